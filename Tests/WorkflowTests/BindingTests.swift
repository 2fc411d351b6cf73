import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("A decision binds what it rested on")
struct BindingTests {
  private static let others: [String: FieldValue] = [
    "kind": .text("surveillance-support"), "establishment": .text("LEI"),
    "questions": .list([.text("Who else?")]),
    "subjects": .list([.record(["number": .text("Z9999ZZ"), "role": .text("target")])]),
  ]

  private static func story(
    _ bench: Bench? = nil, in state: String, _ fields: [String: FieldValue] = [:]
  ) throws -> Story {
    let usual: [String: FieldValue] = ["kind": .text("communications-history")]
    var story = try Story(bench ?? .shipped(), Story.fields(usual.merging(fields) { $1 }))
    try story.bring(to: state)
    return story
  }

  /// Nobody can make a move for which the authority has to be in force.
  private func nobodyWorks(_ story: Story, _ place: String) throws {
    #expect(story.snapshot.fields["authority"] == nil, "\(place)")
    let moves = story.kernel.definition.moves.filter {
      !$0.isMachines && $0.rules.contains("authority-in-force") && !$0.asks.contains("authority")
        && story.kernel.definition.selects($0.from, story.snapshot.state)
    }
    #expect(!moves.isEmpty, "\(place)")
    for move in moves {
      for person in story.kernel.world.people.keys.sorted() {
        let input = move.name == "report" ? Input(values: Story.result) : .because
        let names = try story.blockers(.move(move.name), by: person, input).compactMap(\.ruleName)
        #expect(names.contains("authority-in-force"), "\(place): \(move.name) by \(person)")
      }
    }
  }

  @Test(
    "whatever an authority rests on changes, by whichever way, nobody goes on under it",
    arguments: ["kind", "establishment", "questions", "subjects"])
  func authority(field: String) throws {
    let value = try #require(Self.others[field])
    for state in ["queued", "acting", "awaiting-partner", "on-hold"] {
      let story = try Self.story(in: state)
      var corrected = story
      try corrected.attempt(.correct(of: nil), by: "second.coordinator", .giving([field: value]))
      try nobodyWorks(corrected, "corrected in \(state)")
      #expect(corrected.snapshot.state == "on-hold" && corrected.snapshot.assignee == story.snapshot.assignee)
      guard field != "kind" else { continue }
      var set = story
      try set.set(by: "second.supervisor", Input(values: [field: value]))
      try nobodyWorks(set, "set in \(state)")
      guard state == "acting" else { continue }
      var late = story
      late.now = late.now.plus(hours: 2)
      let input = Input.giving(Story.resumeOn.merging([field: value]) { $1 })
      try late.make("hold", by: "second.supervisor", input, occurred: "2026-11-23T10:00:00Z")
      try nobodyWorks(late, "late, in \(state)")
    }
    var urgent = try Self.story(in: "acting", ["impact": .text("critical"), "immediacy": .text("now")])
    try urgent.attempt(.correct(of: nil), by: "second.coordinator", .giving([field: value]))
    #expect(urgent.snapshot.state == "acting" && urgent.snapshot.assignee == "assignee")
    try nobodyWorks(urgent, "P1")
  }

  @Test("nothing stands in a new cycle")
  func reopened() throws {
    var story = try Self.story(in: "closed")
    try story.make("reopen", by: "senior", .because)
    #expect(story.snapshot.fields["authority"] == nil)
    #expect(try story.codes("accept", by: "second.coordinator") == ["rule"])
  }

  @Test("what was changed under a definition that bound nothing counts as soon as one does")
  func migrated() throws {
    let bench = try Bench.shipped()
    var loose = bench.definition
    loose.moves = NameTable(
      loose.moves.map { move in
        var move = move
        move.restsOn = [:]
        return move
      })
    var story = try Self.story(Bench(definition: loose, world: bench.world), in: "acting")
    try story.set(by: "second.supervisor", Input(values: ["subjects": Self.others["subjects"] ?? .flag(true)]))
    #expect(story.snapshot.state == "acting")
    let ruling = try Kernel(definition: bench.definition, world: bench.world).migrated(
      story.snapshot, from: story.kernel, to: "d2", by: .person("boss"), reason: nil, at: story.now)
    guard case .allowed(let events) = ruling else { throw Story.Refused(blockers: []) }
    for event in events { story.apply(event) }
    #expect(story.snapshot.nextAt == story.now)
    story.kernel = bench.kernel
    try story.tick(story.now)
    try nobodyWorks(story, "migrated")
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("the same value again changes nothing, and no scheduler comes later to what followed at once")
  func same() throws {
    var story = try Self.story(in: "acting")
    let same = Input(values: ["establishment": .text("MDI")])
    #expect(try story.codes(setBy: "second.supervisor", same) == ["nothing-changes"])
    try story.set(by: "second.supervisor", Input(values: ["establishment": .text("LEI")]))
    #expect(story.events.contains { $0.kind == "authority-falls" } && story.snapshot.state == "on-hold")
    let count = story.events.count
    #expect(try story.tick(story.now.plus(minutes: 1)).isEmpty && story.events.count == count)
  }

  @Test("whoever changed it affirms nothing, under any login; a request that waits for it is not closed")
  func affirmed() throws {
    var bench = try Bench.shipped()
    bench.world.people["senior"]?.sameAs = ["second.supervisor"]
    var story = try Story(bench)
    try story.bring(to: "feedback-due")
    let answers = Story.result.merging(["answers": .list([.record(["text": .text("Three.")])])]) { $1 }
    try story.attempt(
      .correct(of: nil), by: "second.supervisor", .giving(["answers": answers["answers"] ?? .flag(true)]))
    #expect(story.snapshot.fields["affirmation"] == .text("due"))
    #expect(try story.codes("close", by: "supervisor") == ["not-for"])
    #expect(try story.codes("affirm", by: "second.supervisor", .because) == ["separation"])
    #expect(try story.codes("affirm", by: "senior", .because) == ["separation"])
    try story.make("affirm", by: "supervisor", .because)
    try story.make("close", by: "coordinator")
    #expect(story.snapshot.state == "closed")
  }

  @Test(
    "a field that a rule of an earlier move reads is judged by it wherever it is set, given alone or cleared",
    arguments: ["submitted", "assessing", "queued", "offered", "acting", "on-hold"])
  func readsAlone(state: String) throws {
    var story = try Story(.shipped())
    try story.bring(to: state)
    let past = Input(values: ["required_by": .text("2020-01-01T00:00:00Z")])
    #expect(try story.blockers(.set, by: "supervisor", past).compactMap(\.ruleName).contains("due-in-the-future"))
    let none = Input(cleared: ["subjects"])
    #expect(try story.blockers(.set, by: "supervisor", none).compactMap(\.ruleName).contains("someone-to-look-at"))
    let event = try story.attempt(
      .correct(of: nil), by: "supervisor", .giving(["grounds": .text("Short.")]))
    #expect(event.payload?.broken == ["grounds-given"])
  }

  @Test(
    "a change that makes a request more urgent passes where it says so, and is told how; less urgent takes a supervisor",
    arguments: ["assessing", "queued", "acting"])
  func implied(state: String) throws {
    var story = try Story(.shipped(), Story.fields(["impact": .text("moderate")]))
    try story.bring(to: state)
    let by = state == "acting" ? "supervisor" : "coordinator"
    guard by == "coordinator" else {
      #expect(try story.codes(setBy: by, Input(values: ["impact": .text("critical")])) == ["override-asks"])
      return
    }
    let ways: [[String: FieldValue]] =
      [["immediacy": .text("now"), "impact": .text("critical")]]
      + (state == "assessing" ? [["kind": .text("threat-to-life")]] : [])
    for way in ways {
      let blockers = try story.blockers(.set, by: by, Input(values: way))
      #expect(blockers.map(\.code) == ["override-by"] && blockers.map(\.remedy) == ["priority=P1"], "\(way)")
      let said = way.merging(["priority": .text("P1")]) { $1 }
      #expect(try story.codes(setBy: by, Input(values: said)) == [], "\(way)")
    }
    let lower: [String: FieldValue] = ["impact": .text("low"), "immediacy": .text("none")]
    for input in [lower, lower.merging(["priority": .text("P4")]) { $1 }] {
      #expect(try story.codes(setBy: by, .giving(input)) == ["override-by"], "\(input)")
      #expect(try story.codes(setBy: "supervisor", .giving(input)) == [], "\(input)")
    }
  }
}
