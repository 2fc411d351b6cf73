import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// Rungs: when they fall due, whom they tell, and that each fires once.
struct LadderTests {
  private func rungs(_ story: Story, of clock: String) -> [Firing] { story.firings.filter { $0.clock == clock } }

  @Test("a threat to life raised on a Sunday at 02:10 climbs its ladder by the minute")
  func sunday() throws {
    var story = try ClockVectorTests.submitted("P1", at: "2026-11-29T02:10:00Z")
    for minute in 1...240 { try story.tick(at("2026-11-29T02:10:00Z").plus(minutes: Int64(minute))) }
    let rungs = rungs(story, of: "acknowledge")
    #expect(
      rungs.map(\.dueAt.rfc3339) == [
        "2026-11-29T02:17:30Z", "2026-11-29T02:25:00Z", "2026-11-29T02:32:30Z", "2026-11-29T02:40:00Z",
        "2026-11-29T03:40:00Z", "2026-11-29T04:40:00Z", "2026-11-29T05:40:00Z",
      ])
    #expect(rungs.map(\.percent) == [50, 100, 150, 200, 200, 200, 200])
    #expect(rungs.map(\.rung) == [1, 2, 3, 4, 4, 4, 4])
    #expect(rungs.map(\.occurrence) == [1, 1, 1, 1, 2, 3, 4])
    #expect(rungs.allSatisfy { !$0.superseded })
    let told = story.notices.filter { $0.about == "acknowledge" }
    func capacities(_ percent: Int64) -> Set<String> { Set(told.filter { $0.percent == percent }.map(\.capacity)) }
    #expect(capacities(50) == ["coordinator"] && capacities(100) == ["supervisor"])
    #expect(capacities(150) == ["senior"] && capacities(200) == ["chair"])
  }

  @Test("a late look records every rung and tells only the highest")
  func late() throws {
    var story = try ClockVectorTests.submitted("P1", at: "2026-11-29T02:10:00Z")
    let events = try story.tick("2026-11-29T03:45:00Z")
    let rungs = rungs(story, of: "acknowledge")
    #expect(rungs.map(\.percent) == [50, 100, 150, 200, 200])
    #expect(rungs.map(\.superseded) == [true, true, true, true, false])
    #expect(events.count == 1)
    #expect(events[0].kind == "rung" && events[0].actor == .machine && !events[0].isSubstantive)
    #expect(events[0].recordedAt == story.now)
    let told = (events[0].payload?.notices ?? []).filter { $0.about == "acknowledge" }
    #expect(Set(told.map(\.capacity)) == ["chair"])
    #expect(try story.tick(story.now).isEmpty)
  }

  @Test(
    "the last rung repeats as the priority says",
    arguments: [
      ("P2", "2026-11-23T11:00:00Z", "2026-11-23T15:00:00Z"), ("P3", "2026-11-25T09:00:00Z", "2026-11-26T09:00:00Z"),
    ])
  func repeats(priority: String, first: String, second: String) throws {
    var story = try ClockVectorTests.submitted(priority, at: "2026-11-23T09:00:00Z")
    try story.tick("2026-11-26T09:00:00Z")
    let last = rungs(story, of: "acknowledge").filter { $0.rung == 4 }
    #expect(last.prefix(2).map(\.dueAt.rfc3339) == [first, second])
  }

  @Test(
    "work that nobody started goes back to the queue at 150 per cent",
    arguments: [("P1", "2026-11-23T09:22:30Z"), ("P2", "2026-11-23T12:00:00Z"), ("P4", "2026-11-26T09:00:00Z")])
  func lapse(priority: String, due: String) throws {
    var story = try Story(Bench.shipped(), Story.fields(ClockVectorTests.fields(priority)))
    try story.bring(to: "offered")
    try story.tick(at(due).plus(seconds: -1))
    #expect(story.snapshot.state == "offered")
    let events = try story.tick(at(due).plus(hours: 2))
    let lapse = try #require(events.first { $0.kind == "lapse" })
    #expect(lapse.occurredAt.rfc3339 == due && lapse.actor == .machine)
    #expect(story.snapshot.state == "queued" && story.snapshot.assignee == nil)
    #expect(lapse.payload?.firings?.filter { $0.clock == "start" }.map(\.percent) == [150])
    #expect(story.snapshot.clocks["start"]?.verdict == .breached)
    let told = (lapse.payload?.notices ?? []).filter { $0.about == "lapse" }.map(\.capacity)
    #expect(Set(told) == ["assignee", "coordinator"])
    #expect(rungs(story, of: "start").map(\.percent) == [priority == "P1" ? 50 : 75, 100, 150])
    #expect(try story.codes("take-on", by: "assignee").contains("state"))
  }

  @Test("the second offer starts a ladder of its own")
  func lapseAgain() throws {
    var story = try Story(Bench.shipped(), Story.fields(ClockVectorTests.fields("P1")))
    try story.bring(to: "offered")
    try story.tick("2026-11-23T10:00:00Z")
    try story.make("offer", by: "coordinator", Input(assignee: "second.pio"))
    try story.tick("2026-11-23T11:00:00Z")
    #expect(rungs(story, of: "start").map(\.percent) == [50, 100, 150, 50, 100, 150])
    #expect(rungs(story, of: "start").map(\.lap) == [1, 1, 1, 2, 2, 2])
    #expect(story.snapshot.state == "queued")
  }

  @Test("a hold is reviewed by the date that was given for it")
  func hold() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "acting")
    try story.make("hold", by: "first.supervisor", .giving(["resume_on": .text("2026-11-25T09:00:00Z")]))
    try story.tick("2026-11-30T09:00:00Z")
    #expect(
      rungs(story, of: "hold-review").map(\.dueAt.rfc3339) == [
        "2026-11-24T13:30:00Z", "2026-11-25T09:00:00Z", "2026-11-26T09:00:00Z", "2026-11-27T09:00:00Z",
        "2026-11-30T09:00:00Z",
      ])
    #expect(story.snapshot.state == "on-hold")
  }

  @Test("the reminders of a waiting clock wait")
  func waiting() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "submitted")
    try story.tick("2026-11-24T12:00:00Z")
    try story.make("return", by: "coordinator", .because)
    try story.tick("2027-02-24T12:00:00Z")
    #expect(rungs(story, of: "acknowledge").isEmpty)
    #expect(!rungs(story, of: "answer").isEmpty)
  }

  @Test("a reminder goes to whoever the request waits for")
  func reminds() throws {
    var story = try Story(Bench.shipped(), Story.fields(ClockVectorTests.fields("P1")))
    try story.bring(to: "acting")
    try story.tick(story.now.plus(hours: 3))
    #expect(
      story.notices.filter { $0.about == "update" } == [
        Notice(recipient: "assignee", capacity: "assignee", about: "update", percent: 50)
      ])
  }

  @Test("a clock that waits for somebody else reminds them")
  func waitsFor() throws {
    var story = try Story(Bench.shipped(), by: "everybody", Story.fields(ClockVectorTests.fields("P1")))
    try story.make("submit", by: "everybody")
    try story.make("take-up", by: "everybody")
    try story.tick(story.now.plus(hours: 18))
    let told = story.notices.filter { $0.about == "retrospective" && $0.percent == 50 }
    #expect(Set(told.map(\.capacity)) == ["supervisor"])
  }

  @Test("a ladder that grows during a lap never goes back: a rung below one that has fired is passed over")
  func onlyRises() throws {
    var story = try Story(Bench.shipped(), Story.fields(["required_by": .text("2026-11-25T09:00:00Z")]))
    try story.bring(to: "acting")
    try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
    try story.tick("2026-11-25T12:00:00Z")
    try story.make("resume", by: "supervisor")
    try story.tick("2026-12-02T12:00:00Z")
    let percents = rungs(story, of: "result").map(\.percent)
    #expect(percents.first == 100 && !percents.contains(75))
    #expect(percents == percents.sorted())
  }
}
