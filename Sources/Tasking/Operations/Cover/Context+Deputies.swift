import Store
import TaskingAPI
import Workflow
import WorkingTime

// Nobody gains by what they record of others: whoever would stand in for somebody because of it does not record it alone.

extension Context {
  /// Somebody who stands in has to be somebody else, on record, not gone, and hold one of the person's roles.
  func checkDeputy(_ deputy: String, of person: String, at instant: Instant) throws {
    guard deputy != person else {
      throw TaskingError(.malformed, "nobody stands in for themselves", hint: "name somebody else")
    }
    guard try !known(deputy).isGone(at: instant) else {
      throw TaskingError(.refused, "\(deputy) has left", hint: "name somebody else: tasking person list")
    }
    let standIns = Context.standIns(try reader.people())
    guard !standIns.isFit(deputy, for: person, at: instant), standIns.people[person] != nil else { return }
    let roles = standIns.people[person]?.roles(at: instant) ?? []
    throw TaskingError(
      .refused,
      "\(deputy) holds none of the roles of \(person) (\(roles.joined(separator: ", "))), and could do none of it",
      hint: "who could: \(Context.names(Context.fit(for: person, standIns, at: instant)))")
  }

  /// Refuses to name oneself for somebody else.
  func refuseNamingMyself(_ deputy: String, for person: String) throws {
    guard deputy == session.person, person != deputy else { return }
    throw try gain(for: person)
  }

  /// Refuses a change of absences or deputies by which whoever makes it would stand in for somebody.
  func refuseGain(_ change: (CoverPlan) -> CoverPlan) throws {
    guard let actor = session.person else { return }
    let before = CoverPlan(rows: try reader.people())
    guard let person = change(before).gained(by: actor, since: before, from: session.now) else { return }
    throw try gain(for: person)
  }

  fileprivate func gain(for person: String) throws -> TaskingError {
    let roles = try coveringRoles()
    let others = try reader.people().filter { row in
      guard row.record.id != session.person, row.record.id != person, !row.isGone(at: session.now) else { return false }
      let known = row.person(openRequests: 0)
      return !known.isAbsent(at: session.now) && known.roles(at: session.now).contains(where: roles.contains)
    }.map(\.record.id)
    return TaskingError(
      .notPermitted, "you would stand in for \(person), and nobody gives that to themselves",
      hint: "it is said by \(person), or by another \(roles.joined(separator: " or ")): \(Context.names(others))")
  }

  /// Who holds one of the person's roles and is there.
  fileprivate static func fit(for person: String, _ standIns: StandIns, at instant: Instant) -> [String] {
    standIns.people.keys.filter { id in
      id != person && standIns.isFit(id, for: person, at: instant)
        && !(standIns.people[id]?.isAbsent(at: instant) ?? true)
    }.sorted()
  }

  /// A few names of many.
  fileprivate static func names(_ ids: [String]) -> String {
    guard !ids.isEmpty else { return "nobody" }
    return ids.prefix(5).joined(separator: ", ") + (ids.count > 5 ? " and \(ids.count - 5) more" : "")
  }

  /// That nobody would stand in, and why; or in what the deputy cannot.
  func coverWarnings(of person: String, at instant: Instant) throws -> [String] {
    let standIns = Context.standIns(try reader.people())
    let end = "tasking absence deputy \(person) SOMEBODY"
    switch standIns.answer(for: person, at: instant) {
    case .present: return []
    case .person(let deputy):
      return Context.missingRoles(of: deputy, for: person, standIns, at: instant)
        + (try beyond(deputy, of: person, standIns, at: instant))
    case .nobody: return ["nobody stands in for \(person): \(end)"]
    case .unfit(let deputy):
      return ["nobody stands in for \(person): \(deputy) holds none of their roles: \(end)"]
    case .circle(let ids):
      return ["nobody stands in for \(person): \(ids.joined(separator: " → ")) → \(ids[0]) goes round in a circle"]
    }
  }

  fileprivate static func missingRoles(
    of deputy: String, for person: String, _ standIns: StandIns, at instant: Instant
  ) -> [String] {
    guard let person = standIns.people[person], let deputy = standIns.people[deputy] else { return [] }
    let missing = person.roles(at: instant).filter { !deputy.holds($0, at: instant) }
    if missing.isEmpty { return [] }
    return ["\(deputy.id) does not hold \(missing.joined(separator: ", ")): as such nobody stands in for \(person.id)"]
  }

  /// That the deputy could not be given some of what the person has.
  fileprivate func beyond(_ deputy: String, of person: String, _ standIns: StandIns, at instant: Instant) throws
    -> [String]
  {
    var query = RequestQuery()
    (query.openOnly, query.assignee) = (true, .person(person))
    var found: [String] = []
    var others = Set(Context.fit(for: person, standIns, at: instant))
    for row in try reader.requests(where: query) {
      guard let digest = row.definition, row.waitsFor == .person(person),
        let snapshot = Snapshot.fold(try reader.events(of: row.reference).map(\.event))
      else { continue }
      let kernel = try kernel(try shelf.definition(digest: digest, in: reader))
      guard !kernel.couldHold(snapshot, deputy, at: instant) else { continue }
      found.append(row.reference)
      others = others.filter { kernel.couldHold(snapshot, $0, at: instant) }
    }
    guard let first = found.first else { return [] }
    let rest = found.count > 1 ? " and \(found.count - 1) more" : ""
    return [
      "\(deputy) could not be given \(first)\(rest), and cannot act on it; who could: \(Context.names(others.sorted()))"
    ]
  }
}

/// Who is away when and names whom, as it is or would be.
struct CoverPlan {
  var rows: [PersonRow]

  /// The same with one more absence.
  func adding(_ record: AbsenceRecord, at now: Instant) -> CoverPlan {
    changing(record.person) { $0.absences + [AbsenceRow(seq: .max, record: record, recorded: now)] }
  }

  /// The same with some absences ended.
  func ending(_ seqs: Set<Int64>, of person: String, at now: Instant) -> CoverPlan {
    changing(person) { row in
      row.absences.map { absence in
        var absence = absence
        if seqs.contains(absence.seq) { absence.ended = now }
        return absence
      }
    }
  }

  /// The same with another standing deputy.
  func naming(_ deputy: String?, for person: String) -> CoverPlan {
    CoverPlan(
      rows: rows.map { row in
        guard row.record.id == person else { return row }
        var record = row.record
        record.deputy = deputy
        return PersonRow(record: record, added: row.added, grants: row.grants, absences: row.absences)
      })
  }

  private func changing(_ person: String, _ absences: (PersonRow) -> [AbsenceRow]) -> CoverPlan {
    CoverPlan(
      rows: rows.map { row in
        guard row.record.id == person else { return row }
        return PersonRow(record: row.record, added: row.added, grants: row.grants, absences: absences(row))
      })
  }

  /// Somebody for whom a person stands in at some time to come, and did not by another plan; nil if there is nobody.
  func gained(by person: String, since before: CoverPlan, from now: Instant) -> String? {
    let absences = (rows + before.rows).flatMap(\.absences).map(\.absence)
    let instants = Set([now] + absences.flatMap { [$0.since] + [$0.until].compactMap(\.self) }.filter { now < $0 })
    let (present, planned) = (Context.standIns(before.rows), Context.standIns(rows))
    for instant in instants.sorted() {
      let had = Set(present.principals(of: person, at: instant))
      if let gained = planned.principals(of: person, at: instant).first(where: { !had.contains($0) }) { return gained }
    }
    return nil
  }
}
