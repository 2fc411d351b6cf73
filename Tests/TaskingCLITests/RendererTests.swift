import Tasking
import TaskingAPI
import TaskingRendering
import Testing
import Workflow
import WorkingTime

@testable import TaskingCLI

@Suite("Replies read as the design writes them")
struct RendererTests {
  private static func written(_ done: String, from: String?, _ state: String, version: Int) -> Written {
    var written = Written(
      reference: "PIO-2026-000418", done: done, from: from, state: state, stage: "raise", version: version, seq: 9,
      head: "ab")
    written.priority = "P2"
    written.waitsFor = "coordinator"
    written.nextMoves = ["take-up"]
    return written
  }

  @Test("A write says what changed, to which version, what is due next and what is likely done next")
  func written() throws {
    var written = Self.written("submit", from: "draft", "submitted", version: 2)
    written.nextDue = try at("2026-11-20T09:37:00Z")
    written.nextDueClock = "acknowledge"
    let printout = try renderer().printout(reply(written))
    #expect(
      printout.out == [
        "PIO-2026-000418 submitted (P2), version 2.  Acknowledge by Fri 20 Nov 09:37.   "
          + "next: tasking take-up 418 (coordinator)"
      ])
    #expect(printout.err == [])
    #expect(printout.status == 0)
  }

  @Test(
    "What leaves the state as it was says what it did instead",
    arguments: [
      (
        "set", "acting",
        "PIO-2026-000418 fields set, still acting (P2), version 4.   next: tasking take-up 418 (coordinator)"
      ),
      (
        "progress", "acting",
        "PIO-2026-000418 progress recorded, still acting (P2), version 4.   next: tasking take-up 418 (coordinator)"
      ),
      (
        "raise", "draft", "PIO-2026-000418 raised as draft (P2), version 4.   next: tasking take-up 418 (coordinator)"
      ),
    ])
  func unmoved(done: String, state: String, line: String) throws {
    let written = Self.written(done, from: state, state, version: 4)
    #expect(try renderer().printout(reply(written)).out == [line])
  }

  @Test("A write says what fell due before it, what was waived, and that it was done before")
  func notes() throws {
    var written = Self.written("close", from: "feedback-due", "closed", version: 9)
    written.waitsFor = nil
    written.caughtUp = ["assess 100%", "authority-ends"]
    written.waiver = "emergency"
    written.isRepeated = true
    #expect(
      try renderer().printout(reply(written)).out == [
        "PIO-2026-000418 closed (P2), version 9.",
        "  fell due before it: assess 100%, authority-ends",
        "  separation was waived and recorded: emergency",
        "  it was done before: this is the first answer again",
      ])
  }

  @Test("A refused submission keeps the draft, says why afterwards, and has the refusal's status")
  func refusal() throws {
    var written = Self.written("raise", from: nil, "draft", version: 1)
    written.refusal = TaskingError(
      .refused, "cannot submit PIO-2026-000418", hint: "the draft is kept",
      details: [TaskingError.Detail(code: "needs", message: "grounds is missing", remedy: "grounds=…")])
    let printout = try renderer().printout(reply(written))
    #expect(printout.out.first?.hasPrefix("PIO-2026-000418 kept as draft (P2), version 1.") == true)
    #expect(
      printout.afterwards == [
        "tasking: cannot submit PIO-2026-000418: grounds is missing", "  grounds=…", "hint: the draft is kept",
      ])
    #expect(printout.status == 6)
  }

  @Test("Quiet leaves out what only says that it was done, and nothing else")
  func quiet() throws {
    let written = Self.written("submit", from: "draft", "submitted", version: 2)
    #expect(try renderer(isQuiet: true).printout(reply(written, isRehearsal: true)) == Printout())
    let list = RequestList(view: .all, requests: [], total: 0, lastTick: nil)
    #expect(try renderer(isQuiet: true).printout(reply(list)).out == ["no such request"])
  }

  @Test("A rehearsal says so with every output; JSON says it in the object")
  func rehearsal() throws {
    let written = Self.written("submit", from: "draft", "submitted", version: 2)
    let list = RequestList(view: .all, requests: [], total: 0, lastTick: nil)
    func check(_ answer: some Presentable) throws {
      #expect(
        try renderer().printout(reply(answer, isRehearsal: true)).err == ["REHEARSAL: nothing in this store is real"])
      let json = try renderer(.json).printout(reply(answer, isRehearsal: true))
      #expect(json.err == [])
      #expect(json.out.count == 1)
      #expect(json.out[0].contains("\"rehearsal\":true"))
      #expect(try !renderer(.json).printout(reply(answer)).out[0].contains("rehearsal"))
    }
    try check(written)
    try check(list)
  }

  @Test("A run of the scheduler is one line; errors give a status")
  func ticked() throws {
    var ticked = Ticked(now: try at("2026-11-20T08:55:00Z"))
    ticked.considered = 4
    ticked.rungs = 3
    ticked.timedMoves = 1
    #expect(
      try renderer().printout(reply(ticked)).out == [
        "tick 2026-11-20T08:55:00Z: 4 considered, 3 rungs, 1 timed move, 0 errors, 12 ms"
      ])
    ticked.errors = 1
    ticked.faults = ["PIO-2026-000418: broken"]
    let printout = try renderer(isQuiet: true).printout(reply(ticked))
    #expect(printout.out == [])
    #expect(printout.afterwards == ["tasking: PIO-2026-000418: broken"])
    #expect(printout.status == 1)
  }

  @Test("The moves at hand come first, then the others with everything in their way")
  func next() throws {
    let threat = TaskingError.Detail(code: "needs", message: "threat is missing", remedy: "threat=…")
    let role = TaskingError.Detail(code: "role", message: "this takes a chair")
    let moves = NextMoves(
      reference: "PIO-2026-000418", state: "assessing", waitsFor: "coordinator",
      moves: [
        .init(name: "return", to: "returned", isOpen: true, asks: ["reason"], blockers: [], by: [], people: []),
        .init(name: "accept", to: "queued", isOpen: false, asks: [], blockers: [threat], by: [], people: ["y.tanaka"]),
        .init(name: "adopt", to: "same", isOpen: false, asks: [], blockers: [role], by: ["chair"], people: []),
        .init(name: "reject", to: "x", isOpen: false, asks: [], blockers: [role], by: ["chair"], people: ["n.farouk"]),
      ])
    #expect(
      try renderer().printout(reply(moves)).out == [
        "PIO-2026-000418 is assessing; it waits for coordinator.",
        "you can:",
        "  return  → returned   give: reason",
        "  accept  → queued   give: threat",
        "you cannot:",
        "  adopt   this takes a chair",
        "          nobody can now; it is for: chair",
        "  reject  this takes a chair",
        "          could: n.farouk",
      ])
    #expect(try renderer(.ids).printout(reply(moves)).out == ["return"])
  }

  @Test("History has each event, and below it what it wrote")
  func history() throws {
    let line = try JSONSample.decode(
      History.Line.self,
      #"""
      {"version":4,"seq":12,"head":"ab","occurred_at":"2026-11-20T08:37:00Z","recorded_at":"2026-11-20T08:55:00Z",
       "kind":"accept","state":"queued","actor":"y.tanaka","via":"uid 0","reason":"one\ntwo","fields":{"threat":"gangs"},
       "cleared":["required_by"],"assignee":"","rungs":["assess 75%"],"clocks":["assess breached"],
       "claimed":["assess met"],"told":["a as b"],"acknowledged":[],
       "erased":false}
      """#)
    #expect(
      try renderer().printout(reply(History(reference: "PIO-2026-000418", events: [line]))).out == [
        "PIO-2026-000418",
        "  4  Fri 20 Nov 08:37  accept → queued  by y.tanaka via uid 0, as claimed; recorded Fri 20 Nov 08:55",
        "     reason: one",
        "             two",
        "     threat: gangs",
        "     cleared: required_by",
        "     given to nobody",
        "     due: assess 75%",
        "     clocks: assess breached",
        "     by the times claimed: assess met",
        "     told: a as b",
      ])
  }

  @Test("Administration is said in a line")
  func administration() throws {
    var activated = Activated(
      kind: "workflow", name: "pio-tasking", version: 2, digest: "0123456789abcdef", seq: 1, head: "", staying: 1,
      isUnchanged: false)
    #expect(
      try renderer().printout(reply(activated)).out == [
        "workflow pio-tasking version 2 is in use (0123456789ab); 1 open request stays as before"
      ])
    activated.isUnchanged = true
    #expect(
      try renderer().printout(reply(activated)).out == ["workflow pio-tasking version 2 is in use already"])
    let granted = PersonWritten(
      id: "k.osei", done: "granted pio", until: try at("2026-12-20T12:30:00Z"), seq: 1, head: "")
    #expect(
      try renderer().printout(reply(granted)).out == ["k.osei granted pio until Sun 20 Dec 12:30"])
  }
}
