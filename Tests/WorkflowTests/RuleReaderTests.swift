import CEL
import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// What rules can read of a request, its people and the time.
struct RuleReaderTests {
  private func value(_ source: String, in story: Story, by actor: String = "coordinator") throws -> Value {
    let reader = story.kernel.reader(story.snapshot, actor: Actor(id: actor), now: story.now)
    return try reader.evaluate(Expression(source)).get()
  }

  @Test(
    "a rule reads fields, register columns, people and the time",
    arguments: [
      "request.title == 'Visitors'", "request.kind == 'intel-request' && request.kind.location_bound",
      "!request.kind.needs_authority && !has(request.kind.priority_at_least)", "!has(request.required_by)",
      "request.partner_asks == [] && request.answers.all(a, false)", "size(request.subjects) == 1",
      "request.subjects[0].role.title == 'Target'", "request.raised == timestamp('2026-11-23T09:00:00Z')",
      "request.state == 'acting'", "now >= request.raised", "request.emergency == 'none'",
      "actor.id == 'coordinator' && actor.roles == ['coordinator'] && actor.covers == []",
      "assignee.id == 'assignee' && assignee.name == 'Ash Signee' && 'MDI' in assignee.covers",
      "assignee.limit == 5 && assignee.open_requests == 3", "raiser.id == 'raiser'", "raiser.limit > 1000000",
      "by.submit == 'raiser' && by.take_up == 'first.coordinator' && by.take_on == 'assignee'",
      "!has(by.seek_authority) && !has(by.approve)", "request.establishment in assignee.covers",
    ])
  func reads(source: String) throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "acting")
    var world = story.kernel.world
    world.people["assignee"]?.openRequests = 3
    story.kernel = Kernel(definition: story.kernel.definition, world: world)
    #expect(try value(source, in: story) == .bool(true))
  }

  @Test("a rule that reads a load that nobody counted fails, and does not read nought")
  func uncounted() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "acting")
    var world = story.kernel.world
    world.people["assignee"]?.load = nil
    story.kernel = Kernel(definition: story.kernel.definition, world: world)
    #expect(throws: EvaluationFault.self) { try value("assignee.open_requests == 0", in: story) }
    #expect(throws: EvaluationFault.self) { try value("[assignee][0].open_requests == 0", in: story) }
    #expect(try value("assignee.limit == 5 && has(assignee.id)", in: story) == .bool(true))
  }

  @Test("a rule tells the hour on the wall of a zone that the world has, and fails on one that it has not")
  func zones() throws {
    var story = try Story(Bench.shipped())
    #expect(throws: EvaluationFault.unknownZone("Europe/London")) {
      try value("now.getHours('Europe/London')", in: story)
    }
    var world = story.kernel.world
    world.zones = ZoneTable(["Europe/London": try Bench.zone("Europe/London")])
    story.kernel = Kernel(definition: story.kernel.definition, world: world)
    #expect(try value("now.getHours('Europe/London') == 9 && now.getHours('UTC') == 9", in: story) == .bool(true))
    let reader = story.kernel.reader(story.snapshot, actor: .machine, now: try at("2027-06-01T09:00:00Z"))
    #expect(try reader.evaluate(Expression("now.getHours('Europe/London')")).get() == .int(10))
  }

  @Test("`by` names the last person who made a move, over the whole life")
  func last() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "submitted")
    try story.make("take-up", by: "coordinator")
    try story.make("return", by: "coordinator", .because)
    try story.make("resubmit", by: "raiser")
    try story.make("take-up", by: "supervisor")
    #expect(try value("by.take_up", in: story) == .string("supervisor"))
    try story.make("reject", by: "chair", .giving(Story.feedback))
    try story.make("close", by: "supervisor")
    try story.make("reopen", by: "senior", .because)
    #expect(try value("by.take_up == 'supervisor' && by.close == 'supervisor'", in: story) == .bool(true))
  }

  @Test("a machine's move has no maker")
  func machine() throws {
    var story = try Story(Bench.shipped(), Story.fields(ClockVectorTests.fields("P1")))
    try story.bring(to: "offered")
    try story.tick(story.now.plus(hours: 1))
    #expect(story.events.contains { $0.kind == "lapse" })
    #expect(try value("has(by.lapse)", in: story) == .bool(false))
    #expect(story.snapshot.makers["lapse"] == nil)
    #expect(try value("actor.name", in: story, by: "machine") == .string("the scheduler"))
  }

  @Test("who covers everything covers every establishment by name")
  func everywhere() throws {
    let story = try Story(Bench.shipped())
    #expect(try value("'MDI' in actor.covers && 'LEI' in actor.covers", in: story, by: "everybody") == .bool(true))
    #expect(try value("'*' in actor.covers", in: story, by: "everybody") == .bool(false))
  }

  @Test("roles are those held at the time")
  func roles() throws {
    var story = try Story(Bench.shipped())
    var world = story.kernel.world
    world.people["coordinator"]?.grants.append(
      RoleGrant(role: "chair", since: story.now.plus(hours: 1), until: story.now.plus(hours: 2)))
    story.kernel = Kernel(definition: story.kernel.definition, world: world)
    #expect(try value("'chair' in actor.roles", in: story) == .bool(false))
    story.now = story.now.plus(hours: 1)
    #expect(try value("'chair' in actor.roles", in: story) == .bool(true))
    story.now = story.now.plus(hours: 1)
    #expect(try value("'chair' in actor.roles", in: story) == .bool(false))
  }
}
