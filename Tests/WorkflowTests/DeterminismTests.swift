import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// When somebody looks makes no difference to what is found.
struct DeterminismTests {
  /// What happens to a request, hours after it was raised.
  struct Plot: Sendable, CustomTestStringConvertible {
    let name: String
    let start: String
    let hours: Int64
    let fields: [String: FieldValue]
    let acts: [(minute: Int64, move: String, person: String, input: Input)]
    var testDescription: String { name }
  }

  static let plots: [Plot] = [
    Plot(
      name: "a threat to life that nobody looks at", start: "2026-11-29T02:10:00Z", hours: 50,
      fields: ClockVectorTests.fields("P1"), acts: [(0, "submit", "raiser", Input())]),
    Plot(
      name: "an urgent offer that lapses twice", start: "2026-11-23T09:00:00Z", hours: 48,
      fields: ClockVectorTests.fields("P2"),
      acts: [
        (0, "submit", "raiser", Input()), (20, "take-up", "coordinator", Input()),
        (45, "accept", "coordinator", Input(values: Story.threat)),
        (50, "offer", "coordinator", Input(assignee: "pio")),
        (700, "offer", "coordinator", Input(assignee: "assignee")),
      ]),
    Plot(
      name: "work whose authority ends, held and late", start: "2026-11-23T08:00:00Z", hours: 90,
      fields: ClockVectorTests.fields("P2").merging(["kind": .text("communications-history")]) { $1 },
      acts: [
        (0, "submit", "raiser", Input()), (5, "take-up", "coordinator", Input()),
        (10, "seek-authority", "coordinator", Input()),
        (
          15, "authorise", "supervisor",
          Input(values: Story.authority(until: "2026-11-23T10:20:30Z").merging(Story.threat) { $1 })
        ),
        (20, "offer", "coordinator", Input(assignee: "assignee")),
        (3_000, "renew-authority", "second.supervisor", Input(values: Story.authority())),
        (3_100, "resume", "supervisor", Input()),
      ]),
    Plot(
      name: "a wanted date that passes while the work is held", start: "2026-11-26T15:00:00Z", hours: 130,
      fields: ClockVectorTests.fields("P3").merging(["required_by": .text("2026-11-27T16:00:00Z")]) { $1 },
      acts: [
        (0, "submit", "raiser", Input()), (30, "take-up", "coordinator", Input()),
        (40, "accept", "coordinator", Input(values: Story.threat)), (60, "claim", "pio", Input()),
        (70, "ask-partner", "pio", Input(values: Story.ask())),
        (100, "hold", "supervisor", .giving(["resume_on": .text("2026-11-30T12:00:00Z")])),
        (6_000, "resume", "supervisor", Input()), (6_030, "progress", "pio", .because),
      ]),
  ]

  private func run(_ plot: Plot, everyMinutes step: Int64?) throws -> Story {
    let bench = try Bench.shipped()
    var story = try Story(bench, at: plot.start, Story.fields(plot.fields))
    let start = story.now
    var next = 0
    let end = plot.hours * 60
    for minute in 0...end {
      while next < plot.acts.count, plot.acts[next].minute == minute {
        let act = plot.acts[next]
        story.now = start.plus(minutes: minute)
        try story.make(act.move, by: act.person, act.input)
        next += 1
      }
      if let step, minute % step == 0 { try story.tick(start.plus(minutes: minute)) }
    }
    try story.tick(start.plus(minutes: end))
    return story
  }

  private struct Key: Hashable {
    let clock: String
    let cycle, lap, rung, occurrence: Int
    let dueAt: Instant

    init(_ firing: Firing) {
      clock = firing.clock
      (cycle, lap, rung, occurrence) = (firing.cycle, firing.lap, firing.rung, firing.occurrence)
      dueAt = firing.dueAt
    }
  }

  @Test(
    "a tick each minute, each hour or once at the end leaves the same ledger and the same request", arguments: plots)
  func same(plot: Plot) throws {
    let once = try run(plot, everyMinutes: nil)
    let ledger = Set(once.firings.map(Key.init))
    #expect(ledger.count == once.firings.count && !ledger.isEmpty)
    for step: Int64 in [1, 60, 7] {
      let often = try run(plot, everyMinutes: step)
      #expect(Set(often.firings.map(Key.init)) == ledger, "every \(step) minutes")
      var left = often.snapshot
      var right = once.snapshot
      #expect(often.events.filter(\.isSubstantive).map(\.kind) == once.events.filter(\.isSubstantive).map(\.kind))
      #expect(
        often.events.filter(\.isSubstantive).map(\.occurredAt) == once.events.filter(\.isSubstantive).map(\.occurredAt))
      left.version = right.version
      left.substantiveVersion = right.substantiveVersion
      // Versions are counted by events, and rungs are recorded in one or in several.
      #expect(left.origins.mapValues { $0.map(\.act) } == right.origins.mapValues { $0.map(\.act) })
      left.origins = right.origins
      #expect(left.lastMade.keys.sorted() == right.lastMade.keys.sorted())
      left.lastMade = right.lastMade
      // Beside what fires, the last look leaves nothing behind.
      (left.lastAt, right.lastAt) = (left.raisedAt, left.raisedAt)
      #expect(left == right, "every \(step) minutes")
    }
  }
}
