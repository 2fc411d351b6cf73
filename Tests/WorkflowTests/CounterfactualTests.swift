import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("The smallest change that would allow a move")
struct CounterfactualTests {
  private func smallest(_ move: String, by person: String, _ story: Story) throws -> [SupposedChange]? {
    let rule = try #require(story.kernel.definition.moves[move])
    return try Counterfactual(story.kernel, move: rule)
      .smallest(for: .person(person), on: story.snapshot, at: story.now)
  }

  private func story(in state: String, _ fields: [String: FieldValue] = [:]) throws -> Story {
    var story = try Story(.shipped(), at: "2026-11-23T09:00:00Z", Story.fields(fields))
    try story.bring(to: state)
    return story
  }

  @Test("nothing, where nothing stands in the way but what has to be given")
  func none() throws {
    #expect(try smallest("accept", by: "first.coordinator", story(in: "assessing")) == [])
  }

  @Test("somebody else, where a part is missing or two people are needed")
  func somebodyElse() throws {
    #expect(try smallest("take-up", by: "chair", story(in: "submitted")) == [.actor("coordinator")])
    let change = try smallest("approve", by: "assignee", story(in: "reviewing"))
    guard case .actor(let other)? = change?.first, change?.count == 1 else {
      Issue.record("\(String(describing: change))")
      return
    }
    #expect(other != "assignee")
  }

  @Test("a field with another value, where a condition or a rule reads it")
  func field() throws {
    let urgent = try story(in: "acting", ["impact": .text("critical"), "immediacy": .text("now")])
    #expect(try smallest("hold", by: "supervisor", urgent) == [.field("priority", .text("P2"))])
    let plain = try story(in: "assessing")
    guard case .field("kind", .text(let code))? = try smallest("seek-authority", by: "coordinator", plain)?.first else {
      Issue.record("no kind would do")
      return
    }
    #expect(plain.kernel.world.registers["kinds"]?.entries[code]?.values["needs_authority"] == .flag(true))
  }

  @Test("two things, where one does not do")
  func two() throws {
    let urgent = try story(in: "acting", ["impact": .text("critical"), "immediacy": .text("now")])
    #expect(
      try smallest("hold", by: "chair", urgent) == [.actor("coordinator"), .field("priority", .text("P2"))])
  }

  @Test("what it names does allow the move, whatever the state and whoever asks")
  func holds() throws {
    var found = 0
    for state in ["submitted", "assessing", "queued", "offered", "acting", "on-hold", "reviewing", "feedback-due"] {
      let story = try story(in: state)
      for move in story.kernel.definition.moves
      where story.kernel.definition.selects(move.from, state) && !move.isMachines {
        for person in ["chair", "assignee", "raiser"] {
          guard let changes = try smallest(move.name, by: person, story), !changes.isEmpty else { continue }
          found += 1
          var (snapshot, actor, now) = (story.snapshot, person, story.now)
          for change in changes {
            switch change {
            case .actor(let id): actor = id
            case .field(let name, let value): snapshot.fields[name] = value
            case .assignee(let id): snapshot.assignee = id
            case .time(let instant): now = instant
            }
          }
          let attempt = Attempt(actor: .person(actor), act: .move(move.name), now: now)
          if case .refused(let blockers) = try story.kernel.decide(attempt, on: snapshot) {
            let others = blockers.filter { !$0.isAboutGiving }
            #expect(others.isEmpty, "\(move.name) in \(state) by \(person): \(changes)")
          }
        }
      }
    }
    #expect(found > 40)
  }

  @Test("the way to a result goes through the work; the shortest way to closed need not")
  func ways() throws {
    let definition = try Bench.shipped().definition
    let work = try #require(definition.wayByWork(from: "submitted")).map(\.name)
    #expect(work == ["take-up", "accept", "claim", "report", "approve", "close"])
    #expect(definition.way(from: "submitted", toAny: definition.finalStates)?.map(\.name) == ["withdraw", "close"])
    #expect(definition.wayByWork(from: "acting") == nil && definition.wayByWork(from: "closed") == nil)
  }
}
