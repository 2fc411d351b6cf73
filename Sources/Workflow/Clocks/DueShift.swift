package import WorkingTime

/// What a change of calendar or definition does to the due time of one clock.
package struct DueShift: Hashable, Sendable {
  package let clock: String
  /// Due before the change; nil while it waited, or was not there.
  package let before: Instant?
  /// Due after it; nil while it waits, or is not there any more.
  package let after: Instant?
  /// Whether it is there on both sides of the change.
  package let isKept: Bool
  private let now: Instant

  /// Whether the due time is another.
  package var isMoved: Bool { before != after }
  /// Whether the change itself makes it overdue.
  package var becomesOverdue: Bool { !isOver(before) && isOver(after) }
  /// Whether it is overdue no more; that it once was stays on record.
  package var isOverdueNoMore: Bool { isOver(before) && !isOver(after) }

  private func isOver(_ due: Instant?) -> Bool { due.map { $0 <= now } ?? false }

  /// The clocks that run or wait on either side of a change, by name.
  package static func shifts(from before: Snapshot, to after: Snapshot, at now: Instant) -> [DueShift] {
    func open(_ snapshot: Snapshot) -> [String: ClockState] { snapshot.clocks.filter { $1.phase != .stopped } }
    let (old, new) = (open(before), open(after))
    return Set(old.keys).union(new.keys).sorted().map { name in
      DueShift(
        clock: name, before: old[name]?.due, after: new[name]?.due, isKept: old[name] != nil && new[name] != nil,
        now: now)
    }
  }
}
