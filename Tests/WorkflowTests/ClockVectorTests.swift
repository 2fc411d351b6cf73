import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// How long each clock gives, and when that is: worked out by hand.
struct ClockVectorTests {
  static let pairs: [String: (String, String)] = [
    "P1": ("critical", "now"), "P2": ("moderate", "hours"), "P3": ("moderate", "weeks"), "P4": ("low", "weeks"),
  ]

  /// Fields that work out as that priority.
  static func fields(_ priority: String) -> [String: FieldValue] {
    guard let (impact, immediacy) = pairs[priority] else { return [:] }
    return ["impact": .text(impact), "immediacy": .text(immediacy)]
  }

  static func submitted(_ priority: String, at instant: String, calendar: String = "england-and-wales") throws -> Story
  {
    var bench = try Bench.shipped()
    bench.world.calendar = try Bench.calendar(calendar)
    var story = try Story(bench, at: instant, Story.fields(fields(priority)))
    try story.make("submit", by: "raiser")
    return story
  }

  @Test(
    "a working day from a submission is due when the calendar of the place says",
    arguments: [
      ("P3", "2026-12-24T15:00:00Z", "england-and-wales", "2026-12-29T15:00:00Z"),
      ("P3", "2026-12-31T16:00:00Z", "england-and-wales", "2027-01-04T16:00:00Z"),
      ("P3", "2026-12-31T16:00:00Z", "scotland", "2027-01-05T16:00:00Z"),
      ("P3", "2027-03-16T16:00:00Z", "england-and-wales", "2027-03-17T16:00:00Z"),
      ("P3", "2027-03-16T16:00:00Z", "northern-ireland", "2027-03-18T16:00:00Z"),
      ("P3", "2026-11-28T10:00:00Z", "england-and-wales", "2026-11-30T17:00:00Z"),
      ("P4", "2027-03-25T12:00:00Z", "england-and-wales", "2027-03-31T11:00:00Z"),
      ("P1", "2026-11-29T02:10:00Z", "england-and-wales", "2026-11-29T02:25:00Z"),
      ("P2", "2026-12-25T23:30:00Z", "england-and-wales", "2026-12-26T00:30:00Z"),
    ])
  func acknowledge(priority: String, submitted: String, calendar: String, due: String) throws {
    let story = try Self.submitted(priority, at: submitted, calendar: calendar)
    let clock = try #require(story.snapshot.clocks["acknowledge"])
    #expect(clock.due?.rfc3339 == due)
    #expect(clock.calendar == calendar && clock.phase == .running && clock.used == 0 && clock.lap == 1)
    #expect(clock.budget.isElapsed == ["P1", "P2"].contains(priority))
  }

  @Test(
    "every clock has the budget that the definition gives it, in seconds for P1 to P4",
    arguments: [
      ("acknowledge", [900, 3_600, 32_400, 64_800]), ("assess", [1_800, 14_400, 64_800, 129_600]),
      ("assign", [2_700, 21_600, 97_200, 194_400]), ("start", [900, 7_200, 32_400, 64_800]),
      ("result", [86_400, 259_200, 324_000, 648_000]), ("update", [14_400, 86_400, 162_000, 324_000]),
      ("partner", [7_200, 86_400, 97_200, 162_000]), ("answer", [3_600, 28_800, 162_000, 162_000]),
      ("meeting", [3_600, 28_800, 648_000, 648_000]), ("hold-review", [3_600, 86_400, 324_000, 648_000]),
      ("review", [86_400, 172_800, 162_000, 324_000]), ("feedback", [3_600, 28_800, 64_800, 162_000]),
      ("retrospective", [86_400, 86_400, 86_400, 86_400]),
      ("affirmation", [14_400, 28_800, 64_800, 129_600]),
    ] as [(String, [Int64])])
  func budgets(clock: String, seconds: [Int64]) throws {
    let bench = try Bench.shipped()
    let rule = try #require(bench.definition.clocks[clock])
    let budgets = ["P1", "P2", "P3", "P4"].compactMap { rule.allow[$0]?.budget(day: bench.world.calendar.day) }
    #expect(budgets.map(\.seconds) == seconds)
    let elapsed = clock == "retrospective" ? [true, true, true, true] : [true, true, false, false]
    #expect(budgets.map(\.isElapsed) == elapsed)
    #expect(bench.definition.clocks.count == 14)
  }

  @Test(
    "in each state these clocks run, those wait, and no other goes",
    arguments: [
      ("draft", "", ""), ("submitted", "acknowledge assess assign result", ""),
      ("returned", "answer", "acknowledge assess assign result"), ("assessing", "assess assign result", ""),
      ("awaiting-authority", "assess assign result", ""), ("deferred", "meeting", "assess assign result"),
      ("queued", "assign result", ""), ("offered", "assign start result", ""), ("acting", "result update", ""),
      ("awaiting-partner", "result update partner", ""), ("on-hold", "hold-review", "result"),
      ("reviewing", "review", ""), ("feedback-due", "feedback", ""), ("closed", "", ""),
    ])
  func phases(state: String, running: String, waiting: String) throws {
    let kind = state == "awaiting-authority" ? "communications-history" : "intel-request"
    var story = try Story(Bench.shipped(), Story.fields(["kind": .text(kind)]))
    try story.bring(to: state)
    func names(_ phase: ClockState.Phase) -> [String] {
      story.snapshot.clocks.values.filter { $0.phase == phase }.map(\.clock).sorted()
    }
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init).sorted() }
    #expect(names(.running) == words(running))
    #expect(names(.waiting) == words(waiting))
    #expect(story.snapshot.clocks.values.allSatisfy { ($0.verdict == nil) == ($0.phase != .stopped) })
  }
}
