import Tasking
import TaskingAPI
import TaskingRendering
import Testing
import WorkingTime

@testable import TaskingCLI

@Suite("Lists and sums are tables")
struct ListTests {
  private static func list() throws -> RequestList {
    var first = RequestList.Line(
      reference: "PIO-2026-000415", state: "assessing", stage: "assess", raiser: "b.hughes", version: 4)
    first.priority = "P2"
    first.kind = "phone-review"
    first.establishment = "MDI"
    first.waitsFor = "coordinator"
    first.nextDue = try at("2026-11-20T08:20:00Z")
    first.nextDueClock = "assess"
    first.told = "supervisor told"
    first.toldAt = try at("2026-11-20T08:20:00Z")
    first.title = "Calls"
    var second = RequestList.Line(
      reference: "PIO-2026-000418", state: "submitted", stage: "raise", raiser: "b.hughes", version: 2)
    second.priority = "P2"
    second.kind = "visitor-check"
    second.establishment = "MDI"
    second.waitsFor = "coordinator"
    second.nextDue = try at("2026-11-20T09:37:00Z")
    second.nextDueClock = "acknowledge"
    second.title = "\u{202E}Visitors, last 28 days"
    return RequestList(view: .queue, requests: [first, second], total: 2, lastTick: nil)
  }

  @Test("Columns line up, and nothing is cut when there is no terminal")
  func table() throws {
    #expect(
      try renderer().printout(reply(Self.list(), warnings: ["the scheduler has never run"]))
        == Printout(
          out: [
            "REF              PRI  STATE      KIND           PRISON  WAITS FOR    NEXT DUE    CLOCK       "
              + "                           TITLE",
            "PIO-2026-000415  P2   assessing  phone-review   MDI     coordinator  ▲ 35 m ago  assess      "
              + " supervisor told 35 m ago  Calls",
            "PIO-2026-000418  P2   submitted  visitor-check  MDI     coordinator  in 42 m     acknowledge "
              + "                           \\u{202E}Visitors, last 28 days",
          ], err: ["the scheduler has never run"]))
  }

  @Test(
    "On a terminal numbers stand for references, then CLOCK and KIND give way, and the title is cut",
    arguments: [
      (133, "418  P2   submitted  visitor-check  MDI     coordinator  in 42 m     acknowledge", ""),
      (125, "418  P2   submitted  visitor-check  MDI     coordinator  in 42 m   ", ""),
      (102, "418  P2   submitted  MDI     coordinator  in 42 m   ", "…"),
    ])
  func width(columns: Int, start: String, end: String) throws {
    var renderer = try renderer()
    renderer.width = columns
    let line = try renderer.printout(reply(Self.list())).out[2]
    #expect(line.count <= columns)
    #expect(line.hasPrefix(start))
    #expect(line.contains("Visi") && line.hasSuffix(end))
  }

  @Test("A list that a limit cuts says so")
  func limit() throws {
    var list = try Self.list()
    list.total = 7
    #expect(try renderer().printout(reply(list)).out.last == "2 of 7; --limit N shows more")
  }

  @Test("References alone are one a line")
  func ids() throws {
    #expect(try renderer(.ids).printout(reply(Self.list())).out == ["PIO-2026-000415", "PIO-2026-000418"])
  }

  @Test("A sum shows each stretch, when it was due, who is told next, and what can be done")
  func sums() throws {
    let clock = ClockLine(
      name: "assess", state: "running", budgetSeconds: 14_400, isElapsed: true, usedSeconds: 16_500,
      due: try at("2026-11-20T08:20:00Z"), breachedAt: try at("2026-11-20T08:20:00Z"), verdict: nil, lap: 1)
    var sum = Sums.ClockSum(
      clock: clock, standing: "over", seconds: 2_100,
      lines: [
        .init(
          from: try at("2026-11-20T04:20:00Z"), to: try at("2026-11-20T08:20:00Z"), what: "ran", counted: 14_400,
          used: 14_400),
        .init(
          from: try at("2026-11-20T08:20:00Z"), to: try at("2026-11-20T08:55:00Z"), what: "over", counted: 2_100,
          used: 16_500),
      ])
    sum.nextRung = .init(at: try at("2026-11-20T10:20:00Z"), percent: 150, action: "tell", whom: "senior", people: [])
    let sums = Sums(
      reference: "PIO-2026-000415", state: "assessing", priority: "P2", waitsFor: "coordinator", clocks: [sum])
    let accept = NextMoves.Line(
      name: "accept", to: "queued", isOpen: true, asks: ["threat"], blockers: [], by: [], people: [])
    let next = NextMoves(reference: "PIO-2026-000415", state: "assessing", waitsFor: "coordinator", moves: [accept])
    var renderer = try renderer()
    renderer.alsoNext = next
    #expect(
      try renderer.printout(reply(sums)).out == [
        "PIO-2026-000415 is 35 m over on its assess clock (P2: 4 h elapsed).",
        "  Fri 20 Nov 04:20 → 08:20   ran    4 h 00   used 4 h 00   ← due 08:20",
        "  Fri 20 Nov 08:20 → 08:55   over   0 h 35",
        "  next: tell senior at Fri 20 Nov 10:20.   to act: tasking accept 415 …   (you may; needs: threat)",
      ])
  }

  @Test("A sum of working time shows what was closed, and why it was paused")
  func workingSums() throws {
    let clock = ClockLine(
      name: "assess", state: "waiting", budgetSeconds: 64_800, isElapsed: false, usedSeconds: 3_600, due: nil,
      breachedAt: nil, verdict: nil, lap: 1)
    let sum = Sums.ClockSum(
      clock: clock, standing: "paused", seconds: 61_200,
      lines: [
        .init(
          from: try at("2026-11-19T16:00:00Z"), to: try at("2026-11-19T17:00:00Z"), what: "ran", counted: 3_600,
          used: 3_600),
        .init(
          from: try at("2026-11-19T17:00:00Z"), to: try at("2026-11-20T08:00:00Z"), what: "closed", counted: 0,
          used: 3_600),
        .init(
          from: try at("2026-11-20T08:00:00Z"), to: try at("2026-11-20T08:55:00Z"), what: "paused", counted: 0,
          used: 3_600, why: "returned"),
      ])
    let sums = Sums(reference: "PIO-2026-000415", state: "returned", priority: "P3", waitsFor: nil, clocks: [sum])
    #expect(
      try renderer().printout(reply(sums)).out == [
        "PIO-2026-000415 has its assess clock paused, 17 h left (P3: 18 h of working time).",
        "  Thu 19 Nov 16:00 → 17:00              ran      1 h 00   used 1 h 00",
        "  Thu 19 Nov 17:00 → Fri 20 Nov 08:00   closed",
        "  Fri 20 Nov 08:00 → 08:55              paused                          while returned",
      ])
  }
}
