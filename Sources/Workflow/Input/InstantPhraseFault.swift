package import WorkingTime

/// Why a text is no point in time.
package enum InstantPhraseFault: Error, Hashable, Sendable {
  /// Nothing that is known.
  case notUnderstood(String)
  /// Figures with slashes, and the dates that they could be.
  case slashes(String, readings: [CivilDate])
  /// A time that the clocks show twice that day, and both instants as they are typed.
  case twice(String, readings: [String])
  /// Another weekday than the date has.
  case weekday(String, CivilDate)
  /// A name for the time that is not in use then, and the one that is.
  case otherTime(String, shown: String)

  /// What is wrong, in a sentence without a full stop.
  package var sentence: String {
    switch self {
    case .notUnderstood(let text): "'\(text)' is no date or time"
    case .slashes(let text, let readings) where readings.isEmpty: "'\(text)' is no date"
    case .slashes(let text, let readings):
      "'\(text)' could be \(readings.map(InstantPhraseFault.words).joined(separator: " or "))"
    case .twice(let text, let readings):
      "'\(text)' comes twice, as the clocks go back: \(readings.joined(separator: " and "))"
    case .weekday(let text, let date):
      "'\(text)' is no such day: \(InstantPhraseFault.words(date)) is a \(TimeWords.capitalised(date.weekday.name))"
    case .otherTime(let text, let shown): "'\(text)' is no time of that day: the clocks show \(shown) then"
    }
  }

  /// What to type instead.
  package var hint: String {
    switch self {
    case .notUnderstood, .slashes(_, readings: []):
      "write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d"
    case .slashes(_, let readings): "write \(readings.map(\.iso).joined(separator: " or "))"
    case .twice(_, let readings): "write \(readings.joined(separator: " or "))"
    case .weekday(_, let date): "write \(TimeWords.day(date)) \(date.year)"
    case .otherTime(_, let shown): "write \(shown), or leave it away"
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
