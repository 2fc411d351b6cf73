import Store
import TaskingAPI
import Workflow

extension Command.ListWorkflows: Look {
  /// Every stored definition with the number of open requests that follow it.
  func run(in context: Context) throws -> Workflows {
    let transaction = context.reader
    var query = RequestQuery()
    query.openOnly = true
    var open: [String: Int] = [:]
    for row in try transaction.requests(where: query) { open[row.definition ?? "", default: 0] += 1 }
    var activations: [String: WorkflowLine.Activation] = [:]
    for entry in try transaction.administration() {
      guard case .sourceActivated(let activation) = entry.event else { continue }
      activations[activation.digest] = WorkflowLine.Activation(
        at: entry.recordedAt, by: entry.actor.id, approvedBy: activation.approval?.by,
        reason: activation.approval?.reason, foreseen: activation.approval?.impact)
    }
    let lines = try transaction.sources(texts: false).filter { $0.kind == .workflow }.map { row in
      var line = WorkflowLine(
        name: row.name, version: row.version, digest: row.digest, isActive: row.isActive,
        openRequests: open[row.digest] ?? 0)
      line.activated = activations[row.digest]
      return line
    }
    return Workflows(lines)
  }
}
