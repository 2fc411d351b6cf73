import Store
import TaskingAPI
import Workflow
import WorkingTime

/// Reads the filters of a list: `state:queued,offered`, `priority=P1`, `@overdue`, and for a queue a bare name.
struct ListFilter {
  let definitions: [Definition]
  /// What values there are besides those that definitions name.
  let known: FilterValues
  let person: String
  let now: Instant
  /// What all filters say but those of the assignee.
  private(set) var predicate = Predicate.always
  /// Whom a filter names as the assignee.
  private(set) var assignee: RequestQuery.Assignee?
  /// Whether a state or a stage is named, so that closed requests are not left out.
  private(set) var namesStates = false
  /// Whether `@me` says whose requests are wanted.
  private(set) var namesMe = false
  /// The role to which a queue is narrowed.
  private(set) var queueRole: String?

  static let keys = [
    "state", "stage", "priority", "kind", "establishment", "prison", "assignee", "raiser", "waits-for",
  ]
  static let names = ["@me", "@unassigned", "@overdue", "@held"]

  init(definitions: [Definition], known: FilterValues, person: String, now: Instant) {
    self.definitions = definitions
    self.known = known
    self.person = person
    self.now = now
  }

  /// Adds one filter; all of them must hold.
  mutating func add(_ text: String) throws {
    if text.hasPrefix("@") { return try add(name: text) }
    guard let place = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return try add(word: text) }
    let key = String(text[..<place])
    let values = text[text.index(after: place)...].split(separator: ",", omittingEmptySubsequences: false)
      .map { $0 == "@me" ? person : String($0) }
    guard !values.contains("") else {
      throw TaskingError(.malformed, "the filter '\(text.prefix(60))' has no value", hint: "\(key):value")
    }
    switch key {
    case "state":
      narrow(.oneOf(.state, try known(values, definitions.flatMap(\.states.names), "state")))
      namesStates = true
    case "stage":
      narrow(.stage(oneOf: try known(values, Stage.allCases.map(\.rawValue), "stage").compactMap(Stage.init)))
      namesStates = true
    case "priority":
      narrow(.oneOf(.priority, try known(values, definitions.flatMap(\.priorities), "priority")))
    case "kind": narrow(.oneOf(.kind, try coded(values, Definition.kindField, key)))
    case "establishment", "prison":
      narrow(.oneOf(.establishment, try coded(values, Definition.establishmentField, key)))
    case "assignee":
      let assignee = try only(values, key)
      narrow(assignee: assignee == Party.nobody.word ? .nobody : .person(try someone(assignee)))
    case "raiser": narrow(.text(.raiser, .equal, try someone(try only(values, key))))
    case "waits-for": narrow(.waits(for: try values.map(waiting)))
    default:
      throw TaskingError(
        .usage, "there is no filter '\(key.prefix(60))'",
        hint: Suggestion.hint(for: key, among: ListFilter.keys) ?? "one of: \(ListFilter.keys.joined(separator: ", "))")
    }
  }

  private mutating func add(name: String) throws {
    switch name {
    case "@me":
      narrow(assignee: .person(person))
      namesMe = true
    case "@unassigned": narrow(assignee: .nobody)
    case "@overdue": narrow(.number(.nextDue, .less, now.secondsSinceEpoch))
    case "@held":
      let held = definitions.flatMap { definition in
        definition.moves.filter { $0.to == .whereItWas }.flatMap { definition.states(of: $0.from) }
      }
      narrow(.oneOf(.state, Array(Set(held)).sorted()))
    default:
      throw TaskingError(
        .usage, "there is no filter '\(name.prefix(60))'",
        hint: Suggestion.hint(for: name, among: ListFilter.names)
          ?? "one of: \(ListFilter.names.joined(separator: ", "))")
    }
  }

  /// A bare word is a state or a role.
  private mutating func add(word: String) throws {
    let states = definitions.flatMap(\.states.names)
    let roles = definitions.flatMap(\.roles.names)
    let word = Suggestion.meant(by: word, among: states + roles) ?? word
    if states.contains(word) {
      narrow(.oneOf(.state, [word]))
      namesStates = true
    } else if roles.contains(word) {
      queueRole = word
      narrow(.waits(for: [.role(word)]))
    } else {
      throw TaskingError(
        .usage, "'\(word.prefix(60))' is no state and no role",
        hint: Suggestion.hint(for: word, among: states + roles) ?? "write field:value, such as state:queued")
    }
  }

  /// Nobody has two assignees: two of them leave nothing.
  private mutating func narrow(assignee: RequestQuery.Assignee) {
    if self.assignee != nil && self.assignee != assignee { narrow(.never) }
    self.assignee = assignee
  }

  private mutating func narrow(_ other: Predicate) { predicate = predicate.and(other) }

  private func known(_ values: [String], _ names: [String], _ what: String) throws -> [String] {
    try values.map { value in
      guard let meant = Suggestion.meant(by: value, among: names) else { throw none(value, what, among: names) }
      return meant
    }
  }

  /// Codes that a field may hold, or might by some earlier register or definition.
  private func coded(_ values: [String], _ field: String, _ what: String) throws -> [String] {
    guard let codes = try known.codes(field) else { return values }
    return try values.map { value in
      if let meant = Suggestion.meant(by: value, among: codes) { return meant }
      if let meant = Suggestion.meant(by: value, among: try known.earlierCodes(field)) { return meant }
      throw none(value, what, among: codes)
    }
  }

  /// A person on record.
  private func someone(_ id: String) throws -> String {
    if try known.isPerson(id) { return id }
    throw none(id, "person", among: try known.people())
  }

  private func waiting(_ value: String) throws -> WaitsFor {
    let roles = definitions.flatMap(\.roles.names)
    if let role = Suggestion.meant(by: value, among: roles) { return .role(role) }
    if try known.isPerson(value) { return .person(value) }
    throw none(value, "role and no person", among: roles + (try known.people()))
  }

  private func none(_ value: String, _ what: String, among names: [String]) -> TaskingError {
    var all: [String] = []
    for name in names where !all.contains(name) { all.append(name) }
    let listed = all.prefix(30).joined(separator: ", ")
    return TaskingError(
      .usage, "there is no \(what) '\(value.prefix(60))'",
      hint: Suggestion.hint(for: value, among: all) ?? "one of: \(listed)\(all.count > 30 ? ", …" : "")")
  }

  private func only(_ values: [String], _ key: String) throws -> String {
    guard let value = values.first, values.count == 1 else {
      throw TaskingError(.usage, "\(key) takes one person")
    }
    return value
  }
}
