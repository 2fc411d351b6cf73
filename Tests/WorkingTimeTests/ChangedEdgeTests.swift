import Testing
import WorkingTime

@Suite("Edges of the hours that the clocks skip or show twice")
struct ChangedEdgeTests {
  private func calendar(
    _ week: [Weekday: [String]], zone: String = "Europe/London", holidays: [HolidayRule] = [],
    special: [String: [String]] = [:]
  ) throws -> WorkingCalendar {
    let dated = try special.map { (try on($0.key), try $0.value.map { try DayInterval(text: $0) }) }
    return try WorkingCalendar(
      name: "x", version: 1, zone: Given.zone(zone), day: hours(9),
      week: try week.mapValues { try $0.map { try DayInterval(text: $0) } }, holidays: holidays,
      special: Dictionary(uniqueKeysWithValues: dated))
  }

  private func told(_ calendar: WorkingCalendar) throws -> [String] {
    try calendar.changedEdges(from: on("2026-11-22"), through: on("2036-11-22")).map { "\($0)" }
  }

  @Test(
    "Each edge in a changed hour is named once a kind, for the first date",
    arguments: [
      (
        [Weekday.sunday: ["01:30-09:00"]],
        [
          "01:30 on sun is skipped on 2027-03-28 in Europe/London; it is taken as 02:30",
          "01:30 on sun comes twice on 2027-10-31 in Europe/London; the first is taken",
        ]
      ),
      // Past midnight it is the edge of the day before.
      (
        [.saturday: ["22:00-25:15"]],
        [
          "25:15 on sat is skipped on 2027-03-28 in Europe/London; it is taken as 02:15",
          "25:15 on sat comes twice on 2027-10-31 in Europe/London; the first is taken",
        ]
      ),
      // Where one interval ends and the next begins there is one edge.
      (
        [.sunday: ["00:30-01:59:59", "01:59:59-09:00"]],
        [
          "01:59:59 on sun is skipped on 2027-03-28 in Europe/London; it is taken as 02:59:59",
          "01:59:59 on sun comes twice on 2027-10-31 in Europe/London; the first is taken",
        ]
      ),
      ([.sunday: ["00:59:59-02:00"], .saturday: ["01:30-09:00", "22:00-26:00"], .monday: ["01:30-02:30"]], []),
    ])
  func weekly(week: [Weekday: [String]], words: [String]) throws {
    #expect(try told(calendar(week)) == words)
  }

  @Test("The weekly hours are looked at where they hold: a holiday on that date has none")
  func holidays() throws {
    let closed = HolidayRule("Last Sunday", .last(.sunday, month: 3), from: 2027, to: 2028)
    #expect(
      try told(calendar([.sunday: ["01:30-09:00"]], holidays: [closed])) == [
        "01:30 on sun comes twice on 2027-10-31 in Europe/London; the first is taken",
        "01:30 on sun is skipped on 2029-03-25 in Europe/London; it is taken as 02:30",
      ])
  }

  @Test("A special day is looked at on its own date, if that is not over, however far ahead")
  func special() throws {
    let days = [
      "2026-03-29": ["01:30-09:00"], "2027-03-27": ["20:00-25:45"], "2027-10-31": ["01:00-09:00"],
      "2050-03-27": ["01:30-09:00"], "2027-06-01": ["01:30-09:00"],
    ]
    #expect(
      try told(calendar([.monday: ["09:00-17:00"]], special: days)) == [
        "25:45 on 2027-03-27 is skipped on 2027-03-28 in Europe/London; it is taken as 02:45",
        "01:00 on 2027-10-31 comes twice in Europe/London; the first is taken",
        "01:30 on 2050-03-27 is skipped in Europe/London; it is taken as 02:30",
      ])
  }

  @Test("A zone whose clocks do not change has none, and one far from London has its own")
  func zones() throws {
    let week = [Weekday.sunday: ["01:30-09:00"]]
    #expect(try told(calendar(week, zone: "Asia/Kolkata")) == [])
    #expect(
      try told(calendar(week, zone: "America/New_York")).map { String($0.prefix(33)) } == [
        "01:30 on sun comes twice on 2027-"
      ])
    // At 02:00 the clocks of Lord Howe Island go on by half an hour only.
    #expect(
      try told(calendar([.sunday: ["02:15-09:00"]], zone: "Australia/Lord_Howe"))
        == ["02:15 on sun is skipped on 2027-10-03 in Australia/Lord_Howe; it is taken as 02:45"])
  }

  @Test("What is said of an edge is what the calendar does with it")
  func truth() throws {
    let calendar = try calendar([.sunday: ["01:30-09:00"]])
    for edge in try calendar.changedEdges(from: on("2026-11-22"), through: on("2036-11-22")) {
      let midnight = calendar.zone.startOfDay(edge.wall.date)
      let opening = try calendar.nextOpening(after: midnight)
      #expect(calendar.zone.local(opening) == edge.taken)
      #expect(edge.kind == .skipped || edge.taken == edge.wall)
      #expect(edge.kind == .skipped || calendar.zone.local(opening.advanced(bySeconds: 3600)) == edge.wall)
    }
    #expect(try calendar.nextOpening(after: at("2027-03-28T00:00:00Z")) == at("2027-03-28T01:30:00Z"))
    #expect(try calendar.nextOpening(after: at("2027-10-30T23:00:00Z")) == at("2027-10-31T00:30:00Z"))
  }
}
