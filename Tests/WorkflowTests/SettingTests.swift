import Testing
import Workflow
import WorkflowBench

/// `set`, `written-by`, what moves relied on, notes, and rules.
struct SettingTests {
  private func story(in state: String, _ other: [String: FieldValue] = [:]) throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(other))
    try story.bring(to: state)
    return story
  }

  @Test("what only moves write, nobody sets", arguments: ["feedback", "outcome", "emergency"])
  func writtenByMoves(field: String) throws {
    let story = try story(in: "assessing")
    let value = ["feedback": "Words.", "outcome": "answered", "emergency": "reviewed"][field] ?? ""
    #expect(try story.codes(setBy: "supervisor", Input(values: [field: .text(value)])) == ["not-writable"])
    #expect(try story.codes(setBy: "supervisor", Input(cleared: [field])) == ["not-writable"])
    #expect(throws: Story.Refused.self) { try Story(Bench.shipped(), Story.fields([field: .text(value)])) }
  }

  @Test("nobody sets the assignee, or a field that does not exist, or nothing")
  func nothing() throws {
    let story = try story(in: "queued")
    #expect(try story.codes(setBy: "supervisor", Input(assignee: "pio")) == ["not-writable"])
    #expect(try story.codes(setBy: "supervisor", Input(values: ["colour": .text("red")])) == ["not-writable"])
    #expect(try story.codes(setBy: "supervisor", .because) == ["nothing-to-set"])
  }

  @Test(
    "the kind is settled once a request leaves stages raise and assess",
    arguments: [
      ("draft", "raiser", true), ("submitted", "coordinator", true), ("returned", "raiser", true),
      ("assessing", "coordinator", true), ("awaiting-authority", "supervisor", true), ("deferred", "supervisor", true),
      ("queued", "coordinator", false), ("offered", "coordinator", false), ("acting", "supervisor", false),
    ])
  func kind(state: String, person: String, may: Bool) throws {
    let before = state == "awaiting-authority" ? "communications-history" : "intel-request"
    let story = try story(in: state, ["kind": .text(before)])
    let codes = try story.codes(setBy: person, Input(values: ["kind": .text("visitor-check")]))
    #expect(codes == (may ? [] : ["not-writable"]))
  }

  @Test("a move does not let the kind in by the back door either")
  func kindWithMove() throws {
    let story = try story(in: "queued")
    let input = Input(values: ["kind": .text("visitor-check")], assignee: "pio")
    #expect(try story.codes("offer", by: "coordinator", input) == ["not-writable"])
  }

  @Test("rules about the assignee say nothing of a request that nobody is assigned to any more")
  func unassigned() throws {
    var story = try story(in: "offered")
    try story.make("decline", by: "assignee", .because)
    try story.make("hold", by: "first.supervisor", .giving(Story.resumeOn))
    // 'covers-the-prison' reads the priority, which this makes another.
    var input = Input.because
    input.values["immediacy"] = .text("now")
    #expect(try story.codes(setBy: "supervisor", input) == [])
  }

  @Test("what a move relied on may be changed, not cleared, and its rules are tried again", arguments: [false, true])
  func reliedOn(afterReopening: Bool) throws {
    var story = try story(in: afterReopening ? "closed" : "assessing")
    if afterReopening { try story.make("reopen", by: "senior", .because) }
    for field in ["kind", "title", "grounds", "questions", "marking"] {
      #expect(try story.codes(setBy: "coordinator", Input(cleared: [field])) == ["relied-on"])
    }
    #expect(try story.codes(setBy: "coordinator", Input(values: ["grounds": .text("Because.")])) == ["rule"])
    let longer = "Three reports in a month speak of parcels passed in the visits hall."
    #expect(try story.codes(setBy: "coordinator", Input(values: ["grounds": .text(longer)])) == [])
    #expect(try story.codes(setBy: "coordinator", Input(cleared: ["required_by"])) == ["nothing-changes"])
    #expect(try story.codes(setBy: "coordinator", Input(cleared: ["grading"])) == ["nothing-changes"])
  }

  @Test("a field given beside a move is under the same limits as one that is set")
  func besideMove() throws {
    let story = try story(in: "submitted")
    #expect(try story.codes("take-up", by: "coordinator", Input(cleared: ["grounds"])) == ["relied-on"])
    #expect(try story.codes("take-up", by: "coordinator", Input(values: ["grounds": .text("No.")])) == ["rule"])
    #expect(try story.codes("take-up", by: "coordinator", Input(values: ["grading": .text("1A-P")])) == [])
  }

  @Test("a move takes what it asks for or needs, and what its maker may set; nothing else")
  func taken() throws {
    let queued = try story(in: "queued")
    #expect(try queued.codes("claim", by: "pio", Input(values: ["title": .text("Mine")])) == ["not-writable"])
    #expect(try queued.codes("claim", by: "pio", Input(assignee: "second.pio")) == ["not-writable"])
    let acting = try story(in: "acting")
    let more = Story.result.merging(["grading": .text("1A-P")]) { $1 }
    #expect(try acting.codes("report", by: "assignee", Input(values: more)) == ["not-writable"])
    let draft = try Story(Bench.shipped(), [:])
    var submitted = draft
    try submitted.make("submit", by: "raiser", Input(values: Story.fields))
    #expect(submitted.snapshot.fields["title"] == .text("Visitors"))
  }

  @Test("a set is an event with the new values, and the state stays")
  func event() throws {
    var story = try story(in: "assessing")
    let event = try story.set(
      by: "coordinator", Input(values: ["threat": .text("gangs")], cleared: ["grading"], reason: "Seen again."))
    #expect(event.kind == "set" && event.state == "assessing" && event.isSubstantive)
    #expect(event.payload?.fields == ["threat": .text("gangs")])
    #expect(event.payload?.cleared == ["grading"] && event.payload?.reason == "Seen again.")
  }

  @Test("a note needs words, changes nothing and makes nobody's view stale")
  func note() throws {
    var story = try story(in: "closed")
    #expect(try story.blockers(.note, by: "chair").map(\.code) == ["empty-note"])
    #expect(try story.blockers(.note, by: "chair", Input(reason: "\n")).map(\.code) == ["empty-note"])
    let before = story.snapshot
    let event = try story.attempt(.note, by: "chair", .because)
    #expect(event.kind == "note" && !event.isSubstantive)
    #expect(story.snapshot.fields == before.fields && story.snapshot.state == before.state)
    #expect(story.snapshot.substantiveVersion == before.version && story.snapshot.version == before.version + 1)
  }

  @Test("the register values that a decision read are kept with it")
  func registers() throws {
    var story = try story(in: "assessing")
    let event = try story.make("accept", by: "coordinator", Input(values: Story.threat))
    #expect(event.payload?.registers == ["kinds/intel-request": ["needs_authority": .flag(false)]])
  }
}
