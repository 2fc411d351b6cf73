package import WorkingTime

/// A sum in working time, asked with a calendar of its own: for trying out hours, and for checking us from outside.
package struct CalendarTrial: Codable, Hashable, Sendable {
  /// `add` or `between`.
  package var op: String
  /// The zone's name in the time zone database.
  package var tz: String
  /// `mon` … `sun` → intervals of wall times, `["09:00", "17:00"]`; past midnight as `["22:00", "30:00"]`.
  package var hours: [String: [[String]]]
  /// Closed dates: `2026-12-25`, or each year `*-12-25`.
  package var holidays: [String]?
  /// Dates with hours of their own, closed all day where there are none.
  package var special: [String: [[String]]]?
  /// Wall time, or UTC with a Z behind it.
  package var start: String
  /// For `add`; fewer than none goes backwards.
  package var seconds: Int64?
  /// For `between`.
  package var end: String?

  /// What came of it: exactly one of the two.
  package enum Answer: Hashable, Sendable {
    case instant(Instant)
    case seconds(Int64)
  }

  /// The sum.
  /// - Throws: `TrialFault`, with what is wrong and where.
  package func answer(zone find: (String) -> Zone?) throws(TrialFault) -> Answer {
    guard let zone = tz == Zone.utc.name ? .utc : find(tz) else {
      throw TrialFault("tz: there is no time zone '\(tz.prefix(60))'; if it is spelt right, install the package tzdata")
    }
    let start = try instant(self.start, "start", zone)
    let last = try end.map { text throws(TrialFault) in try instant(text, "end", zone) }
    let calendar = try calendar(in: zone, from: min(start, last ?? start), to: max(start, last ?? start))
    switch op {
    case "add":
      guard let seconds else { throw TrialFault("add takes 'seconds'") }
      return .instant(
        try TrialFault.told { () throws(CalendarFault) in
          try calendar.add(WorkingDuration(seconds: seconds), to: start)
        })
    case "between":
      guard let to = last else { throw TrialFault("between takes 'end'") }
      return .seconds(
        try TrialFault.told { () throws(CalendarFault) in try calendar.between(start, to).seconds })
    default: throw TrialFault("op is 'add' or 'between', not '\(op.prefix(60))'")
    }
  }

  /// A search goes ten years at most, so these years are enough, and fewer are made faster.
  private func calendar(in zone: Zone, from first: Instant, to last: Instant) throws(TrialFault) -> WorkingCalendar {
    let years = zone.local(first).date.year - 12...zone.local(last).date.year + 12
    var week: [Weekday: [DayInterval]] = [:]
    for (name, intervals) in hours.sorted(by: { $0.key < $1.key }) {
      guard let weekday = Weekday(name: name) else {
        throw TrialFault("hours: '\(name.prefix(60))' is no weekday; write mon, tue, wed, thu, fri, sat or sun")
      }
      week[weekday] = try self.intervals(intervals, "hours.\(name)")
    }
    var closed: [CivilDate: String] = [:]
    var rules: [HolidayRule] = []
    for text in holidays ?? [] {
      if text.hasPrefix("*-") {
        rules.append(try yearly(text))
      } else {
        closed[try date(text, "holidays")] = text
      }
    }
    var dated: [CivilDate: [DayInterval]] = [:]
    for (text, intervals) in (special ?? [:]).sorted(by: { $0.key < $1.key }) {
      dated[try date(text, "special")] = try self.intervals(intervals, "special.\(text)")
    }
    return try TrialFault.told { () throws(CalendarFault) in
      try WorkingCalendar(
        name: "trial", version: 1, zone: zone, day: WorkingDuration(seconds: 86_400), week: week, holidays: rules,
        special: dated, closed: closed, years: years)
    }
  }

  /// `*-12-25`: every year, with no substitute; the 29th of February in leap years only.
  private func yearly(_ text: String) throws(TrialFault) -> HolidayRule {
    let date = try date("2000" + text.dropFirst(), "holidays", given: text)
    return HolidayRule(text, .fixed(month: date.month, day: date.day))
  }

  private func intervals(_ pairs: [[String]], _ place: String) throws(TrialFault) -> [DayInterval] {
    var intervals: [DayInterval] = []
    for pair in pairs {
      guard pair.count == 2 else {
        throw TrialFault("\(place): an interval is two times, such as [\"09:00\", \"17:00\"]")
      }
      do throws(CalendarFault) {
        intervals.append(try DayInterval(text: "\(pair[0])-\(pair[1])"))
      } catch { throw TrialFault("\(place): \(error)") }
    }
    return intervals
  }

  private func date(_ text: String, _ place: String, given: String? = nil) throws(TrialFault) -> CivilDate {
    do throws(TimeFault) { return try CivilDate(iso: text) } catch {
      throw TrialFault("\(place): \(error.quoting(given ?? text))")
    }
  }

  private func instant(_ text: String, _ place: String, _ zone: Zone) throws(TrialFault) -> Instant {
    do throws(TimeFault) {
      if text.hasSuffix("Z") { return try Instant(rfc3339: text) }
      // Wall time is read as if it were UTC, to have its date and time of day, and then placed in the zone.
      let wall = Zone.utc.local(try Instant(rfc3339: text + "Z"))
      return zone.instant(of: wall)
    } catch { throw TrialFault("\(place): \(error.quoting(text))") }
  }
}
