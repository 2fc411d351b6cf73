package import WorkingTime

/// A length of time as a definition writes it: `15m`, `4h`, `2d`, `24h elapsed`.
///
/// Without `elapsed` it is working time of the definition's calendar, whose `day:` says what `1d` is;
/// with it, real time, where a day has 24 hours.
package struct Allowance: Hashable, Sendable {
  /// Whole days.
  package let days: Int64
  /// What stands beside the days, in seconds.
  package let seconds: Int64
  /// Whether it is real time.
  package let isElapsed: Bool

  package init(days: Int64 = 0, seconds: Int64 = 0, isElapsed: Bool) {
    self.days = days
    self.seconds = seconds
    self.isElapsed = isElapsed
  }

  /// The same in seconds, given what a day of the calendar is.
  package func budget(day: WorkingDuration) -> Budget {
    Budget(seconds: days * (isElapsed ? 86_400 : day.seconds) + seconds, isElapsed: isElapsed)
  }
}

/// Seconds to be counted, and how they are counted.
package struct Budget: Codable, Hashable, Sendable {
  /// Counted seconds.
  package let seconds: Int64
  /// Whether every second counts, or only those of the calendar's working time.
  package let isElapsed: Bool

  package init(seconds: Int64, isElapsed: Bool) {
    self.seconds = seconds
    self.isElapsed = isElapsed
  }

  enum CodingKeys: String, CodingKey {
    case seconds
    case isElapsed = "elapsed"
  }
}

/// A stretch of calendar months or days within which a finished request may be taken up again.
package struct Window: Hashable, Sendable {
  package let months: Int
  package let days: Int

  package init(months: Int = 0, days: Int = 0) {
    self.months = months
    self.days = days
  }
}
