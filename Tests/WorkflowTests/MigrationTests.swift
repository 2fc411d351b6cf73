import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("A change of definition")
struct MigrationTests {
  private func story(_ impact: String = "high", at instant: String = "2026-11-23T09:00:00Z") throws -> Story {
    var story = try Story(.shipped(), at: instant, Story.fields(["impact": .text(impact)]))
    try story.make("submit", by: "raiser")
    return story
  }

  private func ruling(_ story: Story, to bench: Bench, _ map: MigrationMap = MigrationMap()) throws -> Ruling {
    let kernel = Kernel(
      definition: bench.definition, world: bench.world, earlier: story.kernel.world.calendar, map: map)
    return try kernel.migrated(
      story.snapshot, from: story.kernel, to: "d2", by: .person("supervisor"), reason: "Tighter.", at: story.now)
  }

  private func migrate(_ story: inout Story, to bench: Bench, _ map: MigrationMap = MigrationMap()) throws -> Event {
    try story.tick(story.now)
    guard case .allowed(let events) = try ruling(story, to: bench, map) else { throw Story.Refused(blockers: []) }
    for event in events { story.apply(event) }
    story.kernel = bench.kernel
    return try #require(events.first)
  }

  private static let acknowledge = "allow: { P1: 15m elapsed, P2: 1h elapsed,  P3: 1d,  P4: 2d } }\n  assess:"

  private func tighter(_ p3: String) throws -> Bench {
    try Bench.next([
      (Self.acknowledge, "allow: { P1: 15m elapsed, P2: 1h elapsed,  P3: \(p3),  P4: 2d } }\n  assess:")
    ])
  }

  @Test("a budget that is another opens a lap that carries what was used; the others go on as they were")
  func budget() throws {
    var story = try story()
    try story.wait(until: "2026-11-23T11:00:00Z")
    let before = story.snapshot.clocks
    let event = try migrate(&story, to: tighter("4h"))
    #expect(
      event.kind == Event.Kind.migrate && event.payload?.definition == "d2" && event.payload?.reason == "Tighter.")
    #expect(event.isSubstantive && story.snapshot.definition == "d2" && story.snapshot.state == "submitted")
    let clock = try #require(story.snapshot.clocks["acknowledge"])
    #expect(try clock.lap == 2 && clock.used == 2 * 3_600 && clock.due == at("2026-11-23T13:00:00Z"))
    #expect(story.laps(of: "acknowledge").first?.verdict == .carried)
    #expect(story.snapshot.clocks["assess"] == before["assess"])
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("a budget that is used up already is due at once, and its rungs fall due with the change")
  func usedUp() throws {
    var story = try story()
    try story.wait(until: "2026-11-23T14:00:00Z")
    let event = try migrate(&story, to: tighter("4h"))
    #expect(try story.snapshot.clocks["acknowledge"]?.due == at("2026-11-23T14:00:00Z"))
    #expect((event.payload?.firings ?? []).map(\.percent) == [75, 100])
    #expect((event.payload?.firings ?? []).map(\.superseded) == [true, false])
  }

  @Test("a longer budget does not undo a breach")
  func breach() throws {
    var story = try story()
    try story.wait(until: "2026-11-24T10:00:00Z")
    _ = try migrate(&story, to: tighter("3d"))
    let clock = try #require(story.snapshot.clocks["acknowledge"])
    #expect(try clock.due == at("2026-11-26T09:00:00Z") && clock.breachedAt == at("2026-11-24T09:00:00Z"))
    try story.make("take-up", by: "coordinator")
    #expect(story.snapshot.clocks["acknowledge"]?.verdict == .breached)
  }

  @Test("a clock that has ended keeps its verdict and its budget")
  func ended() throws {
    var story = try story()
    try story.make("take-up", by: "coordinator")
    let before = story.snapshot.clocks["acknowledge"]
    _ = try migrate(&story, to: tighter("4h"))
    #expect(story.snapshot.clocks["acknowledge"] == before && before?.verdict == .met)
  }

  @Test("a clock that the new version does not have ends, neither met nor breached; one that it adds begins")
  func clocks() throws {
    let bench = try Bench.next([("  acknowledge:\n", "  acknowledge-it:\n")])
    var story = try story()
    _ = try migrate(&story, to: bench)
    #expect(story.snapshot.clocks["acknowledge"]?.verdict == .ended)
    #expect(story.snapshot.clocks["acknowledge-it"]?.phase == .running)
    #expect(story.snapshot.clocks["acknowledge-it"]?.used == 0)
  }

  @Test("a clock that does not run here any more has ended, not been met")
  func notMet() throws {
    let bench = try Bench.next([
      ("{ runs-in: [submitted], waits-in: [returned]", "{ runs-in: [assessing], waits-in: [returned]")
    ])
    var story = try story()
    _ = try migrate(&story, to: bench)
    #expect(story.snapshot.clocks["acknowledge"]?.verdict == .ended)
  }

  @Test("a request for which there is no place stays, and every reason is told")
  func orphan() throws {
    var small = try story()
    try small.make("take-up", by: "coordinator")
    let bench = try Bench.of(Self.other, checked: false)
    guard case .refused(let blockers) = try ruling(small, to: bench) else { throw Story.Refused(blockers: []) }
    #expect(blockers.map(\.sentence) == ["that version has no state 'assessing'"])
    guard case .refused(let others) = try ruling(try story(), to: bench) else { throw Story.Refused(blockers: []) }
    #expect(Set(others.map(\.code)) == ["orphan"])
    #expect(others.map(\.sentence).contains("that version has no field 'impact'"))
    #expect(others.map(\.sentence).contains("what stands in 'priority' does not fit that version's field"))
    #expect(others.map(\.sentence).contains("that version has no state 'draft', to which it would go back"))
  }

  @Test("a state under another name is where it was, since when it was, with the way back")
  func stateRenamed() throws {
    var story = try Story(.shipped(), at: "2026-11-23T09:00:00Z", Story.fields(["impact": .text("high")]))
    try story.bring(to: "on-hold")
    let entered = story.snapshot.enteredAt
    try story.wait(until: "2026-11-23T11:00:00Z")
    let bench = try Bench.nextRenaming("acting", to: "working", and: "on-hold", to: "parked")
    let event = try migrate(
      &story, to: bench, MigrationMap(states: ["acting": "working", "on-hold": "parked"]))
    #expect(event.state == "parked" && story.snapshot.state == "parked" && story.snapshot.cameFrom == "working")
    #expect(story.snapshot.enteredAt == entered)
    #expect(story.snapshot.clocks["result"]?.phase == .waiting)
    try story.make("resume", by: "supervisor")
    #expect(story.snapshot.state == "working" && story.snapshot.clocks["result"]?.phase == .running)
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("a clock under another name goes on with what it has used, and with its breach")
  func clockRenamed() throws {
    let bench = try Bench.next([("  acknowledge:\n", "  acknowledge-it:\n")])
    let map = MigrationMap(clocks: ["acknowledge": "acknowledge-it"])
    var story = try story()
    try story.wait(until: "2026-11-23T11:00:00Z")
    _ = try migrate(&story, to: bench, map)
    #expect(story.snapshot.clocks["acknowledge"]?.verdict == .carried)
    let clock = try #require(story.snapshot.clocks["acknowledge-it"])
    #expect(try clock.used == 2 * 3_600 && clock.due == at("2026-11-24T09:00:00Z") && clock.lap == 1)

    var late = try self.story()
    try late.wait(until: "2026-11-24T10:00:00Z")
    _ = try migrate(&late, to: bench, map)
    #expect(late.snapshot.clocks["acknowledge"]?.verdict == .breached)
    try late.make("take-up", by: "coordinator")
    #expect(late.snapshot.clocks["acknowledge-it"]?.verdict == .breached)
    #expect(Snapshot.fold(late.events) == late.snapshot)
  }

  @Test("a clock that has stopped keeps its verdict under its new name")
  func stoppedRenamed() throws {
    let bench = try Bench.next([("  acknowledge:\n", "  acknowledge-it:\n")])
    var story = try story()
    try story.make("take-up", by: "coordinator")
    _ = try migrate(&story, to: bench, MigrationMap(clocks: ["acknowledge": "acknowledge-it"]))
    #expect(story.snapshot.clocks["acknowledge-it"]?.verdict == .met)
  }

  private static let other = """
    workflow: pio-tasking
    version: 3
    title: Another
    owner: Somebody
    reference: PIO-{year}-{number}
    calendar: england-and-wales
    roles: { supervisor: Looks after it }
    fields:
      priority: { one-of: [Q1] }
      kind: { one-of: kinds }
    states:
      submitted: { stage: raise, waits-for: supervisor }
      closed: { stage: close, final: true }
    raise: { by: [supervisor], into: submitted }
    moves:
      close: { from: submitted, to: closed, by: supervisor }
    """
}
