import Testing
import Workflow
import WorkflowBench

/// Rules of the shipped definition: what they let through, what they say, with which values.
struct RuleTests {
  private func story(in state: String, _ other: [String: FieldValue] = [:]) throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(other))
    try story.bring(to: state)
    return story
  }

  private func sentences(_ story: Story, _ move: String, by person: String, _ input: Input = Input()) throws
    -> [String]
  {
    try story.blockers(.move(move), by: person, input).map(\.sentence)
  }

  @Test("a request names a subject, or is of a kind about a place")
  func subject() throws {
    let nobody = try story(in: "draft", ["subjects": .list([])])
    #expect(
      try sentences(nobody, "submit", by: "raiser") == [
        "Name at least one subject, or choose a kind that is about a place."
      ])
    #expect(
      try story(in: "draft", ["subjects": .list([]), "kind": .text("general")]).codes("submit", by: "raiser") == [])
  }

  @Test("an answer is wanted in the future")
  func future() throws {
    let story = try story(in: "draft", ["required_by": .text("2026-11-23T09:00:00Z")])
    let blockers = try story.blockers(.move("submit"), by: "raiser")
    #expect(
      blockers.map(\.sentence) == [
        "The answer is wanted by Mon 23 Nov 09:00, which has passed: give a later date, or none."
      ])
    #expect(blockers.first?.values == ["request.required_by": "2026-11-23T09:00:00Z"])
    let later = Input(values: ["required_by": .text("2026-11-23T09:00:01Z")])
    #expect(try story.codes("submit", by: "raiser", later) == [])
  }

  @Test("work that needs an authority is not accepted without one in force")
  func authority() throws {
    let story = try story(in: "awaiting-authority", ["kind": .text("communications-history")])
    let sentence = "Disclosure of past calls needs an authority in force: seek one, or renew it."
    for (start, end) in [
      ("2026-11-23T09:00:01Z", "2027-01-01T00:00:00Z"), ("2026-01-01T00:00:00Z", "2026-11-23T09:00:00Z"),
    ] {
      let input = Story.authority(until: end, from: start).merging(Story.threat) { $1 }
      #expect(try sentences(story, "authorise", by: "supervisor", Input(values: input)) == [sentence])
    }
    var assessing = try self.story(in: "assessing", ["kind": .text("communications-history")])
    #expect(try sentences(assessing, "accept", by: "coordinator", Input(values: Story.threat)) == [sentence])
    try assessing.set(by: "coordinator", Input(values: ["kind": .text("visitor-check")]))
    #expect(
      try sentences(assessing, "seek-authority", by: "coordinator") == [
        "Check of a visitor or contact needs no authority."
      ])
  }

  @Test("a report answers every question, with a result, and leaves no partner unanswered")
  func report() throws {
    var story = try story(in: "acting")
    let short = Input(values: ["answers": .list([]), "outcome": .text("answered")])
    #expect(try story.codes("report", by: "assignee", short) == ["asks"], "what is not given is not judged too")
    let empty = Input(values: ["answers": .list([.record([:])]), "outcome": .text("answered")])
    #expect(
      try sentences(story, "report", by: "assignee", empty) == [
        "Answer every question, or record a nil return with its reason."
      ])
    let none: [FieldValue] = [.record(["nil": .text("partner-refused")])]
    let rejected = Input(values: ["answers": .list(none), "outcome": .text("rejected")])
    #expect(
      try sentences(story, "report", by: "assignee", rejected) == [
        "Rejected is not something that the work can find: choose an outcome that is."
      ])
    try story.make("ask-partner", by: "assignee", Input(values: Story.ask()))
    let mute = Input(values: Story.ask(answered: true))
    #expect(try sentences(story, "partner-answer", by: "assignee", mute) == ["Write down what the partner answered."])
    try story.make("partner-answer", by: "assignee", Input(values: Story.ask()))
    #expect(
      try sentences(story, "report", by: "assignee", Input(values: Story.result)) == [
        "A partner has not answered yet: chase it, or withdraw the ask."
      ])
    let done = Input(values: Story.ask(answered: true, answer: "Two."))
    #expect(
      try sentences(story, "ask-partner", by: "assignee", done) == [
        "Say whom you ask and for what: an ask that waits for its answer."
      ])
    try story.make("partner-answer", by: "assignee", Input(values: Story.ask(withdrawn: true)))
    try story.make("report", by: "assignee", Input(values: Story.result))
  }

  @Test("a resume date lies ahead")
  func resume() throws {
    let story = try story(in: "acting")
    let past: [String: FieldValue] = ["resume_on": .text("2026-11-23T09:00:00Z")]
    #expect(
      try sentences(story, "hold", by: "supervisor", .giving(past)) == ["The resume date must be in the future."])
  }

  @Test("work that takes two persons is not closed by whoever decided it")
  func secondCloser() throws {
    var story = try story(in: "reviewing", ["kind": .text("threat-to-life"), "grading": .text("1A-P")])
    try story.make("approve", by: "supervisor", Input(values: Story.feedback))
    #expect(
      try sentences(story, "close", by: "supervisor") == [
        "This kind of work is closed by someone other than whoever decided it."
      ])
    #expect(try story.codes("close", by: "second.supervisor") == [])
    var plain = try self.story(in: "reviewing")
    try plain.make("approve", by: "supervisor", Input(values: Story.feedback))
    #expect(try plain.codes("close", by: "supervisor") == [])
  }

  @Test("a rule that cannot be judged stands in the way under its own name")
  func fault() throws {
    let text = MachineMoveTests.small
      .replacing("states:", with: "rules:\n  odd: { test: 1 / size(request.title) > 5, else: No. }\nstates:")
      .replacing("needs: title", with: "rules: odd, needs: title")
    let story = try Story(Bench.of(text, checked: false), ["title": .text("")])
    let blockers = try story.blockers(.move("go"), by: "raiser", Input(values: ["title": .text("")]))
    #expect(blockers.map(\.code) == ["needs"], "what is already missing explains it")
    let other = text.replacing("size(request.title)", with: "(size(request.title) - 1)")
    let again = try Story(Bench.of(other, checked: false), ["title": .text("A")])
    let found = try again.blockers(.move("go"), by: "raiser")
    #expect(found.map(\.code) == ["rule-fault"])
    #expect(found.first?.values == ["request.title": "A"])
    #expect(found.first?.sentence.hasPrefix("the rule 'odd' could not be judged: ") ?? false)
  }

  @Test("a rule sees who made which move before this one, and the state that it leaves")
  func before() throws {
    let text = MachineMoveTests.small
      .replacing(
        "states:", with: "rules:\n  once: { test: \"!has(by.go) && request.state == 'new'\", else: No. }\nstates:"
      )
      .replacing("needs: title", with: "rules: once, needs: title")
    var story = try Story(Bench.of(text, checked: false), ["title": .text("A")])
    try story.make("go", by: "raiser", Input(values: ["stop_at": .text("2026-11-24T00:00:00Z")]))
    try story.tick("2026-11-25T00:00:00Z")
    try story.make("finish", by: "raiser")
    try story.make("again", by: "raiser")
    #expect(story.snapshot.state == "new")
    #expect(try story.codes("go", by: "raiser") == ["rule"])
  }
}
