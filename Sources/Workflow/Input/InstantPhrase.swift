package import WorkingTime

/// A point in time as people type it: `2026-12-01 16:00`, `1 Dec`, `fri 16:00`, `tomorrow`, `+3d`.
///
/// Wall times are of the calendar's zone. A date alone is its first minute; a date without a year is the next such
/// date, today included; a weekday is the next one, today included while its time is still to come. `+3d` is the same
/// wall time three days on; `+4h` and `+30m` are real time. A date in figures with slashes is refused with every
/// reading that it has, because half the world reads it the other way round.
///
/// Of what has happened already, a date, weekday or time without its year or day is the last such one, not the next.
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
    var second: Int?
    if let last = words.last, let time = InstantPhrase.time(last) {
      second = time
      words.removeLast()
    }
    let today = zone.local(now).date
    guard !words.isEmpty else {
      guard let second else { throw .notUnderstood(text) }
      return nearest(to: today, second, every: 1)
    }
    if let weekday = InstantPhrase.weekday(words[0]), words.count == 1 {
      let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
      return nearest(to: today.adding(days: isPast && ahead > 0 ? ahead - 7 : ahead), second ?? 0, every: 7)
    }
    guard let date = date(words, today) else { throw .notUnderstood(text) }
    return zone.instant(of: date, secondOfDay: second ?? 0)
  }

  /// A time of that date, or so many days further on where that is on the wrong side of now.
  private func nearest(to date: CivilDate, _ second: Int, every days: Int) -> Instant {
    let instant = zone.instant(of: date, secondOfDay: second)
    if isPast {
      return instant <= now ? instant : zone.instant(of: date.adding(days: -days), secondOfDay: second)
    }
    return instant >= now ? instant : zone.instant(of: date.adding(days: days), secondOfDay: second)
  }

  private func date(_ words: [String], _ today: CivilDate) -> CivilDate? {
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

  private static func time(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (0..<24).contains(numbers[0]), numbers.dropFirst().allSatisfy((0..<60).contains)
    else { return nil }
    return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
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

/// Why a text is no point in time.
package enum InstantPhraseFault: Error, Hashable, Sendable {
  /// Nothing that is known.
  case notUnderstood(String)
  /// Figures with slashes, and the dates that they could be.
  case slashes(String, readings: [CivilDate])

  /// What is wrong, in a sentence without a full stop.
  package var sentence: String {
    switch self {
    case .notUnderstood(let text): "'\(text)' is no date or time"
    case .slashes(let text, let readings) where readings.isEmpty: "'\(text)' is no date"
    case .slashes(let text, let readings):
      "'\(text)' could be \(readings.map(InstantPhraseFault.words).joined(separator: " or "))"
    }
  }

  /// What to type instead.
  package var hint: String {
    switch self {
    case .notUnderstood, .slashes(_, readings: []):
      "write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d"
    case .slashes(_, let readings): "write \(readings.map(\.iso).joined(separator: " or "))"
    }
  }

  private static func words(_ date: CivilDate) -> String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(date.day) \(months[date.month - 1]) \(date.year)"
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
