import Testing
import WorkingTime

@Suite("Calendar faults")
struct CalendarFaultTests {
  @Test(
    "An interval is read from text or refused",
    arguments: [
      ("08:00-17:00", DayInterval(open: 28_800, close: 61_200)), ("00:00-24:00", DayInterval(open: 0, close: 86_400)),
      ("22:00-30:00", DayInterval(open: 79_200, close: 108_000)),
      ("08:00:30-17:00", DayInterval(open: 28_830, close: 61_200)),
      ("8:00-17:00", nil), ("08:00-17:60", nil), ("08:00", nil), ("08:00-49:00", nil), ("08:00-17:00 ", nil), ("", nil),
    ])
  func intervals(text: String, interval: DayInterval?) throws {
    if let interval {
      #expect(try DayInterval(text: text) == interval)
      #expect(interval.text == text.replacing("17:00:00", with: "17:00"))
    } else {
      #expect(throws: CalendarFault.notAnInterval(text)) { try DayInterval(text: text) }
    }
  }

  @Test(
    "Hours that cannot be are refused",
    arguments: [
      (
        ["17:00-08:00"],
        CalendarFault.intervalBackwards(DayInterval(open: 61_200, close: 28_800), on: .weekday(.monday))
      ),
      (["08:00-08:00"], .intervalBackwards(DayInterval(open: 28_800, close: 28_800), on: .weekday(.monday))),
      (["24:00-25:00"], .intervalOutOfDay(DayInterval(open: 86_400, close: 90_000), on: .weekday(.monday))),
      (
        ["13:00-17:00", "08:00-13:01"],
        .intervalsOverlap(
          DayInterval(open: 28_800, close: 46_860), DayInterval(open: 46_800, close: 61_200),
          on: .weekday(.monday))
      ),
    ])
  func badHours(texts: [String], fault: CalendarFault) throws {
    let intervals = try texts.map { try DayInterval(text: $0) }
    #expect(throws: fault) { try office(week: [.monday: intervals]) }
  }

  @Test("Intervals may touch, stand in any order and leave a day open to 48:00")
  func goodHours() throws {
    let texts = ["13:00-17:00", "08:00-13:00", "20:00-48:00"]
    let calendar = try office(week: [.monday: texts.map { try DayInterval(text: $0) }])
    let monday = try at("2026-11-23T00:00:00Z")
    #expect(try calendar.between(monday, monday.advanced(bySeconds: 3 * 86_400)) == hours(9 + 28))
    #expect(try calendar.nextClosing(after: monday) == at("2026-11-23T17:00:00Z"))
    #expect(try calendar.end(ofWorkingDay: 1, after: at("2026-11-22T12:00:00Z")) == at("2026-11-25T00:00:00Z"))
    #expect(calendar.intervals(on: try on("2026-11-23")).map(\.text) == ["08:00-13:00", "13:00-17:00", "20:00-48:00"])
  }

  @Test("A calendar with no working time for 53 weeks is refused, with 52 weeks and six days it is not")
  func neverOpen() throws {
    #expect(throws: CalendarFault.neverOpen(from: try on("1970-01-01"))) { try office(week: [:]) }
    func closed(_ days: Int) throws -> [CivilDate: String] {
      let first = try on("2030-01-01")
      return Dictionary(uniqueKeysWithValues: (0..<days).map { (first.adding(days: $0), "flood") })
    }
    let always = Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [DayInterval(open: 0, close: 3600)]) })
    #expect(throws: CalendarFault.neverOpen(from: try on("2030-01-01"))) {
      try office(week: always, closed: closed(371))
    }
    #expect(try office(week: always, closed: closed(370)).isOpen(at("2031-01-06T00:00:00Z")))
    // The weekends on either side count: Saturday 29 December 2029 to Sunday 5 January 2031.
    let fromMonday = { (days: Int) in
      try Dictionary(uniqueKeysWithValues: closed(days).map { ($0.adding(days: -1), $1) })
    }
    #expect(throws: CalendarFault.neverOpen(from: try on("2029-12-29"))) { try office(closed: fromMonday(369)) }
    #expect(try office(closed: fromMonday(368)).isOpen(at("2031-01-03T08:00:00Z")))
    let everyFortnight = (0..<1200).map { (CivilDate(daysSinceEpoch: $0 * 14), [DayInterval(open: 0, close: 60)]) }
    #expect(throws: CalendarFault.neverOpen(from: CivilDate(daysSinceEpoch: 1199 * 14 + 1))) {
      try office(week: [:], special: Dictionary(uniqueKeysWithValues: everyFortnight))
    }
  }

  @Test("Dated entries must fit together")
  func dated() throws {
    let first = try on("2026-06-01")
    let second = try on("2026-12-25")
    let christmas = [HolidayRule("Christmas", .fixed(month: 12, day: 25)), HolidayRule("June", .once(first))]
    #expect(throws: CalendarFault.specialAndClosed(first)) { try office(special: [first: []], closed: [first: "x"]) }
    #expect(throws: CalendarFault.noHolidayToChange(first)) { try office(changes: [first: .cancelled]) }
    #expect(throws: CalendarFault.holidayTaken(first)) {
      try office(holidays: christmas, changes: [second: .moved(to: first)])
    }
    let late = try on("2100-12-25")
    #expect(throws: CalendarFault.dateOutsideCalendar(late)) { try office(closed: [late: "x"]) }
    #expect(throws: CalendarFault.dateOutsideCalendar(try on("2100-01-01"))) { try office(horizon: on("2100-01-01")) }
    #expect(throws: CalendarFault.dayNotPositive(.zero)) { try office(day: .zero) }
  }

  @Test(
    "A rule that names no day is refused",
    arguments: [
      HolidayRule("x", .fixed(month: 2, day: 30)), HolidayRule("x", .nth(5, .monday, month: 1)),
      HolidayRule("x", .nth(0, .monday, month: 1)), HolidayRule("x", .last(.monday, month: 13)),
      HolidayRule("x", .easter(400)), HolidayRule("x", .onOrAfter(.monday, month: 0, day: 1)),
      HolidayRule("x", .fixed(month: 1, day: 1), from: 2020, to: 2019),
      HolidayRule("x", .fixed(month: 1, day: 1), substitute: .nextFreeDay(ifOn: Set(Weekday.allCases))),
      HolidayRule("x", .once(CivilDate(daysSinceEpoch: 20_000)), from: 2020),
    ])
  func impossible(rule: HolidayRule) {
    #expect(throws: CalendarFault.impossibleRule("x")) { try office(holidays: [rule]) }
  }

  @Test("No answer is given outside the calendar or beyond ten years")
  func limits() throws {
    let start = try at("2026-11-23T08:00:00Z")
    let endless = try office()
    let always = try office(
      week: Dictionary(uniqueKeysWithValues: Weekday.allCases.map { ($0, [DayInterval(open: 0, close: 86_400)]) }))
    #expect(throws: CalendarFault.beyondTenYears(from: start)) { try endless.add(hours(9 * 2620), to: start) }
    #expect(try endless.add(hours(9 * 2600), to: start) < at("2036-11-23T08:00:00Z"))
    #expect(throws: CalendarFault.beyondTenYears(from: start)) { try endless.add(hours(-9 * 2620), to: start) }
    for extreme in [Int64.max, .max - 1, .min, .max / 2] {
      #expect(throws: CalendarFault.beyondTenYears(from: start)) {
        try endless.add(WorkingDuration(seconds: extreme), to: start)
      }
    }
    #expect(throws: CalendarFault.beyondTenYears(from: start)) { try always.nextClosing(after: start) }
    #expect(throws: CalendarFault.beyondTenYears(from: start)) { try always.nextOpening(after: start) }
    #expect(throws: CalendarFault.beyondTenYears(from: start)) { try endless.end(ofWorkingDay: 2700, after: start) }
    #expect(throws: CalendarFault.countNotPositive(0)) { try endless.end(ofWorkingDay: 0, after: start) }

    let days = try on("1970-01-01")...on("2026-12-31")
    let short = try office(horizon: on("2026-06-30"), years: 1970...2026)
    let tuesday = try at("2026-12-29T08:00:00Z")
    #expect(try short.add(hours(27), to: tuesday) == at("2026-12-31T17:00:00Z"))
    let beyond = CalendarFault.answerOutsideCalendar(from: tuesday, days: days)
    #expect(throws: beyond) { try short.add(WorkingDuration(seconds: 27 * 3600 + 1), to: tuesday) }
    #expect(throws: beyond) { try short.end(ofWorkingDay: 3, after: tuesday) }
    let evening = try at("2026-12-31T17:00:00Z")
    #expect(throws: CalendarFault.answerOutsideCalendar(from: evening, days: days)) {
      try short.add(.zero, to: evening)
    }
    for outside in [Instant(secondsSinceEpoch: -1), try at("2027-01-01T00:00:01Z")] {
      #expect(throws: CalendarFault.outsideCalendar(outside, days: days)) { try short.add(.zero, to: outside) }
      #expect(throws: CalendarFault.outsideCalendar(outside, days: days)) { try short.between(tuesday, outside) }
      #expect(throws: CalendarFault.outsideCalendar(outside, days: days)) { try short.isOpen(outside) }
    }
  }
}
