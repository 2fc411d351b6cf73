import Workflow

extension Predicate {
  /// Whether a row is wanted.
  package func holds(of row: RequestRow) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.holds(of: row) }
    case .any(let parts): parts.contains { $0.holds(of: row) }
    case .not(let part): !part.holds(of: row)
    case .flag(let flag): row.value(of: flag)
    case .isMissing(.text(let column)): row.value(of: column) == nil
    case .isMissing(.number(let column)): row.value(of: column) == nil
    case .text(let column, let comparison, let value):
      row.value(of: column).map { comparison.holds(Bytes($0), Bytes(value)) } ?? false
    case .oneOf(let column, let values): Self.contains(values, row.value(of: column))
    case .number(let column, let comparison, let value):
      row.value(of: column).map { comparison.holds($0, value) } ?? false
    case .waits(let parties): row.waitsFor.map { waits in parties.contains { $0.isSame(as: waits) } } ?? false
    case .field(let name, let values):
      // The dictionary's own look-up would take two spellings of one letter for the same name.
      row.fields.contains { Bytes($0.key) == Bytes(name) && Self.contains(values, $0.value.text) }
    }
  }

  private static func contains(_ values: [String], _ value: String?) -> Bool {
    value.map { value in values.contains { Bytes($0) == Bytes(value) } } ?? false
  }
}

/// A text as engines compare it: by its bytes, so that two spellings of one letter are two.
struct Bytes: Comparable {
  private let text: String.UTF8View

  init(_ text: String) { self.text = text.utf8 }

  static func == (one: Bytes, other: Bytes) -> Bool { one.text.elementsEqual(other.text) }

  static func < (one: Bytes, other: Bytes) -> Bool { one.text.lexicographicallyPrecedes(other.text) }
}

extension Predicate.Comparison {
  /// Whether a value is so to another.
  fileprivate func holds<Value: Comparable>(_ value: Value, _ other: Value) -> Bool {
    switch self {
    case .equal: value == other
    case .less: value < other
    case .atMost: value <= other
    case .more: value > other
    case .atLeast: value >= other
    }
  }
}

extension WaitsFor {
  /// Whether it is the same, by the bytes of its name.
  fileprivate func isSame(as other: WaitsFor) -> Bool {
    kind == other.kind && Bytes(name) == Bytes(other.name)
  }
}
