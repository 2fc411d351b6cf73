import CEL
import FoundationEssentials
import Testing
import Workflow
import WorkflowBench
import WorkflowLab
import WorkingTime

/// What holds of every request, whatever happens to it.
struct PropertyTests {
  private static var isLong: Bool { ProcessInfo.processInfo.environment["TASKING_LONG"] == "1" }

  /// Something that did not hold, where chance led.
  private struct Broken: Error, CustomStringConvertible {
    let promise: String
    let seed: UInt64
    let event: Event?
    var description: String { "\(promise) (seed \(seed), event \(event?.version ?? 0) '\(event?.kind ?? "")')" }
  }

  /// One life, with what is known of it so far.
  private struct Life {
    let seed: UInt64
    var story: Story
    var fired: Set<[String]> = []
    /// The same life judged by the definition that it follows.
    var replay = Replay(reference: "PIO-2026-000001", at: Instant(secondsSinceEpoch: 0))
    /// The same life judged by another definition, every decision asked again, and only those that differ in its text.
    var others = (
      whole: Replay(reference: "PIO-2026-000001", at: Instant(secondsSinceEpoch: 0)),
      short: Replay(reference: "PIO-2026-000001", at: Instant(secondsSinceEpoch: 0))
    )
    let other: PropertyTests.Other

    func hold(_ promise: String, _ holds: Bool, _ event: Event? = nil) throws {
      guard holds else { throw Broken(promise: promise, seed: seed, event: event) }
    }

    /// Applies an event, and looks at what it did.
    mutating func apply(_ event: Event, by kernel: Kernel? = nil) throws {
      let before = story.snapshot
      try judge(event, by: kernel ?? story.kernel, before)
      story.apply(event)
      let after = story.snapshot
      try reads(after, by: story.kernel)
      try hold("versions are dense", event.version == before.version + 1, event)
      try hold("time does not run backwards", event.countsFrom >= before.lastAt, event)
      try hold("what happened is written down afterwards", event.recordedAt >= event.occurredAt, event)
      if after.state != before.state {
        let move = story.kernel.definition.moves[event.kind]
        let leads = move.map { story.kernel.definition.selects($0.from, before.state) } ?? false
        try hold("only a move leads to another state", leads, event)
      }
      try accountable(after, event)
      try clocks(before, after, event)
      for firing in event.payload?.firings ?? [] {
        let key = [firing.clock, "\(firing.cycle)", "\(firing.lap)", "\(firing.rung)", "\(firing.occurrence)"]
        try hold("a rung fires once", fired.insert(key).inserted, event)
        try hold("no rung fires before it is due", firing.dueAt <= event.recordedAt, event)
      }
    }

    /// What need not be asked again would be decided alike.
    mutating func judgeByOther(_ event: Event, own: Kernel) throws {
      let kernel = Kernel(other.rulebook, world: own.world)
      try others.whole.take(event, own: own, other: kernel)
      try others.short.take(event, own: own, other: kernel, difference: other.difference)
      try hold(
        "what two definitions say alike they decide alike",
        others.whole.decisions == others.short.decisions && others.whole.verdicts == others.short.verdicts, event)
    }

    /// What a rule reads the short way is what its variables say.
    private func reads(_ after: Snapshot, by kernel: Kernel) throws {
      guard seed % 10 == 0 else { return }
      for actor in ["assignee", "everybody", Actor.machineID] {
        let reader = kernel.reader(after, actor: Actor(id: actor), now: story.now)
        let expressions = kernel.definition.rules.map(\.test) + kernel.definition.moves.compactMap(\.at)
        for expression in expressions {
          let long = expression.program.evaluate(Bindings { reader.variable($0) })
          try hold("\(expression.source) has one value", reader.evaluate(expression) == long)
        }
      }
    }

    /// Looking back with the same definition finds nothing that would have been otherwise.
    private mutating func judge(_ event: Event, by kernel: Kernel, _ before: Snapshot) throws {
      if seed % 4 == 0 { try judgeByOther(event, own: kernel) }
      try replay.take(event, own: kernel, other: kernel)
      try hold("a replay changes nothing", replay.decisions.isEmpty && replay.verdicts.isEmpty, event)
      guard case .person = event.actor, kernel.definition.moves.contains(name: event.kind) else { return }
      guard let again = try Replay.attempt(event, on: before, by: kernel),
        case .allowed(let events) = try kernel.decide(again, on: before)
      else { return try hold("what was allowed is allowed when it is asked again", false, event) }
      try hold("a decision is the same when it is made again", events == [event], event)
    }

    private func accountable(_ after: Snapshot, _ event: Event) throws {
      let definition = story.kernel.definition
      guard let state = definition.states[after.state], !state.isFinal else {
        let quiet = after.clocks.values.allSatisfy { $0.phase == .stopped }
        return try hold("no closed request has a clock that goes", quiet && after.nextAt == nil, event)
      }
      switch state.waitsFor {
      case .role(let name)?: try hold("it waits for a role", definition.roles.contains(name: name), event)
      case .raiser?: try hold("its raiser exists", story.kernel.world.people[after.raiser] != nil, event)
      case .assignee?:
        try hold("somebody has it", after.assignee.map { story.kernel.world.people[$0] != nil } ?? false, event)
      default: try hold("it waits for somebody", false, event)
      }
    }

    private func clocks(_ before: Snapshot, _ after: Snapshot, _ event: Event) throws {
      guard !after.isErased, before.cycle == after.cycle else { return }
      for (name, old) in before.clocks {
        guard let new = after.clocks[name] else { return try hold("a clock is not forgotten", false, event) }
        let rule = story.kernel.definition.clocks[name]
        if new.lap != old.lap, rule?.restartsOn.contains(event.kind) ?? false { continue }
        try hold("\(name): laps count up", new.lap == old.lap || new.lap == old.lap + 1, event)
        try hold("\(name): used time is never lost", new.used >= old.used, event)
        try hold("\(name): a breach is never undone", old.breachedAt == nil || new.breachedAt == old.breachedAt, event)
        try hold("\(name): a stopped clock has a verdict", (new.phase == .stopped) == (new.verdict != nil), event)
      }
    }

    /// Goes on by another version of the calendar.
    mutating func recalendar(to calendar: WorkingCalendar) throws {
      let present = story.kernel
      var world = present.world
      world.calendar = calendar
      let next = Kernel(definition: present.definition, world: world, earlier: present.world.calendar)
      if let event = try next.recalendared(story.snapshot, by: .person("supervisor"), at: story.now) {
        try apply(event, by: next)
      }
      story.kernel = Kernel(definition: present.definition, world: world)
      let calendars = story.snapshot.clocks.values.filter { $0.phase != .stopped && !$0.budget.isElapsed }
      try hold("clocks go by the calendar in use", calendars.allSatisfy { $0.calendarVersion == calendar.version })
    }

    /// Somebody goes away now, for a while or for good, with or without somebody who stands in.
    mutating func leave(_ chance: inout Chance) {
      let end = chance.happens(70) ? story.now.plus(hours: chance.number(1...200)) : nil
      let deputy =
        chance.happens(70) ? chance.one(of: ["second.pio", "pio", "first.pio", "everybody", "nobody.much"]) : nil
      story.leave(chance.one(of: ["assignee", "assignee", "pio", "everybody"]), until: end, deputy: deputy)
    }

    /// Lets everything fall due.
    mutating func catchUp() throws {
      for event in try story.kernel.catchUp(story.snapshot, to: story.now) { try apply(event) }
      try hold("a second look finds nothing", try story.kernel.catchUp(story.snapshot, to: story.now).isEmpty)
    }

    /// What the row says falls due next is what a look at that instant finds, and not before.
    func next() throws {
      // What somebody's absence brings about is due at once, and in no row.
      var story = story
      try story.tick(story.now)
      guard let next = story.snapshot.nextAt else {
        let later = try story.kernel.catchUp(story.snapshot, to: story.now.plus(hours: 24 * 365))
        return try hold("nothing falls due where nothing is said to", later.isEmpty)
      }
      let early = try story.kernel.catchUp(story.snapshot, to: next.plus(seconds: -1))
      try hold("nothing falls due before it is said to", early.isEmpty, early.first)
      try hold("what is said to fall due does", !(try story.kernel.catchUp(story.snapshot, to: next).isEmpty))
    }

    /// The journal written down and read again makes the same request.
    func folds() throws {
      try hold("the fold of all events is the request", Snapshot.fold(story.events) == story.snapshot)
      let bytes = try JSONEncoder().encode(story.events.map(\.payload))
      let payloads = try JSONDecoder().decode([Payload?].self, from: bytes)
      try hold("a payload survives being written down", payloads == story.events.map(\.payload))
    }
  }

  /// Versions of one calendar: longer and shorter days, and days closed at short notice.
  private static let calendars = Result {
    [
      try Bench.calendar("england-and-wales"), try Bench.nextCalendar(hours: "09:00-15:00", version: 2),
      try Bench.nextCalendar(closed: ["2026-11-24", "2026-11-26", "2026-12-01"], version: 3),
    ]
  }

  /// Another definition, and where it differs from the shipped one.
  fileprivate struct Other: Sendable {
    let rulebook: Rulebook
    let difference: DecidingDifference
  }

  /// Another budget; a rule tightened; somebody else's move; a field of another shape, so that any may differ.
  private static let others = Result {
    try [
      [("allow: { P1: 24h elapsed, P2: 72h elapsed", "allow: { P1: 24h elapsed, P2: 36h elapsed")],
      [("size(request.grounds) >= 40", "size(request.grounds) >= 70")],
      [("submitted,  to: assessing, by: [coordinator, supervisor]", "submitted,  to: assessing, by: chair")],
      [("text: 80", "text: 70")],
    ].map { changes in
      let definition = try Bench.next(changes).definition
      return Other(
        rulebook: Rulebook(definition), difference: DecidingDifference(try Bench.shipped().definition, definition))
    }
  }

  private func live(_ seed: UInt64) throws -> (allowed: Int, refused: Int, state: String) {
    var chance = Chance(seed: seed)
    let raiser = chance.happens(30) ? "everybody" : "raiser"
    let other = try Self.others.get()[Int(seed / 4 % 4)]
    var life = Life(seed: seed, story: try Story(Bench.shipped(), by: raiser, chance.fields()), other: other)
    for event in life.story.events {
      try life.replay.take(event, own: life.story.kernel, other: life.story.kernel)
      if seed % 4 == 0 { try life.judgeByOther(event, own: life.story.kernel) }
    }
    var brought = life.story
    try brought.bring(to: chance.start())
    for event in brought.events.dropFirst() { try life.apply(event) }
    var (allowed, refused) = (0, 0)
    let acts = chance.number(1...25)
    for _ in 0..<acts where !life.story.snapshot.isErased {
      life.story.now = life.story.now.plus(seconds: chance.pause(in: life.story))
      try life.catchUp()
      if chance.happens(6) {
        life.leave(&chance)
        try life.catchUp()
      }
      if chance.happens(6) { try life.recalendar(to: chance.one(of: Self.calendars.get())) }
      switch try life.story.kernel.decide(chance.attempt(on: life.story), on: life.story.snapshot) {
      case .allowed(let events):
        allowed += 1
        for event in events { try life.apply(event) }
      case .refused(let blockers):
        refused += 1
        try life.hold("a refusal says why", !blockers.isEmpty && blockers.allSatisfy { !$0.sentence.isEmpty })
      }
      try life.next()
    }
    try life.folds()
    return (allowed, refused, life.story.snapshot.state)
  }

  @Test("whatever happens, in whatever order, the promises hold", arguments: 0..<10)
  func histories(block: Int) throws {
    let count = Self.isLong ? 1_000 : 100
    var (allowed, refused, states) = (0, 0, Set<String>())
    for index in 0..<count {
      let end = try live(UInt64(block * 1_000 + index))
      allowed += end.allowed
      refused += end.refused
      states.insert(end.state)
    }
    // Chance that only knocks at closed doors proves nothing.
    #expect(
      allowed * 2 > refused && states.count >= 10, "\(allowed) allowed, \(refused) refused, \(states.count) states")
  }
}
