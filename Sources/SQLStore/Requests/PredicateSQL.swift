// Every value goes in as an argument; what stands in the text is chosen here, never given. Each test says of itself that
// its column has a value, so that it is true or false and never NULL: only then is `NOT` what it is in memory.

import Store
import Workflow
import WorkingTime

/// A predicate as SQL: a condition on rows of `request`, and the values of its `?`.
struct PredicateSQL {
  private(set) var condition = ""
  private(set) var arguments: [(any SQLArgument)?] = []
  private let dialect: any SQLDialect

  /// Translates a predicate.
  init(_ predicate: Predicate, in dialect: any SQLDialect) {
    self.dialect = dialect
    condition = text(of: predicate)
  }

  private mutating func text(of predicate: Predicate) -> String {
    switch predicate {
    case .all(let parts): return join(parts[...], "AND", ofNone: "TRUE")
    case .any(let parts): return join(parts[...], "OR", ofNone: "FALSE")
    case .not(let part): return "(NOT \(text(of: part)))"
    case .flag(let flag): return "(\(flag.sql(in: dialect)))"
    case .isMissing(.text(let column)): return "(\(column.sql) IS NULL)"
    case .isMissing(.number(let column)): return "(\(column.sql) IS NULL)"
    case .text(let column, let comparison, let value):
      arguments.append(value)
      return present(column.sql, "\(column.sql) \(comparison.sql) ?", isOptional: column.isOptional)
    case .oneOf(let column, let values):
      return present(column.sql, isAmong(column.sql, values), isOptional: column.isOptional)
    case .number(let column, let comparison, let value):
      arguments.append(value)
      return present(column.sql, "\(column.sql) \(comparison.sql) ?", isOptional: column.isOptional)
    case .waits(let parties): return join(parties[...], "OR", ofNone: "FALSE")
    case .field(let name, let values):
      arguments.append(name)
      return "EXISTS (SELECT 1 FROM \(dialect.textMembers(of: "fields")) AS field WHERE field.key = ? "
        + "AND \(isAmong("field.value", values)))"
    }
  }

  /// Joins parts two and two: a chain of a thousand would be deeper than the engine goes.
  private mutating func join(_ parts: ArraySlice<Predicate>, _ word: String, ofNone: String) -> String {
    guard let first = parts.first else { return ofNone }
    guard parts.count > 1 else { return text(of: first) }
    let middle = parts.startIndex + parts.count / 2
    let left = join(parts[..<middle], word, ofNone: ofNone)
    return "(\(left) \(word) \(join(parts[middle...], word, ofNone: ofNone)))"
  }

  private mutating func join(_ parties: ArraySlice<WaitsFor>, _ word: String, ofNone: String) -> String {
    guard let first = parties.first else { return ofNone }
    guard parties.count > 1 else {
      arguments += [first.name, first.kind] as [(any SQLArgument)?]
      return "(waits_for IS NOT NULL AND waits_for = ? AND waits_for_kind = ?)"
    }
    let middle = parties.startIndex + parties.count / 2
    let left = join(parties[..<middle], word, ofNone: ofNone)
    return "(\(left) \(word) \(join(parties[middle...], word, ofNone: ofNone)))"
  }

  private func present(_ column: String, _ test: String, isOptional: Bool) -> String {
    isOptional ? "(\(column) IS NOT NULL AND \(test))" : "(\(test))"
  }

  /// `IN (…)`; of what nothing is in, and of more than a statement has places for, written otherwise.
  private mutating func isAmong(_ column: String, _ values: [String]) -> String {
    guard !values.isEmpty else { return "FALSE" }
    if values.count > Self.mostPlaces, let list = try? JSONBytes.text(values), !list.contains(#"\u0000"#) {
      arguments.append(list)
      return "\(column) IN (SELECT value FROM \(dialect.texts(in: "?")) AS list)"
    }
    arguments += values
    return "\(column) IN (\(Array(repeating: "?", count: values.count).joined(separator: ", ")))"
  }

  private static let mostPlaces = 200
}

extension RequestQuery.Order {
  /// `ORDER BY …`: total, so that pages neither overlap nor leave out; that of urgency as in the index `request_open`.
  var sql: String {
    switch self {
    case .urgency: "ORDER BY priority_rank IS NULL, priority_rank, next_due IS NULL, next_due, reference"
    case .reference: "ORDER BY reference"
    case .lastChanged: "ORDER BY changed_at DESC, reference"
    }
  }
}

extension WaitsFor {
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
