import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Acting {
  /// Writes down that somebody is away.
  func record(_ new: Command.RecordAbsence) throws
    -> AbsenceWritten
  {
    let person = try known(new.person ?? session.person)
    try refuseCovering(for: person.record.id)
    let from = try instant(new.from, "--from") ?? session.now
    let until = try instant(new.until, "--until")
    if let until, until <= max(from, session.now) {
      throw TaskingError(
        .malformed, "--until: \(session.words(until)) is \(until <= from ? "not after the beginning" : "past")",
        hint: "give the time at which they are there again, or none")
    }
    guard !person.isGone(at: max(from, session.now)) else {
      throw TaskingError(.refused, "\(person.record.id) has left", hint: "tasking person list")
    }
    if let deputy = new.deputy {
      try refuseNamingMyself(deputy, for: person.record.id)
      try checkDeputy(deputy, of: person.record.id, at: max(from, session.now))
    }
    let record = AbsenceRecord(
      person: person.record.id, from: from, until: until, deputy: new.deputy, reason: try word(new.reason))
    if let same = person.absences.first(where: { row in
      row.ended == nil && row.record.until == until && row.record.deputy == record.deputy
        && (row.record.from == from || row.record.from <= session.now && from <= session.now)
    }) {
      throw TaskingError(.refused, "that is on record already, as absence \(same.seq)", hint: "tasking absence list")
    }
    try refuseGain() { $0.adding(record, at: session.now) }
    let receipt = try writer.administer(
      .absenceRecorded(record), by: session.actor, at: session.now, from: session.origin)
    var written = AbsenceWritten(person: record.person, done: .recorded, seq: receipt.seq, head: receipt.hash)
    written.number = receipt.seq
    (written.from, written.until, written.deputy) = (from, until, record.deputy)
    let warnings = try coverWarnings(of: record.person, at: max(from, session.now))
    return session.remarking(written, warnings: warnings)
  }

  /// Writes down that somebody is there again, or will not be away.
  func end(_ end: Command.EndAbsence) throws -> AbsenceWritten {
    let person = try known(end.person ?? session.person)
    try refuseCovering(for: person.record.id)
    let rows = try absences(toEnd: end.number, of: person)
    try refuseGain() { $0.ending(Set(rows.map(\.seq)), of: person.record.id, at: session.now) }
    var last: Receipt?
    for row in rows {
      last = try writer.administer(
        .absenceEnded(.init(absence: row.seq, person: person.record.id)), by: session.actor, at: session.now,
        from: session.origin)
    }
    guard let receipt = last, let row = rows.first else { throw TaskingError(.internalFault, "nothing was ended") }
    let hasBegun = rows.contains { $0.record.from <= session.now }
    var written = AbsenceWritten(
      person: person.record.id, done: hasBegun ? .ended : .calledOff, seq: receipt.seq, head: receipt.hash)
    written.number = row.seq
    (written.from, written.until) = (row.record.from, row.record.until)
    return written
  }
}

extension Context {
  /// The absences that are meant: that of the number, those in force, or the only one to come.
  fileprivate func absences(toEnd number: Int64?, of person: PersonRow) throws -> [AbsenceRow] {
    let open = person.absences.filter { row in
      row.ended == nil && row.record.until.map { session.now < $0 } ?? true
    }
    if let number {
      guard let row = open.first(where: { $0.seq == number }) else {
        throw TaskingError(
          .notFound, "\(person.record.id) has no absence \(number) that is not over", hint: "tasking absence list")
      }
      return [row]
    }
    let known = open.filter { !$0.isDeparture }
    let present = known.filter { $0.record.from <= session.now }
    if !present.isEmpty { return present }
    guard let only = known.first else {
      if let left = open.first {
        throw TaskingError(
          .refused, "\(person.record.id) has left, or will, for good",
          hint: "if they stay: tasking absence end \(person.record.id) --number \(left.seq)")
      }
      throw TaskingError(.notFound, "\(person.record.id) is not away", hint: "tasking absence list")
    }
    guard known.count == 1 else {
      let numbers = known.map { String($0.seq) }.joined(separator: ", ")
      throw TaskingError(
        .usage, "\(person.record.id) has several absences to come", hint: "say which with --number: \(numbers)")
    }
    return [only]
  }
}

extension Acting {
  /// Says who stands in for somebody whenever an absence names nobody.
  func appoint(_ appointment: Command.Appoint) throws
    -> AbsenceWritten
  {
    let person = try known(appointment.person)
    try refuseCovering(for: person.record.id)
    if let deputy = appointment.deputy {
      try refuseNamingMyself(deputy, for: person.record.id)
      try checkDeputy(deputy, of: person.record.id, at: session.now)
    }
    var record = person.record
    record.deputy = appointment.deputy
    try refuseGain() { $0.naming(appointment.deputy, for: record.id) }
    try refuseSame(record, as: person.record)
    let receipt = try writer.administer(
      .personChanged(record), by: session.actor, at: session.now, from: session.origin)
    var written = AbsenceWritten(person: record.id, done: .appointed, seq: receipt.seq, head: receipt.hash)
    written.deputy = record.deputy
    return session.remarking(written, warnings: try coverWarnings(of: record.id, at: session.now))
  }
}

extension Context {
  /// Who is away or will be, and who stands in.
  func absences(_ query: Command.ListAbsences) throws
    -> Absences
  {
    let rows = try reader.people()
    let wanted = try query.person.map { [try known($0)] } ?? rows
    let standIns = Context.standIns(rows)
    let mayKnow = try mayCover()
    var lines: [Absences.Line] = []
    for row in wanted {
      for absence in row.absences {
        let line = Context.line(
          of: absence, standIns, mayKnowReason: mayKnow || row.record.id == session.person, at: session.now)
        // Those who are gone are many in the end, and no news.
        if query.isAll || (line.phase != .over && (query.person != nil || line.phase == .planned || !line.isDeparture))
        {
          lines.append(line)
        }
      }
    }
    lines.sort { ($0.from, $0.person, $0.number) < ($1.from, $1.person, $1.number) }
    let deputies = wanted.compactMap { row in
      row.record.deputy.map { Absences.Deputy(person: row.record.id, deputy: $0) }
    }
    return Absences(absences: lines, deputies: deputies)
  }

  fileprivate static func line(
    of row: AbsenceRow, _ standIns: StandIns, mayKnowReason: Bool, at now: Instant
  ) -> Absences.Line {
    let absence = row.absence
    let isOver = [row.record.until, row.ended].compactMap(\.self).contains { $0 <= now }
    var line = Absences.Line(
      number: row.seq, person: row.record.person, from: row.record.from, until: row.record.until,
      phase: isOver ? .over : absence.since <= now ? .now : .planned, recorded: row.recorded)
    line.ended = row.ended
    line.isDeparture = row.isDeparture
    line.deputy = row.record.deputy
    line.reason = mayKnowReason ? row.record.reason : nil
    guard !isOver else { return line }
    switch standIns.answer(for: row.record.person, at: max(absence.since, now)) {
    case .person(let id): line.standIn = id
    case .circle(let ids): line.circle = ids
    case .present, .nobody, .unfit: break
    }
    return line
  }
}

extension Context {
  /// Who stands in for whom among these people.
  static func standIns(_ rows: [PersonRow]) -> StandIns {
    StandIns(
      Dictionary(rows.map { ($0.record.id, $0.person(openRequests: 0)) }, uniquingKeysWith: { first, _ in first }))
  }

  /// Those for whom somebody stands in now.
  func principals(of person: String) throws -> [String] {
    guard try !reader.absentees(from: session.now, through: session.now).isEmpty else { return [] }
    return Context.standIns(try reader.people()).principals(of: person, at: session.now)
  }

  /// Refuses what only the person, or whoever the workflow names, may say of their absence.
  func refuseCovering(for person: String) throws {
    if session.person == person { return }
    if try mayCover() { return }
    let roles = try coveringRoles()
    throw TaskingError(
      .notPermitted, "only \(person) or a \(roles.joined(separator: " or ")) says so of \(person)",
      hint: "who holds which role: tasking person list")
  }

  /// Whether whoever asks may say of others that they are away, and hand over for them.
  func mayCover() throws -> Bool {
    guard let id = session.person, let me = try reader.person(id: id) else { return false }
    let roles = try coveringRoles()
    return me.person(openRequests: 0).roles(at: session.now).contains(where: roles.contains)
  }

  /// The roles that the workflows in use name; where one names none, those that give work to somebody.
  func coveringRoles() throws -> [String] {
    var seen: Set<String> = []
    var roles: [String] = []
    for row in try reader.sources(texts: false) where row.kind == .workflow && row.isActive {
      let definition = try shelf.definition(digest: row.digest, in: reader).definition
      let parties =
        definition.absence?.by
        ?? definition.moves.filter { $0.asks.contains(Definition.assigneeWord) }.flatMap(\.by)
      for case .role(let role) in parties where seen.insert(role).inserted { roles.append(role) }
    }
    return roles
  }

  /// That whoever has a request is away, and who stands in.
  func awayWarnings(of person: String?) throws -> [String] {
    guard let person, try reader.absentees(from: session.now, through: session.now).contains(person) else {
      return []
    }
    let answer = Context.standIns(try reader.people()).answer(for: person, at: session.now)
    return answer == .present ? [] : ["\(person) is away; \(answer.id ?? "nobody") stands in"]
  }

  /// Somebody on record.
  func known(_ id: String?) throws -> PersonRow {
    guard let id else { throw TaskingError(.usage, "nobody is named") }
    if let row = try reader.person(id: id) { return row }
    let ids = try reader.people().map(\.record.id)
    throw TaskingError(
      .notFound, "there is no person '\(id.prefix(60))'",
      hint: Suggestion.hint(for: id, among: ids) ?? "tasking person list")
  }

  /// A time as people type it.
  func instant(_ text: String?, _ flag: String) throws -> Instant? {
    guard let text else { return nil }
    do throws(InstantPhraseFault) {
      return try InstantPhrase(now: session.now, zone: session.zone).instant(text)
    } catch {
      throw TaskingError(.malformed, "\(flag): \(error.sentence)", hint: error.hint)
    }
  }

  /// A reason is a word: what somebody is ill with is nobody's business here.
  fileprivate func word(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard (2...30).contains(text.utf8.count), text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else {
      throw TaskingError(
        .malformed, "--reason: '\(text.prefix(60))' is no word", hint: "one word, such as leave, sick, training, court")
    }
    return text
  }
}
