import Tasking
import TaskingAPI
import WorkingTime

extension Written: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
  var ids: [String] { [reference] }

  func settle(in printout: inout Printout, by renderer: Renderer) {
    if let refusal { renderer.fail(refusal, in: &printout) }
  }
}
