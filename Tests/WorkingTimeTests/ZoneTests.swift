import Testing
import WorkingTime

@Suite("Zones")
struct ZoneTests {
  @Test("Offset and abbreviation agree with another reader of the tz database", arguments: ZoneVectors.lines)
  func vectors(line: String) throws {
    let words = line.split(separator: " ")
    let zone = try Given.zone(String(words[0]))
    for word in words.dropFirst() {
      let parts = word.split(separator: ":")
      let second = try #require(Int64(parts[0]))
      let instant = Instant(secondsSinceEpoch: second)
      #expect(zone.offset(at: instant) == Int(parts[1]), "\(zone.name) \(instant)")
      #expect(zone.abbreviation(at: instant) == parts[2], "\(zone.name) \(instant)")
    }
  }

  @Test("There are as many vectors as were generated")
  func count() {
    #expect(ZoneVectors.lines.count == 30)
    #expect(ZoneVectors.lines.reduce(0) { $0 + $1.split(separator: " ").count - 1 } == 364)
  }

  @Test(
    "Wall time becomes the instant: a gap moves forward, the first of two, seconds carry",
    arguments: [
      ("Europe/London", "2026-03-29", 5400, "2026-03-29T01:30:00Z"),  // 01:30 is skipped: 02:30 BST
      ("Europe/London", "2026-03-29", 3600, "2026-03-29T01:00:00Z"),
      ("Europe/London", "2026-03-29", 7200, "2026-03-29T01:00:00Z"),
      ("Europe/London", "2026-10-25", 5400, "2026-10-25T00:30:00Z"),  // 01:30 comes twice
      ("Europe/London", "2026-10-25", 7200, "2026-10-25T02:00:00Z"),
      ("Europe/London", "2026-07-01", 86_400, "2026-07-01T23:00:00Z"),
      ("Europe/London", "2026-07-01", -3600, "2026-06-30T22:00:00Z"),
      ("Australia/Lord_Howe", "2026-10-04", 8100, "2026-10-03T15:45:00Z"),  // 02:15 is skipped by half an hour
      ("Australia/Lord_Howe", "2026-04-05", 6300, "2026-04-04T14:45:00Z"),  // 01:45 comes twice
      ("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00Z"),  // midnight is skipped
      ("America/Sao_Paulo", "2018-02-17", 84_600, "2018-02-18T01:30:00Z"),  // 23:30 comes twice
      ("Pacific/Apia", "2011-12-30", 43_200, "2011-12-30T22:00:00Z"),  // the whole date is skipped
      ("Asia/Kathmandu", "2026-01-01", 0, "2025-12-31T18:15:00Z"),
      ("Europe/London", "2090-07-01", 43_200, "2090-07-01T11:00:00Z"),
    ])
  func wall(zone: String, date: String, second: Int, instant: String) throws {
    #expect(try Given.zone(zone).instant(of: on(date), secondOfDay: second) == at(instant))
  }

  @Test(
    "A day starts at midnight or, if that is skipped, when the gap ends",
    arguments: [
      ("Europe/London", "2026-07-01", "2026-06-30T23:00:00Z"),
      ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
      ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"), ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
      ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z"),  // 23:30 to 00:30
    ])
  func startOfDay(zone: String, date: String, instant: String) throws {
    #expect(try Given.zone(zone).startOfDay(on(date)) == at(instant))
  }

  @Test(
    "An instant is written with the zone's offset, and in UTC where the offset is no whole minute",
    arguments: [
      ("Europe/London", "2026-07-01T08:00:00Z", "2026-07-01T09:00:00+01:00"),
      ("America/St_Johns", "2026-01-01T00:00:00Z", "2025-12-31T20:30:00-03:30"),
      ("Europe/Dublin", "1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z"),
      ("Asia/Tehran", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"),
    ])
  func text(zone: String, instant: String, text: String) throws {
    #expect(try Given.zone(zone).rfc3339(at(instant)) == text)
    #expect(try at(text) == at(instant))
  }

  @Test("Local time and back is the same instant, except in the second of two passes")
  func roundTrip() throws {
    var chance = SeededGenerator(state: 3)
    for name in ["Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "America/Scoresbysund", "Africa/Casablanca"] {
      let zone = try Given.zone(name)
      for _ in 0..<500 {
        let instant = Instant(secondsSinceEpoch: .random(in: -2_000_000_000...6_000_000_000, using: &chance))
        let local = zone.local(instant)
        let back = zone.instant(of: local)
        #expect(zone.local(back) == local && back <= instant, "\(name) \(instant)")
      }
    }
  }

  @Test("UTC is known without a file, and zones are equal by name")
  func utc() throws {
    #expect(Zone.utc.local(try at("2026-01-01T00:00:01Z")) == LocalTime(date: try on("2026-01-01"), secondOfDay: 1))
    #expect(Zone.utc.abbreviation(at: Instant(secondsSinceEpoch: .max)) == "UTC")
    #expect(try Given.zone("UTC") == .utc)
    #expect(try Given.zone("Europe/London") != .utc)
  }

  @Test(
    "The ends of the line trap nowhere", arguments: ["UTC", "Europe/London", "Pacific/Apia", "Australia/Lord_Howe"])
  func extremes(name: String) throws {
    let zone = try Given.zone(name)
    for second in [Int64.min, .max, .min / 2, .max / 2, -62_135_596_800, 253_402_300_799] {
      let instant = Instant(secondsSinceEpoch: second)
      #expect(abs(zone.offset(at: instant)) < 86_400)
      #expect(!zone.rfc3339(instant).isEmpty)
    }
    for year in [1, 9999] {
      let date = try #require(CivilDate(year: year, month: 7, day: 1))
      #expect(zone.local(zone.instant(of: date, secondOfDay: 43_200)).date == date)
    }
  }
}
