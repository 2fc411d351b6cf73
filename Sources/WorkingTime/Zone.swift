// A zone is read from the bytes of a TZif file (RFC 8536) in `Zone+TZif.swift`: a sorted table of transitions, each
// with the local time type that starts there, and a POSIX TZ rule (`ZoneRule`) that holds from the last one on.
// From wall time to instant: in a gap the offset before the gap applies, so the time moves forward by the gap's
// length; a time that happens twice is the first of the two.

/// A time zone: what a wall clock shows at each instant.
///
/// Two zones are equal if they have the same name.
public struct Zone: Sendable {
  /// The name in the tz database, for example `Europe/London`.
  public let name: String
  /// The instants at which a type starts, strictly ascending.
  let transitions: [Int64]
  /// The index in `types` of what starts at each transition.
  let starting: [Int]
  /// All local time types; the first holds before the first transition.
  let types: [LocalType]
  /// What holds from the last transition on, if the file says so.
  let rule: ZoneRule?

  /// Coordinated universal time.
  public static let utc = Zone(
    name: "UTC", transitions: [], starting: [], types: [LocalType(offset: 0, abbreviation: "UTC")], rule: nil)

  /// Makes a zone of tables that are known to agree; the types of `rule` are appended to `types`.
  init(name: String, transitions: [Int64], starting: [Int], types: [LocalType], rule: ZoneRule?) {
    self.name = name
    self.transitions = transitions
    self.starting = starting
    self.types = types + (rule.map { [$0.standard, $0.daylight?.type ?? $0.standard] } ?? [])
    self.rule = rule
  }

  /// Seconds east of UTC at an instant.
  public func offset(at instant: Instant) -> Int {
    span(at: instant.secondsSinceEpoch).offset
  }

  /// The abbreviation in use at an instant, for example `BST`.
  public func abbreviation(at instant: Instant) -> String {
    types[span(at: instant.secondsSinceEpoch).type].abbreviation
  }

  /// Whether the zone has ever called its time so; small and capital letters are the same.
  public func hasAbbreviation(_ name: String) -> Bool {
    types.contains { $0.abbreviation.lowercased() == name.lowercased() }
  }

  /// What a wall clock shows at an instant.
  public func local(_ instant: Instant) -> LocalTime {
    LocalTime(instant, offset: offset(at: instant))
  }

  /// The date on the wall at an instant.
  public func date(at instant: Instant) -> CivilDate {
    local(instant).date
  }

  /// The instant at which a wall clock shows so many seconds since midnight of a date.
  ///
  /// A time in a gap is shifted forward by the gap; an ambiguous one is the first. Seconds outside 0 to 86,399 count
  /// on from the neighbouring date, as the wall clock would.
  public func instant(of date: CivilDate, secondOfDay: Int) -> Instant {
    Instant(secondsSinceEpoch: seconds(ofWall: Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)))
  }

  /// The instant at which a wall clock shows a local time; see `instant(of:secondOfDay:)`.
  public func instant(of local: LocalTime) -> Instant {
    instant(of: local.date, secondOfDay: local.secondOfDay)
  }

  /// Every instant at which a wall clock shows so many seconds since midnight of a date, in order.
  ///
  /// None where the clocks skip it, two where they are put back over it.
  public func instants(of date: CivilDate, secondOfDay: Int) -> [Instant] {
    let wall = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    var found: [Instant] = []
    var span = span(at: wall - Zone.reach)
    while true {
      let second = wall - Int64(span.offset)
      if span.start <= second, second < span.end { found.append(Instant(secondsSinceEpoch: second)) }
      guard span.end <= wall + Zone.reach else { return found }
      span = self.span(at: span.end)
    }
  }

  /// The first instant of a date: midnight, or the end of the gap if the clocks skip it.
  public func startOfDay(_ date: CivilDate) -> Instant {
    let wall = Int64(date.daysSinceEpoch) * 86_400
    var span = span(at: wall - Zone.reach)
    while span.end + Int64(span.offset) <= wall {
      let next = self.span(at: span.end)
      if span.end + Int64(next.offset) > wall { return Instant(secondsSinceEpoch: span.end) }
      span = next
    }
    return Instant(secondsSinceEpoch: wall - Int64(span.offset))
  }

  /// An instant as RFC 3339 with this zone's offset, for example `2026-07-01T09:00:00+01:00`.
  ///
  /// An offset that is no whole minute, as before railway time, is written in UTC, since the format cannot hold it.
  public func rfc3339(_ instant: Instant) -> String {
    let offset = offset(at: instant)
    guard offset % 60 == 0 else { return instant.rfc3339 }
    let local = instant.advanced(bySeconds: Int64(offset))
    guard (Instant.earliest...Instant.latest).contains(local) else { return instant.rfc3339 }
    return RFC3339.text(of: instant, offset: offset) + RFC3339.text(ofOffset: offset)
  }
}

extension Zone: Hashable {
  /// Whether two zones have the same name.
  public static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Zone {
  /// An offset from UTC with its abbreviation.
  struct LocalType: Hashable, Sendable {
    /// Seconds east of UTC, less than 26 hours either way.
    let offset: Int
    /// What follows the time on a printed clock.
    let abbreviation: String
  }

  /// A stretch of the instant line, [start, end), in which one local time type holds.
  struct Span {
    /// The first second.
    var start: Int64
    /// The first second after it; `Int64.max / 2` if it never ends.
    var end: Int64
    /// Seconds east of UTC.
    var offset: Int
    /// The index in `types`.
    var type: Int
  }

  /// Where the line ends for spans, so that an offset can be added without overflow.
  static let farFuture = Int64.max / 2
  /// No wall time is further than this from the instant of the same number.
  static let reach: Int64 = 26 * 3600 * 2

  /// The span that holds at a second of the instant line.
  func span(at second: Int64) -> Span {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= second { low = middle + 1 } else { high = middle }
    }
    let start = low > 0 ? transitions[low - 1] : -Zone.farFuture
    if low == transitions.count, let rule {
      var span = rule.span(at: second, firstType: types.count - 2)
      span.start = max(span.start, start)
      return span
    }
    let type = low > 0 ? starting[low - 1] : 0
    let end = low < transitions.count ? transitions[low] : Zone.farFuture
    return Span(start: start, end: end, offset: types[type].offset, type: type)
  }

  /// The instant of a wall time, both as seconds since the epoch on their own lines.
  func seconds(ofWall wall: Int64) -> Int64 {
    var span = span(at: wall - Zone.reach)
    // Spans come in order. The first that ends, by its own clock, after `wall` either contains it, which makes it the
    // earliest answer, or starts after it: then `wall` was skipped between the two and the earlier offset applies.
    while span.end + Int64(span.offset) <= wall {
      let next = self.span(at: span.end)
      if span.end + Int64(next.offset) > wall { return wall - Int64(span.offset) }
      span = next
    }
    return wall - Int64(span.offset)
  }
}
