internal import Workflow

// A misspelt field or code in `only-for` would put requests into a later group, which is kept for less: so every name is
// looked up in the definitions and registers that stand beside the schedule.

/// Looks up what a schedule of retention names.
struct RetentionCheck {
  private let report: Report
  private let surroundings: RetentionFile.Surroundings

  init(_ report: Report, _ surroundings: RetentionFile.Surroundings) {
    self.report = report
    self.surroundings = surroundings
  }

  private var definitions: [Definition] { surroundings.definitions }

  /// Roles that decide and hold have to be roles.
  func roles(_ schedule: RetentionSchedule, roles: [Node.Entry], deciders: Node, holders: Node) {
    for role in roles where Party.builtIn[role.key] != nil {
      report.error("'\(role.key)' is built in and cannot be a role", at: role.mark)
    }
    let known = schedule.roles.names + definitions.flatMap(\.roles.names)
    for (node, names) in [(deciders, schedule.deciders), (holders, schedule.holders)] {
      if names.isEmpty { report.error("somebody has to: name a role", at: node.mark) }
      for (place, name) in names.enumerated() where !known.contains(name) {
        report.error(
          "unknown role '\(name)'", at: node.elements?[place].mark ?? node.mark,
          hint: Suggestion.hint(for: name, among: known) ?? "put it under 'roles', with what its holders do")
      }
    }
    guard schedule.disposes, let staff = surroundings.staff else { return }
    let count = schedule.deciders.reduce(into: Set<String>()) { $0.formUnion(staff.holders[$1] ?? []) }.count
    if count < 2 {
      report.add(
        .warning,
        "disposal takes two persons, and \(count == 0 ? "nobody holds" : "only one holds") any of these roles",
        at: deciders.mark, hint: "tasking person grant PERSON ROLE")
    }
  }

  /// There is a group, and the last one takes everything, the others something.
  func groups(_ entries: [Node.Entry], at mark: Mark) {
    if entries.isEmpty { report.error("there is no group", at: mark) }
    for (place, entry) in entries.enumerated() {
      let condition = entry.value.entries?.first { $0.key == "only-for" }?.value
      let isLast = place == entries.count - 1
      if isLast, let condition {
        report.error(
          "the last group takes all other requests, so it has no 'only-for'", at: condition.mark,
          hint: "add a group for all others behind it")
      } else if !isLast, condition?.entries?.isEmpty ?? true {
        report.error(
          "group '\(entry.key)' takes every request, so none comes to those behind it", at: entry.mark,
          hint: "give it an 'only-for', or put it last")
      }
    }
  }

  /// A field of `only-for` and its codes.
  func condition(_ entry: Node.Entry) {
    guard !definitions.isEmpty else { return }
    let fields = definitions.compactMap { $0.fields[entry.key] }
    guard !fields.isEmpty else {
      report.error(
        "no definition has a field '\(entry.key)'", at: entry.mark,
        hint: Suggestion.hint(for: entry.key, among: definitions.flatMap(\.fields.names)))
      return
    }
    let codes = fields.flatMap { field -> [String] in
      switch field.shape {
      case .code(let codes): codes
      case .register(let name): surroundings.registers[name]?.entries.names ?? []
      default: []
      }
    }
    guard !codes.isEmpty else {
      report.error("'\(entry.key)' is no field of codes", at: entry.mark)
      return
    }
    for node in entry.value.elements ?? [entry.value] {
      guard let code = node.text, !codes.contains(code) else { continue }
      report.error(
        "'\(code)' is no code of '\(entry.key)'", at: node.mark, hint: Suggestion.hint(for: code, among: codes))
    }
  }

  /// What names a subject is there.
  func subject(_ path: [String]?, at mark: Mark) {
    guard let path, let first = path.first, !definitions.isEmpty else { return }
    let isThere = definitions.contains { definition in
      guard let shape = definition.fields[first]?.shape else { return false }
      guard path.count > 1 else { return Self.isText(shape) }
      let record: String? =
        switch shape {
        case .record(let name), .list(.record(let name)): name
        default: nil
        }
      let member = record.flatMap { definition.records[$0] }?.members.first { $0.name == path[1] }
      return member.map { Self.isText($0.shape) } ?? false
    }
    guard !isThere else { return }
    report.error("no definition has a text at '\(path.joined(separator: "."))'", at: mark)
  }

  private static func isText(_ shape: FieldShape) -> Bool {
    switch shape {
    case .text, .code, .register, .person, .list(.text): true
    default: false
    }
  }
}
