import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ListPeople: Look {
  /// Everybody, with the roles that they hold now.
  func run(in context: Context) throws -> People {
    let (session, transaction) = (context.session, context.reader)
    let counts = try transaction.openRequestCounts()
    let lines = try transaction.people().map { row in
      var line = PersonLine(
        id: row.record.id, name: row.record.name, uid: row.record.uid, roles: Self.roles(of: row, at: session.now),
        covers: row.record.covers, limit: row.record.limit, openRequests: counts[row.record.id] ?? 0)
      line.leaves = row.leaves
      return line
    }
    return People(lines)
  }

  /// The roles that somebody holds, each once with its last end: stores of earlier versions have grants beside others.
  private static func roles(of row: PersonRow, at now: Instant) -> [PersonLine.Grant] {
    let held = row.grants.map(\.roleGrant).filter { $0.isInForce(at: now) }
    var lines: [PersonLine.Grant] = []
    for grant in held where !lines.contains(where: { $0.role == grant.role }) {
      let ends = held.filter { $0.role == grant.role }.map(\.until)
      lines.append(PersonLine.Grant(role: grant.role, until: ends.contains(nil) ? nil : ends.compactMap(\.self).max()))
    }
    return lines
  }
}
