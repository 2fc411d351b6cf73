import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Who stands in, what they are told and may do, and what becomes of urgent work.
struct AbsenceTests {
  private static let urgent: [String: FieldValue] = ["impact": .text("high"), "immediacy": .text("days")]

  /// A request of the shipped definition, P2 unless it is said, brought into a state of the assignee's.
  private func story(_ fields: [String: FieldValue] = urgent, in state: String = "acting") throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(fields))
    try story.bring(to: state)
    return story
  }

  private func people(_ absences: [(String, Absence)], deputies: [String: String] = [:]) -> StandIns {
    var people = Bench.cast
    for (id, absence) in absences { people[id]?.absences.append(absence) }
    for (id, deputy) in deputies { people[id]?.deputy = deputy }
    return StandIns(people)
  }

  private static let begin = Instant(secondsSinceEpoch: 1_000)
  private static let end = Instant(secondsSinceEpoch: 2_000)

  private func away(_ id: Int64 = 1, deputy: String? = nil, until: Instant? = end) -> Absence {
    Absence(id: id, since: Self.begin, until: until, deputy: deputy)
  }

  @Test("an absence lasts from its first instant to the one before the person is back")
  func bounds() {
    let people = people([("pio", away(deputy: "first.pio"))])
    for (seconds, isAway) in [(999, false), (1_000, true), (1_999, true), (2_000, false)] as [(Int64, Bool)] {
      let instant = Instant(secondsSinceEpoch: seconds)
      #expect(people.people["pio"]?.isAbsent(at: instant) == isAway)
      #expect(people.answer(for: "pio", at: instant) == (isAway ? .person("first.pio") : .present))
      #expect(people.principals(of: "first.pio", at: instant) == (isAway ? ["pio"] : []))
    }
    let open = self.people([("pio", away(until: nil))])
    #expect(open.people["pio"]?.isAbsent(at: Instant(secondsSinceEpoch: .max)) == true)
  }

  @Test("an absence that ended before it began is none")
  func calledOff() {
    let none = Absence(id: 1, since: Self.end, until: Self.begin)
    for seconds in [1_000, 1_500, 2_000, 2_500] as [Int64] {
      #expect(!none.isInForce(at: Instant(secondsSinceEpoch: seconds)))
    }
  }

  @Test("the absence recorded last says who stands in, if it names anybody; else the standing deputy does")
  func named() {
    let standing = ["pio": "second.pio"]
    #expect(people([("pio", away())], deputies: standing).answer(for: "pio", at: Self.begin) == .person("second.pio"))
    let later = [("pio", away(1, deputy: "first.pio")), ("pio", away(2, deputy: "everybody"))]
    #expect(people(later, deputies: standing).answer(for: "pio", at: Self.begin) == .person("everybody"))
    let silent = [("pio", away(1, deputy: "first.pio")), ("pio", away(2))]
    #expect(people(silent, deputies: standing).answer(for: "pio", at: Self.begin) == .person("first.pio"))
  }

  @Test("a chain of deputies is followed to somebody who is there, and never round in a circle")
  func chains() {
    let chain = people([
      ("pio", away(1, deputy: "first.pio")), ("first.pio", away(2, deputy: "second.pio")),
    ])
    #expect(chain.answer(for: "pio", at: Self.begin) == .person("second.pio"))
    #expect(chain.principals(of: "second.pio", at: Self.begin) == ["first.pio", "pio"])
    let circle = people([
      ("pio", away(1, deputy: "first.pio")), ("first.pio", away(2, deputy: "second.pio")),
      ("second.pio", away(3, deputy: "first.pio")),
    ])
    #expect(circle.answer(for: "pio", at: Self.begin) == .circle(["pio", "first.pio", "second.pio"]))
    let alone = people([("pio", away(1, deputy: "first.pio")), ("first.pio", away(2))])
    #expect(alone.answer(for: "pio", at: Self.begin) == .nobody)
    #expect(people([("pio", away())]).answer(for: "pio", at: Self.begin).id == nil)
  }

  @Test("reminders for somebody who is away go to whoever stands in as well, for a part and by no name")
  func reminders() throws {
    var story = try story(["impact": .text("moderate")])
    story.leave("assignee", deputy: "second.pio")
    for _ in 0..<6 { try story.tick(#require(story.snapshot.nextAt)) }
    let told: [Notice] = story.notices.filter { $0.about == "update" && $0.percent == 75 }
    let expected = [
      Notice(recipient: "assignee", capacity: "assignee", about: "update", percent: 75),
      Notice(recipient: "second.pio", capacity: "deputy of assignee", about: "update", percent: 75),
    ]
    #expect(told == expected)
  }

  @Test("where everybody near who holds a role is away and nobody stands in, the others are told as well")
  func emptyRoom() throws {
    var story = try story(["impact": .text("moderate")])
    for id in ["supervisor", "first.supervisor", "second.supervisor"] {
      story.kernel = story.kernel.changing { $0[id]?.covers = ["MDI"] }
      story.leave(id)
    }
    story.kernel = story.kernel.changing { $0["everybody"]?.covers = ["LEI"] }
    let events = try story.tick(story.now.plus(hours: 24 * 20))
    let notices: [Notice] = events.flatMap { $0.payload?.notices ?? [] }
    let told: [Notice] = notices.filter { $0.capacity == "supervisor" }
    #expect(Set(told.compactMap(\.recipient)) == ["supervisor", "first.supervisor", "second.supervisor", "everybody"])
  }

  @Test(
    "urgent work is offered to whoever stands in as of when the absence counts, once",
    arguments: ["offered", "acting", "awaiting-partner"])
  func passedOn(state: String) throws {
    var story = try story(in: state)
    let since = story.now.plus(minutes: 10)
    story.leave("assignee", from: since, deputy: "second.pio")
    #expect(try story.tick(since.plus(seconds: -1)).isEmpty)
    let events = try story.tick(since.plus(minutes: 3))
    #expect(events.map(\.kind) == ["pass-on"] && events[0].actor == .machine)
    #expect(events[0].occurredAt == since && events[0].recordedAt == since.plus(minutes: 3))
    #expect(events[0].payload?.absences == [1] && events[0].payload?.assignee == "second.pio")
    #expect(story.snapshot.state == "offered" && story.snapshot.assignee == "second.pio")
    let told = events[0].payload?.notices ?? []
    #expect(told.contains(Notice(recipient: "second.pio", capacity: "assignee", about: "pass-on")))
    #expect(told.contains(Notice(recipient: "assignee", capacity: "assignee", about: "pass-on")))
    #expect(told.contains { $0.capacity == "coordinator" })
    #expect(try story.tick(story.now).isEmpty)
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test(
    "without anybody who may have it, urgent work goes back to the queue, and the coordinator is told",
    arguments: [nil, "nobody.much", "busy", "elsewhere", "circle"])
  func putBack(deputy: String?) throws {
    var story = try story()
    story.kernel = story.kernel.changing { people in
      people["first.pio"]?.openRequests = 5
      people["second.pio"]?.covers = ["LEI"]
      people["pio"]?.deputy = "assignee"
    }
    let named = ["busy": "first.pio", "elsewhere": "second.pio", "circle": "pio"]
    if deputy == "circle" { story.leave("pio") }
    story.leave("assignee", deputy: deputy.map { named[$0] ?? $0 })
    let events = try story.tick(story.now)
    #expect(events.map(\.kind) == ["put-back"])
    #expect(story.snapshot.state == "queued" && story.snapshot.assignee == nil)
    #expect(events[0].payload?.notices?.contains { $0.capacity == "coordinator" } == true)
  }

  @Test("a late look leaves the same journal as a prompt one, but for when it was written down")
  func late() throws {
    var prompt = try story()
    prompt.leave("assignee", from: prompt.now.plus(hours: 2), until: prompt.now.plus(hours: 30), deputy: "second.pio")
    prompt.leave("second.pio", from: prompt.now.plus(hours: 3), deputy: "first.pio")
    var lateOne = prompt
    for step in 0..<(48 * 12) { try prompt.tick(prompt.now.plus(minutes: step == 0 ? 0 : 5)) }
    try lateOne.tick(prompt.now)
    func facts(_ story: Story) -> [[String]] {
      story.events.filter { $0.kind != Event.Kind.rung }
        .map { [$0.kind, $0.state, $0.occurredAt.rfc3339, $0.payload?.assignee ?? ""] }
    }
    #expect(facts(prompt) == facts(lateOne))
    #expect(facts(prompt).filter { $0[0] == "pass-on" }.map { $0[3] } == ["second.pio", "first.pio"])
    let ledgers = [prompt, lateOne].map { story in
      Set(story.firings.map { "\($0.clock) \($0.lap) \($0.rung) \($0.occurrence) \($0.dueAt.rfc3339)" })
    }
    #expect(ledgers[0] == ledgers[1])
  }

  @Test("what is not urgent stays, and goes on when it becomes urgent")
  func notUrgent() throws {
    var story = try story(["impact": .text("moderate")])
    story.leave("assignee", deputy: "second.pio")
    #expect(try !story.tick(story.now.plus(hours: 1)).contains { $0.kind == "pass-on" })
    #expect(story.snapshot.assignee == "assignee")
    try story.set(by: "supervisor", .giving(["priority": .text("P2")]))
    let set = story.now
    let events = try story.tick(story.now.plus(hours: 1))
    #expect(events.first?.kind == "pass-on" && events.first?.occurredAt == set)
  }

  @Test("work that comes back to somebody who is away is left to them; another absence is another matter")
  func once() throws {
    let bench = try Bench.next([
      ("rules: [is-a-pio, is-there, covers-the-prison], tells", "rules: [is-a-pio, covers-the-prison], tells")
    ])
    var story = try Story(bench, Story.fields(Self.urgent))
    try story.bring(to: "acting")
    story.leave("assignee", deputy: "second.pio")
    #expect(try story.tick(story.now).map(\.kind) == ["pass-on"])
    story.now = story.now.plus(minutes: 5)
    try story.make("reassign", by: "supervisor", .to("assignee"))
    #expect(try !story.tick(story.now.plus(minutes: 5)).contains { $0.kind == "pass-on" })
    #expect(story.snapshot.assignee == "assignee")
    story.leave("assignee", deputy: "first.pio")
    #expect(try story.tick(story.now).map(\.kind) == ["pass-on"])
    #expect(story.snapshot.absences == [1, 2])
  }

  @Test("whoever stands in makes the assignee's moves while the absence lasts, under their own name")
  func acting() throws {
    var story = try story(["impact": .text("moderate")])
    #expect(try story.codes("progress", by: "second.pio", .because) == ["role"])
    story.leave("assignee", until: story.now.plus(hours: 2), deputy: "second.pio")
    let event = try story.make("progress", by: "second.pio", .because)
    #expect(event.actor == .person("second.pio") && event.payload?.actingFor == "assignee")
    #expect(story.snapshot.assignee == "assignee")
    #expect(story.snapshot.makers["progress"] == ["assignee", "second.pio"])
    // Whoever is away has lost nothing, and does their own work as themselves.
    #expect(try story.make("progress", by: "assignee", .because).payload?.actingFor == nil)
    #expect(try story.codes("progress", by: "first.pio", .because) == ["role"])
    story.now = story.now.plus(hours: 2)
    #expect(try story.codes("progress", by: "second.pio", .because) == ["role"])
  }

  @Test("two people stay two people: separation counts who acts and whom they stand in for")
  func separation() throws {
    // The supervisor stands in and reports; then neither of the two may approve.
    var story = try story(["impact": .text("moderate")])
    story.leave("assignee", deputy: "everybody")
    try story.make("report", by: "everybody", Input(values: Story.result))
    #expect(try story.codes("approve", by: "everybody", Input(values: Story.feedback)) == ["separation"])
    story.kernel = story.kernel.changing { people in
      people["assignee"]?.grants.append(RoleGrant(role: "supervisor", since: Instant(secondsSinceEpoch: 0)))
    }
    #expect(try story.codes("approve", by: "assignee", Input(values: Story.feedback)) == ["separation"])
    #expect(try story.codes("approve", by: "second.supervisor", Input(values: Story.feedback)) == [])
  }

  @Test("who could make a move counts whoever stands in, and not with somebody whose move bars them")
  func couldMake() throws {
    let small = Self.small
    var story = try Story(Bench.of(small), ["title": .text("A")])
    try story.make("go", by: "raiser")
    try story.make("give", by: "raiser", Input(assignee: "assignee"))
    // The two share a role.
    story.kernel = story.kernel.changing { people in
      people["assignee"]?.grants.append(RoleGrant(role: "requester", since: Instant(secondsSinceEpoch: 0)))
    }
    story.leave("assignee", deputy: "raiser")
    let finish = try #require(story.kernel.definition.moves["finish"])
    #expect(!story.kernel.mayMake(finish, "raiser", on: story.snapshot, at: story.now))
    let blockers = try story.blockers(.move("finish"), by: "raiser")
    #expect(
      blockers.map(\.sentence)
        == ["you stand in for assignee, and one of you made go on this request: this takes a second person"])
    story.leave("assignee", deputy: "pio")
    #expect(story.kernel.mayMake(finish, "pio", on: story.snapshot, at: story.now))
  }

  @Test("nothing is offered to, claimed by or given to somebody who is away; the refusal says who stands in")
  func refused() throws {
    var story = try story(in: "queued")
    story.leave("assignee", deputy: "second.pio")
    let blockers = try story.blockers(.move("offer"), by: "first.coordinator", Input(assignee: "assignee"))
    #expect(blockers.map(\.sentence) == ["Ash Signee is away; second.pio stands in."])
    #expect(try story.codes("claim", by: "assignee") == ["rule"])
    try story.make("offer", by: "first.coordinator", Input(assignee: "first.pio"))
    #expect(try story.codes("reassign", by: "supervisor", .to("assignee")) == ["rule"])
  }

  @Test("whether anybody who is there may move a request on, by a role alone or by everything")
  func movable() throws {
    var story = try story(["impact": .text("moderate")], in: "reviewing")
    #expect(story.kernel.isMovable(story.snapshot, at: story.now, byRoleAlone: false))
    for id in ["supervisor", "first.supervisor", "second.supervisor", "senior", "first.senior", "second.senior"] {
      story.leave(id)
    }
    story.kernel = story.kernel.changing { $0["everybody"] = nil }
    #expect(!story.kernel.isMovable(story.snapshot, at: story.now, byRoleAlone: true))
    #expect(!story.kernel.isMovable(story.snapshot, at: story.now, byRoleAlone: false))
  }

  static let small = """
    workflow: small
    version: 1
    title: Small
    owner: Nobody
    reference: S-{year}-{number}
    calendar: england-and-wales
    roles: { requester: Whoever asks }
    fields: { title: { text: 80 } }
    states:
      new: { stage: raise, waits-for: raiser, no-clock: Being written }
      live: { stage: act, waits-for: raiser, no-clock: Small }
      given: { stage: act, waits-for: assignee, no-clock: Small }
      over: { stage: close, final: true }
    raise: { by: requester, into: new }
    moves:
      go: { from: new, to: live, by: raiser, needs: title }
      give: { from: live, to: given, by: raiser, asks: assignee }
      finish: { from: given, to: over, by: assignee, separate-from: go }
      again: { from: over, to: new, by: raiser, within: 1 months }
    """
}

extension Story {
  /// Somebody is away from then on, or from now; absences are numbered from 1.
  mutating func leave(_ id: String, from start: Instant? = nil, until end: Instant? = nil, deputy: String? = nil) {
    let number = kernel.world.people.values.reduce(0) { $0 + $1.absences.count } + 1
    let absence = Absence(id: Int64(number), since: start ?? now, until: end, deputy: deputy)
    kernel = kernel.changing { $0[id]?.absences.append(absence) }
  }
}

extension Kernel {
  /// The same among other people.
  func changing(_ change: (inout [String: Person]) -> Void) -> Kernel {
    var world = world
    change(&world.people)
    return Kernel(definition: definition, world: world)
  }
}
