internal import WorkingTime

extension Timestamp {
  /// A part of a point in time that an accessor such as `getHours()` reads.
  enum Field: String, CaseIterable {
    case fullYear = "getFullYear"
    case month = "getMonth"
    case date = "getDate"
    case dayOfMonth = "getDayOfMonth"
    case dayOfYear = "getDayOfYear"
    case dayOfWeek = "getDayOfWeek"
    case hours = "getHours"
    case minutes = "getMinutes"
    case seconds = "getSeconds"
    case milliseconds = "getMilliseconds"

    /// Whether a length of time has it too.
    var isOfDuration: Bool {
      switch self {
      case .hours, .minutes, .seconds, .milliseconds: true
      default: false
      }
    }
  }

  /// Reads one part as a clock and a calendar in a zone show it.
  ///
  /// Months, `getDayOfMonth` and days of the year count from 0, `getDate` from 1, and Sunday is 0 (cel-spec, "List of
  /// Standard Definitions").
  func value(of field: Field, in zone: Zone) -> Int64 {
    let local = zone.local(instant)
    switch field {
    case .fullYear: return Int64(local.date.year)
    case .month: return Int64(local.date.month - 1)
    case .date: return Int64(local.date.day)
    case .dayOfMonth: return Int64(local.date.day - 1)
    case .dayOfYear:
      let earlier = (1..<local.date.month).reduce(0) { $0 + CivilDate.days(inMonth: $1, of: local.date.year) }
      return Int64(earlier + local.date.day - 1)
    case .dayOfWeek: return Int64((local.date.weekday.rawValue + 1) % 7)
    case .hours: return Int64(local.secondOfDay / 3600)
    case .minutes: return Int64(local.secondOfDay / 60 % 60)
    case .seconds: return Int64(local.secondOfDay % 60)
    case .milliseconds: return Int64(nanoseconds / 1_000_000)
    }
  }
}

extension Span {
  /// Reads one part: hours, minutes and seconds are of the whole length, milliseconds what is left above the seconds.
  func value(of field: Timestamp.Field) -> Int64? {
    switch field {
    case .hours: wholeSeconds / 3600
    case .minutes: wholeSeconds / 60
    case .seconds: wholeSeconds
    case .milliseconds: subseconds / 1_000_000
    default: nil
    }
  }
}
