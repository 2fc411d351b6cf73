import Store
import TaskingAPI
import Workflow

extension Command.MeasurePressure: Look {
  /// How often each rule of the definition in use was passed, and how often it was a reason to refuse.
  ///
  /// Moves of requests on an earlier version count by that version's rules, under the same names. Cost: linear in the
  /// journal and the access log.
  func run(in context: Context) throws -> RulePressure {
    let transaction = context.reader
    let present = try context.shelf.definition(workflow: workflow, in: transaction).definition
    var lines: [String: RulePressure.Line] = [:]
    for rule in present.rules { lines[rule.name] = RulePressure.Line(name: rule.name) }
    try eachMove(of: present.workflow, context) { move in
      for rule in Set(move.rules) { lines[rule]?.held += 1 }
    }
    let requests = Set(
      try transaction.requests(where: RequestQuery()).filter { $0.workflow == present.workflow }.map(\.reference))
    var seq: Int64 = 1
    while true {
      let records = try transaction.accessLog(from: seq, limit: 1_000)
      guard let last = records.last else { break }
      seq = last.seq + 1
      for access in records.map(\.access) where access.request.map(requests.contains) ?? true {
        guard let refusal = try Refusal.read(access) else { continue }
        for rule in Set(refusal.rules) {
          lines[rule]?.refused += 1
          if refusal.blockers.count == 1 { lines[rule]?.alone += 1 }
          lines[rule]?.lastRefused = access.at
        }
      }
    }
    let ordered = present.rules.compactMap { lines[$0.name] }
    return RulePressure(workflow: present.workflow, version: present.version, rules: ordered)
  }

  /// Gives every move that was made on requests of a workflow, erased ones left aside.
  private func eachMove(
    of workflow: String, _ context: Context, _ body: (MoveRule) -> Void
  ) throws {
    let transaction = context.reader
    var definitions: [String: Definition] = [:]
    var seq: Int64 = 1
    while true {
      let records = try transaction.journal(from: seq, limit: 1_000)
      guard let last = records.last else { return }
      seq = last.seq + 1
      for record in records {
        guard let event = try record.entry()?.event else { continue }
        if let digest = event.payload?.definition {
          let definition = try context.shelf.definition(digest: digest, in: transaction).definition
          definitions[event.request] = definition.workflow == workflow ? definition : nil
        }
        if let move = definitions[event.request]?.moves[event.kind] { body(move) }
      }
    }
  }
}
