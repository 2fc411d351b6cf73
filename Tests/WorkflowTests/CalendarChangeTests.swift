import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("A change of calendar")
struct CalendarChangeTests {
  /// A P3 request submitted on Monday at 09:00, with a day to take it up.
  private func story() throws -> Story {
    var story = try Story(.shipped(), at: "2026-11-23T09:00:00Z", Story.fields(["impact": .text("high")]))
    try story.make("submit", by: "raiser")
    return story
  }

  /// Goes over to another version, caught up by the old one first.
  private func change(_ story: inout Story, to calendar: WorkingCalendar, at instant: String) throws -> Event? {
    try story.tick(instant)
    var world = story.kernel.world
    world.calendar = calendar
    let kernel = Kernel(definition: story.kernel.definition, world: world, earlier: story.kernel.world.calendar)
    let event = try kernel.recalendared(story.snapshot, by: .person("supervisor"), at: story.now)
    if let event { story.apply(event) }
    story.kernel = Kernel(definition: story.kernel.definition, world: world)
    return event
  }

  @Test("what was counted stays counted, and the rest is counted by the new version, in the same lap")
  func goesOn() throws {
    var story = try story()
    let event = try #require(
      try change(&story, to: Bench.nextCalendar(closed: ["2026-11-24"]), at: "2026-11-23T13:00:00Z"))
    #expect(event.kind == Event.Kind.calendar && !event.isSubstantive && event.state == "submitted")
    let clock = try #require(story.snapshot.clocks["acknowledge"])
    #expect(clock.lap == 1 && clock.used == 4 * 3_600 && clock.calendarVersion == 2 && clock.phase == .running)
    #expect(try clock.due == at("2026-11-25T09:00:00Z"))
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("a holiday made for a day that is past gives back nothing: it was counted when it passed")
  func past() throws {
    var story = try story()
    _ = try change(&story, to: Bench.nextCalendar(closed: ["2026-11-23"]), at: "2026-11-24T08:30:00Z")
    let clock = try #require(story.snapshot.clocks["acknowledge"])
    #expect(try clock.used == 8 * 3_600 + 1_800 && clock.due == at("2026-11-24T09:00:00Z"))
  }

  @Test("what is overdue stays overdue, whatever the new version says")
  func overdue() throws {
    var story = try story()
    _ = try change(&story, to: Bench.nextCalendar(closed: ["2026-11-23", "2026-11-24"]), at: "2026-11-24T12:00:00Z")
    let clock = try #require(story.snapshot.clocks["acknowledge"])
    #expect(try clock.due == at("2026-11-24T09:00:00Z") && clock.breachedAt == at("2026-11-24T09:00:00Z"))
    try story.make("take-up", by: "coordinator")
    #expect(story.snapshot.clocks["acknowledge"]?.verdict == .breached)
  }

  @Test("rungs that have fired do not fire again, and the next is by the new version")
  func rungs() throws {
    var story = try story()
    try story.tick("2026-11-23T16:00:00Z")
    #expect(story.firings.filter { $0.clock == "acknowledge" }.map(\.percent) == [75])
    _ = try change(&story, to: Bench.nextCalendar(closed: ["2026-11-24"]), at: "2026-11-23T16:30:00Z")
    try story.tick("2026-11-25T09:00:00Z")
    let fired = story.firings.filter { $0.clock == "acknowledge" }
    #expect(try fired.map(\.percent) == [75, 100] && fired[1].dueAt == at("2026-11-25T09:00:00Z"))
  }

  @Test("a clock that waits has nothing counted, and goes on by the new version")
  func waiting() throws {
    var story = try story()
    try story.wait(until: "2026-11-23T13:00:00Z")
    try story.make("return", by: "coordinator", .because)
    _ = try change(&story, to: Bench.nextCalendar(hours: "08:00-16:00"), at: "2026-11-24T13:00:00Z")
    let clock = try #require(story.snapshot.clocks["assess"])
    #expect(clock.phase == .waiting && clock.used == 4 * 3_600 && clock.calendarVersion == 2)
    try story.wait(until: "2026-11-25T08:00:00Z")
    try story.make("resubmit", by: "raiser")
    // 14 h are left of 2 d: eight on Wednesday, six on Thursday.
    #expect(try story.snapshot.clocks["assess"]?.due == at("2026-11-26T14:00:00Z"))
  }

  @Test("a clock that has stopped keeps its verdict and the version that judged it")
  func stopped() throws {
    var story = try story()
    try story.make("take-up", by: "coordinator")
    let before = story.snapshot.clocks["acknowledge"]
    _ = try change(&story, to: Bench.nextCalendar(closed: ["2026-11-24"]), at: "2026-11-23T13:00:00Z")
    #expect(story.snapshot.clocks["acknowledge"] == before && before?.calendarVersion == 1)
  }

  @Test("real time is counted by no calendar, and nothing is written where nothing changes")
  func elapsed() throws {
    var story = try Story(
      .shipped(), at: "2026-11-23T09:00:00Z", Story.fields(["impact": .text("critical"), "immediacy": .text("days")]))
    try story.make("submit", by: "raiser")
    #expect(story.snapshot.fields["priority"] == .text("P2"))
    let event = try change(&story, to: Bench.nextCalendar(closed: ["2026-11-24"]), at: "2026-11-23T09:30:00Z")
    #expect(event == nil)
  }

  @Test("what a change does to due times is told clock by clock")
  func shifts() throws {
    var story = try story()
    try story.tick("2026-11-23T13:00:00Z")
    let before = story.snapshot
    _ = try change(&story, to: Bench.nextCalendar(closed: ["2026-11-24"]), at: "2026-11-23T13:00:00Z")
    let shifts = DueShift.shifts(from: before, to: story.snapshot, at: story.now)
    let moved = shifts.filter(\.isMoved)
    #expect(moved.map(\.clock) == ["acknowledge", "assess", "assign", "result"])
    #expect(moved.allSatisfy { $0.isKept && !$0.becomesOverdue && !$0.isOverdueNoMore })
  }
}
