import Tasking
import TaskingAPI
import Testing

@Suite("Calendars on the command line")
struct CalendarVerbTests {
  private static let sound = """
    calendar: office
    version: 3
    title: An office
    zone: Europe/London
    day: 7h 30m
    hours:
      mon: ["09:00-13:00", "14:00-17:30"]
      tue: ["09:00-13:00", "14:00-17:30"]
      fri: ["09:00-13:00"]
    holidays:
      - { name: Boxing Day, on: 26 December, substitute: next-weekday }
    dated:
      - { date: "2026-12-25", closed: Stocktaking }
      - { date: "2026-12-29", hours: ["09:00-12:00"] }
    horizon: "2028-12-31"

    """

  private static let shown = """
    office version 3, Europe/London, 1d is 7 h 30 m, open mon–tue 09:00-13:00, 14:00-17:30; fri 09:00-13:00
    2026-12-25  Fri  closed: Stocktaking
    2026-12-28  Mon  Boxing Day (substitute day)
    2026-12-29  Tue  special hours 09:00-12:00
    2026: 154 working days, 972 h
      clocks: forward Sun 29 Mar (01:00 → 02:00), back Sun 25 Oct (02:00 → 01:00)
    one-off days have been looked for up to 31 Dec 2028

    """

  /// A host whose store, if it were opened, would not be there.
  private func run(_ arguments: [String], _ text: String = sound, then look: (TestHost, Int32, String) throws -> Void)
    rethrows
  {
    let host = TestHost()
    defer { host.remove() }
    let file = host.file("c.yaml", Array(text.utf8))
    let status = host.run(arguments.map { $0 == "FILE" ? file : $0 })
    try look(host, status, file)
  }

  @Test("A file is shown without a store: its days off, its sums, and up to when one-off days have been looked for")
  func file() {
    run(["calendar", "show", "FILE"]) { host, status, _ in
      #expect(status == 0)
      #expect(host.out == Self.shown)
      #expect(host.err == "")
    }
  }

  @Test("A zone whose clocks stand still says so")
  func still() {
    run(["calendar", "show", "FILE"], Self.sound.replacing("Europe/London", with: "UTC")) { host, _, _ in
      #expect(host.out.contains("\n2026: 154 working days, 972 h\n  clocks: no change\n"))
    }
  }

  @Test("Years beyond the horizon come with a warning, as does a calendar without a horizon")
  func beyond() {
    run(["calendar", "show", "FILE", "--year", "2028-2029"]) { host, status, _ in
      #expect(status == 0)
      #expect(
        host.out.hasSuffix(
          "one-off days have been looked for up to 31 Dec 2028\n"
            + "▲ days after 31 Dec 2028 are computed only: nobody has looked for one-off days yet\n"))
      #expect(host.out.contains("\n2028: ") && host.out.contains("\n2029: "))
    }
    run(["calendar", "show", "FILE"], Self.sound.replacing("horizon: \"2028-12-31\"\n", with: "")) { host, _, _ in
      #expect(host.out.hasSuffix("\n▲ no horizon: nobody says up to when one-off days have been looked for\n"))
    }
  }

  @Test("For programs each form has the same facts")
  func programs() throws {
    try run(["calendar", "show", "FILE", "--format", "json"]) { host, _, _ in
      #expect(
        host.out == #"{"calendar":"office","day_seconds":27000,"horizon":"2028-12-31","hours":"#
          + #"{"fri":["09:00-13:00"],"mon":["09:00-13:00","14:00-17:30"],"tue":["09:00-13:00","14:00-17:30"]},"#
          + #""version":3,"years":[{"beyond_horizon":false,"days":["#
          + #"{"date":"2026-12-25","hours":[],"kind":"closed","name":"Stocktaking","weekday":"fri"},"#
          + #"{"date":"2026-12-28","hours":[],"kind":"holiday","name":"Boxing Day (substitute day)","weekday":"mon"},"#
          + #"{"date":"2026-12-29","hours":["09:00-12:00"],"kind":"special","name":null,"weekday":"tue"}],"#
          + #""working_days":154,"working_seconds":3499200,"year":2026,"zone_changes":["#
          + #"{"at":"2026-03-29T01:00:00Z","from_offset_seconds":0,"to_offset_seconds":3600},"#
          + #"{"at":"2026-10-25T01:00:00Z","from_offset_seconds":3600,"to_offset_seconds":0}]}],"#
          + #""zone":"Europe/London"}"# + "\n")
      let detail = try JSONSample.decode(CalendarDetail.self, host.out)
      #expect(
        detail.years.first?.days.map(\.kind) == ["closed", "holiday", "special"] && detail.horizon == "2028-12-31")
    }
    run(["calendar", "show", "FILE", "--format", "csv"]) { host, _, _ in
      #expect(
        host.out == "calendar,version,date,weekday,kind,name,hours,beyond_horizon\n"
          + "office,3,2026-12-25,fri,closed,Stocktaking,,false\n"
          + "office,3,2026-12-28,mon,holiday,Boxing Day (substitute day),,false\n"
          + "office,3,2026-12-29,tue,special,,09:00-12:00,false\n")
    }
    run(["calendar", "show", "FILE", "--format", "ids"]) { host, _, _ in
      #expect(host.out == "2026-12-25\n2026-12-28\n2026-12-29\n")
    }
    run(["calendar", "show", "FILE", "--format", "jsonl", "--year", "2030-2031"]) { host, _, _ in
      #expect(host.out.split(separator: "\n").allSatisfy { $0.hasPrefix(#"{"beyond_horizon":true,"days":["#) })
      #expect(host.out.split(separator: "\n").count == 2)
    }
    let open = Self.sound.replacing("horizon: \"2028-12-31\"\n", with: "")
    run(["calendar", "show", "FILE", "--format", "json"], open) { host, _, _ in
      #expect(host.out.contains(#""horizon":null"#) && host.out.contains(#""beyond_horizon":true"#))
    }
  }

  @Test("A calendar of the store is shown by its name, at the store's time")
  func store() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2027-05-03T08:00:00Z"]) == 0)
    #expect(host.run(["calendar", "show", "scotland"]) == 0)
    #expect(
      host.out.hasPrefix("scotland version 1, Europe/London, 1d is 9 h, open mon–fri 08:00-17:00\n2027-01-01  Fri  "))
    #expect(host.out.contains("\n2027: 252 working days, 2268 h\n  clocks: forward Sun 28 Mar"))
    #expect(host.run(["calendar", "show", "scotland", "--year", "2026", "--format", "json"]) == 0)
    #expect(host.out.contains(#""rehearsal":true"#) && host.out.contains(#""working_days":251"#))
    #expect(host.run(["calendar", "show", "scotlan"]) == 3)
    #expect(host.err == "tasking: no calendar named 'scotlan'\nhint: did you mean 'scotland'?\n")
  }

  @Test(
    "What cannot be shown or checked says what to type",
    arguments: [
      (["show", "FILE", "--year", "26"], 2, "--year wants a year such as 2026, or 2026-2030, not '26'\nhint: "),
      (
        ["show", "FILE", "--year", "2030-2026"], 2, "--year wants a year such as 2026, or 2026-2030, not '2030-2026'\n"
      ),
      (
        ["show", "FILE", "--year", "2026-2100"], 2,
        "a calendar answers for the years 1970 to 2099\nhint: say --year 2026, or --year 2026-2030\n"
      ),
      (
        ["show", "FILE", "--now", "2027-01-01T00:00:00Z"], 2,
        "--now works in a rehearsal store only, and a file needs no store\nhint: leave it away\n"
      ),
      (["check", "FILE", "--now", "2027-01-01T00:00:00Z"], 2, "--now works in a rehearsal store only"),
      (["show", "FILE", "--reason", "x"], 2, "calendar show only looks: --reason has no meaning for it\n"),
      (["check", "FILE", "--reason", "x"], 2, "calendar check only looks: --reason has no meaning for it\n"),
      (["show", "nowhere/x.yaml"], 7, "cannot read 'nowhere/x.yaml': No such file or directory\n"),
      (["show", "office"], 3, ""), (["shw"], 2, "calendar has no 'shw'\nhint: did you mean 'show'?\n"),
    ] as [([String], Int32, String)])
  func refusals(arguments: [String], status: Int32, message: String) {
    run(["calendar"] + arguments) { host, found, _ in
      #expect(found == status)
      #expect(host.out == "")
      #expect(host.err.hasPrefix("tasking: " + message), "\(host.err)")
    }
  }

  @Test(
    "A file that is no calendar is refused by its first key",
    arguments: [
      ("workflow: x\n", "its first key is 'workflow'", "tasking workflow check FILE"),
      ("# a list\nregister: x\n", "its first key is 'register'", "tasking workflow check FILE"),
      ("calender: x\n", "its first key is 'calender'", "did you mean 'calendar'?"),
      ("zone: UTC\n", "its first key is 'zone'", "a calendar begins with the key 'calendar', its name"),
      ("", "it has no keys", "a calendar begins with the key 'calendar', its name"),
    ])
  func others(text: String, found: String, hint: String) {
    for verb in ["show", "check"] {
      run(["calendar", verb, "FILE"], text) { host, status, file in
        #expect(status == 7)
        #expect(
          host.err == "tasking: \(file) is no calendar: \(found)\nhint: \(hint.replacing("FILE", with: file))\n")
      }
    }
  }

  @Test("A broken calendar is told with line and column, and is not shown")
  func broken() {
    let text = Self.sound.replacing("Europe/London", with: "Europe/Lundon")
    run(["calendar", "check", "FILE"], text) { host, status, file in
      #expect(status == 7)
      #expect(host.out == "")
      #expect(
        host.err == "\(file):4:7: error: unknown time zone 'Europe/Lundon'\n"
          + "  hint: if it is spelt right, install the package tzdata\n")
    }
    run(["calendar", "show", "FILE"], text) { host, status, file in
      #expect(status == 7)
      #expect(host.err.hasPrefix("tasking: \(file) cannot be used:\n  \(file):4:7: error: unknown time zone"))
      #expect(host.err.hasSuffix("hint: tasking calendar check \(file)\n"))
    }
  }

  @Test("A check says of a sound calendar what people would count, and warns of what may be meant otherwise")
  func check() {
    let sum = "calendar office version 3, zone Europe/London: 154 working days in 2026, 156 working days in 2027"
    run(["calendar", "check", "FILE"]) { host, status, file in
      #expect(status == 0)
      #expect(host.out == "\(file) is sound: \(sum), looked at up to 2028-12-31\n")
      #expect(host.err == "")
    }
    let text = Self.sound.replacing("2028-12-31", with: "2026-12-31")
    for noun in ["calendar", "workflow"] {
      run([noun, "check", "FILE"], text) { host, status, file in
        #expect(status == 0)
        #expect(host.out == "\(file) is sound: \(sum), looked at up to 2026-12-31\n")
        #expect(
          host.err == "\(file):15:10: warning: the horizon 2026-12-31 is less than a year away\n"
            + "  hint: look for new one-off days, add them under 'dated' and move 'horizon'\n")
      }
    }
    run(["calendar", "check", "FILE", "--format", "json"], text) { host, status, file in
      #expect(status == 0)
      #expect(host.out.hasPrefix(#"{"files":[{"diagnostics":["\#(file):15:10: warning: "#))
      #expect(host.err == "")
    }
  }

  @Test("To activate a calendar tells its warnings on standard error, each on lines of its own")
  func activate() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["init", "--quiet"]) == 0)
    let file = host.file("c.yaml", Array(Self.sound.replacing("2028-12-31", with: "2026-01-31").utf8))
    #expect(host.run(["workflow", "activate", file]) == 0)
    #expect(host.out.hasPrefix("calendar office version 3 is in use ("))
    #expect(
      host.err == "\(file):15:10: warning: the horizon 2026-01-31 is past: days after it are computed only\n"
        + "  hint: look for new one-off days, add them under 'dated' and move 'horizon'\n")
    #expect(host.run(["calendar", "show", "office", "--format", "ids"]) == 0)
    #expect(host.out == "2026-12-25\n2026-12-28\n2026-12-29\n")
  }
}
