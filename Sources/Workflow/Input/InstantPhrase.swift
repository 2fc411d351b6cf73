package import WorkingTime

/// A point in time as people type it: `2026-12-01 16:00`, `1 Dec`, `fri 16:00`, `Fri 4 Dec 16:00`, `tomorrow`, `+3d`.
///
/// Wall times are of the calendar's zone unless an offset, or the name of the zone's time, stands behind them. A date
/// alone is its first minute; a date without a year is the next such date, today included, or with its weekday this
/// year's if that is one; a weekday is the next one, today included while its time is still to come. `+3d` is the same
/// wall time three days on; `+4h` and `+30m` are real time. A time that the clocks show twice is refused with both
/// readings, unless only one of them can be meant. A date in figures with slashes is refused with every reading that it
/// has, because half the world reads it the other way round.
///
/// Of what has happened already, a date, weekday or time without its year or day is the last such one, not the next.
/// Everything that `TimeWords` says of an instant is read as that instant, to the minute.
package struct InstantPhrase: Sendable {
  let now: Instant
  let zone: Zone
  let isPast: Bool

  /// - Parameter isPast: Whether it is about something that has happened.
  package init(now: Instant, zone: Zone, isPast: Bool = false) {
    self.now = now
    self.zone = zone
    self.isPast = isPast
  }

  /// The instant that the text means.
  package func instant(_ text: String) throws(InstantPhraseFault) -> Instant {
    let trimmed = String(text.trimmingSpaces)
    guard !trimmed.isEmpty, trimmed.utf8.count <= 60 else { throw .notUnderstood(String(trimmed.prefix(60))) }
    if let exact = InstantPhrase.exact(trimmed) { return exact }
    if trimmed.first == "+" || trimmed.first == "-" { return try relative(trimmed) }
    let words = InstantPhrase.words(trimmed)
    if words == ["now"] { return now }
    guard let first = words.first else { throw .notUnderstood(trimmed) }
    if first.contains("/") { throw ambiguous(first, trimmed) }
    return try wall(words, trimmed)
  }

  /// RFC 3339, with an offset.
  private static func exact(_ text: String) -> Instant? {
    do throws(TimeFault) { return try Instant(rfc3339: text) } catch { return nil }
  }

  private static func words(_ text: String) -> [String] {
    var text = text
    // 2026-12-01T16:00 without an offset is wall time.
    if let t = text.firstIndex(of: "T"), text.distance(from: text.startIndex, to: t) == 10 {
      text.replaceSubrange(t...t, with: " ")
    }
    return text.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
  }

  private func relative(_ text: String) throws(InstantPhraseFault) -> Instant {
    guard let unit = text.last, let count = Int64(text.dropLast()), (-100_000...100_000).contains(count) else {
      throw .notUnderstood(text)
    }
    switch unit {
    case "m": return now.advanced(bySeconds: count * 60)
    case "h": return now.advanced(bySeconds: count * 3_600)
    case "d", "w":
      let local = zone.local(now)
      let days = Int(count) * (unit == "w" ? 7 : 1)
      return zone.instant(of: local.date.adding(days: days), secondOfDay: local.secondOfDay)
    default: throw .notUnderstood(text)
    }
  }

  private func wall(_ words: [String], _ text: String) throws(InstantPhraseFault) -> Instant {
    var words = words
    let time = WallTime.taken(from: &words)
    let today = zone.local(now).date
    guard !words.isEmpty else {
      guard let time else { throw .notUnderstood(text) }
      return try nearest(to: today, time, every: 1, text)
    }
    let weekday = InstantPhrase.weekday(words[0])
    if weekday != nil { words.removeFirst() }
    if let weekday, words.isEmpty {
      let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
      let date = today.adding(days: isPast && ahead > 0 ? ahead - 7 : ahead)
      return try nearest(to: date, time ?? WallTime(second: 0), every: 7, text)
    }
    guard let date = date(words, today, weekday) else { throw .notUnderstood(text) }
    if let weekday, date.weekday != weekday { throw .weekday(text, date) }
    guard let time else { return zone.instant(of: date, secondOfDay: 0) }
    let found = try instants(of: date, time, text)
    return try only(isPast && found.contains { $0 <= now } ? found.filter { $0 <= now } : found, text)
  }

  /// A time of that date, or so many days further on where that is on the wrong side of now.
  private func nearest(to date: CivilDate, _ time: WallTime, every days: Int, _ text: String)
    throws(InstantPhraseFault) -> Instant
  {
    let found = try instants(of: date, time, text).filter { isPast ? $0 <= now : $0 >= now }
    if !found.isEmpty { return try only(found, text) }
    return try only(try instants(of: date.adding(days: isPast ? -days : days), time, text), text)
  }

  /// Every instant at which the wall shows that; a time that the clocks skip is moved forward by the gap.
  private func instants(of date: CivilDate, _ time: WallTime, _ text: String) throws(InstantPhraseFault) -> [Instant] {
    let found = zone.instants(of: date, secondOfDay: time.second)
    switch time.mark {
    case nil: return found.isEmpty ? [zone.instant(of: date, secondOfDay: time.second)] : found
    case .offset(let seconds)?:
      return [Zone.utc.instant(of: date, secondOfDay: time.second).advanced(bySeconds: Int64(-seconds))]
    case .name(let name)?:
      let meant = found.filter { zone.abbreviation(at: $0).lowercased() == name }
      if meant.isEmpty, zone.hasAbbreviation(name), let first = found.first {
        throw .otherTime(text, shown: zone.abbreviation(at: first))
      }
      guard !meant.isEmpty else { throw .notUnderstood(text) }
      return meant
    }
  }

  private func only(_ found: [Instant], _ text: String) throws(InstantPhraseFault) -> Instant {
    guard let first = found.first, found.count == 1 else {
      let times = TimeWords(now: now, zone: zone)
      throw .twice(text, readings: found.map(times.moment))
    }
    return first
  }

  private func date(_ words: [String], _ today: CivilDate, _ weekday: Weekday?) -> CivilDate? {
    switch words.count {
    case 1:
      switch words[0] {
      case "today": return today
      case "tomorrow": return today.adding(days: 1)
      case "yesterday": return today.adding(days: -1)
      default: return InstantPhrase.iso(words[0])
      }
    case 2, 3:
      guard let day = Int(words[0]), let month = InstantPhrase.month(words[1]) else { return nil }
      if words.count == 3 {
        guard words[2].utf8.count == 4, let year = Int(words[2]) else { return nil }
        return CivilDate(year: year, month: month, day: day)
      }
      // As it is printed: with its weekday, and without its year because that is this one.
      if let weekday, let date = CivilDate(year: today.year, month: month, day: day), date.weekday == weekday {
        return date
      }
      // Within eight years there is a 29 February, even across a year such as 2100.
      if isPast {
        return (today.year - 8...today.year).reversed().lazy
          .compactMap { CivilDate(year: $0, month: month, day: day) }.first { $0 <= today }
      }
      return (today.year...today.year + 8).lazy.compactMap { CivilDate(year: $0, month: month, day: day) }
        .first { $0 >= today }
    default: return nil
    }
  }

  private static func iso(_ text: String) -> CivilDate? {
    do throws(TimeFault) { return try CivilDate(iso: text) } catch { return nil }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

  private static func month(_ word: String) -> Int? { place(of: word, in: months).map { $0 + 1 } }

  private static func weekday(_ word: String) -> Weekday? {
    place(of: word, in: weekdays).flatMap { Weekday(rawValue: $0 + Weekday.monday.rawValue) }
  }

  /// The place of the one name that begins with a word of three letters or more.
  private static func place(of word: String, in names: [String]) -> Int? {
    guard word.count >= 3 else { return nil }
    let found = names.indices.filter { names[$0].hasPrefix(word) }
    return found.count == 1 ? found[0] : nil
  }

  /// A date with slashes in every order in which it makes sense.
  private func ambiguous(_ figures: String, _ text: String) -> InstantPhraseFault {
    let numbers = figures.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard numbers.count == 3 else { return .notUnderstood(text) }
    var readings: [CivilDate] = []
    let (a, b, c) = (numbers[0], numbers[1], numbers[2])
    let year = c < 100 ? 2_000 + c : c
    for candidate in [CivilDate(year: year, month: b, day: a), CivilDate(year: year, month: a, day: b)] {
      if let candidate, !readings.contains(candidate) { readings.append(candidate) }
    }
    if readings.isEmpty, let date = CivilDate(year: a < 100 ? 2_000 + a : a, month: b, day: c) { readings = [date] }
    return .slashes(figures, readings: readings)
  }
}

extension String {
  /// The text without spaces and tabs at either end.
  fileprivate var trimmingSpaces: Substring {
    var text = Substring(self)
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}
