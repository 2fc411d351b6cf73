import TaskingRendering
import Testing
import WorkingTime

@testable import TaskingCLI

@Suite("Times read as people write them")
struct TimeWordsTests {
  @Test(
    "A moment is on the wall of the zone, with the year when it is another",
    arguments: [
      ("2026-11-20T09:37:00Z", "Fri 20 Nov 09:37"), ("2026-07-01T09:37:59Z", "Wed 1 Jul 10:37"),
      ("2027-01-04T08:00:00Z", "Mon 4 Jan 2027 08:00"), ("2026-12-31T23:59:59Z", "Thu 31 Dec 23:59"),
    ])
  func moment(instant: String, expected: String) throws {
    #expect(try renderer().times.moment(at(instant)) == expected)
  }

  @Test(
    "A due time is relative within a day, and marked once it has come",
    arguments: [
      ("2026-11-20T09:37:00Z", "in 42 m"), ("2026-11-20T08:20:00Z", "▲ 35 m ago"),
      ("2026-11-20T08:55:00Z", "▲ 0 s ago"),
      ("2026-11-20T08:55:01Z", "in 1 s"), ("2026-11-21T08:54:59Z", "in 23 h 59 m"),
      ("2026-11-21T08:55:00Z", "Sat 21 Nov 08:55"), ("2026-11-18T04:54:00Z", "▲ 2 d 4 h ago"),
    ])
  func due(instant: String, expected: String) throws {
    #expect(try renderer().times.due(at(instant)) == expected)
  }

  @Test(
    "A span has its two largest units",
    arguments: [
      (0, "0 s"), (59, "59 s"), (60, "1 m"), (3_599, "59 m"), (3_600, "1 h"), (11_520, "3 h 12 m"), (86_400, "1 d"),
      (187_200, "2 d 4 h"),
    ])
  func span(seconds: Int64, expected: String) {
    #expect(TimeWords.span(seconds) == expected)
  }

  @Test("Working time is never told in days")
  func hours() {
    #expect(TimeWords.hours(64_800 * 2) == "36 h")
    #expect(TimeWords.sum(14_400) == "4 h 00")
    #expect(TimeWords.sum(2_100) == "0 h 35")
  }

  @Test("A zone that is UTC is named")
  func utc() throws {
    #expect(
      TimeWords(now: try at("2026-11-20T08:55:00Z"), zone: .utc).moment(try at("2026-07-01T09:37:00Z"))
        == "Wed 1 Jul 09:37 UTC")
  }
}
