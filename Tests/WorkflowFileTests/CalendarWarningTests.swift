import Testing
import WorkflowFile
import WorkingTime

@Suite("Warnings of calendars")
struct CalendarWarningTests {
  private static let sound = """
    calendar: office
    version: 3
    title: An office
    zone: Europe/London
    day: 8h
    hours:
      mon: ["09:00-13:00", "14:00-18:00"]
      sun: 10:00-12:00
    holidays:
      - { name: First Day, on: 1 January, substitute: next-weekday, from: 1980, to: 2090 }
      - { name: Late May, nth: last monday of may }
    dated:
      - { date: "2027-03-28", hours: ["09:00-12:00"] }
    horizon: "2030-12-31"

    """

  private func check(_ text: String, on day: String = "2026-11-22") throws -> Loaded<WorkingCalendar> {
    CalendarFile.check(text, file: "c.yaml", on: try CivilDate(iso: day), zone: Shipped.zone)
  }

  private static let clocks =
    "\n  hint: if that is not what is meant, keep clear of the hour in which the clocks change"
  private static let look = "\n  hint: look for new one-off days, add them under 'dated' and move 'horizon'"
  private static let idle =
    ": each day on which it falls is closed anyway"
    + "\n  hint: take it out, or with 'on' give it 'substitute: next-weekday'"

  @Test(
    "what may be meant otherwise is told at its place, and the calendar can be used",
    arguments: [
      (
        "mon: [\"09:00-13:00\", \"14:00-18:00\"]\n  sun: 10:00",
        "sun: [\"00:10-00:20\", \"01:30-03:00\"]\n  mon: 10:00",
        [
          "c.yaml:7:24: warning: 01:30 on sun is skipped on 2028-03-26 in Europe/London; it is taken as 02:30" + clocks,
          "c.yaml:7:24: warning: 01:30 on sun comes twice on 2027-10-31 in Europe/London; the first is taken" + clocks,
        ]
      ),
      (
        "[\"09:00-12:00\"]", "[\"00:15-00:30\", \"01:00-12:00\"]",
        ["c.yaml:13:50: warning: 01:00 on 2027-03-28 is skipped in Europe/London; it is taken as 02:00" + clocks]
      ),
      (
        "2030-12-31", "2026-11-21",
        ["c.yaml:14:10: warning: the horizon 2026-11-21 is past: days after it are computed only" + look]
      ),
      ("2030-12-31", "2026-11-22", ["c.yaml:14:10: warning: the horizon 2026-11-22 is less than a year away" + look]),
      ("2030-12-31", "2027-11-21", ["c.yaml:14:10: warning: the horizon 2027-11-21 is less than a year away" + look]),
      ("2030-12-31", "2027-11-22", []),
      (
        "horizon: \"2030-12-31\"\n", "",
        [
          "c.yaml:1:1: warning: there is no 'horizon': nobody says up to which day one-off days have been looked for\n"
            + "  hint: look for one-off days, add them under 'dated', and say with 'horizon' how far you looked"
        ]
      ),
      (
        "nth: last monday of may", "nth: last tuesday of may",
        ["c.yaml:11:5: warning: the holiday 'Late May' never makes a difference" + idle]
      ),
      (
        "substitute: next-weekday, from: 1980, to: 2090", "from: 2028, to: 2028",
        ["c.yaml:10:5: warning: the holiday 'First Day' never makes a difference" + idle]
      ),
    ])
  func warnings(_ part: String, _ other: String, _ lines: [String]) throws {
    #expect(Self.sound.contains(part))
    let text = Self.sound.replacing(part, with: other, maxReplacements: 1)
    let loaded = try check(text)
    #expect(Set(loaded.diagnostics.map(\.description)) == Set(lines))
    #expect(loaded.value != nil && !loaded.hasErrors)
    // The day's work does not pay for them.
    #expect(CalendarFile.read(text, file: "c.yaml", zone: Shipped.zone).diagnostics == [])
  }

  @Test("a sound calendar has no warnings, and a broken one its errors only")
  func none() throws {
    #expect(try check(Self.sound).diagnostics == [])
    let broken = Self.sound.replacing("2030-12-31", with: "2020-12-31").replacing("8h", with: "long")
    #expect(
      try check(broken).diagnostics.map(\.description)
        == ["c.yaml:5:6: error: expected the hours of a day, such as 9h, found 'long'"])
    #expect(try check(broken).value == nil)
  }

  @Test("the shipped calendars have none today, and say so a year before their horizon")
  func shipped() throws {
    for name in try Shipped.names(in: "calendars") {
      let text = try Shipped.text("calendars/\(name)")
      #expect(try check(text).diagnostics == [])
      #expect(try check(text, on: "2027-12-31").diagnostics == [])
      #expect(
        try check(text, on: "2028-01-01").diagnostics.map(\.message)
          == ["the horizon 2028-12-31 is less than a year away"])
    }
  }
}
