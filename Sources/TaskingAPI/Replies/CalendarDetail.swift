package import WorkingTime

/// Years of a calendar: days off, working days, changes of the clocks.
package struct CalendarDetail: Codable, Hashable, Sendable {
  package var calendar: String
  package var version: Int
  package var zone: String
  /// What `1d` of working time is.
  package var daySeconds: Int64
  /// Weekdays that are open, `mon` … `sun`, with their hours.
  package var hours: [String: [String]]
  /// The date up to which one-off days have been looked for; nil if nobody says.
  @Null package var horizon: String?
  package var years: [Year]

  package init(
    calendar: String, version: Int, zone: String, daySeconds: Int64, hours: [String: [String]],
    horizon: String? = nil, years: [Year]
  ) {
    self.calendar = calendar
    self.version = version
    self.zone = zone
    self.daySeconds = daySeconds
    self.hours = hours
    self.horizon = horizon
    self.years = years
  }

  /// One year.
  package struct Year: Codable, Hashable, Sendable {
    package var year: Int
    /// Dates with hours of their own.
    package var workingDays: Int
    package var workingSeconds: Int64
    /// Days that do not follow the weekly hours, in order.
    package var days: [Day]
    package var zoneChanges: [ZoneChange]
    /// Whether days of it lie beyond the horizon, or there is none.
    package var beyondHorizon: Bool

    package init(
      year: Int, workingDays: Int, workingSeconds: Int64, days: [Day], zoneChanges: [ZoneChange], beyondHorizon: Bool
    ) {
      self.year = year
      self.workingDays = workingDays
      self.workingSeconds = workingSeconds
      self.days = days
      self.zoneChanges = zoneChanges
      self.beyondHorizon = beyondHorizon
    }

    enum CodingKeys: String, CodingKey {
      case year
      case workingDays = "working_days"
      case workingSeconds = "working_seconds"
      case days
      case zoneChanges = "zone_changes"
      case beyondHorizon = "beyond_horizon"
    }
  }

  /// A day that does not follow the weekly hours.
  package struct Day: Codable, Hashable, Sendable {
    /// `2026-12-25`.
    package var date: String
    /// `mon` … `sun`.
    package var weekday: String
    /// `holiday`: worked out by a rule; `closed`, `special`: a dated entry.
    package var kind: String
    /// nil for special hours on a day without a name.
    @Null package var name: String?
    /// The day's hours; none if it is closed.
    package var hours: [String]

    package init(date: String, weekday: String, kind: String, name: String?, hours: [String]) {
      self.date = date
      self.weekday = weekday
      self.kind = kind
      self.name = name
      self.hours = hours
    }

    enum CodingKeys: String, CodingKey {
      case date, weekday, kind, name, hours
    }
  }

  /// A change of the clocks.
  package struct ZoneChange: Codable, Hashable, Sendable {
    package var at: Instant
    /// Seconds east of UTC before it.
    package var fromOffsetSeconds: Int
    /// Seconds east of UTC from it on.
    package var toOffsetSeconds: Int

    package init(at instant: Instant, fromOffsetSeconds: Int, toOffsetSeconds: Int) {
      at = instant
      self.fromOffsetSeconds = fromOffsetSeconds
      self.toOffsetSeconds = toOffsetSeconds
    }

    enum CodingKeys: String, CodingKey {
      case at
      case fromOffsetSeconds = "from_offset_seconds"
      case toOffsetSeconds = "to_offset_seconds"
    }
  }

  enum CodingKeys: String, CodingKey {
    case calendar, version, zone
    case daySeconds = "day_seconds"
    case hours, horizon, years
  }
}
