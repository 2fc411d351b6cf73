// One tree says which rows are wanted. `holds(of:)` evaluates it in memory, an engine compiles it to a statement, and the
// two never differ: a test compares them on 10,000 random trees. There are two truth values, not SQL's three: a test of a
// column that has no value does not hold, and its `not` does.

package import Workflow

/// Which rows of requests are wanted.
package indirect enum Predicate: Hashable, Sendable {
  /// All of these hold; of none it always does.
  case all([Predicate])
  /// At least one of these holds; of none it never does.
  case any([Predicate])
  case not(Predicate)
  case flag(Flag)
  /// The column has no value.
  case isMissing(Column)
  /// Texts compare byte by byte in UTF-8; a column without a value is neither less nor more than anything.
  case text(TextColumn, Comparison, String)
  case oneOf(TextColumn, [String])
  /// As `text`; instants are seconds since 1970.
  case number(NumberColumn, Comparison, Int64)
  /// The request waits for one of these.
  case waits(for: [WaitsFor])
  /// A field of the request is one of these texts; never of a field that is not there, or is no text.
  case field(String, oneOf: [String])

  package static let always = all([])
  package static let never = any([])
  /// The state is not final.
  package static let isOpen = flag(.isOpen)

  /// How a column is compared with a value.
  package enum Comparison: CaseIterable, Sendable {
    case equal
    case less
    case atMost
    case more
    case atLeast
  }

  /// The stage is one of these.
  package static func stage(oneOf stages: [Stage]) -> Predicate { .oneOf(.stage, stages.map(\.rawValue)) }

  /// Both hold.
  package func and(_ other: Predicate) -> Predicate { .all(conjuncts + other.conjuncts) }

  /// The predicates that must all hold for this one to hold, itself if it does not come apart.
  package var conjuncts: [Predicate] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }
}
