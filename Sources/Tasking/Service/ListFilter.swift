import Store
import Workflow
import WorkingTime

/// Reads the filters of a list: `state:queued,offered`, `priority=P1`, `@overdue`, and for a queue a bare name.
struct ListFilter {
  let definitions: [Definition]
  let person: String
  let now: Instant
  private(set) var query = RequestQuery()
  /// Whether a state or a stage is named, so that closed requests are not left out.
  private(set) var namesStates = false
  /// Whether `@me` says whose requests are wanted.
  private(set) var namesMe = false
  /// The role to which a queue is narrowed.
  private(set) var queueRole: String?

  private static let keys = [
    "state", "stage", "priority", "kind", "establishment", "prison", "assignee", "raiser", "waits-for",
  ]
  private static let names = ["@me", "@unassigned", "@overdue", "@held"]

  init(definitions: [Definition], person: String, now: Instant) {
    self.definitions = definitions
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
      query.states = narrowed(query.states, to: try known(values, definitions.flatMap(\.states.names), "state"))
      namesStates = true
    case "stage":
      let stages = try known(values, Stage.allCases.map(\.rawValue), "stage").compactMap(Stage.init)
      query.stages = narrowed(query.stages, to: stages)
      namesStates = true
    case "priority":
      query.priorities = narrowed(
        query.priorities, to: try known(values, definitions.flatMap(\.priorities), "priority"))
    case "kind": query.kinds = narrowed(query.kinds, to: values)
    case "establishment", "prison":
      query.establishments = narrowed(query.establishments, to: values.map { $0.uppercased() })
    case "assignee": narrow(assignee: .person(try only(values, key)))
    case "raiser":
      let raiser = try only(values, key)
      if query.raiser != nil && query.raiser != raiser { query.references = [] }
      query.raiser = raiser
    case "waits-for":
      let roles = Set(definitions.flatMap(\.roles.names))
      query.waitsFor = narrowed(query.waitsFor, to: values.map { roles.contains($0) ? .role($0) : .person($0) })
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
    case "@overdue": query.overdueAt = now
    case "@held":
      let held = definitions.flatMap { definition in
        definition.moves.filter { $0.to == .whereItWas }.flatMap { definition.states(of: $0.from) }
      }
      query.states = narrowed(query.states, to: Array(Set(held)).sorted())
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
    if states.contains(word) {
      query.states = narrowed(query.states, to: [word])
      namesStates = true
    } else if roles.contains(word) {
      queueRole = word
      query.waitsFor = narrowed(query.waitsFor, to: [.role(word)])
    } else {
      throw TaskingError(
        .usage, "'\(word.prefix(60))' is no state and no role",
        hint: Suggestion.hint(for: word, among: states + roles) ?? "write field:value, such as state:queued")
    }
  }

  /// Nobody has two assignees: two of them leave nothing.
  private mutating func narrow(assignee: RequestQuery.Assignee) {
    if query.assignee != nil && query.assignee != assignee { query.references = [] }
    query.assignee = assignee
  }

  /// What two filters on one field leave: both must hold.
  private func narrowed<Value: Equatable>(_ earlier: [Value]?, to values: [Value]) -> [Value] {
    earlier.map { $0.filter(values.contains) } ?? values
  }

  private func known(_ values: [String], _ names: [String], _ what: String) throws -> [String] {
    for value in values where !names.contains(value) {
      throw TaskingError(
        .usage, "there is no \(what) '\(value.prefix(60))'",
        hint: Suggestion.hint(for: value, among: names) ?? "one of: \(names.joined(separator: ", "))")
    }
    return values
  }

  private func only(_ values: [String], _ key: String) throws -> String {
    guard let value = values.first, values.count == 1 else {
      throw TaskingError(.usage, "\(key) takes one person")
    }
    return value
  }
}
