import Store
import Tasking
import Testing
import WorkingTime

@testable import TaskingCLI

@Suite("The scheduler's verbs")
struct SchedulerVerbTests {
  private static let raise = [
    "raise", "kind=visitor-check", "establishment=MDI", "subjects.1.number=A1234BC", "subjects.1.role=target",
    "title=Secret visitors", "impact=high", "immediacy=days", "questions=Who has visited since 1 November?",
    "purpose=prevent-offences", "marking=OFFICIAL-SENSITIVE",
    "grounds=Intelligence that visits are being used to bring in drugs to the wing.", "--submit", "--as", "b.hughes",
  ]

  private static func host() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T08:37:00Z"]) == 0)
    #expect(host.run(raise) == 0, "\(host.err)")
    return host
  }

  @Test("A run has a line for each thing, in UTC and without titles; a dry run the same; with --quiet there is none")
  func tick() {
    let host = Self.host()
    defer { host.remove() }
    #expect(host.run(["tick"]) == 0)
    #expect(host.out == "tick 2026-11-20T08:37:00Z: 0 considered, 0 rungs, 0 timed moves, 0 errors, 0 ms\n")
    #expect(host.run(["tick", "--dry-run", "--now", "2026-11-20T09:37:00Z"]) == 0)
    let lines = host.out.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "2026-11-20T09:22:00Z  PIO-2026-000001  acknowledge 75%  superseded",
        "2026-11-20T09:37:00Z  PIO-2026-000001  acknowledge 100%  to supervisor (4)",
        "tick 2026-11-20T09:37:00Z (dry run): 1 considered, 2 rungs, 0 timed moves, 0 errors, 0 ms",
      ])
    #expect(host.run(["tick", "--format", "csv"]) == 2)
    #expect(host.run(["tick", "--now", "2026-11-20T09:37:00Z"]) == 0)
    #expect(host.out.split(separator: "\n").dropLast().map(String.init) == Array(lines.dropLast()))
    #expect(host.run(["tick", "--quiet", "--now", "2026-11-20T10:37:00Z"]) == 0)
    #expect(host.out == "")
    #expect(host.run(["tick", "--format", "json", "--now", "2026-11-20T13:37:00Z"]) == 0)
    #expect(
      host.out.contains(#""done":[{"clock":"assess","due":"#) || host.out.contains(#""done":[{"clock":"acknowledge""#))
    #expect(!host.out.contains("Secret"))
    #expect(host.run(["tick", "--format", "jsonl", "--now", "2026-11-20T23:37:00Z"]) == 0)
    #expect(host.out.split(separator: "\n").last?.contains(#""done":[],"#) == true)
    for wrong in [["--budget", "0s"], ["--budget", "x"], ["--batch", "0"]] { #expect(host.run(["tick"] + wrong) == 2) }
  }

  @Test("A clock that went back is one line on standard error, and 8")
  func setBack() {
    let host = Self.host()
    defer { host.remove() }
    #expect(host.run(["tick", "--quiet", "--now", "2026-11-20T08:50:00Z"]) == 0)
    #expect(host.run(["tick", "--quiet", "--now", "2026-11-20T08:40:00Z"]) == 8)
    #expect(host.out == "")
    #expect(
      host.err == "tasking: the scheduler stands still: this machine's clock says 2026-11-20T08:40:00Z, and "
        + "2026-11-20T08:50:00Z has been; nothing was fired, and it goes on when the time is right\n")
  }

  @Test("A plan has the lines of the runs to come, for people and for programs")
  func plan() {
    let host = Self.host()
    defer { host.remove() }
    #expect(host.run(["plan", "--horizon", "1h"]) == 0)
    #expect(
      host.out == """
        Fri 20 Nov 09:22  PIO-2026-000001  acknowledge 75%  to coordinator (3)
        Fri 20 Nov 09:37  PIO-2026-000001  acknowledge 100%  to supervisor (4)
        2 things up to Fri 20 Nov 09:37, if nobody does anything

        """)
    #expect(host.run(["plan", "--horizon", "1h", "--format", "csv"]) == 0)
    #expect(
      host.out.hasPrefix(
        "due,reference,clock,percent,occurrence,superseded,move,state,told,rehearsal\n"
          + "2026-11-20T09:22:00Z,PIO-2026-000001,acknowledge,75,1,false,,,coordinator (3),true\n"))
    #expect(host.run(["plan", "--horizon", "2d", "--format", "ids"]) == 0)
    #expect(host.out == "PIO-2026-000001\n")
    #expect(host.run(["plan", "--horizon", "2d", "--format", "jsonl"]) == 0)
    #expect(host.out.hasPrefix(#"{"clock":"acknowledge","due":"2026-11-20T09:22:00Z","move":null,"occurrence":1,"#))
    #expect(host.run(["plan", "--horizon", "soon"]) == 7)
  }

  @Test("That nothing was due is said with who looked; with --exit-code it is 10 where something was")
  func proveQuiet() {
    let host = Self.host()
    defer { host.remove() }
    #expect(host.run(["tick", "--quiet", "--now", "2026-11-20T08:38:00Z"]) == 0)
    #expect(host.run(["tick", "--quiet", "--now", "2026-11-20T08:39:00Z"]) == 0)
    let prove = ["prove-quiet", "1", "--from", "2026-11-20T08:38:00Z", "--exit-code"]
    #expect(host.run(prove) == 0, "\(host.err)")
    #expect(host.out.contains("  it is said of the REHEARSAL ") && host.out.contains(", up to journal entry 64 of "))
    #expect(
      host.out.hasPrefix(
        """
        PIO-2026-000001: nothing was due from 2026-11-20T08:38:00Z to 2026-11-20T08:39:00Z
          version 2 from 2026-11-20T08:38:00Z to 2026-11-20T08:39:00Z: next to fall due at 2026-11-20T09:22:00Z
          the scheduler ran 2 times from 2026-11-20T08:38:00Z to 2026-11-20T08:39:00Z
          at most 1 m apart: from 2026-11-20T08:38:00Z to 2026-11-20T08:39:00Z

        """))
    #expect(host.run(["tick", "--quiet", "--now", "2026-11-20T09:30:00Z"]) == 0)
    #expect(host.run(prove) == 10)
    #expect(
      host.out.hasPrefix(
        """
        PIO-2026-000001: 1 thing fell due from 2026-11-20T08:38:00Z to 2026-11-20T09:30:00Z, all noticed
          2026-11-20T09:22:00Z  PIO-2026-000001  acknowledge 75%  to coordinator (3)  noticed 2026-11-20T09:30:00Z, 8 m late

        """))
    #expect(host.out.contains("  nobody looked from 2026-11-20T08:39:00Z to 2026-11-20T09:30:00Z, 51 m\n"))
    #expect(host.run(["prove-quiet", "1", "--from", "-20m", "--format", "json"]) == 0)
    #expect(host.out.contains(#""verdict":"noticed""#) && host.out.contains(#""gaps":[{"from":"2026-11-20T08:39:00Z""#))
    #expect(host.run(["prove-quiet", "1"]) == 2)
    #expect(host.run(["prove-quiet", "7", "--from", "-20m"]) == 3)
  }

  @Test("The watchdog is silent with --quiet when all is well, and 8 when the scheduler is late")
  func watchdog() {
    let host = Self.host()
    defer { host.remove() }
    #expect(host.run(["tick", "--quiet"]) == 0)
    #expect(host.run(["doctor", "scheduler", "--quiet"]) == 0)
    #expect(host.out == "" && host.err == "")
    #expect(host.run(["list", "--now", "2026-11-20T09:30:00Z"]) == 0)
    #expect(host.run(["doctor", "scheduler", "--quiet"]) == 8)
    #expect(host.out.contains("  error    last run    the scheduler last ran 53 m ago\n"))
    #expect(
      host.out.contains(
        "  error    overdue     something fell due in 1 request and was not recorded, first in PIO-2026-000001 at "
          + "Fri 20 Nov 09:22, 8 m ago\n"))
    #expect(host.run(["doctor", "scheduler", "--interval", "1h"]) == 0)
    #expect(host.run(["doctor", "scheduler", "--format", "json"]) == 8)
    #expect(host.out.contains(#""code":"busy""#))
    #expect(host.run(["doctor", "--interval", "1h"]) == 2)
    #expect(host.run(["doctor", "scheduler", "--full"]) == 2)
    #expect(host.run(["doctor", "everything"]) == 2)
  }
}
