import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Revoke: Act {
  /// Takes a role back, now or from a time to come.
  func run(in context: Acting) throws -> PersonWritten {
    let (session, transaction) = (context.session, context.writer)
    let row = try context.onRecord(person)
    let from = try context.time(self.from, "--from")
    let (person, role) = (person, role)
    let held = row.grants.map(\.roleGrant).filter { $0.isInForce(at: session.now) }
    guard held.contains(where: { $0.role == role }) else {
      let names = Set(held.map(\.role)).sorted()
      throw TaskingError(
        .notFound, "\(person) does not hold the role \(role.prefix(60))",
        hint: Suggestion.hint(for: role, among: names)
          ?? (names.isEmpty ? "\(person) holds no role" : "\(person) holds \(names.joined(separator: ", "))"))
    }
    if let from, !held.contains(where: { $0.role == role && ($0.until.map { from < $0 } ?? true) }) {
      throw TaskingError(.refused, "\(person) does not hold the role \(role) by then", hint: "tasking person list")
    }
    let receipt = try transaction.administer(
      .roleRevoked(.init(person: person, role: role, from: from)), by: session.actor, at: session.now,
      from: session.origin)
    let done = "holds \(role) no longer"
    var written = PersonWritten(id: person, done: done, seq: receipt.seq, head: receipt.hash)
    written.from = from
    return written
  }
}
