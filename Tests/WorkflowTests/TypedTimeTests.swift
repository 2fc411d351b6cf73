import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Times that are printed, typed back; and both hours that the clocks of a place show twice.
@Suite("What is printed of an instant can be typed")
struct TypedTimeTests {
  /// Zones whose clocks change by an hour, by half of one, at midnight, not at all, or with names that are numbers.
  private static let zones = [
    "Europe/London", "America/New_York", "Australia/Lord_Howe", "Atlantic/Azores", "America/Havana", "Asia/Kathmandu",
    "America/Sao_Paulo", "Africa/Casablanca", "UTC",
  ]

  private func zone(_ name: String) throws -> Zone { name == "UTC" ? .utc : try Bench.zone(name) }

  /// Instants of seventy years: some anywhere, all round about each change of the clocks, the ends of years, leap days.
  private func instants(_ zone: Zone, _ chance: inout Chance) throws -> [Instant] {
    let span = try at("1990-01-01T00:00:00Z")..<at("2060-01-01T00:00:00Z")
    let length = span.lowerBound.seconds(to: span.upperBound)
    var instants = (0..<60).map { _ in
      span.lowerBound.advanced(bySeconds: chance.number(0...length - 1))
    }
    for change in zone.changes(in: span).filter({ _ in chance.number(1...16) == 1 }) {
      instants += stride(from: -9_000, through: 9_000, by: 1_790).map { change.at.advanced(bySeconds: $0) }
    }
    for year in [2000, 2023, 2028] {
      for (month, day) in [(2, 28), (3, 1), (12, 31), (1, 1)] {
        guard let date = CivilDate(year: year, month: month, day: day) else { continue }
        instants += [0, 86_340].map { zone.instant(of: date, secondOfDay: $0) }
      }
    }
    return instants
  }

  @Test("A moment, with the year or without it, is the same instant again, to the minute", arguments: zones)
  func moments(name: String) throws {
    let zone = try zone(name)
    var chance = Chance(seed: 20)
    for instant in try instants(zone, &chance) {
      let minute = instant.advanced(bySeconds: -Int64(zone.local(instant).secondOfDay % 60))
      // Seen from days before and after it, most of them in the same year, and from another year.
      for days in [chance.number(-300...300), 4_000] {
        let now = instant.advanced(bySeconds: days * 86_400 + chance.number(0...86_399))
        let words = TimeWords(now: now, zone: zone)
        for isPast in [false, true] {
          let phrase = InstantPhrase(now: now, zone: zone, isPast: isPast)
          let printed = [words.moment(instant), words.full(instant), minute.rfc3339, zone.rfc3339(minute)]
          for text in printed {
            let read = try phrase.instant(text)
            #expect(read == minute, "\(text) in \(name), seen from \(now)")
          }
          let start = zone.instant(of: zone.date(at: instant), secondOfDay: 0)
          #expect(try phrase.instant(words.day(instant)) == start)
        }
      }
    }
  }

  @Test(
    "Both hours of the night on which the clocks go back say which they are",
    arguments: [
      ("Europe/London", "2026-10-25T00:30:00Z", "Sun 25 Oct 01:30 BST"),
      ("Europe/London", "2026-10-25T01:30:00Z", "Sun 25 Oct 01:30 GMT"),
      ("Europe/London", "2026-10-25T02:00:00Z", "Sun 25 Oct 02:00"),
      ("Europe/London", "2026-10-24T23:59:59Z", "Sun 25 Oct 00:59"),
      ("America/New_York", "2026-11-01T05:30:00Z", "Sun 1 Nov 01:30 EDT"),
      ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "Sun 5 Apr 01:30 +10:30"),
      ("Australia/Lord_Howe", "2026-04-04T14:30:00Z", "Sun 5 Apr 01:30 +11:00"),
    ])
  func twice(name: String, instant: String, words: String) throws {
    let times = TimeWords(now: try at("2026-06-01T00:00:00Z"), zone: try zone(name))
    #expect(times.moment(try at(instant)) == words)
  }

  private func fault(_ text: String, now: String = "2026-10-23T14:30:00Z", isPast: Bool = false) throws
    -> InstantPhraseFault?
  {
    let phrase = InstantPhrase(now: try at(now), zone: try zone("Europe/London"), isPast: isPast)
    return #expect(throws: InstantPhraseFault.self) { try phrase.instant(text) }
  }

  @Test(
    "A time that comes twice is refused with both readings, and each of them can be typed",
    arguments: ["25 oct 1:30", "Sun 25 Oct 2026 01:30", "2026-10-25 01:30", "sun 1:30", "2026-10-25T01:30"])
  func ambiguous(text: String) throws {
    let fault = try fault(text)
    #expect(
      fault?.sentence == "'\(text)' comes twice, as the clocks go back: Sun 25 Oct 01:30 BST and Sun 25 Oct 01:30 GMT")
    #expect(fault?.hint == "write Sun 25 Oct 01:30 BST or Sun 25 Oct 01:30 GMT")
  }

  @Test(
    "Where only one of the two can be meant, it is that one",
    arguments: [
      // Between the two.
      ("01:30", "2026-10-25T00:45:00Z", true, "2026-10-25T00:30:00Z"),
      ("01:30", "2026-10-25T00:45:00Z", false, "2026-10-25T01:30:00Z"),
      ("25 oct 01:30", "2026-10-25T00:45:00Z", true, "2026-10-25T00:30:00Z"),
      ("sun 01:30", "2026-10-25T00:45:00Z", false, "2026-10-25T01:30:00Z"),
      // A date is its first minute, and days are counted, however often a time comes.
      ("25 oct", "2026-10-23T14:30:00Z", false, "2026-10-24T23:00:00Z"),
    ])
  func oneOfTwo(text: String, now: String, isPast: Bool, instant: String) throws {
    let phrase = InstantPhrase(now: try at(now), zone: try zone("Europe/London"), isPast: isPast)
    #expect(try phrase.instant(text).rfc3339 == instant)
  }

  @Test("A weekday that the date does not have, and a time that is not in use, are refused")
  func contradictions() throws {
    let weekday = try fault("Thu 4 Dec 2026")
    #expect(weekday?.sentence == "'Thu 4 Dec 2026' is no such day: 4 December 2026 is a Friday")
    #expect(weekday?.hint == "write Fri 4 Dec 2026")
    let time = try fault("1 Dec 10:00 BST")
    #expect(time?.sentence == "'1 Dec 10:00 BST' is no time of that day: the clocks show GMT then")
    #expect(time?.hint == "write GMT, or leave it away")
    #expect(try fault("1 Dec 10:00 EST") == .notUnderstood("1 Dec 10:00 EST"))
  }
}
