import Testing
import Workflow
import WorkflowBench

/// `asks`, `needs`, `sets`, `clears`, `erases`, `to`, `from`, `only-for`, `not-for` and `tells` of the shipped definition.
struct MoveKeyTests {
  private func story(in state: String, _ other: [String: FieldValue] = [:]) throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(other))
    try story.bring(to: state)
    return story
  }

  @Test(
    "what a move needs must be there and not blank",
    arguments: ["kind", "title", "questions", "purpose", "grounds", "establishment", "impact", "immediacy", "marking"])
  func needs(field: String) throws {
    var story = try story(in: "draft")
    story.snapshot.fields[field] = nil
    #expect(try story.codes("submit", by: "raiser") == ["needs"])
    #expect(try story.codes("submit", by: "raiser", Input(values: [field: Story.fields[field] ?? .flag(true)])) == [])
    story.snapshot.fields[field] = field == "questions" ? .list([]) : .text(" \n ")
    #expect(try story.codes("submit", by: "raiser").contains("needs"))
  }

  @Test("every blocker is told, not only the first")
  func all() throws {
    let story = try Story(Bench.shipped(), ["grounds": .text("Short.")])
    let blockers = try story.blockers(.move("submit"), by: "requester")
    let missing = ["kind", "title", "questions", "purpose", "establishment", "impact", "immediacy", "marking"]
    #expect(
      blockers.map(\.fault).filter { if case .needs = $0 { true } else { false } }
        == missing.map { .needs(field: $0, label: nil) })
    #expect(blockers.map(\.code).filter { $0 != "needs" } == ["role", "rule"])
    #expect(blockers.last?.values == ["request.grounds": "Short."])
  }

  @Test(
    "what a move asks for must come with it, every time, and be more than blanks",
    arguments: [
      ("return", "submitted", "coordinator", "reason"), ("progress", "acting", "assignee", "reason"),
      ("offer", "queued", "coordinator", "assignee"), ("reassign", "offered", "coordinator", "assignee"),
      ("ask-partner", "acting", "assignee", "partner_asks"), ("report", "acting", "assignee", "answers"),
      ("approve", "reviewing", "supervisor", "feedback"), ("defer", "assessing", "coordinator", "resume_on"),
    ])
  func asks(move: String, state: String, person: String, asked: String) throws {
    let story = try story(in: state)
    var input = MoveTableTests.input(for: move)
    #expect(try story.codes(move, by: person, input) == [])
    let old = input.values[asked]
    switch asked {
    case "reason": input.reason = nil
    case "assignee": input.assignee = nil
    default: input.values[asked] = nil
    }
    #expect(try story.codes(move, by: person, input).contains("asks"))
    if asked == "reason" { input.reason = " \t\n" }
    if old?.list != nil { input.values[asked] = .list([]) }
    if old?.text != nil { input.values[asked] = .text("  ") }
    #expect(try story.codes(move, by: person, input).contains("asks"))
  }

  @Test("what was given before does not count when it is asked for again")
  func everyTime() throws {
    var story = try story(in: "acting")
    try story.make("progress", by: "assignee", .because)
    #expect(try story.codes("progress", by: "assignee") == ["asks"])
    try story.make("ask-partner", by: "assignee", Input(values: Story.ask()))
    #expect(try story.codes("partner-answer", by: "assignee") == ["asks"])
    var held = try Story(Bench.shipped(), Story.fields(["kind": .text("communications-history")]))
    try held.bring(to: "on-hold")
    #expect(try held.codes("renew-authority", by: "supervisor") == ["asks"])
    #expect(held.snapshot.fields["authority"] != nil)
  }

  @Test("the reason stays in the event and is no field")
  func reason() throws {
    var story = try story(in: "acting")
    let event = try story.make("progress", by: "assignee", .because)
    #expect(event.payload?.reason == "Because it is so.")
    #expect(story.snapshot.fields["reason"] == nil)
  }

  @Test("a move sets fields, and `actor` is whoever moves")
  func sets() throws {
    var story = try story(in: "queued")
    try story.make("claim", by: "pio")
    #expect(story.snapshot.assignee == "pio")
    var other = try self.story(in: "queued")
    try other.make("withdraw", by: "raiser", .because)
    #expect(other.snapshot.fields["outcome"] == .text("withdrawn"))
    #expect(other.snapshot.fields["feedback"] == .text("Withdrawn at the requester's wish"))
  }

  @Test("a move clears fields and the assignee")
  func clears() throws {
    var story = try story(in: "offered")
    try story.make("decline", by: "assignee", .because)
    #expect(story.snapshot.assignee == nil)
    var closed = try self.story(in: "closed")
    #expect(closed.snapshot.assignee == "assignee")
    try closed.make("reopen", by: "senior", .because)
    #expect(closed.snapshot.fields["outcome"] == nil && closed.snapshot.fields["feedback"] == nil)
    #expect(closed.snapshot.assignee == nil && closed.snapshot.cycle == 2)
  }

  @Test("a move that erases leaves a closed request without fields or clocks")
  func erases() throws {
    var story = try story(in: "draft")
    let event = try story.make("discard", by: "raiser")
    #expect(event.erases && event.state == "closed")
    #expect(story.snapshot.isErased && story.snapshot.fields.isEmpty && story.snapshot.clocks.isEmpty)
    let erased = story.events.map { event in
      var event = event
      event.payload = nil
      return event
    }
    #expect(Snapshot.fold(erased) == story.snapshot)
    #expect(try story.kernel.catchUp(story.snapshot, to: story.now.plus(hours: 100_000)).isEmpty)
  }

  @Test("nothing can be done to an erased request any more")
  func afterErasure() throws {
    var story = try story(in: "draft")
    try story.make("discard", by: "raiser")
    #expect(try story.codes("reopen", by: "senior", .because) == ["erased"])
    #expect(try story.blockers(.note, by: "senior", .because).map(\.code) == ["erased"])
    #expect(try story.codes(setBy: "raiser", Input(values: ["title": .text("x")])) == ["erased"])
  }

  @Test("a held request goes back to where it was", arguments: ["queued", "acting", "awaiting-partner"])
  func whereItWas(state: String) throws {
    var story = try story(in: state)
    for _ in 1...3 {
      try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
      try story.make("resume", by: "supervisor")
      #expect(story.snapshot.state == state)
    }
    if state == "queued" {
      try story.make("claim", by: "pio")
      try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
      try story.make("resume", by: "pio")
      #expect(story.snapshot.state == "acting")
    }
  }

  @Test("a move that stays where it is does not change where it was")
  func same() throws {
    var story = try story(in: "awaiting-partner", ["kind": .text("communications-history")])
    try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
    try story.make("renew-authority", by: "second.supervisor", Input(values: Story.authority()))
    #expect(story.snapshot.state == "on-hold" && story.snapshot.cameFrom == "awaiting-partner")
    try story.make("resume", by: "assignee")
    #expect(story.snapshot.state == "awaiting-partner")
  }

  @Test("a request of the wrong kind is judged as it is before the move")
  func conditions() throws {
    let high: [String: FieldValue] = ["impact": .text("critical"), "immediacy": .text("now")]
    let urgent = try story(in: "assessing", high)
    #expect(try urgent.codes("defer", by: "coordinator", .giving(Story.resumeOn)) == ["only-for"])
    var queued = try story(in: "queued", high)
    #expect(try queued.codes("hold", by: "supervisor", .giving(Story.resumeOn)) == ["not-for"])
    // A priority given with the move comes too late to lift it.
    let lower = Story.resumeOn.merging(["priority": .text("P3")]) { $1 }
    #expect(try queued.codes("hold", by: "supervisor", .giving(lower)) == ["not-for"])
    try queued.set(by: "supervisor", .giving(["priority": .text("P3")]))
    #expect(try queued.codes("hold", by: "supervisor", .giving(Story.resumeOn)) == [])
  }

  @Test("a notice goes to whoever held the part before the move, and whoever holds it after; never to the actor")
  func tells() throws {
    var story = try story(in: "acting")
    let event = try story.make("reassign", by: "coordinator", .to("second.pio"))
    #expect(event.payload?.notices?.map(\.recipient) == ["assignee", "second.pio"])
    #expect(event.payload?.notices?.map(\.about) == ["reassign", "reassign"])
    let stopped = try story.make("stop-work", by: "supervisor", .giving(Story.feedback))
    let told = (stopped.payload?.notices ?? []).filter { $0.capacity != "supervisor" }
    #expect(told.map(\.recipient) == ["raiser", "second.pio"])
    #expect(stopped.payload?.notices?.contains { $0.recipient == "supervisor" } == false)
    var own = try self.story(in: "offered")
    let declined = try own.make("decline", by: "assignee", .because)
    #expect(
      declined.payload?.notices?.compactMap(\.recipient)
        == ["coordinator", "everybody", "first.coordinator", "second.coordinator"])
  }

  @Test("an unknown move is a fault, an unknown person a blocker")
  func unknown() throws {
    let story = try story(in: "queued")
    #expect(throws: KernelFault.noSuchMove("fly")) {
      try story.kernel.decide(Attempt(actor: .person("pio"), act: .move("fly"), now: story.now), on: story.snapshot)
    }
    #expect(try story.codes("offer", by: "coordinator", Input(assignee: "who.knows")) == ["unknown-person"])
  }
}
