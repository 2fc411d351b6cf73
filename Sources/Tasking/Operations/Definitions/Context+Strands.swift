import CEL
import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

// What another version of a register, a calendar, a plan of notices or a schedule of retention counts for from the moment
// at which it is put to use, for open requests too. So what they have and it has not is found before: a code, a column, a
// day, a channel, a role. A definition strands nothing, since requests stay on theirs until they are migrated; which of
// them could not be is said.

extension Context {
  /// The same of a text that has been checked.
  func strands(_ checked: Source, at now: Instant) throws -> [String] {
    guard try reader.source(checked.kind, name: checked.name)?.digest != checked.digest else { return [] }
    switch checked.kind {
    case .register: return try strands(register: checked)
    case .calendar: return try strands(calendar: checked, at: now)
    case .notices: return try strands(plan: checked)
    case .retention: return try strands(schedule: checked, at: now)
    case .workflow: return []
    }
  }

  /// Refuses to put a text to use that strands something, unless that is what is wanted.
  func refuseStrands(_ lines: [String], of checked: Source, isTold: Bool) throws(TaskingError) {
    guard !lines.isEmpty, !isTold else { return }
    throw TaskingError(
      .refused, Strands.sentence(lines.count, of: "\(checked.name) version \(checked.version)"),
      hint: Self.remedy(of: checked.kind),
      details: lines.prefix(Strands.mostListed).map { TaskingError.Detail(code: "stranded", message: $0) })
  }

  fileprivate static func remedy(of kind: Source.Kind) -> String {
    switch kind {
    case .register:
      "keep the code, with retired: true: whatever has it goes on, and nobody chooses it; or say --strand to put it to use"
    case .calendar, .notices, .retention, .workflow:
      "keep what is in use, or say --strand to put it to use all the same"
    }
  }

  /// Which open requests could not be migrated to a definition, said when it is put to use.
  func wordsOfStaying(_ foreseen: Impact?) -> [String] {
    guard let foreseen, !foreseen.isDone else { return [] }
    let left = foreseen.left.map {
      "\($0.reference) could not be migrated to it: \($0.reasons.joined(separator: "; "))"
    }
    let stranded = foreseen.stranded.map { "\($0.reference) would be stranded by a migration, in \($0.state)" }
    let all = left + stranded
    let rest = all.count - Self.mostWords
    return all.prefix(Self.mostWords) + (rest > 0 ? ["and \(rest) more: tasking workflow impact FILE"] : [])
  }

  fileprivate static let mostWords = 20
}

// MARK: What each kind strands

extension Context {
  fileprivate func strands(register checked: Source) throws -> [String] {
    let present = try shelf.registers(in: reader)
    guard let old = present[checked.name], let new = RegisterFile.read(checked.text, file: checked.name).value else {
      return []
    }
    let gone = Set(old.entries.names).subtracting(new.entries.names)
    var lines: [String] = []
    if !gone.isEmpty {
      for row in try openRequests() {
        guard let digest = row.definition else { continue }
        let definition = try shelf.definition(digest: digest, in: reader).definition
        for field in definition.fields {
          guard let value = row.fields[field.name] else { continue }
          lines += definition.codes(of: checked.name, in: value, field.shape, at: field.name)
            .filter { gone.contains($0.code) }.map { "\(row.reference): \($0.path) is \($0.code)" }
        }
      }
      if checked.name == Self.establishments {
        for row in try reader.people() {
          let codes = row.record.covers.filter(gone.contains)
          if !codes.isEmpty { lines.append("\(row.record.id) covers \(codes.joined(separator: ", "))") }
        }
      }
    }
    var others = NameTable(present.filter { $0.name != checked.name })
    others.append(new)
    return lines + (try unfit(with: others, insteadOf: present))
  }

  /// What the definitions that are followed, and the schedule, say of other registers that they did not say of these.
  fileprivate func unfit(with registers: NameTable<Register>, insteadOf present: NameTable<Register>) throws -> [String]
  {
    let followed = Set(try openRequests().compactMap(\.definition))
    let sources = try reader.sources(texts: true)
    let calendars = Set(sources.filter { $0.kind == .calendar && $0.isActive }.map(\.name))
    let zones = ZoneTable(find: { [surroundings] in surroundings.zone($0) })
    let definitions = try shelf.definitions(in: reader).map(\.definition)
    return sources.flatMap { row -> [String] in
      guard let text = row.text, row.isActive || followed.contains(row.digest) else { return [] }
      let file = "\(row.name) version \(row.version)"
      func errors(_ registers: NameTable<Register>) -> [String] {
        switch row.kind {
        case .workflow:
          return DefinitionFile.check(text, file: file, registers: registers, calendars: calendars, zones: zones)
            .diagnostics.filter { $0.severity == .error }.map(\.description)
        case .retention:
          return RetentionFile.check(
            text, file: file, beside: RetentionFile.Surroundings(definitions: definitions, registers: registers),
            zone: { surroundings.zone($0) }
          ).diagnostics.filter { $0.severity == .error }.map(\.description)
        case .calendar, .register, .notices: return []
        }
      }
      let before = Set(errors(present))
      return errors(registers).filter { !before.contains($0) }
    }
  }

  /// Open requests that are due when one-off days are looked for no more.
  fileprivate func strands(calendar checked: Source, at now: Instant) throws -> [String] {
    guard try reader.source(.calendar, name: checked.name) != nil else { return [] }
    let old = try shelf.calendar(checked.name, around: now, in: reader)
    let new = try shelf.calendar(checked, around: now)
    guard let known = old.horizon, new.horizon.map({ $0 < known }) ?? true else { return [] }
    let end = new.horizon.map { new.zone.instant(of: $0.adding(days: 1), secondOfDay: 0) }
    return try openRequests().compactMap { row in
      guard let due = row.nextDue, end.map({ due >= $0 }) ?? true, let digest = row.definition,
        try shelf.definition(digest: digest, in: reader).definition.calendar == checked.name
      else { return nil }
      let day = old.zone.local(due).date.iso
      let until = new.horizon.map { "one-off days are looked for up to \($0.iso) only" } ?? "it has no horizon any more"
      return "\(row.reference) is due on \(day), and \(until)"
    }
  }

  /// Addresses, and messages on their way, of channels that a plan no longer has; who is on duty and cannot be.
  fileprivate func strands(plan checked: Source) throws -> [String] {
    guard let new = NoticeFile.read(checked.text, file: checked.name).value else { return [] }
    let old = try shelf.notices(in: reader)
    let gone = old.channels.names.filter { !new.channels.contains(name: $0) }
    let people = try reader.people()
    var lines: [String] = []
    for channel in gone {
      let ids = people.filter { $0.record.addresses?[channel] != nil }.map(\.record.id)
      if !ids.isEmpty { lines.append("the channel \(channel), by which \(Self.some(ids)) can be reached, is gone") }
    }
    let waiting = try reader.outbox(all: false, limit: Self.mostWaiting)
    for channel in gone {
      let count = waiting.filter { $0.delivery?.channel == channel && $0.delivery?.status == .waiting }.count
      if count > 0 {
        lines.append("\(count) notice\(count == 1 ? "" : "s") on the way by \(channel) could not be sent")
      }
    }
    let roles = Set(
      try shelf.definitions(in: reader).flatMap(\.definition.roles.names) + shelf.rolesOfSchedule(in: reader))
    for (role, team) in new.crowds.teams.sorted(by: { $0.key < $1.key }) where old.crowds.teams[role] != team {
      if !roles.contains(role) { lines.append("the team of \(role) gets nothing: there is no role \(role)") }
      if !people.contains(where: { $0.record.id == team }) {
        lines.append("the team of \(role) cannot be told, and all who hold it are: there is no person \(team)")
      }
    }
    for duty in new.duty where !old.duty.contains(duty) {
      switch duty {
      case .role(let role) where !roles.contains(role): lines.append("nobody can be on duty: there is no role \(role)")
      case .person(let id) where !people.contains(where: { $0.record.id == id }):
        lines.append("nobody can be on duty: there is no person \(id)")
      case .role, .person: break
      }
    }
    return lines
  }

  /// Holds, and grants of roles, that a schedule does not know any more.
  fileprivate func strands(schedule checked: Source, at now: Instant) throws -> [String] {
    guard try reader.source(.retention, name: checked.name) != nil,
      let new = RetentionFile.read(checked.text, file: checked.name, zone: { surroundings.zone($0) }).value
    else { return [] }
    let old = try shelf.schedule(in: reader).schedule
    var lines: [String] = []
    let bases = Set(old.holdBases.names).subtracting(new.holdBases.names)
    if !bases.isEmpty {
      var query = RequestQuery()
      query.order = .reference
      for row in try reader.requests(where: query) {
        for hold in row.retention?.holds ?? [] where bases.contains(hold.basis) {
          lines.append("\(row.reference) is held for \(hold.basis)")
        }
      }
    }
    let known = Set(try shelf.definitions(in: reader).flatMap(\.definition.roles.names) + new.roles.names)
    for role in old.roles.names where !known.contains(role) {
      let ids = try reader.people().filter { $0.person(openRequests: 0).roles(at: now).contains(role) }
        .map(\.record.id)
      if !ids.isEmpty { lines.append("the role \(role), which \(Self.some(ids)) hold, is gone") }
    }
    return lines
  }

  fileprivate func openRequests() throws -> [RequestRow] {
    var query = RequestQuery()
    query.openOnly = true
    query.order = .reference
    return try reader.requests(where: query)
  }

  /// `a, b, c and 4 more`.
  fileprivate static func some(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }

  /// The register of which people's `covers` have codes.
  fileprivate static let establishments = "establishments"

  fileprivate static let mostWaiting = 10_000
}

extension Definition {
  /// Every code of a register that a value has, and where.
  fileprivate func codes(of register: String, in value: FieldValue, _ shape: FieldShape, at path: String)
    -> [(path: String, code: String)]
  {
    switch (shape, value) {
    case (.register(register), .text(let code)): [(path, code)]
    case (.list(let element), .list(let list)):
      list.enumerated().flatMap { codes(of: register, in: $1, element, at: "\(path).\($0 + 1)") }
    case (.record(let name), .record(let record)):
      (records[name]?.members ?? []).flatMap { member in
        record[member.name].map { codes(of: register, in: $0, member.shape, at: "\(path).\(member.name)") } ?? []
      }
    default: []
    }
  }
}
