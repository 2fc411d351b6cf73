import TaskingAPI
import Testing

@Suite("Sums in working time, from outside")
struct CalendarEvalTests {
  private static let week =
    #""hours":{"mon":[["08:00","17:00"]],"tue":[["08:00","17:00"]],"wed":[["08:00","17:00"]],"#
    + #""thu":[["08:00","17:00"]],"fri":[["08:00","17:00"]]}"#

  private static func london(_ rest: String) -> String {
    #"{"tz":"Europe/London",\#(week),"holidays":["2026-12-25","2026-12-28","2027-03-26","2027-03-29"],\#(rest)}"#
  }

  @Test(
    "each line is answered by its own calendar",
    arguments: [
      // Nine working hours over Christmas; eighteen over Easter and the change of the clocks.
      (#""op":"add","start":"2026-12-24T15:00:00","seconds":32400"#, #"{"result":"2026-12-29T15:00:00Z"}"#),
      (#""op":"add","start":"2027-03-25T12:00:00","seconds":64800"#, #"{"result":"2027-03-31T11:00:00Z"}"#),
      (#""op":"add","start":"2026-11-28T10:00:00Z","seconds":0"#, #"{"result":"2026-11-30T08:00:00Z"}"#),
      (#""op":"add","start":"2026-11-30T09:00:00","seconds":-7200"#, #"{"result":"2026-11-27T16:00:00Z"}"#),
      (#""op":"between","start":"2026-12-24T15:00:00","end":"2026-12-29T15:00:00""#, #"{"result":32400}"#),
      (#""op":"between","start":"2026-12-29T15:00:00","end":"2026-12-24T15:00:00""#, #"{"result":-32400}"#),
    ])
  func sums(_ rest: String, _ answer: String) {
    #expect(Self.answers(Self.london(rest)) == answer + "\n")
  }

  @Test("a special day beats a day closed each year, and may run past midnight")
  func special() {
    let line =
      #"{"op":"add","tz":"UTC","hours":{"fri":[["09:00","17:00"]]},"holidays":["*-12-25"],"#
      + #""special":{"2026-12-25":[["22:00","30:00"]]},"start":"2026-12-19T00:00:00","seconds":25200}"#
    #expect(Self.answers(line) == #"{"result":"2026-12-26T05:00:00Z"}"# + "\n")
  }

  @Test(
    "a line that makes no sense says why, and the others are answered all the same",
    arguments: [
      ("{", "the line is no JSON object"),
      (#"{"op":"add"}"#, "'tz' is missing"),
      (london(#""op":"mul","start":"2026-12-24T15:00:00""#), "op is 'add' or 'between', not 'mul'"),
      (london(#""op":"add","start":"2026-12-24T15:00:00""#), "add takes 'seconds'"),
      (
        london(#""op":"add","start":"24 Dec","seconds":1"#),
        "start: '24 Dec' is not an instant such as 2026-11-20T08:55:00Z"
      ),
      (
        #"{"op":"add","tz":"Europe/Lundon","hours":{},"start":"2026-12-24T15:00:00","seconds":1}"#,
        "tz: there is no time zone 'Europe/Lundon'; if it is spelt right, install the package tzdata"
      ),
      (
        #"{"op":"add","tz":"UTC","hours":{"moon":[]},"start":"2026-12-24T15:00:00","seconds":1}"#,
        "hours: 'moon' is no weekday; write mon, tue, wed, thu, fri, sat or sun"
      ),
    ])
  func faults(_ line: String, _ message: String) {
    let sound = Self.london(#""op":"add","start":"2026-12-24T15:00:00","seconds":0"#)
    #expect(
      Self.answers(line + "\n\n" + sound) == #"{"error":"\#(message)"}"# + "\n" + #"{"result":"2026-12-24T15:00:00Z"}"#
        + "\n")
  }

  @Test(
    "a calendar that cannot be is refused",
    arguments: [
      #""hours":{"mon":[["17:00","09:00"]]}"#, #""hours":{"mon":[["09:00","12:00"],["11:00","13:00"]]}"#,
      #""hours":{}"#,
      #""hours":{"mon":[["09:00","17:00"]]},"holidays":["2026-12-21"],"special":{"2026-12-21":[["09:00","10:00"]]}"#,
    ])
  func impossible(_ hours: String) {
    let line = #"{"op":"add","tz":"UTC",\#(hours),"start":"2026-12-24T15:00:00","seconds":1}"#
    #expect(Self.answers(line).hasPrefix(#"{"error":""#))
  }

  private static func answers(_ lines: String) -> String {
    let host = TestHost()
    defer { host.remove() }
    host.input = [UInt8](lines.utf8)
    #expect(host.run(["calendar", "eval"]) == 0)
    return host.out
  }
}
