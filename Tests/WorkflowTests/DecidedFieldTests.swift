import Testing
import Workflow
import WorkflowBench

/// `decide`: the table, its floor, and overrides.
struct DecidedFieldTests {
  static let immediacies = ["none", "weeks", "days", "hours", "now"]
  static let impacts = ["critical", "high", "moderate", "low"]
  /// The table of the definition, copied by hand.
  static let table = [
    "critical": ["P3", "P2", "P2", "P1", "P1"],
    "high": ["P3", "P3", "P2", "P2", "P1"],
    "moderate": ["P4", "P3", "P3", "P2", "P2"],
    "low": ["P4", "P4", "P4", "P3", "P3"],
  ]

  private func story(_ other: [String: FieldValue] = [:], in state: String = "assessing") throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(other))
    try story.bring(to: state)
    return story
  }

  private func priority(_ story: Story) -> String? { story.snapshot.fields["priority"]?.text }

  @Test("impact and immediacy give the priority when it is submitted, as the table says", arguments: impacts, 0..<5)
  func cells(impact: String, column: Int) throws {
    let immediacy = Self.immediacies[column]
    let fields: [String: FieldValue] = ["impact": .text(impact), "immediacy": .text(immediacy)]
    #expect(try priority(story(fields, in: "draft")) == nil)
    #expect(try priority(story(fields, in: "submitted")) == Self.table[impact]?[column])
    for kind in ["threat-to-life", "escape-risk"] {
      #expect(try priority(story(fields.merging(["kind": .text(kind)]) { $1 }, in: "submitted")) == "P1")
    }
  }

  @Test("only a supervisor overrides, and says why")
  func override() throws {
    var story = try story()
    let p2: [String: FieldValue] = ["priority": .text("P2")]
    #expect(try story.codes(setBy: "coordinator", .giving(p2)) == ["override-by"])
    #expect(try story.codes(setBy: "coordinator", Input(values: p2)) == ["override-by", "override-asks"])
    #expect(try story.codes(setBy: "supervisor", Input(values: p2)) == ["override-asks"])
    #expect(try story.codes(setBy: "supervisor", .giving(p2, because: " ")) == ["override-asks"])
    try story.set(by: "supervisor", .giving(p2))
    #expect(priority(story) == "P2" && story.snapshot.overrides == p2)
  }

  @Test("the value that is worked out anyway needs no authority")
  func equal() throws {
    var story = try story()
    let same = Input(values: ["priority": .text("P4"), "title": .text("Another title")])
    try story.set(by: "coordinator", same)
    #expect(priority(story) == "P4" && story.snapshot.overrides.isEmpty)
    #expect(try story.codes(setBy: "coordinator", same) == ["nothing-changes"])
  }

  @Test("an override stands at resubmit, whatever the raiser changed")
  func stands() throws {
    var story = try story()
    try story.set(by: "supervisor", .giving(["priority": .text("P2")]))
    try story.make("return", by: "coordinator", .because)
    try story.set(by: "raiser", Input(values: ["impact": .text("critical"), "immediacy": .text("now")]))
    #expect(priority(story) == "P2")
    try story.make("resubmit", by: "raiser")
    #expect(priority(story) == "P2" && story.snapshot.overrides == ["priority": .text("P2")])
  }

  @Test("an override is lifted by giving the worked-out value, or by clearing the field; by a supervisor only")
  func lifting() throws {
    var story = try story()
    try story.set(by: "supervisor", .giving(["priority": .text("P2")]))
    let back: [String: FieldValue] = ["priority": .text("P4")]
    #expect(try story.codes(setBy: "coordinator", .giving(back)) == ["override-by"])
    let clearing = Input(cleared: ["priority"], reason: "Enough.")
    #expect(try story.codes(setBy: "coordinator", clearing) == ["override-by"])
    var other = story
    try story.set(by: "supervisor", .giving(back))
    #expect(priority(story) == "P4" && story.snapshot.overrides.isEmpty)
    try other.set(by: "supervisor", clearing)
    #expect(priority(other) == "P4" && other.snapshot.overrides.isEmpty)
  }

  @Test("nobody puts it below the floor of its kind")
  func floor() throws {
    let story = try story(["kind": .text("threat-to-life")])
    for code in ["P2", "P3", "P4"] {
      #expect(try story.codes(setBy: "supervisor", .giving(["priority": .text(code)])) == ["floor"])
    }
    #expect(try story.codes(setBy: "supervisor", .giving(["priority": .text("P1")])) == ["nothing-changes"])
  }

  @Test("an override gives way to the floor of a kind chosen later")
  func overtaken() throws {
    var story = try story()
    try story.set(by: "supervisor", .giving(["priority": .text("P3")]))
    let threat: [String: FieldValue] = ["kind": .text("threat-to-life")]
    #expect(try story.codes(setBy: "coordinator", .giving(threat)) == ["override-by"])
    var returned = story
    try story.set(by: "supervisor", .giving(threat))
    #expect(priority(story) == "P1" && story.snapshot.overrides.isEmpty)
    try returned.make("return", by: "coordinator", .because)
    try returned.set(by: "raiser", Input(values: threat))
    try returned.make("resubmit", by: "raiser")
    #expect(priority(returned) == "P1" && returned.snapshot.overrides.isEmpty)
  }

  @Test("a later edit of the inputs that would change the result needs the authority of an override")
  func inputs() throws {
    var story = try story()
    let high: [String: FieldValue] = ["impact": .text("high")]
    #expect(try story.codes(setBy: "coordinator", .giving(high)) == ["override-by"])
    #expect(try story.codes(setBy: "supervisor", Input(values: high)) == ["override-asks"])
    // low and none give P4, as low and weeks do.
    try story.set(by: "coordinator", Input(values: ["immediacy": .text("none")]))
    #expect(priority(story) == "P4")
    try story.set(by: "supervisor", .giving(high))
    #expect(priority(story) == "P3" && story.snapshot.overrides.isEmpty)
  }

  @Test("in the triage queue the raiser's edit is an edit like any other")
  func submitted() throws {
    let story = try story(in: "submitted")
    #expect(try story.codes(setBy: "raiser", .giving(["impact": .text("high")])) == ["override-by"])
    #expect(try story.codes(setBy: "raiser", .giving(["title": .text("Visitors again")])) == [])
  }

  @Test("while the raiser writes, an edit changes nothing until it is resubmitted")
  func returned() throws {
    var story = try story(in: "returned")
    try story.set(by: "raiser", Input(values: ["impact": .text("high")]))
    #expect(priority(story) == "P4")
    try story.make("resubmit", by: "raiser")
    #expect(priority(story) == "P3")
  }

  @Test("what the raiser changed while writing does not stand in the way of others' moves")
  func pending() throws {
    var story = try story(in: "returned")
    try story.set(by: "raiser", Input(values: ["impact": .text("high")]))
    #expect(try story.codes("withdraw", by: "raiser", .because) == [])
    try story.make("take-back", by: "coordinator", .because)
    #expect(priority(story) == "P3", "what the raiser wrote counts once the request leaves the raiser")
    #expect(try story.codes("accept", by: "coordinator", Input(values: Story.threat)) == [])
    #expect(try story.codes(setBy: "coordinator", Input(values: ["grading": .text("1A-P")])) == [])
    #expect(try story.codes(setBy: "coordinator", .giving(["impact": .text("critical")])) == ["override-by"])
  }

  @Test("a raiser does not choose the priority")
  func raising() throws {
    let fields = Story.fields(["priority": .text("P1")])
    let error = #expect(throws: Story.Refused.self) { try Story(Bench.shipped(), fields) }
    #expect(error?.blockers.map(\.code) == ["override-by", "override-asks"])
    #expect(try Story(Bench.shipped(), Story.fields(["priority": .text("P4")])).snapshot.state == "draft")
  }
}
