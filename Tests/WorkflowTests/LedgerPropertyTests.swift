import FoundationEssentials
import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// The clocks' ledger against a count of minutes that knows nothing of it.
@Suite("The ledger of the clocks, by chance")
struct LedgerPropertyTests {
  private static var isLong: Bool { ProcessInfo.processInfo.environment["TASKING_LONG"] == "1" }

  /// What a request was from some minute on.
  private struct Stage {
    let from: Instant
    let state: String
    let priority: String
  }

  /// The desk's hours from November 2026 to February 2027, when London keeps UTC.
  private static func isOpen(_ instant: Instant) -> Bool {
    let days = instant.secondsSinceEpoch / 86_400
    // 1 January 1970 was a Thursday.
    let weekday = (days + 3) % 7
    // Christmas Day, Boxing Day's substitute and New Year's Day.
    let holidays: Set<Int64> = [20_812, 20_815, 20_819]
    let hour = instant.secondsSinceEpoch % 86_400 / 3_600
    return weekday < 5 && !holidays.contains(days) && (8..<17).contains(hour)
  }

  private static let budgets: [String: (minutes: Int, isElapsed: Bool)] = [
    "P1": (24 * 60, true), "P2": (72 * 60, true), "P3": (10 * 9 * 60, false), "P4": (20 * 9 * 60, false),
  ]
  private static let running: Set<String> = [
    "submitted", "assessing", "awaiting-authority", "queued", "offered", "acting", "awaiting-partner",
  ]

  /// Minutes used by then, one by one, and when the budget is used up if the request stays as it is.
  private static func count(_ stages: [Stage], until end: Instant) -> (used: Int, due: Instant?) {
    var (used, index) = (0, 0)
    var minute = stages[0].from
    while minute < end {
      while index + 1 < stages.count, stages[index + 1].from <= minute { index += 1 }
      let stage = stages[index]
      let isElapsed = budgets[stage.priority]?.isElapsed ?? false
      if running.contains(stage.state), isElapsed || isOpen(minute) { used += 1 }
      minute = minute.plus(minutes: 1)
    }
    // From here on nothing changes any more: the rest of the budget is walked off.
    guard let last = stages.last, running.contains(last.state), let budget = budgets[last.priority] else {
      return (used, nil)
    }
    var left = budget.minutes - used
    while left > 0 {
      if budget.isElapsed || isOpen(minute) { left -= 1 }
      minute = minute.plus(minutes: 1)
    }
    return (used, minute)
  }

  private func live(_ seed: UInt64) throws {
    var chance = Chance(seed: seed)
    var story = try Story(
      .shipped(), at: "2026-11-16T09:00:00Z", Story.fields(["impact": .text(chance.one(of: ["low", "high"]))]))
    story.now = story.now.plus(minutes: chance.number(0...3_000))
    try story.make("submit", by: "raiser")
    var stages: [Stage] = []
    func note() {
      stages.append(
        Stage(from: story.now, state: story.snapshot.state, priority: story.snapshot.fields["priority"]?.text ?? ""))
    }
    note()
    try story.make("take-up", by: "first.coordinator")
    try story.make("accept", by: "first.coordinator", Input(values: Story.threat))
    try story.make("offer", by: "first.coordinator", Input(assignee: "assignee"))
    try story.make("take-on", by: "assignee")
    note()
    for _ in 0..<chance.number(1...8) {
      story.now = story.now.plus(minutes: chance.number(0...2_500))
      try story.tick(story.now)
      switch (story.snapshot.state, chance.number(1...3)) {
      case ("on-hold", 1...2): try story.make("resume", by: "supervisor")
      case ("acting", 1) where story.snapshot.fields["priority"] != .text("P1"):
        try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
      case ("acting", 2), ("on-hold", 3):
        let priority = chance.one(of: ["P1", "P2", "P3", "P4"])
        guard .text(priority) != story.snapshot.fields["priority"] else { continue }
        try story.set(by: "supervisor", .giving(["priority": .text(priority)]))
      default: continue
      }
      note()
    }
    story.now = story.now.plus(minutes: chance.number(0...1_000))
    let clock = try #require(story.snapshot.clocks["result"])
    let expected = Self.count(stages, until: story.now)
    let arithmetic = ClockArithmetic(calendar: story.kernel.world.calendar)
    let used = try arithmetic.used(of: clock, at: story.now)
    try #require(used == Int64(expected.used) * 60, "used, seed \(seed)")
    if clock.breachedAt == nil, clock.due.map({ $0 >= story.now }) ?? true {
      try #require(clock.due == expected.due, "due, seed \(seed)")
    }
  }

  @Test(
    "used and due are what a count of single minutes gives, through holds and changes of priority", arguments: 0..<8)
  func minutes(block: Int) throws {
    for index in 0..<(Self.isLong ? 500 : 15) { try live(UInt64(block * 1_000 + index)) }
  }

  @Test(
    "splitting a pause changes nothing: held once or many times, the same is used and the same is due",
    arguments: 0..<20)
  func splitPause(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    var whole = try Story(.shipped(), at: "2026-11-16T09:00:00Z", Story.fields(["impact": .text("high")]))
    try whole.bring(to: "acting")
    whole.now = whole.now.plus(seconds: chance.number(0...86_400))
    try whole.make("hold", by: "supervisor", .giving(Story.resumeOn))
    var split = whole
    let begin = whole.now
    let length = chance.number(1...6 * 86_400)
    whole.now = begin.plus(seconds: length)
    try whole.make("resume", by: "supervisor")
    let cuts = (0..<chance.number(1...5)).map { _ in chance.number(0...length) }.sorted()
    for cut in cuts {
      split.now = begin.plus(seconds: cut)
      try split.make("resume", by: "supervisor")
      try split.make("hold", by: "supervisor", .giving(Story.resumeOn))
    }
    split.now = whole.now
    try split.make("resume", by: "supervisor")
    for name in ["result", "assign"] {
      let (one, many) = (try #require(whole.snapshot.clocks[name]), try #require(split.snapshot.clocks[name]))
      #expect(one.used == many.used && one.due == many.due && one.phase == many.phase && one.lap == many.lap)
      #expect(one.breachedAt == many.breachedAt && one.verdict == many.verdict)
    }
  }

  @Test("a hold inside one minute, and one of no time at all, lose nothing")
  func shortHold() throws {
    var story = try Story(.shipped(), at: "2026-11-16T09:00:00Z", Story.fields(["impact": .text("high")]))
    try story.bring(to: "acting")
    let due = story.snapshot.clocks["result"]?.due
    for pause in [0, 20] as [Int64] {
      story.now = story.now.plus(seconds: 10)
      try story.make("hold", by: "supervisor", .giving(Story.resumeOn))
      story.now = story.now.plus(seconds: pause)
      try story.make("resume", by: "supervisor")
    }
    let clock = try #require(story.snapshot.clocks["result"])
    #expect(clock.used == 20 && clock.due == due?.plus(seconds: 20))
  }

  @Test("acts of one instant leave the same clocks in whatever order they come", arguments: 0..<20)
  func simultaneous(seed: Int) throws {
    var chance = Chance(seed: UInt64(seed))
    var story = try Story(.shipped(), at: "2026-11-16T09:00:00Z", Story.fields(["impact": .text("high")]))
    try story.bring(to: "acting")
    story.now = story.now.plus(seconds: chance.number(0...5 * 86_400))
    try story.tick(story.now)
    let bound = story.now.plus(seconds: chance.number(1...20 * 86_400)).rfc3339
    typealias Act = (inout Story) throws -> Void
    let acts: [Act] = [
      { try $0.set(by: "supervisor", .giving(["priority": .text("P2")])) },
      { try $0.set(by: "supervisor", Input(values: ["required_by": .text(bound)])) },
      { try $0.set(by: "supervisor", Input(values: ["title": .text("Another")])) },
      { try $0.attempt(.note, by: "assignee", .because) },
    ]
    func clocks(_ order: [Act]) throws -> [ClockState] {
      var other = story
      for act in order { try act(&other) }
      return other.snapshot.clocks.values.sorted { $0.clock < $1.clock }
    }
    let expected = try clocks(acts)
    for _ in 0..<4 { #expect(try clocks(acts.shuffled(using: &chance.generator)) == expected) }
  }

  @Test("reopened after three weeks, every clock begins at zero and the old verdicts stand")
  func reopened() throws {
    var story = try Story(.shipped(), at: "2026-11-16T09:00:00Z", Story.fields(["impact": .text("high")]))
    try story.bring(to: "closed")
    let before = story.snapshot.clocks
    story.now = story.now.plus(hours: 24 * 21)
    try story.make("reopen", by: "senior", .because)
    #expect(!story.snapshot.clocks.isEmpty && !before.isEmpty)
    for clock in story.snapshot.clocks.values {
      #expect(clock.cycle == 2 && clock.used == 0 && clock.opened == story.now)
    }
    for (name, clock) in before { #expect(story.laps(of: name).contains(clock)) }
  }

  @Test("a rung one working hour before a Tuesday-morning due time falls on the Monday, or before the bank holiday")
  func hourBefore() throws {
    // P3: one day to acknowledge; 75 % of nine hours is two and a quarter before the end.
    let cases = [
      ("2026-11-23T09:00:00Z", "2026-11-23T15:45:00Z", "2026-11-24T09:00:00Z"),
      ("2026-11-20T08:15:00Z", "2026-11-20T15:00:00Z", "2026-11-23T08:15:00Z"),
      ("2026-12-24T08:30:00Z", "2026-12-24T15:15:00Z", "2026-12-29T08:30:00Z"),
      ("2027-03-25T08:00:00Z", "2027-03-25T14:45:00Z", "2027-03-25T17:00:00Z"),
    ]
    for (submitted, reminded, due) in cases {
      var story = try Story(.shipped(), at: submitted, Story.fields(["impact": .text("high")]))
      try story.make("submit", by: "raiser")
      try story.tick(story.now.plus(hours: 24 * 7))
      let fired = story.firings.filter { $0.clock == "acknowledge" && $0.percent <= 100 }
      #expect(try fired.map(\.dueAt) == [at(reminded), at(due)])
    }
  }

  @Test("on both nights on which London changes its clocks, real time is real and working time is the wall's")
  func nights() throws {
    for (submitted, due) in [
      // 28 March 2027: 01:00 becomes 02:00. 15 minutes and 24 hours are what they are.
      ("2027-03-28T00:50:00Z", "2027-03-28T01:05:00Z"), ("2027-10-31T00:50:00Z", "2027-10-31T01:05:00Z"),
    ] {
      var story = try Story(
        .shipped(), at: submitted, Story.fields(["impact": .text("critical"), "immediacy": .text("now")]))
      try story.make("submit", by: "raiser")
      #expect(try story.snapshot.clocks["acknowledge"]?.due == at(due))
      #expect(story.snapshot.clocks["result"]?.due == story.now.plus(hours: 24))
    }
    // A working day from Friday noon: Monday noon by the wall, 71 hours of real time in spring and 73 in autumn.
    for (submitted, due) in [
      ("2027-10-29T11:00:00Z", "2027-11-01T12:00:00Z"), ("2026-03-27T12:00:00Z", "2026-03-30T11:00:00Z"),
    ] {
      var story = try Story(.shipped(), at: submitted, Story.fields(["impact": .text("high")]))
      try story.make("submit", by: "raiser")
      #expect(try story.snapshot.clocks["acknowledge"]?.due == at(due))
    }
  }
}
