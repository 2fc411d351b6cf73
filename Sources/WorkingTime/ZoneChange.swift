/// A change of what the clocks of a zone show: forward, which skips wall times, or back, which repeats them.
public struct ZoneChange: Hashable, Sendable {
  /// The first instant of the new offset.
  public let at: Instant
  /// Seconds east of UTC before it.
  public let from: Int
  /// Seconds east of UTC from it on.
  public let to: Int

  /// Makes a change.
  public init(at instant: Instant, from: Int, to: Int) {
    at = instant
    self.from = from
    self.to = to
  }

  /// What the clocks would have shown at `at` without the change.
  public var before: LocalTime { LocalTime(at, offset: from) }

  /// What the clocks show at `at`.
  public var after: LocalTime { LocalTime(at, offset: to) }

  /// Whether the clocks go forward.
  public var isForward: Bool { to > from }

  /// The wall times that are skipped or come twice, on the scale of `CivilDate.daysSinceEpoch` times 86,400.
  var walls: Range<Int64> {
    at.secondsSinceEpoch + Int64(min(from, to))..<at.secondsSinceEpoch + Int64(max(from, to))
  }
}

extension Zone {
  /// The changes of the offset at instants of a range, in order.
  public func changes(in instants: Range<Instant>) -> [ZoneChange] {
    var changes: [ZoneChange] = []
    var span = span(at: instants.lowerBound.advanced(bySeconds: -1).secondsSinceEpoch)
    while span.end < min(instants.upperBound.secondsSinceEpoch, Zone.farFuture) {
      let next = self.span(at: span.end)
      if next.offset != span.offset {
        changes.append(ZoneChange(at: Instant(secondsSinceEpoch: span.end), from: span.offset, to: next.offset))
      }
      span = next
    }
    return changes
  }
}
