import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Grant: Act {
  /// Gives somebody a role, or another end to one that they hold.
  func run(in context: Acting) throws -> PersonWritten {
    let (session, transaction, shelf) = (context.session, context.writer, context.shelf)
    let roles =
      try shelf.definitions(in: transaction).flatMap(\.definition.roles.names)
      + (shelf.rolesOfSchedule(in: transaction))
    guard roles.contains(role) else {
      throw TaskingError(
        .usage, "there is no role '\(role.prefix(60))'",
        hint: Suggestion.hint(for: role, among: roles) ?? "one of: \(Set(roles).sorted().joined(separator: ", "))"
      )
    }
    let row = try context.onRecord(person)
    let until = try context.time(self.until, "--until")
    if let leaves = row.leaves, until.map({ $0 > leaves }) ?? true {
      throw TaskingError(
        .refused, "\(person) leaves, or left, on \(session.zone.local(leaves).date.iso)",
        hint: "if they stay, end that absence; its number: tasking absence list \(person)")
    }
    let held = row.grants.map(\.roleGrant).filter { $0.role == role && $0.isInForce(at: session.now) }
    if held.count == 1, held[0].until == until {
      throw TaskingError(
        .refused, "\(person) holds the role \(role) already",
        hint: "another end: --until; none any more: tasking person revoke \(person) \(role)")
    }
    let event = AdministrativeEvent.roleGranted(
      AdministrativeEvent.RoleGrant(
        person: person, role: role, until: until, replaces: held.isEmpty ? nil : true))
    let receipt = try transaction.administer(event, by: session.actor, at: session.now, from: session.origin)
    let done = held.isEmpty ? "granted \(role)" : "holds \(role) from now on"
    return PersonWritten(id: person, done: done, until: until, seq: receipt.seq, head: receipt.hash)
  }
}
