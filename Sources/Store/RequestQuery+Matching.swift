import Workflow
import WorkingTime

extension RequestQuery {
  /// Whether a row is one of those that are wanted, page and order left aside.
  ///
  /// The same as the engine's own search says.
  package func matches(_ row: RequestRow) -> Bool {
    isAmong(references, row.reference)
      && (after.map { Array($0.utf8).lexicographicallyPrecedes(row.reference.utf8) } ?? true)
      && isAmong(states, row.state) && isAmong(stages, row.stage)
      && isAmong(priorities, row.priority) && isAmong(kinds, row.kind) && isAmong(establishments, row.establishment)
      && isAmong(waitsFor, row.waitsFor) && hasAssignee(row) && raiser.map { $0 == row.raiser } ?? true
      && (!openOnly || row.isOpen) && (overdueAt.map { at in row.nextDue.map { $0 < at } ?? false } ?? true)
      && (privateStates.map { !$0.states.contains(row.state) || $0.reader == row.raiser } ?? true)
  }

  /// Whether one row comes before another.
  package func precedes(_ a: RequestRow, _ b: RequestRow) -> Bool {
    let last = Instant(secondsSinceEpoch: .max)
    switch order {
    case .urgency:
      return (a.priorityRank ?? .max, a.nextDue ?? last, a.reference)
        < (b.priorityRank ?? .max, b.nextDue ?? last, b.reference)
    case .reference: return a.reference < b.reference
    case .lastChanged: return a.changedAt == b.changedAt ? a.reference < b.reference : a.changedAt > b.changedAt
    }
  }

  /// Of these rows those that are wanted, in order, and of them the page.
  package func apply(to rows: [RequestRow]) -> [RequestRow] {
    let wanted = rows.filter(matches).sorted(by: precedes).dropFirst(offset)
    return Array(limit.map { wanted.prefix(max(0, $0)) } ?? wanted)
  }

  private func isAmong<Value: Equatable>(_ wanted: [Value]?, _ value: Value?) -> Bool {
    guard let wanted else { return true }
    return value.map(wanted.contains) ?? false
  }

  private func hasAssignee(_ row: RequestRow) -> Bool {
    switch assignee {
    case nil: true
    case .nobody: row.assignee == nil
    case .person(let id): row.assignee == id
    }
  }
}
