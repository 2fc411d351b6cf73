import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Points in time as people type them, on Friday 23 October 2026 at 15:30 in London, two days before summer time ends.
struct InstantPhraseTests {
  private func phrase() throws -> InstantPhrase {
    InstantPhrase(now: try at("2026-10-23T14:30:00Z"), zone: try Bench.zone("Europe/London"))
  }

  @Test(
    "a phrase means this instant",
    arguments: [
      ("now", "2026-10-23T14:30:00Z"), ("2026-12-01", "2026-12-01T00:00:00Z"),
      ("2026-12-01 16:00", "2026-12-01T16:00:00Z"), ("2026-12-01T16:00", "2026-12-01T16:00:00Z"),
      ("2026-12-01T16:00:30", "2026-12-01T16:00:30Z"), ("2026-12-01T16:00:00Z", "2026-12-01T16:00:00Z"),
      ("2026-12-01T16:00:00+01:00", "2026-12-01T15:00:00Z"), ("2027-07-01 09:00", "2027-07-01T08:00:00Z"),
      ("1 Dec", "2026-12-01T00:00:00Z"), ("  1 december ", "2026-12-01T00:00:00Z"),
      ("1 Dec, 16:00", "2026-12-01T16:00:00Z"), ("1 dec 2027 9:15", "2027-12-01T09:15:00Z"),
      ("1 October", "2027-09-30T23:00:00Z"), ("23 Oct", "2026-10-22T23:00:00Z"), ("22 oct", "2027-10-21T23:00:00Z"),
      ("29 feb", "2028-02-29T00:00:00Z"), ("fri 16:00", "2026-10-23T15:00:00Z"),
      ("fri 15:30", "2026-10-23T14:30:00Z"), ("fri 15:00", "2026-10-30T15:00:00Z"),
      ("Friday", "2026-10-30T00:00:00Z"), ("mon 9:00", "2026-10-26T09:00:00Z"),
      ("tomorrow 9:00", "2026-10-24T08:00:00Z"), ("tomorrow", "2026-10-23T23:00:00Z"),
      ("today 18:00", "2026-10-23T17:00:00Z"), ("yesterday", "2026-10-21T23:00:00Z"),
      ("16:00", "2026-10-23T15:00:00Z"), ("15:00", "2026-10-24T14:00:00Z"),
      // The same wall time three days on, an hour more of real time; hours are real time.
      ("+3d", "2026-10-26T15:30:00Z"), ("+72h", "2026-10-26T14:30:00Z"), ("+30m", "2026-10-23T15:00:00Z"),
      ("-2h", "2026-10-23T12:30:00Z"), ("+1w", "2026-10-30T15:30:00Z"), ("-1d", "2026-10-22T14:30:00Z"),
      // An hour that does not come shifts forward.
      ("28 mar 2027 1:30", "2027-03-28T01:30:00Z"),
      // As times are printed, and other ways to say which instant it is.
      ("Fri 4 Dec 16:00", "2026-12-04T16:00:00Z"), ("Tue 29 Feb 2028 00:00", "2028-02-29T00:00:00Z"),
      ("Fri 4 Dec", "2026-12-04T00:00:00Z"), ("Fri 2 Jan 16:00", "2026-01-02T16:00:00Z"),
      ("Sat 2 Jan 16:00", "2027-01-02T16:00:00Z"), ("2026-12-04T09:00Z", "2026-12-04T09:00:00Z"),
      ("2026-12-04 09:00+01:00", "2026-12-04T08:00:00Z"), ("Fri 4 Dec 16:00 UTC", "2026-12-04T16:00:00Z"),
      ("1 jul 2027 10:00 BST", "2027-07-01T09:00:00Z"), ("fri 16:00 bst", "2026-10-23T15:00:00Z"),
      ("Sun 25 Oct 01:30 BST", "2026-10-25T00:30:00Z"), ("sun 25 oct 01:30 gmt", "2026-10-25T01:30:00Z"),
      ("25 oct 1:30 +01:00", "2026-10-25T00:30:00Z"), ("sun 1:30 GMT", "2026-10-25T01:30:00Z"),
    ])
  func means(text: String, instant: String) throws {
    #expect(try phrase().instant(text).rfc3339 == instant)
  }

  @Test(
    "what is no point in time is refused",
    arguments: [
      "", "   ", "soon", "31 nov", "2026-02-30", "2026-13-01", "25:00", "9", "9:5", "1 ju", "1 dec 27", "dec 1",
      "fri fri",
      "+3y", "+d", "+", "+-3d", "+100001d", "-9223372036854775808d", "99999999999999999999m", "2026-12-01 16:00 x", "/",
    ])
  func refused(text: String) throws {
    let phrase = try phrase()
    let fault = #expect(throws: InstantPhraseFault.self) { try phrase.instant(text) }
    let trimmed = text.drop { $0 == " " }
    #expect(fault == .notUnderstood(String(trimmed)))
    #expect(fault?.sentence == "'\(trimmed)' is no date or time")
    #expect(fault?.hint == "write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d")
  }

  @Test("a long text is refused without being repeated whole")
  func long() throws {
    let phrase = try phrase()
    let fault = #expect(throws: InstantPhraseFault.self) {
      try phrase.instant(String(repeating: "long ", count: 1_000))
    }
    #expect(fault == .notUnderstood(String(repeating: "long ", count: 12)))
  }

  @Test(
    "figures with slashes are refused with every reading that they have",
    arguments: [
      ("03/04/26", "could be 3 April 2026 or 4 March 2026", "write 2026-04-03 or 2026-03-04"),
      ("13/04/26", "could be 13 April 2026", "write 2026-04-13"),
      ("04/13/2026", "could be 13 April 2026", "write 2026-04-13"),
      ("5/5/2026", "could be 5 May 2026", "write 2026-05-05"),
      ("2026/12/01", "could be 1 December 2026", "write 2026-12-01"),
      ("31/31/31", "is no date", "write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d"),
      (
        "1/2/9223372036854775807", "is no date",
        "write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d"
      ),
    ])
  func slashes(text: String, sentence: String, hint: String) throws {
    let phrase = try phrase()
    for typed in [text, text + " 16:00"] {
      let fault = #expect(throws: InstantPhraseFault.self) { try phrase.instant(typed) }
      #expect(fault?.sentence == "'\(text)' \(sentence)")
      #expect(fault?.hint == hint)
    }
  }
}
