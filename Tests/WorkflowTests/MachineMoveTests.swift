import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// `at`: moves that the scheduler makes by the clock.
struct MachineMoveTests {
  private func monitored(until end: String, in state: String) throws -> Story {
    var story = try Story(Bench.shipped(), Story.fields(["kind": .text("communications-history")]))
    try story.make("submit", by: "raiser")
    try story.make("take-up", by: "first.coordinator")
    try story.make("seek-authority", by: "first.coordinator")
    let input = Story.authority(until: end).merging(Story.threat) { $1 }
    try story.make("authorise", by: "first.supervisor", Input(values: input))
    if state == "queued" { return story }
    try story.make("offer", by: "first.coordinator", Input(assignee: "assignee"))
    if state == "offered" { return story }
    try story.make("take-on", by: "assignee")
    if state == "awaiting-partner" { try story.make("ask-partner", by: "assignee", Input(values: Story.ask())) }
    return story
  }

  @Test("a draft expires fourteen days after it was raised, to the second")
  func expire() throws {
    var story = try Story(Bench.shipped())
    let end = try at("2026-12-07T09:00:00Z")
    #expect(story.snapshot.nextAt == end)
    #expect(try story.tick(end.plus(seconds: -1)).isEmpty)
    let events = try story.tick(end.plus(hours: 5))
    #expect(events.map(\.kind) == ["expire"])
    #expect(events[0].occurredAt == end && events[0].recordedAt == end.plus(hours: 5))
    #expect(events[0].actor == .machine && events[0].erases)
    #expect(events[0].payload?.notices == [Notice(recipient: "raiser", capacity: "raiser", about: "expire")])
    #expect(story.snapshot.state == "closed" && story.snapshot.isErased)
  }

  @Test("a draft that was submitted does not expire")
  func noExpiry() throws {
    var story = try Story(Bench.shipped())
    try story.make("submit", by: "raiser")
    #expect(try !story.tick("2027-01-31T00:00:00Z").contains { $0.kind == "expire" })
  }

  @Test("at its expiry an authority stops the work", arguments: ["queued", "acting", "awaiting-partner"])
  func authorityEnds(state: String) throws {
    let end = "2026-11-24T12:00:00Z"
    var story = try monitored(until: end, in: state)
    let events = try story.tick("2026-11-24T18:00:00Z")
    let ended = try #require(events.first { $0.kind == "authority-ends" })
    #expect(try ended.occurredAt == at(end))
    #expect(story.snapshot.state == "on-hold" && story.snapshot.cameFrom == state)
    #expect(try story.codes("resume", by: "supervisor") == ["rule"])
    try story.make("renew-authority", by: "second.supervisor", Input(values: Story.authority()))
    try story.make("resume", by: "supervisor")
    #expect(story.snapshot.state == state)
  }

  @Test("nothing can be done between an expiry and the next tick")
  func before() throws {
    var story = try monitored(until: "2026-11-24T12:00:00Z", in: "acting")
    try story.wait(until: "2026-11-24T11:59:59Z")
    #expect(try story.codes("progress", by: "assignee", .because) == [])
    try story.wait(until: "2026-11-24T12:00:00Z")
    #expect(try story.codes("progress", by: "assignee", .because) == ["state", "rule"])
    #expect(story.snapshot.state == "acting")
  }

  @Test("an instant that has passed when the state is entered falls due at the entry")
  func passedAtEntry() throws {
    // The authority ends while the work is under review, which no machine move leaves.
    var story = try monitored(until: "2026-11-24T12:00:00Z", in: "acting")
    try story.make("report", by: "assignee", Input(values: Story.result))
    try story.tick("2026-11-25T09:00:00Z")
    #expect(story.snapshot.state == "reviewing")
    try story.make("renew-authority", by: "second.supervisor", Input(values: Story.authority()))
    try story.make("more-work", by: "senior", .because)
    #expect(story.snapshot.state == "acting")
    let short = Story.authority(until: "2026-11-25T09:00:01Z")
    try story.make("renew-authority", by: "second.supervisor", Input(values: short))
    #expect(story.snapshot.nextAt == story.now.plus(seconds: 1))

    var small = try Story(Bench.of(Self.small), ["title": .text("A")])
    try small.wait(until: "2026-11-30T09:00:00Z")
    try small.make("go", by: "raiser", Input(values: ["stop_at": .text("2026-11-24T00:00:00Z")]))
    #expect(small.snapshot.state == "live")
    #expect(small.snapshot.nextAt == small.now)
    let events = try small.tick("2026-12-01T09:00:00Z")
    #expect(events.map(\.kind) == ["stop"])
    #expect(try events[0].occurredAt == at("2026-11-30T09:00:00Z"))
  }

  @Test("an absent instant means never")
  func absent() throws {
    var small = try Story(Bench.of(Self.small), ["title": .text("A")])
    try small.make("go", by: "raiser")
    #expect(small.snapshot.nextAt == nil)
    #expect(try small.tick("2036-11-30T09:00:00Z").isEmpty)
  }

  @Test("a timed move is due only while its rules and conditions hold")
  func conditions() throws {
    // The kind needs no authority, so the expiry of one that it has does nothing.
    var story = try Story(Bench.shipped())
    try story.bring(to: "acting")
    story.snapshot.fields.merge(Story.authority(until: "2026-11-24T12:00:00Z")) { $1 }
    #expect(try !story.tick("2026-12-24T12:00:00Z").contains { $0.kind == "authority-ends" })
    var small = try Story(Bench.of(Self.small), ["title": .text("A"), "grade": .text("kept")])
    try small.make("go", by: "raiser", Input(values: ["stop_at": .text("2026-11-24T00:00:00Z")]))
    #expect(try small.tick("2026-11-25T00:00:00Z").isEmpty)
    try small.set(by: "raiser", Input(values: ["grade": .text("loose")]))
    #expect(small.snapshot.nextAt == small.now)
    #expect(try small.tick("2026-11-26T00:00:00Z").map(\.occurredAt) == [at("2026-11-25T00:00:00Z")])
  }

  @Test("machine moves that lead round in a circle are stopped")
  func runaway() throws {
    let back = "  back: { from: done, to: live, by: machine, at: request.stop_at }\n"
    var story = try Story(Bench.of(Self.small + "\n" + back, checked: false), ["title": .text("A")])
    try story.make("go", by: "raiser", Input(values: ["stop_at": .text("2026-11-24T00:00:00Z")]))
    #expect(throws: KernelFault.runaway(reference: "PIO-2026-000001")) { try story.tick("2026-11-25T00:00:00Z") }
  }

  @Test(
    "a machine move on a rung is made while its conditions hold; the rung is spent anyway", arguments: [true, false])
  func onARung(isKept: Bool) throws {
    let clocks = """

        pull: { from: live, to: done, by: machine, not-for: { grade: kept } }
      clocks:
        patience: { runs-in: live, allow: { P1: 1h elapsed }, escalate: short }
      escalations:
        short: [ { at: 100%, move: pull } ]
      """
    let text = Self.small + clocks.split(separator: "\n").map { "\n" + $0 }.joined()
    var story = try Story(Bench.of(text, checked: false), ["title": .text("A"), "grade": .text("loose")])
    if isKept { try story.set(by: "raiser", Input(values: ["grade": .text("kept")])) }
    try story.make("go", by: "raiser")
    let due = story.now.plus(hours: 1)
    #expect(story.snapshot.nextAt == due)
    let events = try story.tick(due.plus(hours: 1))
    #expect(events.map(\.kind) == [isKept ? "rung" : "pull"] && events.map(\.occurredAt) == [due])
    #expect(story.firings.map(\.percent) == [100])
    #expect(story.snapshot.state == (isKept ? "live" : "done") && story.snapshot.nextAt == nil)
    if isKept {
      try story.set(by: "raiser", Input(values: ["grade": .text("loose")]))
      #expect(try story.tick(due.plus(hours: 100)).isEmpty)
    }
  }

  static let small = """
    workflow: small
    version: 1
    title: Small
    owner: Nobody
    reference: S-{year}-{number}
    calendar: england-and-wales
    roles: { requester: Whoever asks }
    fields:
      title: { text: 80 }
      grade: { one-of: [kept, loose] }
      stop_at: { instant: true }
    states:
      new: { stage: raise, waits-for: raiser, no-clock: Being written }
      live: { stage: act, waits-for: raiser, no-clock: Small }
      done: { stage: act, waits-for: raiser, no-clock: Parked }
      over: { stage: close, final: true }
    raise: { by: requester, into: new }
    set: { raise: raiser, assess: nobody, assign: nobody, act: raiser, close: nobody }
    moves:
      go: { from: new, to: live, by: raiser, needs: title }
      stop: { from: live, to: done, by: machine, at: request.stop_at, not-for: { grade: kept } }
      finish: { from: done, to: over, by: raiser }
      again: { from: over, to: new, by: raiser, within: 1 months }
    """
}
