import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// `separate-from`, waivers and `within`.
struct SeparationTests {
  private static let immediate: [String: FieldValue] = ["impact": .text("critical"), "immediacy": .text("now")]

  private func story(in state: String, by raiser: String = "everybody", _ other: [String: FieldValue] = [:]) throws
    -> Story
  {
    var story = try Story(Bench.shipped(), by: raiser, Story.fields(other))
    if state != "draft" { try story.make("submit", by: raiser) }
    return story
  }

  @Test("whoever submitted may not take up or accept, whatever roles they hold")
  func sides() throws {
    var story = try story(in: "submitted")
    #expect(try story.codes("take-up", by: "everybody") == ["separation"])
    try story.make("take-up", by: "coordinator")
    #expect(try story.codes("accept", by: "everybody", Input(values: Story.threat)) == ["separation"])
    #expect(try story.codes("reject", by: "everybody", .giving(Story.feedback)) == ["separation"])
    // A request may be sent back to its raiser by anyone who may: that decides nothing.
    #expect(try story.codes("return", by: "everybody", .because) == [])
  }

  @Test("separation looks at the whole life: an earlier maker is not forgotten when somebody else makes the move")
  func wholeLife() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "queued")
    try story.make("claim", by: "everybody")
    try story.make("report", by: "everybody", Input(values: Story.result))
    #expect(try story.codes("approve", by: "everybody", Input(values: Story.feedback)) == ["separation"])
    try story.make("more-work", by: "senior", .because)
    try story.make("reassign", by: "coordinator", .to("second.pio"))
    try story.make("take-on", by: "second.pio")
    try story.make("report", by: "second.pio", Input(values: Story.result))
    #expect(try story.codes("approve", by: "everybody", Input(values: Story.feedback)) == ["separation"])
    #expect(try story.codes("approve", by: "supervisor", Input(values: Story.feedback)) == [])
  }

  @Test("separation reaches across a reopening")
  func cycles() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "reviewing")
    try story.make("approve", by: "everybody", Input(values: Story.feedback))
    try story.make("close", by: "supervisor")
    #expect(try story.codes("reopen", by: "everybody", .because) == ["separation"])
    try story.make("reopen", by: "senior", .because)
    #expect(story.snapshot.cycle == 2)
    #expect(try story.codes("accept", by: "raiser", Input(values: Story.threat)).contains("separation"))
    try story.make("accept", by: "coordinator", Input(values: Story.threat))
    try story.make("claim", by: "everybody")
    try story.make("report", by: "everybody", Input(values: Story.result))
    try story.make("approve", by: "supervisor", Input(values: Story.feedback))
    try story.make("close", by: "coordinator")
    #expect(try story.codes("reopen", by: "everybody", .because) == ["separation"])
  }

  @Test("authority is renewed by somebody who has neither asked for it nor does the work")
  func renewing() throws {
    var story = try Story(Bench.shipped(), Story.fields(["kind": .text("communications-history")]))
    try story.make("submit", by: "raiser")
    try story.make("take-up", by: "coordinator")
    try story.make("seek-authority", by: "supervisor")
    let input = Story.authority().merging(Story.threat) { $1 }
    #expect(try story.codes("authorise", by: "supervisor", Input(values: input)) == ["separation"])
    try story.make("authorise", by: "second.supervisor", Input(values: input))
    try story.make("claim", by: "everybody")
    let renewed = Input(values: Story.authority())
    #expect(try story.codes("renew-authority", by: "supervisor", renewed) == ["separation"])
    #expect(try story.codes("renew-authority", by: "everybody", renewed) == ["separation"])
    #expect(try story.codes("renew-authority", by: "second.supervisor", renewed) == [])
  }

  @Test("a threat to life is raised, taken up and accepted by one person; the waiver is recorded and must be ratified")
  func waiver() throws {
    var story = try story(in: "submitted", Self.immediate)
    #expect(story.snapshot.fields["priority"] == .text("P1"))
    #expect(story.snapshot.fields["emergency"] == .text("none"))
    let event = try story.make("take-up", by: "everybody")
    #expect(event.payload?.waiver == "emergency")
    #expect(story.snapshot.fields["emergency"] == .text("unreviewed"))
    #expect(story.snapshot.clocks["retrospective"]?.phase == .running)
    #expect(story.snapshot.clocks["retrospective"]?.due == story.now.plus(hours: 24))
    try story.make("accept", by: "everybody", Input(values: Story.threat))
    try story.make("claim", by: "everybody")
    try story.make("report", by: "everybody", Input(values: Story.result))
    try story.make("approve", by: "supervisor", Input(values: Story.feedback))
    #expect(try story.codes("close", by: "supervisor") == ["not-for"])
    #expect(try story.codes("ratify", by: "everybody", .because) == ["separation"])
    story.now = story.now.plus(hours: 1)
    try story.make("ratify", by: "chair", .because)
    #expect(story.snapshot.fields["emergency"] == .text("reviewed"))
    #expect(story.snapshot.clocks["retrospective"]?.verdict == .met)
    #expect(try story.codes("ratify", by: "chair", .because) == ["only-for"])
    try story.make("close", by: "supervisor")
  }

  @Test("the waiver is recorded only when it was needed")
  func waiverNotNeeded() throws {
    var story = try story(in: "submitted", Self.immediate)
    let event = try story.make("take-up", by: "coordinator")
    #expect(event.payload?.waiver == nil)
    #expect(story.snapshot.fields["emergency"] == .text("none"))
    #expect(story.snapshot.clocks["retrospective"] == nil)
  }

  @Test("the waiver is judged on the request before the move: a priority given with it comes too late")
  func waiverBefore() throws {
    let story = try story(in: "submitted")
    let input = Input.giving(["priority": .text("P1")])
    #expect(try story.codes("take-up", by: "everybody", input) == ["separation"])
  }

  @Test("where no waiver is named, separation holds for a threat to life too")
  func noWaiver() throws {
    let story = try story(in: "submitted", Self.immediate)
    var taken = story
    try taken.make("take-up", by: "coordinator")
    #expect(try taken.codes("reject", by: "everybody", .giving(Story.feedback)) == ["separation"])
  }

  @Test(
    "a closed request can be taken up again within twelve calendar months, by the calendar's wall clock",
    arguments: [
      ("2026-11-23T09:00:00Z", "2027-11-23T08:59:59Z", true),
      ("2026-11-23T09:00:00Z", "2027-11-23T09:00:00Z", false),
      // Closed in winter time, the year ends in winter time; closed at 09:30 BST, it ends at 09:30 BST.
      ("2027-03-29T08:30:00Z", "2028-03-29T08:29:59Z", true),
      ("2027-03-29T08:30:00Z", "2028-03-29T08:30:00Z", false),
      // 27 March 2027 is winter time, 27 March 2028 is summer time: 09:00 there is 08:00 UTC.
      ("2027-03-27T09:00:00Z", "2028-03-27T07:59:59Z", true),
      ("2027-03-27T09:00:00Z", "2028-03-27T08:00:00Z", false),
      // The last of February.
      ("2028-02-29T12:00:00Z", "2029-02-28T11:59:59Z", true),
      ("2028-02-29T12:00:00Z", "2029-02-28T12:00:00Z", false),
    ])
  func window(closed: String, again: String, may: Bool) throws {
    var story = try Story(Bench.shipped(), at: closed)
    story.snapshot.fields["priority"] = .text("P4")
    try story.bring(to: "feedback-due")
    try story.make("close", by: "second.supervisor")
    try story.wait(until: again)
    #expect(try story.codes("reopen", by: "senior", .because) == (may ? [] : ["window"]))
  }

  @Test("the window counts from the last closing")
  func lastClosing() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "closed")
    try story.tick("2027-06-01T09:00:00Z")
    try story.make("reopen", by: "senior", .because)
    try story.make("reject", by: "second.supervisor", .giving(Story.feedback))
    try story.make("close", by: "first.coordinator")
    try story.wait(until: "2028-05-31T09:00:00Z")
    #expect(try story.codes("reopen", by: "senior", .because) == [])
    try story.wait(until: "2028-06-01T09:00:00Z")
    #expect(try story.codes("reopen", by: "senior", .because) == ["window"])
  }

  @Test("the window may be in days, by the wall clock too")
  func days() throws {
    let text = MachineMoveTests.small.replacing("within: 1 months", with: "within: 3 days")
    var story = try Story(Bench.of(text), at: "2027-03-25T09:00:00Z", ["title": .text("A")])
    try story.make("go", by: "raiser", Input(values: ["stop_at": .text("2027-03-26T00:00:00Z")]))
    try story.tick("2027-03-26T09:00:00Z")
    try story.make("finish", by: "raiser")
    // Summer time begins on the 28th: three days on, 09:00 is an hour sooner.
    try story.wait(until: "2027-03-29T07:59:59Z")
    #expect(try story.codes("again", by: "raiser") == [])
    try story.wait(until: "2027-03-29T08:00:00Z")
    #expect(try story.codes("again", by: "raiser") == ["window"])
  }
}
