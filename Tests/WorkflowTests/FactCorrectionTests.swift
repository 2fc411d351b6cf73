import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("Facts that were recorded wrongly")
struct FactCorrectionTests {
  /// An attempt to correct, and every sentence that stands in its way; none if it is allowed.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let state: String
    let actor: String
    let input: Input
    var of: Int?
    let sentences: [String]
  }

  private static func text(_ value: String, in field: String = "title", because reason: String? = "Misread.") -> Input {
    Input(values: [field: .text(value)], reason: reason)
  }

  static let rows: [Row] = [
    Row(testDescription: "a title", state: "acting", actor: "coordinator", input: text("Visits"), sentences: []),
    Row(testDescription: "closed", state: "closed", actor: "senior", input: text("Visits"), sentences: []),
    Row(
      testDescription: "what a move asked for, once closed", state: "closed", actor: "coordinator",
      input: Input(values: ["answers": .list([.record(["text": .text("Three people.")])])], reason: "Misread."),
      sentences: []),
    Row(
      testDescription: "nothing given", state: "acting", actor: "coordinator", input: .because,
      sentences: ["nothing was given to correct"]),
    Row(
      testDescription: "no reason", state: "acting", actor: "coordinator", input: text("Visits", because: nil),
      sentences: ["a correction needs a reason"]),
    Row(
      testDescription: "no part", state: "acting", actor: "pio", input: text("Visits"),
      sentences: ["this takes a coordinator, a supervisor or a senior"]),
    Row(
      testDescription: "worked out", state: "acting", actor: "supervisor", input: text("P1", in: "priority"),
      sentences: ["priority is worked out from other fields: correct those, or set it"]),
    Row(
      testDescription: "of moves alone", state: "acting", actor: "supervisor", input: text("reviewed", in: "emergency"),
      sentences: ["emergency is written by moves of themselves, and nobody gives it"]),
    Row(
      testDescription: "written by a move of itself", state: "withdrawn", actor: "supervisor",
      input: text("answered", in: "outcome"),
      sentences: ["withdraw wrote outcome of itself (version 3), and nobody gave it"]),
    Row(
      testDescription: "never given", state: "acting", actor: "supervisor",
      input: text("2027-01-01T00:00:00Z", in: "required_by"),
      sentences: ["required_by was never given, so there is nothing to correct"]),
    Row(
      testDescription: "another version", state: "acting", actor: "supervisor", input: text("Visits"), of: 2,
      sentences: ["version 2 did not write title; version 1 did"]),
    Row(
      testDescription: "two events", state: "acting", actor: "supervisor",
      input: Input(values: ["title": .text("Visits"), "threat": .text("violence")], reason: "Misread."),
      sentences: ["title is of version 1 and threat is of version 4, and a correction is of one"]),
    Row(
      testDescription: "the same", state: "acting", actor: "supervisor", input: text("Visitors"),
      sentences: ["title is that already"]),
    Row(
      testDescription: "cleared, but relied on", state: "acting", actor: "supervisor",
      input: Input(cleared: ["grounds"], reason: "Misread."),
      sentences: ["submit relied on grounds: it may be changed, not cleared"]),
    Row(
      testDescription: "without authority for what follows", state: "acting", actor: "coordinator",
      input: text("critical", in: "impact"),
      sentences: ["priority works out as P2; to have it otherwise takes a supervisor"]),
    Row(
      testDescription: "everything at once", state: "acting", actor: "pio", input: Input(),
      sentences: [
        "nothing was given to correct", "a correction needs a reason",
        "this takes a coordinator, a supervisor or a senior",
      ]),
  ]

  private static func story(in state: String) throws -> Story {
    var story = try Story(Bench.shipped())
    guard state == "withdrawn" else {
      try story.bring(to: state)
      return story
    }
    try story.make("submit", by: "raiser")
    try story.make("withdraw", by: "raiser", .because)
    return story
  }

  @Test("every reason against a correction is told, in a sentence", arguments: rows)
  func refusals(row: Row) throws {
    var story = try Self.story(in: row.state)
    let blockers = try story.blockers(.correct(of: row.of), by: row.actor, row.input)
    #expect(blockers.map(\.sentence) == row.sentences)
    guard row.sentences.isEmpty else { return }
    let before = story.snapshot
    let event = try story.attempt(.correct(of: row.of), by: row.actor, row.input)
    #expect(event.kind == "correct" && event.state == before.state && event.isSubstantive)
    #expect(event.payload?.corrects?.fields == row.input.fields)
    #expect(Snapshot.fold(story.events) == story.snapshot)
    #expect(story.snapshot.makers.filter { $0.key != "correct" } == before.makers)
  }

  @Test("it names the last event that wrote the field, the one that is wanted, or the correction before it")
  func version() throws {
    var story = try Self.story(in: "assessing")
    #expect(try story.attempt(.correct(of: nil), by: "senior", Self.text("One")).payload?.corrects?.version == 1)
    #expect(try story.attempt(.correct(of: nil), by: "senior", Self.text("Two")).payload?.corrects?.version == 4)
    try story.set(by: "coordinator", Input(values: ["title": .text("Three")]))
    #expect(try story.attempt(.correct(of: 5), by: "senior", Self.text("Four")).payload?.corrects?.version == 5)
    // What is right by now may have been wrong for long.
    #expect(try story.attempt(.correct(of: 1), by: "senior", Self.text("Four")).payload?.corrects?.version == 1)
    #expect(story.snapshot.origins["title"]?.map(\.version) == [1, 4, 5, 6, 7, 8])
    #expect(story.snapshot.origins["title"]?.map(\.act) == ["raise", "raise", "raise", "set", "raise", "raise"])
    #expect(story.snapshot.origin(of: "title")?.isCorrection == true)
  }

  @Test("an erased request has nothing to correct, and nothing to give to anybody")
  func erased() throws {
    var story = try Story(Bench.shipped())
    try story.make("discard", by: "raiser")
    #expect(try story.blockers(.correct(of: nil), by: "supervisor", Self.text("T")).map(\.code) == ["erased"])
    let disclosure = Payload.Disclosure(to: "A force", fields: nil)
    #expect(try story.blockers(.disclose(disclosure), by: "supervisor").map(\.code) == ["erased"])
  }

  /// Somebody who may do everything, one of it at a time.
  private func bench() throws -> Bench {
    var bench = try Bench.shipped()
    for id in ["both", "other"] {
      bench.world.people[id] = Person(
        id: id, name: "Both",
        grants: ["pio", "supervisor"].map { RoleGrant(role: $0, since: Instant(secondsSinceEpoch: 0)) },
        covers: ["MDI"], limit: 5)
    }
    return bench
  }

  @Test("the separation of the move that wrote a field holds for whoever corrects it")
  func secondPerson() throws {
    var story = try Story(bench())
    try story.bring(to: "queued")
    try story.make("claim", by: "both")
    try story.make("report", by: "both", Input(values: Story.result))
    try story.make("approve", by: "other", Input(values: Story.feedback))
    let input = Self.text("Three visitors were found.", in: "feedback")
    #expect(
      try story.blockers(.correct(of: nil), by: "both", input).map(\.sentence) == [
        "you made report on this request, and this takes a second person"
      ])
    try story.attempt(.correct(of: nil), by: "other", input)
    // A correction of the correction is of the same act.
    #expect(
      try story.blockers(.correct(of: nil), by: "both", Self.text("Four.", in: "feedback")).map(\.code) == [
        "separation"
      ])
  }

  @Test("whoever corrects what a move wrote is no second person for it")
  func corrector() throws {
    var story = try Story(bench())
    try story.bring(to: "reviewing")
    let answers = Input(values: ["answers": .list([.record(["text": .text("Three.")])])], reason: "Misread.")
    try story.attempt(.correct(of: nil), by: "both", answers)
    #expect(
      try story.blockers(.move("approve"), by: "both", Input(values: Story.feedback)).map(\.sentence) == [
        "you corrected what report wrote, and this takes a second person"
      ])
    #expect(try story.codes("approve", by: "other", Input(values: Story.feedback)) == [])
    #expect(story.snapshot.lastMaker["report"] == "assignee")
  }

  @Test("a definition without the word leaves it to those who may set, where they may, and what they may")
  func withoutTheWord() throws {
    let line = "correct: { by: [coordinator, supervisor, senior] }"
    let bench = try Bench.next([(line, "#")])
    #expect(bench.definition.corrections == nil)
    var story = try Story(bench, Story.fields(["kind": .text("communications-history")]))
    try story.bring(to: "acting")
    #expect(try story.blockers(.correct(of: nil), by: "coordinator", Self.text("T")).map(\.code) == ["role"])
    #expect(try story.blockers(.correct(of: nil), by: "supervisor", Self.text("T")) == [])
    let authority = Input.giving(Story.authority(until: "2027-10-01T00:00:00Z"))
    #expect(
      try story.blockers(.correct(of: nil), by: "supervisor", authority).map(\.sentence) == [
        "authority is written by authorise or renew-authority alone"
      ])
    try story.make("report", by: "assignee", Input(values: Story.result))
    try story.make("approve", by: "supervisor", Input(values: Story.feedback))
    #expect(
      try story.blockers(.correct(of: nil), by: "supervisor", Self.text("T")).map(\.sentence) == [
        "nobody corrects facts in stage close"
      ])
  }

  @Test("a true correction is never refused: the rules that held until then are named in its event, and no other")
  func rules() throws {
    var story = try Story(Bench.shipped(), Story.fields(["required_by": .text("2026-11-25T12:00:00Z")]))
    try story.bring(to: "acting")
    var other = story
    let earlier = Self.text("2026-11-22T12:00:00Z", in: "required_by")
    #expect(try other.attempt(.correct(of: nil), by: "senior", earlier).payload?.broken == ["due-in-the-future"])
    try story.wait(until: "2026-11-26T09:00:00Z")
    #expect(try story.attempt(.correct(of: nil), by: "senior", earlier).payload?.broken == nil)
    // Read by a rule of a move that does not take the field itself.
    let place = Self.text("PVI", in: "establishment")
    let event = try story.attempt(.correct(of: nil), by: "senior", place)
    #expect(event.payload?.broken == ["covers-the-prison"] && story.snapshot.assignee == "assignee")
    #expect(story.events.suffix(2).map(\.kind) == ["cover-lost", "affirmation-due"])
  }

  @Test(
    "clocks go on as after any change of the fields, and no breach is undone; what follows is not named as mistaken")
  func clocks() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "acting")
    try story.tick("2026-12-09T12:00:00Z")
    let now = story.now
    let overdue = story.snapshot.clocks.values.filter { $0.phase == .running && $0.due.map { $0 < now } ?? false }
    #expect(!overdue.isEmpty)
    let event = try story.attempt(.correct(of: nil), by: "supervisor", Self.text("critical", in: "impact"))
    #expect(event.payload?.corrects == Payload.Correction(version: 1, fields: ["impact"]))
    #expect(event.payload?.fields?.keys.sorted() == ["impact", "priority"])
    #expect(event.payload?.clocks?.contains { $0.verdict == .carried } == true)
    let laps = story.snapshot.endedLaps + story.snapshot.clocks.values
    #expect(overdue.allSatisfy { clock in laps.contains { $0.clock == clock.clock && $0.breachedAt == clock.due } })
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("those who had the mistaken fact are told, but for whoever corrects it")
  func notices() throws {
    let story = try Self.story(in: "acting")
    var attempt = Attempt(
      actor: .person("senior"), act: .correct(of: nil), input: Self.text("Visits"), now: story.now)
    attempt.audience = ["pio", "assignee", "senior", "pio"]
    guard case .allowed(let events) = try story.kernel.decide(attempt, on: story.snapshot) else {
      Issue.record("refused")
      return
    }
    #expect(
      events.last?.payload?.notices
        == ["assignee", "pio"].map {
          Notice(recipient: $0, capacity: "recipient", about: "correct")
        })
  }

  @Test("a disclosure changes nothing, makes nobody look again, and is only of what there is")
  func disclosures() throws {
    var story = try Self.story(in: "acting")
    let before = story.snapshot
    let event = try story.attempt(
      .disclose(Payload.Disclosure(to: "A force", fields: ["title"])), by: "nobody.much", .because)
    #expect(event.payload?.disclosed?.to == "A force" && event.payload?.reason != nil && !event.isSubstantive)
    #expect(story.snapshot.fields == before.fields && story.snapshot.clocks == before.clocks)
    let none = Payload.Disclosure(to: "A force", fields: ["feedback", "title"])
    #expect(
      try story.blockers(.disclose(none), by: "pio").map(\.sentence) == [
        "feedback was never given, so it was given to nobody"
      ])
    #expect(
      try story.blockers(.disclose(Payload.Disclosure(to: "A", fields: [])), by: "pio").map(\.code) == ["correction"])
    #expect(Payload.Disclosure(to: "A", fields: nil).covers(["x"]) && !none.covers(["x"]))
  }
}
