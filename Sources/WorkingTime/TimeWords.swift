/// Times as people read them, on the wall of one zone, seen from one instant.
///
/// What a moment or a day says can be typed again, and means the same then. A wall time that comes twice says which of
/// the two it is.
package struct TimeWords: Sendable {
  package let now: Instant
  package let zone: Zone

  package init(now: Instant, zone: Zone) {
    self.now = now
    self.zone = zone
  }

  /// `Fri 20 Nov 09:37`, with the year when it is not this one; `Sun 25 Oct 01:30 BST` where the clocks show it twice.
  package func moment(_ instant: Instant) -> String {
    "\(day(instant)) \(time(instant))"
  }

  /// `Fri 20 Nov 2026 09:37`: the same in whatever year it is read.
  package func full(_ instant: Instant) -> String {
    let date = zone.date(at: instant)
    return "\(Self.day(date)) \(date.year) \(time(instant))"
  }

  /// `09:37`; `01:30 BST` where the clocks show it twice that day.
  package func time(_ instant: Instant) -> String {
    String(zone.local(instant).clock.prefix(5)) + (mark(instant).map { " " + $0 } ?? "")
  }

  /// `Fri 20 Nov`, with the year when it is not this one.
  package func day(_ instant: Instant) -> String {
    let date = zone.date(at: instant)
    let year = date.year == zone.date(at: now).year ? "" : " \(date.year)"
    return Self.day(date) + year
  }

  /// `Fri 20 Nov`, of whatever year.
  package static func day(_ date: CivilDate) -> String {
    "\(capitalised(date.weekday.shortName)) \(date.day) \(months[date.month - 1])"
  }

  /// `31 Dec 2028`.
  package static func date(_ date: CivilDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

  /// `Fri` of `fri`.
  package static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  /// `Fri 20 Nov 04:20 → 08:20`; the second day is said if it is another.
  package func range(_ from: Instant, _ to: Instant) -> String {
    let isSameDay = zone.date(at: from) == zone.date(at: to)
    return "\(moment(from)) → \(isSameDay ? time(to) : moment(to))"
  }

  /// What stands behind a time so that it is one instant: nothing where the clocks of a place show it once.
  package func mark(_ instant: Instant) -> String? {
    if zone == .utc { return "UTC" }
    let local = zone.local(instant)
    let minute = local.secondOfDay - local.secondOfDay % 60
    let twice = zone.instants(of: local.date, secondOfDay: minute)
    guard twice.count > 1 else { return nil }
    let names = twice.map(zone.abbreviation)
    let areNames = Set(names).count == names.count && names.allSatisfy { $0.allSatisfy(\.isLetter) }
    return areNames ? zone.abbreviation(at: instant) : RFC3339.text(ofOffset: zone.offset(at: instant))
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
