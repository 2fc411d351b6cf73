import Tasking
import Testing

@testable import TaskingCLI

@Suite("Late entries and edited files on the command line")
struct ChangeVerbTests {
  private static func text(_ name: String) throws -> String {
    try #require(Beginning.builtIn.first { $0.path == name }?.text).replacing("\nversion: 1\n", with: "\nversion: 2\n")
  }

  @Test("a move is entered late with a time that begins with a hyphen, or has blanks, before or after its verb")
  func occurred() {
    for words in [
      ["take-up", "1", "--occurred", "-20m"], ["take-up", "1", "--occurred=mon 09:40"],
      ["--occurred", "09:40", "take-up", "1"],
    ] {
      let host = TestHost.rehearsal(impact: "high")
      defer { host.remove() }
      #expect(host.run(["--now", "2026-11-23T10:00:00Z", "--as", "j.mercer"] + words) == 0, "\(host.err)")
      #expect(
        host.out.hasSuffix("  it is claimed to have happened Mon 23 Nov 09:40; clocks go by now, and say both\n"))
      #expect(host.run(["history", "1", "--as", "j.mercer"]) == 0)
      #expect(
        host.out.contains("Mon 23 Nov 09:40  take-up → assessing  by j.mercer via uid 1000, as claimed; recorded"))
    }
  }

  @Test("a claim that cannot be is refused in words, and a verb that takes none says so")
  func impossible() {
    let host = TestHost.rehearsal(impact: "high")
    defer { host.remove() }
    #expect(host.run(["take-up", "1", "--occurred", "+1h", "--as", "j.mercer"]) == 6)
    #expect(
      host.err.hasPrefix(
        "tasking: cannot take-up PIO-2026-000001: it cannot have happened at Mon 23 Nov 10:00: it is Mon 23 Nov 09:00\n"
      ))
    #expect(host.run(["take-up", "1", "--occurred", "yestreday", "--as", "j.mercer"]) == 7)
    #expect(host.run(["set", "1", "title=X", "--occurred", "-1h", "--as", "j.mercer"]) == 2)
  }

  @Test("calendar preview, workflow impact and migrate tell each due time that moves")
  func impact() throws {
    let host = TestHost.rehearsal(impact: "high")
    defer { host.remove() }
    let calendar = try Self.text("calendars/england-and-wales.yaml")
      .replacing("\ndated:", with: "\ndated:\n  - { date: \"2026-11-24\", closed: A day of mourning }\n#")
    let file = host.file("calendar.yaml", Array(calendar.utf8))
    #expect(host.run(["calendar", "preview", file]) == 0, "\(host.err)")
    #expect(
      host.out.hasPrefix(
        "calendar england-and-wales version 2 in place of version 1, were it in use now: 1 open request looked at\n"
          + "  due times that move: 0 earlier, 4 later, 0 begun, 0 ended; in 1 request\n"
          + "  become overdue: 0   overdue no more: 0\n"
          + "REF              PRI  STATE      CLOCK        DUE NOW           DUE THEN\n"
          + "PIO-2026-000001  P3   submitted  acknowledge  Tue 24 Nov 09:00  Wed 25 Nov 09:00  later\n"))
    #expect(host.run(["calendar", "preview", file, "--format", "json"]) == 0)
    #expect(host.out.contains(#""become_overdue":0"#) && host.out.contains(#""done":false"#))
    #expect(host.run(["calendar", "preview", file, "--format", "csv"]) == 0)
    #expect(host.out.split(separator: "\n").count == 5)
    #expect(host.run(["workflow", "impact", file]) == 2)
    #expect(host.err.contains("hint: tasking calendar preview \(file)"))

    let workflow = try Self.text("pio-tasking.yaml")
      .replacing("P3: 1d,  P4: 2d } }\n  assess:", with: "P3: 4h,  P4: 2d } }\n  assess:")
    let definition = host.file("workflow.yaml", Array(workflow.replacing("version: 1", with: "version: 2").utf8))
    #expect(host.run(["workflow", "impact", definition]) == 0, "\(host.err)")
    #expect(host.out.contains("acknowledge  Tue 24 Nov 09:00  Mon 23 Nov 13:00  earlier\n"))
    #expect(host.run(["workflow", "activate", definition]) == 0)
    #expect(host.run(["workflow", "migrate", "--dry-run"]) == 0)
    #expect(host.out.contains("if every open request went over now: 1 open request looked at"))
    #expect(host.run(["workflow", "migrate", "--reason", "Board"]) == 0)
    #expect(host.out.contains("due times moved: 1 earlier, 0 later"))
    #expect(host.run(["workflow", "migrate"]) == 0)
    #expect(host.out.contains("0 open requests looked at\n  no due time moves\n"))
  }

  @Test("impact tells what would have been decided otherwise, and list who approved what is in use")
  func hindsight() throws {
    let host = TestHost.rehearsal(impact: "high")
    defer { host.remove() }
    #expect(host.run(["take-up", "1", "--now", "2026-11-23T14:30:00Z", "--as", "j.mercer"]) == 0)
    #expect(host.run(["take-up", "1", "--as", "b.hughes"]) == 4)
    let workflow = try Self.text("pio-tasking.yaml").replacing("version: 1", with: "version: 2")
      .replacing("P3: 1d,  P4: 2d } }\n  assess:", with: "P3: 4h,  P4: 2d } }\n  assess:")
      .replacing("size(request.grounds) >= 40", with: "size(request.grounds) >= 400")
    let file = host.file("workflow.yaml", Array(workflow.utf8))
    #expect(host.run(["workflow", "impact", file]) == 0, "\(host.err)")
    #expect(
      host.out.contains(
        "had it been in force from the beginning (1 request, 2 moves and 1 refusal looked at):\n"
          + "  would have been refused: 1   would have been allowed: 0   clocks that would have ended otherwise: 1\n"
          + "  PIO-2026-000001 version 2: submit by b.hughes, Mon 23 Nov 09:00: Say in a sentence or two"),
      "\(host.out)")
    #expect(host.out.contains("acknowledge  1      1    met  breached  Tue 24 Nov 09:00  Mon 23 Nov 13:00\n"))
    #expect(
      host.run([
        "workflow", "activate", file, "--approved-by", "Head of Prison Intelligence", "--reason", "Board",
      ]) == 0, "\(host.err)")
    #expect(host.run(["workflow", "list"]) == 0)
    #expect(host.out.contains("t.tester  Head of Prison Intelligence"))
    #expect(host.run(["workflow", "list", "--format", "json"]) == 0)
    #expect(host.out.contains(#""would_be_refused":1"#) && host.out.contains(#""reason":"Board""#))
  }

  @Test("rule pressure has a line for each rule, and says which never decided")
  func pressure() {
    let host = TestHost.rehearsal(impact: "high")
    defer { host.remove() }
    #expect(host.run(["rule", "pressure"]) == 0, "\(host.err)")
    #expect(
      host.out.hasPrefix(
        "RULE                HELD  REFUSED  ALONE  LAST REFUSED\ngrounds-given       1     0        0\n"),
      "\(host.out)")
    #expect(host.out.contains("never refused anything: grounds-given, "))
    #expect(host.out.contains("of these never even asked: authority-in-force, "))
    #expect(host.run(["rule", "pressure", "--format", "csv"]) == 0)
    #expect(host.out.hasPrefix("rule,held,refused,alone,last_refused,rehearsal\n"))
  }

  @Test("next names the ways on, and the smallest change that would let the reader do what they cannot")
  func ways() {
    let host = TestHost.rehearsal(impact: "high")
    defer { host.remove() }
    #expect(host.run(["next", "1", "--as", "j.mercer"]) == 0)
    #expect(
      host.out.contains(
        "the way to a result: take-up (coordinator or supervisor) → accept (coordinator or supervisor) → claim (pio) → "
          + "report (assignee) → approve (supervisor or senior) → close (supervisor or coordinator)\n"), "\(host.out)")
    #expect(host.out.contains("the shortest way to closed: withdraw (raiser) → close (supervisor or coordinator)\n"))
  }
}
