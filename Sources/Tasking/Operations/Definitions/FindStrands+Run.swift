import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.FindStrands: Look {
  func run(in context: Context) throws -> Strands {
    let now = context.surroundings.now()
    let finding = try context.checkingDesk(for: source.text, on: Zone.utc.date(at: now), staff: nil)
      .finding(source.text, file: source.file)
    return Strands(lines: try finding.source.map { try context.strands($0, at: now) } ?? [])
  }
}
