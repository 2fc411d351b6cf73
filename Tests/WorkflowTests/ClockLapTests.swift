import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Laps: restarts, changes of priority, and bounds.
struct ClockLapTests {
  private func story(_ priority: String = "P4", in state: String, _ other: [String: FieldValue] = [:]) throws -> Story {
    let fields = ClockVectorTests.fields(priority).merging(other) { $1 }
    var story = try Story(Bench.shipped(), Story.fields(fields))
    try story.bring(to: state)
    return story
  }

  private func clock(_ name: String, _ story: Story) throws -> ClockState {
    try #require(story.snapshot.clocks[name])
  }

  private func to(_ priority: String) -> Input { .giving(["priority": .text(priority)]) }

  @Test("a restart opens a lap with nothing used; the lap before it is met or breached")
  func restart() throws {
    var story = try story(in: "acting")
    try story.tick("2026-11-24T09:00:00Z")
    try story.make("progress", by: "assignee", .because)
    #expect(try clock("update", story).lap == 2 && clock("update", story).used == 0)
    #expect(try clock("update", story).due?.rfc3339 == "2026-12-08T09:00:00Z")
    try story.tick("2026-12-09T09:00:00Z")
    try story.make("progress", by: "assignee", .because)
    let laps = story.laps(of: "update")
    #expect(laps.map(\.lap) == [1, 2, 3])
    #expect(laps.map(\.verdict) == [.met, .breached, nil])
    #expect(laps.map(\.used) == [32_400, 11 * 32_400, 0])
    #expect(laps[2].breachedAt == nil)
    #expect(try clock("result", story).lap == 1)
  }

  @Test("a clock that was stopped restarts with its move too, and the acknowledgement of a resubmission is a new one")
  func restartFromStopped() throws {
    var story = try story(in: "assessing")
    try story.make("return", by: "coordinator", .because)
    #expect(try clock("acknowledge", story).phase == .stopped)
    try story.tick("2026-11-24T09:00:00Z")
    try story.make("resubmit", by: "raiser")
    #expect(story.laps(of: "acknowledge").map(\.verdict) == [.met, nil])
    #expect(try clock("acknowledge", story).due?.rfc3339 == "2026-11-26T09:00:00Z")
  }

  @Test("a change of priority carries the time used, counted seconds one for one")
  func carries() throws {
    var story = try story("P2", in: "acting")
    #expect(try clock("result", story).due?.rfc3339 == "2026-11-26T09:00:00Z")
    try story.tick("2026-11-24T09:00:00Z")
    try story.set(by: "supervisor", to("P3"))
    var result = try clock("result", story)
    // 24 hours of 72 used; 66 of the 90 working hours are left: 8 that day, 54 on six days, 4 on the eighth.
    #expect(result.used == 86_400 && result.lap == 2)
    #expect(result.due?.rfc3339 == "2026-12-03T12:00:00Z")
    try story.tick("2026-11-25T09:00:00Z")
    let change = try story.set(by: "supervisor", to("P1"))
    result = try clock("result", story)
    // 9 working hours more make 33 of the 24 allowed.
    #expect(result.used == 118_800 && result.lap == 3)
    #expect(result.due == story.now && result.breachedAt == nil)
    #expect(story.laps(of: "result").map(\.verdict) == [.carried, .carried, nil])

    let passed = (change.payload?.firings ?? []).filter { $0.clock == "result" }
    #expect(passed.map(\.percent) == [50, 100])
    #expect(passed.map(\.superseded) == [true, false])
    #expect(passed.allSatisfy { $0.dueAt == story.now && $0.lap == 3 })
    let told = (change.payload?.notices ?? []).filter { $0.about == "result" }
    #expect(Set(told.map(\.percent)) == [100])
    // 150 per cent is 36 hours: three more.
    let next = try story.tick("2026-11-25T12:00:00Z").flatMap { $0.payload?.firings ?? [] }
    #expect(next.filter { $0.clock == "result" }.map(\.dueAt) == [story.now])
  }

  @Test("a waiting clock carries its used time through a change of priority and goes on waiting")
  func carriesWaiting() throws {
    var story = try story("P3", in: "acting")
    try story.tick("2026-11-23T12:00:00Z")
    try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
    try story.tick("2026-11-24T12:00:00Z")
    try story.set(by: "supervisor", to("P4"))
    let result = try clock("result", story)
    #expect(result.phase == .waiting && result.used == 3 * 3_600 && result.lap == 2 && result.due == nil)
  }

  @Test("a breach is never undone, whatever the priority becomes")
  func breach() throws {
    var story = try story("P1", in: "acting")
    try story.tick("2026-11-24T12:00:00Z")
    try story.set(by: "supervisor", to("P4"))
    var result = try clock("result", story)
    #expect(result.breachedAt?.rfc3339 == "2026-11-24T09:00:00Z")
    #expect(try #require(result.due) > story.now)
    #expect(story.laps(of: "result").map(\.verdict) == [.breached, nil])
    try story.make("report", by: "assignee", Input(values: Story.result))
    result = try clock("result", story)
    #expect(result.verdict == .breached && result.breachedAt?.rfc3339 == "2026-11-24T09:00:00Z")
  }

  @Test(
    "due is the earlier of the budget's end and the bound",
    arguments: [
      ("2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z"), ("2026-12-18T00:00:00Z", "2026-12-18T00:00:00Z"),
      // 20 working days from Monday 23 November 09:00.
      ("2026-12-22T09:00:00Z", "2026-12-21T09:00:00Z"), ("2027-12-22T09:00:00Z", "2026-12-21T09:00:00Z"),
    ])
  func bound(requiredBy: String, due: String) throws {
    let story = try story(in: "submitted", ["required_by": .text(requiredBy)])
    #expect(try clock("result", story).due?.rfc3339 == due)
  }

  @Test("percentages are of the time to the bound, where that comes first")
  func boundPercent() throws {
    var story = try story(in: "submitted", ["required_by": .text("2026-11-24T09:00:00Z")])
    try story.tick("2026-11-26T09:00:00Z")
    let rungs = story.firings.filter { $0.clock == "result" }
    // Nine working hours: 6¾, 9, 13½, 18, and every nine from there.
    #expect(
      rungs.map(\.dueAt.rfc3339) == [
        "2026-11-23T15:45:00Z", "2026-11-24T09:00:00Z", "2026-11-24T13:30:00Z", "2026-11-25T09:00:00Z",
        "2026-11-26T09:00:00Z",
      ])
    #expect(rungs.map(\.occurrence) == [1, 1, 1, 1, 2])
  }

  @Test("a bound that is moved opens a lap that carries what was used; one already past is due at once")
  func boundMoved() throws {
    var story = try story(in: "assessing", ["required_by": .text("2026-11-27T09:00:00Z")])
    try story.tick("2026-11-23T12:00:00Z")
    try story.set(by: "coordinator", Input(values: ["required_by": .text("2026-11-25T09:00:00Z")]))
    var result = try clock("result", story)
    #expect(result.lap == 2 && result.used == 3 * 3_600 && result.due?.rfc3339 == "2026-11-25T09:00:00Z")
    try story.set(by: "coordinator", Input(cleared: ["required_by"]))
    result = try clock("result", story)
    #expect(result.lap == 3 && result.due?.rfc3339 == "2026-12-21T09:00:00Z")
    let passed = Input(values: ["required_by": .text("2026-11-01T09:00:00Z")], reason: "Misread.")
    try story.attempt(.correct(of: nil), by: "coordinator", passed)
    result = try clock("result", story)
    #expect(result.due == story.now && result.lap == 4)
    #expect(story.firings.contains { $0.clock == "result" && $0.lap == 4 && $0.percent == 100 })
    try story.tick(story.now.plus(seconds: 1))
    try story.make("withdraw", by: "raiser", .because)
    #expect(try clock("result", story).verdict == .breached)
  }

  @Test("the bound falls due even while the clock waits")
  func boundWaiting() throws {
    var story = try story(in: "acting", ["required_by": .text("2026-11-25T09:00:00Z")])
    try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
    let result = try clock("result", story)
    #expect(result.phase == .waiting && result.due?.rfc3339 == "2026-11-25T09:00:00Z")
    try story.tick("2026-11-25T09:00:00Z")
    #expect(story.firings.filter { $0.clock == "result" }.map(\.percent) == [100])
    try story.tick("2026-11-25T10:00:00Z")
    try story.make("resume", by: "supervisor")
    #expect(try clock("result", story).breachedAt?.rfc3339 == "2026-11-25T09:00:00Z")
    #expect(try clock("result", story).due?.rfc3339 == "2026-11-25T09:00:00Z")
  }
}
