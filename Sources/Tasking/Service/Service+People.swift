import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Service {
  /// Gives somebody a role, or another end to one that they hold.
  func grant(_ grant: Command.Grant, _ session: Session, _ transaction: any WriteTransaction) throws -> PersonWritten {
    let roles =
      try shelf.definitions(in: transaction).flatMap(\.definition.roles.names)
      + (shelf.rolesOfSchedule(in: transaction))
    guard roles.contains(grant.role) else {
      throw TaskingError(
        .usage, "there is no role '\(grant.role.prefix(60))'",
        hint: Suggestion.hint(for: grant.role, among: roles) ?? "one of: \(Set(roles).sorted().joined(separator: ", "))"
      )
    }
    let row = try onRecord(grant.person, transaction)
    let until = try time(grant.until, "--until", session)
    if let leaves = row.leaves, until.map({ $0 > leaves }) ?? true {
      throw TaskingError(
        .refused, "\(grant.person) leaves, or left, on \(session.zone.local(leaves).date.iso)",
        hint: "if they stay, end that absence; its number: tasking absence list \(grant.person)")
    }
    let held = row.grants.map(\.roleGrant).filter { $0.role == grant.role && $0.isInForce(at: session.now) }
    if held.count == 1, held[0].until == until {
      throw TaskingError(
        .refused, "\(grant.person) holds the role \(grant.role) already",
        hint: "another end: --until; none any more: tasking person revoke \(grant.person) \(grant.role)")
    }
    let event = AdministrativeEvent.roleGranted(
      AdministrativeEvent.RoleGrant(
        person: grant.person, role: grant.role, until: until, replaces: held.isEmpty ? nil : true))
    let receipt = try transaction.administer(event, by: session.actor, at: session.now, from: session.origin)
    let done = held.isEmpty ? "granted \(grant.role)" : "holds \(grant.role) from now on"
    return PersonWritten(id: grant.person, done: done, until: until, seq: receipt.seq, head: receipt.hash)
  }

  /// Takes a role back, now or from a time to come.
  func revoke(_ revocation: Command.Revoke, _ session: Session, _ transaction: any WriteTransaction) throws
    -> PersonWritten
  {
    let row = try onRecord(revocation.person, transaction)
    let from = try time(revocation.from, "--from", session)
    let (person, role) = (revocation.person, revocation.role)
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

  /// Says that somebody is gone for good: their roles end, their login is theirs no longer, and what they have goes on.
  func leave(_ departure: Command.Leave, _ session: Session, _ transaction: any WriteTransaction) throws -> PersonLeft {
    let row = try onRecord(departure.person, transaction)
    let id = row.record.id
    let from = try time(departure.from, "--from", session) ?? session.now
    if let leaves = row.leaves {
      throw TaskingError(
        .refused, "\(id) leaves, or left, on \(session.zone.local(leaves).date.iso) already",
        hint: "if they stay, end that absence; its number: tasking absence list \(id)")
    }
    guard id != session.person else {
      throw TaskingError(
        .notPermitted, "nobody leaves by their own word: there would be nobody to say so",
        hint: "whoever follows you says it: tasking person leave \(id)")
    }
    let roles = row.grants.map(\.roleGrant).filter { $0.until.map { from < $0 } ?? true }.map(\.role)
    let receipt = try transaction.administer(
      .personLeft(.init(person: id, from: from)), by: session.actor, at: session.now, from: session.origin)
    var left = PersonLeft(id: id, from: from, roles: Set(roles).sorted(), seq: receipt.seq, head: receipt.hash)
    left.hadLogin = row.record.uid
    left.work = try work(of: id, at: from, session, transaction)
    left.deputyOf = try transaction.people().filter { $0.record.deputy == id && !$0.isGone(at: from) }.map(\.record.id)
    return left
  }

  /// What somebody has, or what waits for them, and what becomes of it once they are gone.
  private func work(
    of person: String, at instant: Instant, _ session: Session, _ transaction: any ReadTransaction
  ) throws -> [PersonLeft.Work] {
    var query = RequestQuery()
    query.openOnly = true
    var (given, raised) = (query, query)
    given.assignee = .person(person)
    raised.raiser = person
    var seen: Set<String> = []
    let rows = try transaction.requests(where: given) + transaction.requests(where: raised)
    return try rows.sorted(by: query.precedes).compactMap { row in
      guard seen.insert(row.reference).inserted, let digest = row.definition else { return nil }
      let pinned = try shelf.definition(digest: digest, in: transaction)
      let isAssigned = row.assignee == person
      // A draft goes by itself, and what others have to do next goes on without its raiser.
      guard isAssigned || row.waitsFor == .person(person), row.state != pinned.definition.raise.into else { return nil }
      let kernel = try kernel(pinned, session, transaction)
      let number = row.reference
      let goesOn = kernel.isCovered(state: row.state, fields: row.fields) && isAssigned
      let giving = pinned.definition.moves.first { move in
        !move.isMachines && move.asks.contains(Definition.assigneeWord)
          && pinned.definition.selects(move.from, row.state)
      }
      let todo: String
      if let giving, isAssigned {
        todo =
          "tasking \(giving.name) \(number) assignee=SOMEBODY"
          + (giving.asks.contains(Definition.reasonWord) ? " reason=…" : "")
      } else {
        todo = "tasking next \(number)"
      }
      return PersonLeft.Work(
        reference: row.reference, state: row.state, priority: row.priority, isAssignee: isAssigned,
        isTakenByMachine: goesOn, next: todo)
    }
  }

  /// Everybody, with the roles that they hold now.
  func people(_ session: Session, _ transaction: any ReadTransaction) throws -> People {
    let counts = try transaction.openRequestCounts()
    let lines = try transaction.people().map { row in
      var line = PersonLine(
        id: row.record.id, name: row.record.name, uid: row.record.uid, roles: Service.roles(of: row, at: session.now),
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

  private func onRecord(_ id: String, _ transaction: any ReadTransaction) throws -> PersonRow {
    if let row = try transaction.person(id: id) { return row }
    throw TaskingError(.notFound, "there is no person '\(id.prefix(60))'", hint: "tasking person list")
  }

  /// A time to come as people type it.
  private func time(_ text: String?, _ flag: String, _ session: Session) throws -> Instant? {
    guard let instant = try instant(text, flag, session) else { return nil }
    guard instant > session.now else {
      throw TaskingError(.malformed, "\(flag): \(session.words(instant)) has passed", hint: "give a later date")
    }
    return instant
  }
}
