import Workflow
import WorkingTime

// A scenario is played by the kernel that decides in the store: what falls due before a step is applied first, then
// the step is decided. Time passes as for a scheduler that is never late, so each rung is told when it falls due.

/// One scenario as it is played.
package struct ScenarioRun {
  let scenario: Scenario
  let ground: ScenarioGround
  /// The most that may fall due in one step.
  private let limit: Int
  /// How many requests each person has besides this one.
  private let loads: [String: Int64]
  private(set) var kernel: Kernel
  private(set) var snapshot: Snapshot
  private(set) var now: Instant
  /// Whether the request has been raised.
  private(set) var isRaised = false
  /// How many people have gone away so far.
  private var absences: Int64 = 0
  private(set) var coverage = ScenarioCoverage()

  /// What a step brought about.
  struct Turn {
    /// What fell due, and what was done.
    var events: [Event] = []
    /// Everything that stood in the way; nil if it was done, or nothing was tried.
    var blockers: [Blocker]?
  }

  private struct Stopped: Error {
    let finding: ScenarioFinding
  }

  /// Nothing has happened at this instant yet; nil if there is no calendar of that name.
  init?(_ scenario: Scenario, on ground: ScenarioGround, calendar: String?, at start: Instant, limit: Int) {
    guard let world = ground.world(calendar: calendar, busy: scenario.busy) else { return nil }
    self.scenario = scenario
    self.ground = ground
    self.limit = limit
    loads = world.people.mapValues(\.openRequests)
    kernel = Kernel(definition: ground.definition, world: world)
    snapshot = Snapshot(reference: "", at: start)
    now = start
  }

  /// Plays every scenario of a file, in order.
  ///
  /// - Parameter limit: The most that may fall due in one step: a slip of the pen in a date would otherwise run for hours.
  package static func play(_ set: ScenarioSet, on ground: ScenarioGround, limit: Int = 5_000) -> [ScenarioResult] {
    let ground = ground.with(set.people)
    return set.scenarios.map { play($0, on: ground, calendar: set.calendar?.value, limit: limit) }
  }

  private static func play(
    _ scenario: Scenario, on ground: ScenarioGround, calendar: String?, limit: Int
  ) -> ScenarioResult {
    func result(_ findings: [ScenarioFinding], _ coverage: ScenarioCoverage = .init()) -> ScenarioResult {
      ScenarioResult(
        name: scenario.name.value, place: scenario.name.place, findings: findings, coverage: coverage)
    }
    let calendar = scenario.calendar?.value ?? calendar
    // The raising says its time in full; before it there is no time that another could be told from.
    let epoch = Instant(secondsSinceEpoch: 0)
    guard var run = ScenarioRun(scenario, on: ground, calendar: calendar, at: epoch, limit: limit) else {
      return result([ScenarioFinding(at: scenario.name.place, "there is no calendar '\(calendar ?? "")'")])
    }
    let findings = run.play()
    return result(findings, run.coverage)
  }

  private mutating func play() -> [ScenarioFinding] {
    for step in scenario.steps {
      do {
        let findings = try play(step)
        if !findings.isEmpty { return findings }
      } catch let stopped as Stopped {
        return [stopped.finding]
      } catch {
        return [ScenarioFinding(at: step.place, "the scenario cannot go on: \(ScenarioRun.words(error))")]
      }
    }
    return []
  }

  private mutating func play(_ step: Scenario.Step) throws -> [ScenarioFinding] {
    let turn = try take(step)
    return try unmet(step, turn)
  }

  /// Lets time pass up to a step, and does what it says.
  ///
  /// - Throws: `Stopped` if what it says cannot be understood, or a fault of the kernel.
  mutating func take(_ step: Scenario.Step) throws -> Turn {
    var turn = Turn()
    if let time = step.time {
      let instant = try instant(time)
      if isRaised {
        guard instant >= now else {
          throw Stopped(
            finding: ScenarioFinding(
              at: time.place, "\(time.value) is \(kernel.wall(instant)), before the step before it",
              hint: "time goes forward only: it is \(kernel.wall(now)) there"))
        }
        turn.events += try pass(until: instant, at: time.place)
      }
      now = instant
    }
    if let away = step.away { turn.events += try leave(away) }
    guard let act = step.act, let who = step.who else { return turn }
    switch try ruling(act, who, step) {
    case .allowed(let events):
      for event in events { apply(event) }
      turn.events += events
      isRaised = true
    case .refused(let blockers):
      turn.blockers = blockers
      coverage.note(blockers)
    }
    return turn
  }

  /// Somebody goes away now; what follows from that for a request does so at once.
  private mutating func leave(_ away: Scenario.Away) throws -> [Event] {
    for person in [away.who, away.deputy].compactMap(\.self) where kernel.world.people[person.value] == nil {
      throw Stopped(finding: ScenarioFinding(at: person.place, "there is nobody called '\(person.value)'"))
    }
    var world = kernel.world
    absences += 1
    world.people[away.who.value]?.absences.append(
      Absence(id: absences, since: now, until: try away.until.map { try instant($0) }, deputy: away.deputy?.value))
    kernel = Kernel(definition: kernel.definition, world: world)
    return isRaised ? try pass(until: now, at: away.who.place) : []
  }

  private func instant(_ text: Placed<String>, isPast: Bool = false) throws -> Instant {
    let phrase = InstantPhrase(now: now, zone: kernel.world.calendar.zone, isPast: isPast)
    do throws(InstantPhraseFault) {
      return try phrase.instant(text.value)
    } catch {
      throw Stopped(finding: ScenarioFinding(at: text.place, error.sentence, hint: error.hint))
    }
  }

  private func ruling(_ act: Placed<String>, _ who: Placed<String>, _ step: Scenario.Step) throws -> Ruling {
    let input: Input
    switch self.input(step.given, onto: snapshot.fields) {
    case .success(let read): input = read
    case .failure(let unread): throw Stopped(finding: unread.finding)
    }
    let actor = Actor.person(who.value)
    let occurred = try step.occurred.map { try instant($0, isPast: true) }
    if act.value == Scenario.raiseWord {
      let definition = kernel.definition
      let year = kernel.world.calendar.zone.date(at: now).year
      return try kernel.raise(
        reference: definition.reference(number: 1, year: year), definition: definition.workflow, by: actor,
        input: input, now: now, occurred: occurred)
    }
    let kind: Attempt.Act =
      switch act.value {
      case Event.Kind.set: .set
      case Event.Kind.note: .note
      case Event.Kind.acknowledge: .acknowledge
      case Event.Kind.correct: .correct(of: nil)
      default: .move(act.value)
      }
    return try kernel.decide(
      Attempt(actor: actor, act: kind, input: input, now: now, occurred: occurred), on: snapshot)
  }

  /// Something given that does not fit its field.
  struct Unread: Error {
    let finding: ScenarioFinding
  }

  /// What is given, read as the command line reads it.
  func input(_ given: Scenario.Given, onto fields: [String: FieldValue]) -> Result<Input, Unread> {
    let reader = InputReader(
      definition: kernel.definition, registers: kernel.world.registers, zone: kernel.world.calendar.zone, now: now)
    let old = fields.filter { !given.whole.contains($0.key) }
    switch reader.read(given.entries.map(\.value), onto: old) {
    case .success(let input): return .success(input)
    case .failure(let faults):
      guard let fault = faults.faults.first else { return .success(Input()) }
      let place = Scenario.place(of: fault.key, in: given) ?? FilePlace.start
      return .failure(Unread(finding: ScenarioFinding(at: place, fault.sentence, hint: fault.hint)))
    }
  }
}

extension ScenarioRun {
  /// Lets time pass; everything that falls due does so at its time.
  private mutating func pass(until instant: Instant, at place: FilePlace) throws -> [Event] {
    var events: [Event] = []
    while let next = snapshot.nextAt, next < instant {
      let due = try kernel.catchUp(snapshot, to: next)
      guard !due.isEmpty else { break }
      for event in due { apply(event) }
      events += due
      guard events.count < limit else {
        let words = "\(limit) things and more fall due before \(kernel.wall(instant))"
        throw Stopped(finding: ScenarioFinding(at: place, words, hint: "let less time pass"))
      }
    }
    let due = try kernel.catchUp(snapshot, to: instant)
    for event in due { apply(event) }
    return events + due
  }

  private static func words(_ error: any Error) -> String {
    switch error as? KernelFault {
    case .calendar(let fault): "\(fault)"
    case .noSuchMove(let name): "there is no move '\(name)'"
    case .runaway: "the moves of the machine lead round in a circle"
    case nil: "\(error)"
    }
  }

  private mutating func apply(_ event: Event) {
    if !isRaised { snapshot = Snapshot(reference: event.request, at: event.countsFrom) }
    snapshot.apply(event)
    coverage.note(event, of: kernel.definition)
    coverage.rulesFalse.formUnion(kernel.rulesAgainstConsequences(of: snapshot))
    countLoads()
  }

  /// Whoever has the request has one more in stages assign and act.
  private mutating func countLoads() {
    let stage = kernel.definition.states[snapshot.state]?.stage
    let holder = stage == .assign || stage == .act ? snapshot.assignee : nil
    let isCounted = kernel.world.people.values.allSatisfy {
      $0.openRequests == (loads[$0.id] ?? 0) + ($0.id == holder ? 1 : 0)
    }
    guard !isCounted else { return }
    var world = kernel.world
    for (id, load) in loads { world.people[id]?.openRequests = load + (id == holder ? 1 : 0) }
    kernel = Kernel(definition: kernel.definition, world: world)
  }
}

extension Scenario {
  /// Where a key is given: the key itself, what it begins with, or another part of the same field.
  static func place(of key: String, in given: Given) -> FilePlace? {
    let field = key.prefix { $0 != "." }
    let exact = given.entries.first { $0.value.key == key }
    let inside = given.entries.first { $0.value.key.hasPrefix(key + ".") }
    let same = given.entries.first { $0.value.key.prefix { $0 != "." } == field }
    return (exact ?? inside ?? same)?.place
  }
}
