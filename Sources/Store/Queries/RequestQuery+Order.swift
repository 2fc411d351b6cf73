import Workflow
import WorkingTime

extension RequestQuery {
  /// Whether one row comes before another.
  package func precedes(_ a: RequestRow, _ b: RequestRow) -> Bool {
    let isFirst = Bytes(a.reference) < Bytes(b.reference)
    switch order {
    case .urgency:
      if let isBefore = Self.isBefore(a.priorityRank, b.priorityRank) { return isBefore }
      return Self.isBefore(a.nextDue, b.nextDue) ?? isFirst
    case .reference: return isFirst
    case .lastChanged: return a.changedAt == b.changedAt ? isFirst : a.changedAt > b.changedAt
    }
  }

  /// Of these rows those that are wanted, in order, and of them the page.
  package func apply(to rows: [RequestRow]) -> [RequestRow] {
    let wanted = rows.filter(predicate.holds).sorted(by: precedes).dropFirst(offset)
    return Array(limit.map { wanted.prefix(max(0, $0)) } ?? wanted)
  }

  /// Whether a value comes before another, none after all; nil if they are the same.
  private static func isBefore<Value: Comparable>(_ a: Value?, _ b: Value?) -> Bool? {
    switch (a, b) {
    case (nil, nil): nil
    case (nil, _?): false
    case (_?, nil): true
    case (let a?, let b?): a == b ? nil : a < b
    }
  }
}
