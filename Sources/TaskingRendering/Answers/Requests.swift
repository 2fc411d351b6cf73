package import TaskingAPI
import WorkingTime

extension Written: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package var ids: [String] { [reference] }

  package func settle(in printout: inout Printout, by renderer: Renderer) {
    if let refusal { renderer.fail(refusal, in: &printout) }
  }
}
