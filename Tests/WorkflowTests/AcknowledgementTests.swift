import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Acknowledging: what it keeps quiet, for how long, and what it does not keep.
struct AcknowledgementTests {
  /// A threat to life that nobody takes up: supervisor told 02:25, senior 02:32:30, chair 02:40 and every hour.
  private func threat(until instant: String) throws -> Story {
    var story = try ClockVectorTests.submitted("P1", at: "2026-11-29T02:10:00Z")
    try story.tick(instant)
    return story
  }

  private func rungs(_ story: Story) -> [Firing] { story.firings.filter { $0.clock == "acknowledge" } }

  @Test("an acknowledged escalation is told no more until that ends, and then one step up")
  func quiet() throws {
    var story = try threat(until: "2026-11-29T02:26:00Z")
    let event = try story.attempt(.acknowledge, by: "supervisor", Input(reason: "On my way in."))
    #expect(event.kind == "ack" && !event.isSubstantive && event.state == "submitted")
    #expect(
      event.payload?.acknowledged
        == [Acknowledgement(clock: "acknowledge", cycle: 1, lap: 1, until: try at("2026-11-29T03:26:00Z"))])
    #expect(event.payload?.clocks == nil)
    try story.tick("2026-11-29T03:25:59Z")
    #expect(rungs(story).map(\.percent) == [50, 100])
    let breached = story.snapshot.clocks["acknowledge"]
    #expect(breached?.due == (try at("2026-11-29T02:25:00Z")) && breached?.phase == .running)
    try story.tick("2026-11-29T03:26:00Z")
    #expect(rungs(story).map(\.percent) == [50, 100, 150, 200])
    #expect(rungs(story).suffix(2).map(\.dueAt.rfc3339) == ["2026-11-29T03:26:00Z", "2026-11-29T03:26:00Z"])
    #expect(rungs(story).suffix(2).map(\.superseded) == [true, false])
    try story.tick("2026-11-29T04:26:00Z")
    #expect(rungs(story).last?.occurrence == 2 && rungs(story).last?.dueAt == story.now)
  }

  @Test("whoever looks how often, the ledger is the same")
  func ledger() throws {
    var often = try threat(until: "2026-11-29T02:45:00Z")
    var seldom = often
    for minute in 0...300 {
      let now = try at("2026-11-29T02:45:00Z").plus(minutes: Int64(minute))
      try often.tick(now)
      if [10, 130].contains(minute) { try often.attempt(.acknowledge, by: "chair") }
    }
    for minute in [10, 130] {
      try seldom.tick(at("2026-11-29T02:45:00Z").plus(minutes: Int64(minute)))
      try seldom.attempt(.acknowledge, by: "chair")
    }
    try seldom.tick(often.now)
    func entries(_ story: Story) -> Set<String> {
      Set(story.firings.map { "\($0.clock) \($0.lap) \($0.rung) \($0.occurrence) \($0.dueAt.rfc3339)" })
    }
    #expect(entries(often) == entries(seldom))
    #expect(often.snapshot.nextAt == seldom.snapshot.nextAt)
  }

  @Test("it is for whoever was told, or those whom the definition names; not for whoever was told before them")
  func parties() throws {
    let story = try threat(until: "2026-11-29T02:33:00Z")
    #expect(try story.blockers(.acknowledge, by: "supervisor").map(\.sentence) == ["this takes a senior or a chair"])
    #expect(try story.blockers(.acknowledge, by: "coordinator").map(\.code) == ["role"])
    #expect(try story.blockers(.acknowledge, by: "senior").isEmpty)
    #expect(try story.blockers(.acknowledge, by: "chair").isEmpty)
  }

  @Test("a reminder cannot be acknowledged, nor an escalation twice")
  func nothing() throws {
    var story = try threat(until: "2026-11-29T02:24:00Z")
    let early = try story.blockers(.acknowledge, by: "chair")
    #expect(early.map(\.code) == ["acknowledgement"])
    #expect(
      early.map(\.sentence) == ["nobody was told of anything that goes on: there is nothing to acknowledge"])
    try story.tick("2026-11-29T02:26:00Z")
    try story.attempt(.acknowledge, by: "chair")
    #expect(
      try story.blockers(.acknowledge, by: "chair").map(\.sentence)
        == ["it is acknowledged until Sun 29 Nov 03:26; if nothing has happened by then, it is told again"])
  }

  @Test("the machine's moves fall due whatever is acknowledged")
  func moves() throws {
    var story = try Story(Bench.shipped(), Story.fields(ClockVectorTests.fields("P1")))
    try story.make("submit", by: "raiser")
    try story.make("take-up", by: "coordinator")
    try story.make("accept", by: "coordinator", Input(values: ["threat": .text("violence")]))
    try story.make("offer", by: "coordinator", Input(assignee: "pio"))
    let offered = story.now
    try story.tick(offered.plus(minutes: 16))
    try story.attempt(.acknowledge, by: "chair")
    try story.tick(offered.plus(minutes: 30))
    #expect(story.snapshot.state == "queued")
    #expect(story.events.contains { $0.kind == "lapse" && $0.occurredAt == offered.advanced(bySeconds: 1_350) })
  }

  @Test("progress ends it: another lap of the clock is told as if nothing had been acknowledged")
  func progress() throws {
    var story = try threat(until: "2026-11-29T02:26:00Z")
    try story.attempt(.acknowledge, by: "supervisor")
    try story.make("return", by: "coordinator", Input(reason: "Which wing?"))
    try story.make("resubmit", by: "raiser")
    let again = story.now
    try story.tick(again.plus(minutes: 15))
    #expect(rungs(story).last?.percent == 100 && rungs(story).last?.lap == 2)
  }

  @Test("a definition that says nothing of it takes none")
  func without() throws {
    let bench = try Bench.next([
      (
        "  { by: [senior, chair], lasts: { P1: 1h elapsed, P2: 8h elapsed, P3: 2d, P4: 2d } }\n", ""
      ), ("acknowledge:                                              #", "#"),
    ])
    var story = try Story(bench, at: "2026-11-29T02:10:00Z", Story.fields(ClockVectorTests.fields("P1")))
    try story.make("submit", by: "raiser")
    try story.tick("2026-11-29T02:26:00Z")
    #expect(
      try story.blockers(.acknowledge, by: "chair").map(\.sentence) == ["this workflow takes no acknowledgements"])
  }
}
