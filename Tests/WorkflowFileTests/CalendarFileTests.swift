import Testing
import WorkflowFile
import WorkingTime

@Suite("Calendars")
struct CalendarFileTests {
  private static let sound = """
    calendar: office
    version: 3
    title: An office
    zone: Europe/London
    day: 8h
    hours:
      mon: ["09:00-13:00", "14:00-18:00"]
      sat: 22:00-30:00
    holidays:
      - { name: First Day, on: 1 January, substitute: next-weekday, from: 1980, to: 2090 }
      - { name: Late May, nth: last monday of may }
      - { name: Third, nth: third friday of june }
      - { name: Good Friday, easter: -2 }
    dated:
      - { date: "2026-05-25", not: Late May }
      - { date: "2026-05-26", closed: Late May (moved) }
      - { date: "2026-12-24", hours: ["09:00-12:00"] }
    horizon: "2030-12-31"

    """

  private static let never = "\n  hint: let 'from' and 'to' take in a year that has this day, or take the holiday out"

  private func lines(_ text: String) -> [String] {
    CalendarFile.read(text, file: "c.yaml", zone: Shipped.zone).diagnostics.map(\.description)
  }

  @Test("a calendar is read with its hours, holidays and dated entries")
  func reading() throws {
    let calendar = try #require(CalendarFile.read(Self.sound, file: "c", zone: Shipped.zone).value)
    #expect(calendar.name == "office")
    #expect(calendar.version == 3)
    #expect(calendar.zone.name == "Europe/London")
    #expect(calendar.day == WorkingDuration(seconds: 28_800))
    #expect(calendar.horizon?.iso == "2030-12-31")
    #expect(
      calendar.holidays(in: 2026).map { "\($0.date) \($0.name)" } == [
        "2026-01-01 First Day", "2026-04-03 Good Friday", "2026-05-26 Late May (moved)", "2026-06-19 Third",
      ])
    let date = try CivilDate(iso: "2026-12-24")
    #expect(calendar.intervals(on: date).map(\.text) == ["09:00-12:00"])
    #expect(calendar.intervals(on: try CivilDate(iso: "2026-11-21")).map(\.text) == ["22:00-30:00"])
    #expect(calendar.intervals(on: try CivilDate(iso: "2026-11-23")).map(\.text) == ["09:00-13:00", "14:00-18:00"])
  }

  @Test(
    "what is wrong with a calendar is told at its place",
    arguments: [
      (
        "Europe/London", "Europe/Lundon",
        "c.yaml:4:7: error: unknown time zone 'Europe/Lundon'\n  hint: if it is spelt right, install the package tzdata"
      ),
      ("day: 8h", "day: 1d", "c.yaml:5:6: error: expected the hours of a day, such as 9h, found '1d'"),
      ("sat: 22:00", "sut: 22:00", "c.yaml:8:3: error: unknown key 'sut'\n  hint: did you mean 'sat'?"),
      (
        "\"09:00-13:00\"", "\"09:00-1\"",
        "c.yaml:7:9: error: '09:00-1' is not a pair of times such as 08:00-17:00 (past midnight: 22:00-30:00)"
      ),
      ("14:00-18:00", "12:00-18:00", "c.yaml:7:3: error: 09:00-13:00 and 12:00-18:00 on monday overlap"),
      (
        "09:00-13:00", "13:00-09:00",
        "c.yaml:7:3: error: 13:00-09:00 on monday closes before it opens; past midnight is written 22:00-30:00"
      ),
      (
        "[\"09:00-12:00\"]", "[\"12:00-09:00\"]",
        "c.yaml:17:13: error: 12:00-09:00 on 2026-12-24 closes before it opens; past midnight is written 22:00-30:00"
      ),
      (
        "[\"09:00-12:00\"]", "[\"09:00-12:00\", \"11:00-13:00\"]",
        "c.yaml:17:13: error: 09:00-12:00 and 11:00-13:00 on 2026-12-24 overlap"
      ),
      (
        "on: 1 January", "on: 30 February",
        "c.yaml:10:28: error: expected a day and a month, such as 25 December, found '30 February'"
      ),
      (
        "from: 1980, to: 2090", "from: 2031, to: 2030",
        "c.yaml:10:71: error: 'from' 2031 is after 'to' 2030\n"
          + "  hint: give the first year as 'from' and the last as 'to'"
      ),
      (
        "from: 1980, to: 2090", "from: 2100",
        "c.yaml:10:5: error: the holiday 'First Day' lies outside the years 1970 to 2099" + never
      ),
      (
        "from: 1980, to: 2090", "to: 1969",
        "c.yaml:10:5: error: the holiday 'First Day' lies outside the years 1970 to 2099" + never
      ),
      (
        "on: 1 January, substitute: next-weekday, from: 1980, to: 2090", "on: 29 February, from: 2025, to: 2027",
        "c.yaml:10:5: error: the holiday 'First Day' never occurs from 2025 to 2027" + never
      ),
      (
        "nth: last monday", "nth: fifth monday",
        "c.yaml:11:28: error: expected a weekday of a month, such as first monday of may or last monday of may, "
          + "found 'fifth monday of may'\n  hint: not every month has a fifth one; the last one is written 'last'"
      ),
      (
        "easter: -2", "easter: 251",
        "c.yaml:13:34: error: expected days from Easter Sunday, -80 to 250, found '251'"
      ),
      (
        "date: \"2026-12-24\", hours", "date: \"2026-05-26\", hours",
        "c.yaml:17:13: error: 2026-05-26 is closed and has hours of its own\n"
          + "  hint: keep one of the two; the other is at 16:13"
      ),
      (
        "on: 1 January", "on: 31 February",
        "c.yaml:10:28: error: expected a day and a month, such as 25 December, found '31 February'"
      ),
      (
        "nth: last monday", "nth: final monday",
        "c.yaml:11:28: error: expected a weekday of a month, such as first monday of may or last "
          + "monday of may, found 'final monday of may'"
      ),
      (
        "easter: -2", "easter: friday",
        "c.yaml:13:34: error: expected days from Easter Sunday, -80 to 250, found 'friday'"
      ),
      ("easter: -2", "easter: -2, on: 1 May", "c.yaml:13:5: error: a holiday has one of 'on', 'easter' and 'nth'"),
      (
        "easter: -2", "easter: -2, substitute: next-weekday",
        "c.yaml:13:50: error: only a holiday with 'on' has a substitute"
      ),
      ("name: Third", "name: Late May", "c.yaml:12:5: error: the holiday 'Late May' stands here twice"),
      (
        "not: Late May", "not: Late Mai",
        "c.yaml:15:32: error: unknown holiday 'Late Mai'\n  hint: did you mean 'Late May'?"
      ),
      ("not: Late May", "not: Good Friday", "c.yaml:15:32: error: 'Good Friday' does not fall on 2026-05-25"),
      ("2026-05-26", "2026-05-25", "c.yaml:16:13: error: 2026-05-25 stands here twice"),
      ("2026-05-26", "2026-02-30", "c.yaml:16:13: error: '2026-02-30' is not a date such as 2026-11-20"),
      (
        "2026-12-24", "2131-12-24",
        "c.yaml:17:13: error: 2131-12-24 lies outside the years 1970 to 2099"
      ),
      (
        "hours: [\"09:00-12:00\"]", "open: all day",
        "c.yaml:17:5: error: a dated entry has one of 'not', 'closed' and 'hours'"
      ),
    ])
  func faults(_ part: String, _ other: String, _ line: String) {
    #expect(Self.sound.contains(part))
    let found = lines(Self.sound.replacing(part, with: other, maxReplacements: 1))
    #expect(found.contains(line), "\(found)")
  }

  @Test("all faults are told at once")
  func together() {
    let text = Self.sound.replacing("Europe/London", with: "Mars").replacing("8h", with: "long")
      .replacing("easter: -2", with: "easter: soon")
    #expect(lines(text).map { $0.prefix(11) } == ["c.yaml:4:7:", "c.yaml:5:6:", "c.yaml:13:3"])
  }

  @Test(
    "the shipped calendars have the bank holidays of 2026 and 2027",
    arguments: [
      (
        "england-and-wales",
        [
          "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25",
          "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31", "2027-08-30",
          "2027-12-27", "2027-12-28",
        ]
      ),
      (
        "scotland",
        [
          "2026-01-01", "2026-01-02", "2026-04-03", "2026-05-04", "2026-05-25", "2026-06-15", "2026-08-03",
          "2026-11-30", "2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04", "2027-03-26", "2027-05-03",
          "2027-05-31", "2027-08-02", "2027-11-30", "2027-12-27", "2027-12-28",
        ]
      ),
      (
        "northern-ireland",
        [
          "2026-01-01", "2026-03-17", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-07-13",
          "2026-08-31", "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-17", "2027-03-26", "2027-03-29",
          "2027-05-03", "2027-05-31", "2027-07-12", "2027-08-30", "2027-12-27", "2027-12-28",
        ]
      ),
    ])
  func shipped(_ name: String, _ dates: [String]) throws {
    let loaded = CalendarFile.read(
      try Shipped.text("calendars/\(name).yaml"), file: name, zone: Shipped.zone)
    #expect(loaded.diagnostics == [])
    let calendar = try #require(loaded.value)
    #expect(calendar.name == name)
    #expect([2026, 2027].flatMap { calendar.holidays(in: $0) }.map(\.date.iso) == dates)
  }

  @Test("there are no other shipped calendars")
  func all() throws {
    #expect(
      try Shipped.names(in: "calendars") == ["england-and-wales.yaml", "northern-ireland.yaml", "scotland.yaml"])
  }
}
