import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// A deputy does what they could be given, and nothing else.
struct DeputyTests {
  /// A state from which each of the assignee's moves can be made, with what it asks for.
  private static let tried: [(move: String, state: String, input: Input)] = [
    ("take-on", "offered", Input()), ("decline", "offered", .because), ("progress", "acting", .because),
    (
      "ask-partner", "acting",
      Input(values: ["partner_asks": .list([.record(["to": .text("Leeds"), "ask": .text("A list")])])])
    ),
    ("report", "acting", Input(values: Story.result)), ("resume", "on-hold", Input()),
  ]

  /// Deputies beside what makes them fit, and whether they may do the assignee's part for a request of MDI.
  private static let deputies: [(id: String, may: Bool)] = [
    ("second.pio", true), ("everybody", true), ("first.pio", true), ("far.pio", false), ("requester", false),
    ("coordinator", false), ("supervisor", false), ("senior", false), ("chair", false), ("nobody.much", false),
    ("raiser", false), ("former.pio", false),
  ]

  /// Somebody who holds every role is away, so that whoever holds any role stands in.
  private func story(in state: String, deputy: String) throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(["impact": .text("moderate")]))
    try story.bring(to: state)
    let began = Instant(secondsSinceEpoch: 0)
    story.kernel = story.kernel.changing { people in
      people["assignee"]?.grants += ["requester", "coordinator", "supervisor", "senior", "chair"].map {
        RoleGrant(role: $0, since: began)
      }
      people["far.pio"] = Person(
        id: "far.pio", name: "Far Pio", grants: [RoleGrant(role: "pio", since: began)], covers: ["LEI"], limit: 5)
      people["former.pio"] = Person(
        id: "former.pio", name: "Former Pio", grants: [RoleGrant(role: "pio", since: began, until: story.now)],
        covers: ["MDI"], limit: 5)
      // How much somebody has says nothing of whether they may stand in.
      people["first.pio"]?.openRequests = 99
    }
    story.leave("assignee", deputy: deputy)
    return story
  }

  @Test(
    "each move of the assignee's is made by a deputy who could be given the request, and by no other", arguments: tried)
  func assigneesMoves(move: String, state: String, input: Input) throws {
    let rule = try #require(try Bench.shipped().definition.moves[move])
    for (deputy, may) in Self.deputies {
      let story = try story(in: state, deputy: deputy)
      // Some may make it by a role of their own.
      let isOwn = story.kernel.isOne(
        of: rule.by.filter { $0 != .assignee }, .person(deputy), on: story.snapshot, at: story.now)
      let codes = try story.codes(move, by: deputy, input)
      #expect(codes.contains("role") == !(may || isOwn), "\(deputy) \(move): \(codes)")
      let apart = story.kernel.mayMake(rule, deputy, on: story.snapshot, at: story.now)
      #expect(apart == (may || isOwn), "\(deputy) \(move)")
    }
  }

  @Test("every move of the assignee's is among those that are tried, or needs what only some requests have")
  func complete() throws {
    let all = try Bench.shipped().definition.moves.filter { $0.by.contains(.assignee) }.map(\.name)
    #expect(Set(all).subtracting(Self.tried.map(\.move)) == ["partner-answer"])
  }

  @Test("for a threat to life the prison does not count, the role does")
  func threat() throws {
    var story = try story(in: "acting", deputy: "far.pio")
    story.snapshot.fields["priority"] = .text("P1")
    #expect(story.kernel.couldHold(story.snapshot, "far.pio", at: story.now))
    #expect(!story.kernel.couldHold(story.snapshot, "coordinator", at: story.now))
    #expect(!story.kernel.couldHold(story.snapshot, "no.such", at: story.now))
  }

  @Test(
    "where work is only ever taken, a deputy holds the role that takes it; where it is given to anybody, anybody stands in"
  )
  func otherDefinitions() throws {
    let small = AbsenceTests.small
    let taken = small.replacing("asks: assignee }", with: "sets: { assignee: actor } }")
      .replacing("give: { from: live, to: given, by: raiser", with: "give: { from: live, to: given, by: requester")
    for (text, requester, other) in [(small, true, true), (taken, true, false)] {
      var story = try Story(Bench.of(text), ["title": .text("A")])
      try story.make("go", by: "raiser")
      #expect(story.kernel.couldHold(story.snapshot, "first.requester", at: story.now) == requester)
      #expect(story.kernel.couldHold(story.snapshot, "pio", at: story.now) == other)
    }
  }

  @Test("a deputy without any of the person's roles counts as nobody, and is told nothing")
  func unfit() throws {
    var people = Bench.cast
    let begin = Instant(secondsSinceEpoch: 1_000)
    people["pio"]?.absences = [Absence(id: 1, since: begin, deputy: "senior")]
    people["senior"]?.deputy = "second.pio"
    #expect(StandIns(people).answer(for: "pio", at: begin) == .unfit("senior"))
    #expect(StandIns(people).answer(for: "pio", at: begin).id == nil)
    #expect(StandIns(people).principals(of: "senior", at: begin) == [])
    // Who is away as well passes it on, whatever they are.
    people["senior"]?.absences = [Absence(id: 2, since: begin)]
    #expect(StandIns(people).answer(for: "pio", at: begin) == .person("second.pio"))
    // Somebody without roles can be stood in for by anybody.
    people["nobody.much"]?.absences = [Absence(id: 3, since: begin, deputy: "chair")]
    #expect(StandIns(people).answer(for: "nobody.much", at: begin) == .person("chair"))
  }

  @Test(
    "what an absent person is told as a part or as a holder, the deputy is told who could be that",
    arguments: [("second.pio", true), ("far.pio", false), ("coordinator", false)])
  func told(deputy: String, isTold: Bool) throws {
    var story = try story(in: "acting", deputy: deputy)
    for _ in 0..<6 { try story.tick(#require(story.snapshot.nextAt)) }
    let capacities = story.notices.filter { $0.recipient == deputy }.map(\.capacity)
    #expect(capacities.contains("deputy of assignee") == isTold, "\(capacities)")
    // The assignee holds supervisor as well: their deputy as one has to hold it too.
    #expect(!capacities.contains("deputy of supervisor"))
  }
}
