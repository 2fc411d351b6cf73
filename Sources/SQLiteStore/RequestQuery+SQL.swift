import SQLite
import Store
import Workflow
import WorkingTime

/// A query as SQL: what stands after FROM, and the values of its `?`.
struct QuerySQL {
  private var conditions: [String] = []
  private(set) var arguments: [(any Bindable)?] = []

  /// Translates a query; every value goes in as an argument, none as text.
  init(_ query: RequestQuery) {
    among("reference", query.references)
    if let reference = query.after { add("reference > ?", [reference]) }
    among("state", query.states)
    among("stage", query.stages?.map(\.rawValue))
    among("priority", query.priorities)
    among("kind", query.kinds)
    among("establishment", query.establishments)
    switch query.assignee {
    case .nobody: add("assignee IS NULL")
    case .person(let id): add("assignee = ?", [id])
    case nil: break
    }
    if let raiser = query.raiser { add("raiser = ?", [raiser]) }
    if let parties = query.waitsFor {
      let tests = parties.map { _ in "(waits_for_kind = ? AND waits_for = ?)" }.joined(separator: " OR ")
      add(parties.isEmpty ? "FALSE" : "(\(tests))", parties.flatMap { [$0.kind, $0.name] })
    }
    if query.openOnly { add("is_open = 1") }
    if let instant = query.overdueAt { add("next_due < ?", [instant.secondsSinceEpoch]) }
    if let own = query.privateStates, !own.states.isEmpty {
      add("(state NOT IN (\(Self.marks(own.states.count))) OR raiser = ?)", own.states + [own.reader])
    }
  }

  /// `WHERE …`, or nothing.
  var condition: String { conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ") }

  /// `ORDER BY …`: total, so that pages neither overlap nor leave out.
  static func order(_ order: RequestQuery.Order) -> String {
    switch order {
    case .urgency: "ORDER BY priority_rank NULLS LAST, next_due NULLS LAST, reference"
    case .reference: "ORDER BY reference"
    case .lastChanged: "ORDER BY changed_at DESC, reference"
    }
  }

  private mutating func among(_ column: String, _ values: [String]?) {
    guard let values else { return }
    add(values.isEmpty ? "FALSE" : "\(column) IN (\(Self.marks(values.count)))", values)
  }

  private mutating func add(_ condition: String, _ values: [any Bindable] = []) {
    conditions.append(condition)
    arguments += values
  }

  private static func marks(_ count: Int) -> String { Array(repeating: "?", count: count).joined(separator: ", ") }
}

extension WaitsFor {
  /// The word in `waits_for_kind`.
  var kind: String {
    switch self {
    case .role: "role"
    case .person: "person"
    case .machine: "machine"
    }
  }

  /// The word in `waits_for`.
  var name: String {
    switch self {
    case .role(let name): name
    case .person(let id): id
    case .machine: "machine"
    }
  }

  /// What the two columns say.
  ///
  /// - Throws: `.unreadable` if the kind is none that is known.
  init(kind: String, name: String, of reference: String) throws(StoreFault) {
    switch kind {
    case "role": self = .role(name)
    case "person": self = .person(name)
    case "machine": self = .machine
    default: throw .unreadable(place: "the row of \(reference)", detail: "waits_for_kind is \(kind)")
    }
  }
}
