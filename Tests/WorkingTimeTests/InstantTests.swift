import Testing
import WorkingTime

@Suite("Instants")
struct InstantTests {
  @Test(
    "RFC 3339 is read to the second, whatever the offset",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-11-20T08:55:00Z", 1_795_164_900),
      ("2026-11-20T08:55:00+01:00", 1_795_161_300),
      ("2026-11-20T08:55:00-03:30", 1_795_177_500), ("2026-11-20T08:55:00-00:00", 1_795_164_900),
      ("2026-11-20T08:55:00.000Z", 1_795_164_900), ("2026-11-20T08:55:00.0+01:00", 1_795_161_300),
      ("1969-12-31T23:59:59Z", -1), ("2024-02-29T00:00:00Z", 1_709_164_800), ("2038-01-19T03:14:08Z", 2_147_483_648),
      ("0001-01-01T00:00:00Z", -62_135_596_800), ("9999-12-31T23:59:59Z", 253_402_300_799),
    ])
  func reads(text: String, second: Int64) throws {
    #expect(try at(text) == Instant(secondsSinceEpoch: second))
    if text.hasSuffix("00Z") && !text.contains(".") { #expect(Instant(secondsSinceEpoch: second).rfc3339 == text) }
  }

  @Test(
    "Anything else is refused with the reason",
    arguments: [
      ("", TimeFault.notAnInstant("")), ("2026-11-20", .notAnInstant("2026-11-20")),
      ("2026-11-20 08:55:00Z", .notAnInstant("2026-11-20 08:55:00Z")),
      ("2026-11-20t08:55:00Z", .notAnInstant("2026-11-20t08:55:00Z")),
      ("2026-11-20T08:55:00", .notAnInstant("2026-11-20T08:55:00")),
      ("2026-11-20T08:55:00z", .notAnInstant("2026-11-20T08:55:00z")),
      ("2026-11-20T08:55:00Z ", .notAnInstant("2026-11-20T08:55:00Z ")),
      ("2026-11-20T08:55Z", .notAnInstant("2026-11-20T08:55Z")),
      ("2026-11-20T08:55:00.Z", .notAnInstant("2026-11-20T08:55:00.Z")),
      ("2026-11-20T08:55:00+0100", .notAnInstant("2026-11-20T08:55:00+0100")),
      ("+026-11-20T08:55:00Z", .notAnInstant("+026-11-20T08:55:00Z")),
      ("٢026-11-20T08:55:00Z", .notAnInstant("٢026-11-20T08:55:00Z")),
      ("2026-02-29T00:00:00Z", .notADate("2026-02-29T00:00:00Z")),
      ("2026-13-01T00:00:00Z", .notADate("2026-13-01T00:00:00Z")),
      ("0000-01-01T00:00:00Z", .notADate("0000-01-01T00:00:00Z")),
      ("2026-11-20T24:00:00Z", .notATimeOfDay("2026-11-20T24:00:00Z")),
      ("2026-11-20T08:60:00Z", .notATimeOfDay("2026-11-20T08:60:00Z")),
      ("2016-12-31T23:59:60Z", .notATimeOfDay("2016-12-31T23:59:60Z")),
      ("2026-11-20T08:55:00+24:00", .notATimeOfDay("2026-11-20T08:55:00+24:00")),
      ("2026-11-20T08:55:00.001Z", .fractionOfSecond("2026-11-20T08:55:00.001Z")),
      ("0001-01-01T00:00:00+00:01", .yearOutOfRange("0001-01-01T00:00:00+00:01")),
      ("9999-12-31T23:59:59-00:01", .yearOutOfRange("9999-12-31T23:59:59-00:01")),
    ])
  func refuses(text: String, fault: TimeFault) {
    #expect(throws: fault) { try Instant(rfc3339: text) }
  }

  @Test("Writing and reading an instant gives it back")
  func roundTrip() throws {
    var chance = SeededGenerator(state: 5)
    for _ in 0..<2000 {
      let second = Int64.random(in: -62_135_596_800...253_402_300_799, using: &chance)
      let instant = Instant(secondsSinceEpoch: second)
      #expect(try at(instant.rfc3339) == instant)
    }
  }

  @Test("Arithmetic stops at the ends of the line")
  func saturates() {
    let first = Instant(secondsSinceEpoch: .min)
    let last = Instant(secondsSinceEpoch: .max)
    #expect(last.advanced(bySeconds: 1) == last)
    #expect(first.advanced(bySeconds: -1) == first)
    #expect(first.seconds(to: last) == .max)
    #expect(last.seconds(to: first) == .min)
    #expect(Instant(secondsSinceEpoch: 5).seconds(to: Instant(secondsSinceEpoch: 2)) == -3)
    #expect(Instant(secondsSinceEpoch: 5).advanced(by: ElapsedDuration(seconds: -3)).secondsSinceEpoch == 2)
    #expect(Instant(secondsSinceEpoch: 5).elapsed(to: Instant(secondsSinceEpoch: 9)) == ElapsedDuration(seconds: 4))
    #expect(last.rfc3339 == "9999-12-31T23:59:59Z")
    #expect("\(first)" == "0001-01-01T00:00:00Z")
  }
}
