import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Clocks that start, wait, stop, and what they come to.
struct ClockPhaseTests {
  private func story(_ priority: String = "P4", in state: String, _ other: [String: FieldValue] = [:]) throws -> Story {
    let fields = ClockVectorTests.fields(priority).merging(other) { $1 }
    var story = try Story(Bench.shipped(), Story.fields(fields))
    try story.bring(to: state)
    return story
  }

  private func clock(_ name: String, _ story: Story) throws -> ClockState {
    try #require(story.snapshot.clocks[name])
  }

  @Test("a clock that waits keeps what it used, and goes on from there")
  func waits() throws {
    var story = try story(in: "assessing")
    try story.tick("2026-11-23T12:00:00Z")
    try story.make("return", by: "coordinator", .because)
    #expect(try clock("assess", story).phase == .waiting)
    #expect(try clock("assess", story).used == 3 * 3_600)
    #expect(try clock("assess", story).due == nil)
    try story.tick("2026-11-25T10:00:00Z")
    try story.make("resubmit", by: "raiser")
    let assess = try clock("assess", story)
    #expect(assess.phase == .running && assess.used == 3 * 3_600 && assess.lap == 1)
    // 33 of the 36 hours are left: 7 that day, 9 on each of the next two, 8 on Monday.
    #expect(assess.due?.rfc3339 == "2026-11-30T16:00:00Z")
  }

  @Test("a clock that has stopped stays stopped in a state in which it would wait")
  func staysStopped() throws {
    var story = try story(in: "acting")
    #expect(try clock("assign", story).verdict == .met)
    try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
    #expect(try clock("assign", story).phase == .stopped)
    #expect(try clock("assign", story).verdict == .met)
    #expect(try clock("result", story).phase == .waiting)
  }

  @Test("a clock that stopped runs again with what it used")
  func again() throws {
    var story = try story(in: "queued")
    try story.tick("2026-11-23T11:00:00Z")
    try story.make("claim", by: "pio")
    #expect(try clock("assign", story).used == 7_200)
    try story.tick("2026-11-24T09:00:00Z")
    try story.make("reassign", by: "coordinator", .to("second.pio"))
    let assign = try clock("assign", story)
    #expect(assign.phase == .running && assign.used == 7_200 && assign.lap == 1 && assign.verdict == nil)
  }

  @Test("met by the moves that meet it, ended by any other way out, breached when late")
  func verdicts() throws {
    var met = try story(in: "submitted")
    var ended = met
    var late = met
    try met.make("take-up", by: "coordinator")
    #expect(try clock("acknowledge", met).verdict == .met)
    try ended.make("withdraw", by: "raiser", .because)
    #expect(try clock("acknowledge", ended).verdict == .ended)
    try late.tick("2026-11-26T09:00:00Z")
    try late.make("withdraw", by: "raiser", .because)
    #expect(try clock("acknowledge", late).verdict == .breached)
    #expect(try clock("acknowledge", late).breachedAt?.rfc3339 == "2026-11-25T09:00:00Z")
    // A clock without `met-by` is met by every way out.
    try late.make("close", by: "supervisor")
    #expect(try clock("feedback", late).verdict == .met)
  }

  @Test("an exact fit is in time, a second more is not")
  func exactFit() throws {
    var story = try story(in: "submitted")
    var late = story
    try story.tick("2026-11-25T09:00:00Z")
    try story.make("take-up", by: "coordinator")
    #expect(try clock("acknowledge", story).verdict == .met)
    #expect(try clock("acknowledge", story).breachedAt == nil)
    try late.tick("2026-11-25T09:00:01Z")
    try late.make("take-up", by: "coordinator")
    #expect(try clock("acknowledge", late).verdict == .breached)
    #expect(try clock("acknowledge", late).breachedAt?.rfc3339 == "2026-11-25T09:00:00Z")
  }

  @Test("due at closing time when the budget ends there")
  func closingTime() throws {
    let story = try ClockVectorTests.submitted("P3", at: "2026-11-23T08:00:00Z")
    #expect(try clock("acknowledge", story).due?.rfc3339 == "2026-11-23T17:00:00Z")
  }

  @Test("a clock exists only while its test is true")
  func whileTest() throws {
    #expect(try story(in: "submitted", ["kind": .text("release-notify")]).snapshot.clocks["result"] == nil)
    var story = try story(in: "assessing")
    try story.tick("2026-11-23T10:00:00Z")
    try story.set(by: "coordinator", Input(values: ["kind": .text("release-notify")]))
    #expect(try clock("result", story).phase == .stopped)
    #expect(try clock("result", story).verdict == .ended)
    try story.tick("2026-11-23T15:00:00Z")
    try story.set(by: "coordinator", Input(values: ["kind": .text("visitor-check")]))
    #expect(try clock("result", story).phase == .running)
    #expect(try clock("result", story).used == 3_600)
  }

  @Test("a partner's clock runs from the ask to the answer; a hold pauses it and does not answer")
  func partner() throws {
    var story = try story(in: "awaiting-partner")
    #expect(try clock("partner", story).phase == .running)
    #expect(try clock("update", story).phase == .running && clock("result", story).phase == .running)
    try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
    #expect(try clock("partner", story).phase == .waiting)
    try story.make("resume", by: "supervisor")
    #expect(try clock("partner", story).phase == .running && clock("partner", story).lap == 1)
    try story.make("partner-answer", by: "assignee", Input(values: Story.ask(answered: true, answer: "Two.")))
    #expect(try clock("partner", story).verdict == .met)
  }

  @Test("held work that comes back begins its start anew")
  func startAnew() throws {
    var story = try Story(Bench.shipped(), Story.fields(["kind": .text("communications-history")]))
    try story.make("submit", by: "raiser")
    try story.make("take-up", by: "first.coordinator")
    try story.make("seek-authority", by: "first.coordinator")
    let short = Story.authority(until: "2026-11-23T12:00:00Z").merging(Story.threat) { $1 }
    try story.make("authorise", by: "first.supervisor", Input(values: short))
    try story.make("offer", by: "first.coordinator", Input(assignee: "assignee"))
    try story.tick("2026-11-24T12:00:00Z")
    #expect(story.snapshot.state == "on-hold")
    #expect(try clock("start", story).verdict == .ended)
    #expect(try clock("start", story).used == 3 * 3_600)
    try story.make("renew-authority", by: "second.supervisor", Input(values: Story.authority()))
    try story.make("resume", by: "supervisor")
    #expect(story.snapshot.state == "offered")
    #expect(try clock("start", story).lap == 2 && clock("start", story).used == 0)
    #expect(try clock("assign", story).used == 3 * 3_600)
  }

  @Test("a reopening begins every clock at zero and keeps the old verdicts")
  func reopening() throws {
    var story = try story(in: "submitted")
    try story.tick("2026-12-01T09:00:00Z")
    try story.make("take-up", by: "coordinator")
    try story.make("reject", by: "supervisor", .giving(Story.feedback))
    try story.make("close", by: "second.supervisor")
    let old = story.snapshot.clocks
    #expect(old["acknowledge"]?.verdict == .breached && old["assess"]?.verdict == .breached)
    try story.tick("2026-12-02T09:00:00Z")
    try story.make("reopen", by: "senior", .because)
    #expect(story.snapshot.cycle == 2)
    #expect(Set(story.snapshot.clocks.keys) == ["assess", "assign", "result"])
    for clock in story.snapshot.clocks.values {
      #expect(clock.cycle == 2 && clock.lap == 1 && clock.used == 0 && clock.breachedAt == nil)
    }
    #expect(Set(story.snapshot.endedLaps).isSuperset(of: old.values))
    #expect(try clock("assess", story).due?.rfc3339 == "2026-12-08T09:00:00Z")
  }
}
