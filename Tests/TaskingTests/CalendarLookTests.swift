import Store
import Tasking
import TaskingAPI
import Testing
import WorkingTime

@Suite("Calendars of a store, looked at")
struct CalendarLookTests {
  private func show(_ desk: Desk, _ name: String, _ years: ClosedRange<Int>? = nil) throws -> CalendarDetail {
    let command = Command.ShowCalendar(name: name, years: years)
    return try desk.perform(command, as: Desk.owner).answer
  }

  private func text(_ desk: Desk, _ name: String) throws -> String {
    try #require(try desk.store.read { try $0.source(.calendar, name: name)?.text })
  }

  @Test("Without a year it is the current one, on the calendar's own wall")
  func current() throws {
    let desk = try Desk(at: "2026-12-31T23:59:59Z")
    let detail = try show(desk, "scotland")
    #expect(detail.calendar == "scotland" && detail.version == 1 && detail.zone == "Europe/London")
    #expect(detail.daySeconds == 32_400 && detail.horizon == "2028-12-31")
    #expect(
      detail.hours.keys.sorted() == ["fri", "mon", "thu", "tue", "wed"] && detail.hours["fri"] == ["08:00-17:00"])
    #expect(detail.years.map(\.year) == [2026])
    let year = try #require(detail.years.first)
    // 261 weekdays less ten.
    #expect(year.workingDays == 251 && year.workingSeconds == 251 * 32_400 && !year.beyondHorizon)
    #expect(year.days.count == 10)
    #expect(year.days.filter { $0.kind == "closed" }.map(\.name) == ["World Cup bank holiday"])
    #expect(
      year.days.first
        == CalendarDetail.Day(
          date: "2026-01-01", weekday: "thu", kind: "holiday", name: "New Year's Day", hours: []))
    #expect(
      try year.zoneChanges == [
        .init(at: at("2026-03-29T01:00:00Z"), fromOffsetSeconds: 0, toOffsetSeconds: 3600),
        .init(at: at("2026-10-25T01:00:00Z"), fromOffsetSeconds: 3600, toOffsetSeconds: 0),
      ])
    try desk.at("2027-01-01T00:00:00Z")
    #expect(try show(desk, "scotland").years.map(\.year) == [2027])
  }

  @Test("Several years come in order, and those after the horizon are marked")
  func several() throws {
    let desk = try Desk()
    let years = try show(desk, "england-and-wales", 2000...2040).years
    #expect(years.map(\.year) == Array(2000...2040))
    #expect(years.filter(\.beyondHorizon).map(\.year) == Array(2029...2040))
    // Bank holidays of 2011 and 2012, the royal wedding and the jubilee among them.
    #expect(years.filter { [2011, 2012].contains($0.year) }.map(\.workingDays) == [251, 252])
    #expect(try show(desk, "england-and-wales", 1970...1970).years.map(\.year) == [1970])
    #expect(try show(desk, "england-and-wales", 2099...2099).years.map(\.year) == [2099])
  }

  @Test("Years that no calendar answers for are refused", arguments: [1969...2026, 2026...2100, 0...9999])
  func outside(years: ClosedRange<Int>) throws {
    let desk = try Desk()
    let error = try desk.refusal { _ = try show(desk, "scotland", years) }
    #expect(error.code == .usage && error.message == "a calendar answers for the years 1970 to 2099")
  }

  @Test(
    "A calendar that is not there is not found, and the nearest is named",
    arguments: [
      ("scotlnd", "did you mean 'scotland'?"),
      ("france", "one of: england-and-wales, northern-ireland, scotland; a file is named with its .yaml"),
      ("pio-tasking", "one of: england-and-wales, northern-ireland, scotland; a file is named with its .yaml"),
    ])
  func missing(name: String, hint: String) throws {
    let desk = try Desk()
    let error = try desk.refusal { _ = try show(desk, name) }
    #expect(error == TaskingError(.notFound, "no calendar named '\(name)'", hint: hint))
  }

  @Test("What is shown is the version in use, at once after it is activated, with the warnings that came with it")
  func activated() throws {
    let desk = try Desk()
    let old = try text(desk, "scotland")
    try #require(old.contains("horizon: \"2028-12-31\"") && old.contains("\nversion: 1\n"))
    let new = old.replacing("horizon: \"2028-12-31\"", with: "horizon: \"2027-01-31\"")
      .replacing("\nversion: 1\n", with: "\nversion: 2\n")
      .replacing("\ndated:", with: "\ndated:\n  - { date: \"2026-12-24\", hours: [\"08:00-12:00\"] }")
    let reply = try desk.perform(Command.Activate(Command.SourceText(file: "s.yaml", text: new)), as: Desk.owner)
    #expect(reply.warnings.count == 1)
    let warning = try #require(reply.warnings.first)
    #expect(
      warning.hasPrefix("s.yaml:") && warning.contains("warning: the horizon 2027-01-31 is less than a year away"))
    let detail = try show(desk, "scotland")
    #expect(detail.version == 2 && detail.horizon == "2027-01-31")
    #expect(
      detail.years.first?.days.first { $0.kind == "special" }
        == CalendarDetail.Day(
          date: "2026-12-24", weekday: "thu", kind: "special", name: nil, hours: ["08:00-12:00"]))
    let again = try desk.perform(Command.Activate(Command.SourceText(file: "s.yaml", text: new)), as: Desk.owner)
    #expect(again.warnings == reply.warnings)
  }

  @Test("A sound text is activated without a warning")
  func quiet() throws {
    let desk = try Desk()
    let text = try text(desk, "scotland").replacing("\nversion: 1\n", with: "\nversion: 2\n")
    let reply = try desk.perform(Command.Activate(Command.SourceText(file: "s.yaml", text: text)), as: Desk.owner)
    #expect(reply.warnings == [])
  }
}
