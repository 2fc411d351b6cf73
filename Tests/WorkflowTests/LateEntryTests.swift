import Testing
import Workflow
import WorkflowBench
import WorkingTime

@Suite("Late entry")
struct LateEntryTests {
  /// A request of the most urgent priority, submitted at 02:10; 15 minutes to take it up.
  private func urgent(claimed: String? = nil) throws -> Story {
    let fields = Story.fields(["impact": .text("critical"), "immediacy": .text("now")])
    var story = try Story(.shipped(), at: "2026-11-22T02:10:00Z", fields)
    try story.make("submit", by: "raiser", occurred: claimed)
    return story
  }

  private func clock(_ name: String, _ story: Story) throws -> ClockState {
    try #require(story.snapshot.clocks[name])
  }

  @Test("what is entered late counts from when it was recorded, and the verdict by what is claimed stands beside it")
  func bothWays() throws {
    var story = try urgent()
    try story.wait(until: "2026-11-22T02:40:00Z")
    let event = try story.make("take-up", by: "coordinator", occurred: "2026-11-22T02:20:00Z")
    #expect(try event.occurredAt == at("2026-11-22T02:20:00Z") && event.recordedAt == at("2026-11-22T02:40:00Z"))
    let ours = try clock("acknowledge", story)
    #expect(try ours.verdict == .breached && ours.used == 30 * 60 && ours.breachedAt == at("2026-11-22T02:25:00Z"))
    let claimed = try #require(story.snapshot.claimed["acknowledge"])
    #expect(claimed.verdict == .met && claimed.used == 10 * 60 && claimed.breachedAt == nil)
    // A clock that goes on is the same by both.
    #expect(story.snapshot.claimed["assess"] == nil)
    #expect(Snapshot.fold(story.events) == story.snapshot)
  }

  @Test("a claim at the beginning counts against whoever makes it as well")
  func againstOneself() throws {
    var story = try Story(
      .shipped(), at: "2026-11-22T02:10:00Z", Story.fields(["impact": .text("critical"), "immediacy": .text("now")]))
    try story.wait(until: "2026-11-22T02:50:00Z")
    try story.make("submit", by: "raiser", occurred: "2026-11-22T02:12:00Z")
    #expect(try clock("acknowledge", story).due == at("2026-11-22T03:05:00Z"))
    #expect(try story.snapshot.claimed["acknowledge"]?.due == at("2026-11-22T02:27:00Z"))
    try story.wait(until: "2026-11-22T03:00:00Z")
    try story.make("take-up", by: "coordinator")
    #expect(try clock("acknowledge", story).verdict == .met)
    #expect(story.snapshot.claimed["acknowledge"]?.verdict == .breached)
    // The assessment goes on by both, with its own due time by each.
    #expect(try clock("assess", story).due == at("2026-11-22T03:20:00Z"))
    #expect(try story.snapshot.claimed["assess"]?.due == at("2026-11-22T02:42:00Z"))
  }

  @Test("rungs fire by what was recorded, never by what is claimed")
  func rungs() throws {
    var story = try urgent()
    try story.tick("2026-11-22T02:40:00Z")
    let before = story.firings
    #expect(before.map(\.percent).contains(100))
    try story.make("take-up", by: "coordinator", occurred: "2026-11-22T02:11:00Z")
    #expect(Array(story.firings.prefix(before.count)) == before)
  }

  @Test("a new cycle begins with both accounts at zero")
  func newCycle() throws {
    var story = try urgent()
    try story.wait(until: "2026-11-22T02:40:00Z")
    try story.make("take-up", by: "coordinator", occurred: "2026-11-22T02:20:00Z")
    try story.make("reject", by: "supervisor", .giving(Story.feedback))
    try story.make("close", by: "second.coordinator")
    #expect(!story.snapshot.claimed.isEmpty)
    try story.wait(until: "2026-12-13T10:00:00Z")
    try story.make("reopen", by: "senior", .because)
    #expect(story.snapshot.claimed.isEmpty && story.snapshot.cycle == 2)
    #expect(try clock("result", story).used == 0)
  }

  @Test(
    "it cannot have happened in the future, nor before the request was there",
    arguments: [
      ("2026-11-22T02:41:00Z", "it cannot have happened at Sun 22 Nov 02:41: it is Sun 22 Nov 02:40"),
      (
        "2026-11-22T02:09:59Z",
        "it cannot have happened at Sun 22 Nov 02:09: the request was not submitted before Sun 22 Nov 02:10"
      ),
    ])
  func impossible(claimed: String, sentence: String) throws {
    var story = try urgent()
    try story.wait(until: "2026-11-22T02:40:00Z")
    let blockers = try story.blockers(.move("take-up"), by: "coordinator", occurred: claimed)
    #expect(blockers.map(\.code) == ["late-entry"] && blockers.map(\.sentence) == [sentence])
  }

  @Test("the claims of one request follow one another, state by state")
  func inOrder() throws {
    var story = try urgent()
    try story.wait(until: "2026-11-22T02:40:00Z")
    try story.make("take-up", by: "coordinator", occurred: "2026-11-22T02:20:00Z")
    #expect(
      try story.blockers(
        .move("accept"), by: "coordinator", Input(values: Story.threat), occurred: "2026-11-22T02:19:00Z"
      ).map(\.code) == ["late-entry"])
    try story.make("accept", by: "coordinator", Input(values: Story.threat), occurred: "2026-11-22T02:21:00Z")
    #expect(story.snapshot.claimed["assess"]?.used == 660)
  }

  @Test("beyond the limit it takes a supervisor and a reason; up to it, neither")
  func limit() throws {
    var story = try Story(.shipped(), at: "2026-11-16T09:00:00Z")
    try story.make("submit", by: "raiser")
    try story.wait(until: "2026-11-18T09:00:00Z")
    func blockers(_ person: String, _ input: Input, _ occurred: String) throws -> [Blocker] {
      try story.blockers(.move("take-up"), by: person, input, occurred: occurred)
    }
    #expect(try blockers("coordinator", Input(), "2026-11-17T09:00:00Z").isEmpty)
    let late = "2026-11-17T08:59:59Z"
    let both = try blockers("coordinator", Input(), late)
    #expect(both.map(\.code) == ["late-entry", "late-entry"])
    #expect(
      both.map(\.sentence) == [
        "what happened at Tue 17 Nov 08:59 had to be recorded by Wed 18 Nov 08:59; later that takes a supervisor",
        "an entry as late as this needs a reason",
      ])
    #expect(both.map(\.isAboutPermission) == [true, false])
    #expect(try blockers("coordinator", .because, late).count == 1)
    #expect(try blockers("supervisor", Input(), late).map(\.remedy) == ["--reason \"…\""])
    #expect(try blockers("supervisor", .because, late).isEmpty)
  }

  @Test("a workflow that does not say how late takes none")
  func none() throws {
    let bench = try Bench.next([("late-entry: { limit: 24h elapsed, by: supervisor }", "")])
    var story = try Story(bench, at: "2026-11-23T09:00:00Z")
    try story.make("submit", by: "raiser")
    try story.wait(until: "2026-11-23T10:00:00Z")
    let blockers = try story.blockers(.move("take-up"), by: "supervisor", .because, occurred: "2026-11-23T09:30:00Z")
    #expect(blockers.map(\.sentence) == ["this workflow takes no late entries: an act counts from when it is recorded"])
    #expect(try story.blockers(.note, by: "supervisor", .because, occurred: "2026-11-23T09:30:00Z").count == 1)
  }

  @Test("a note tells of any earlier time and touches no clock")
  func note() throws {
    var story = try urgent()
    try story.wait(until: "2026-11-22T02:40:00Z")
    let clocks = story.snapshot.clocks
    let event = try story.attempt(.note, by: "coordinator", .because, occurred: "2026-11-22T01:00:00Z")
    #expect(event.isLateEntry && story.snapshot.clocks == clocks && story.snapshot.claimed.isEmpty)
    #expect(try story.snapshot.lastAt == at("2026-11-22T02:40:00Z"))
  }
}
