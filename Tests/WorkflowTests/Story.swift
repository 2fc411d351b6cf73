import Workflow
import WorkflowBench
import WorkingTime

/// One request as it lives: its events, and what they fold to.
struct Story {
  var kernel: Kernel
  private(set) var events: [Event] = []
  var snapshot: Snapshot
  var now: Instant

  /// An attempt that was expected to pass and did not.
  struct Refused: Error, CustomStringConvertible {
    let blockers: [Blocker]
    var description: String { blockers.map { "\($0.code): \($0.sentence)" }.joined(separator: "; ") }
  }

  /// A request that was just raised, in its first state.
  init(
    _ bench: Bench, by raiser: String = "raiser", at instant: String = "2026-11-23T09:00:00Z",
    _ fields: [String: FieldValue] = Story.fields
  ) throws {
    kernel = bench.kernel
    now = try at(instant)
    snapshot = Snapshot(reference: "PIO-2026-000001", at: now)
    try apply(
      kernel.raise(
        reference: "PIO-2026-000001", definition: "d1", by: .person(raiser), input: Input(values: fields), now: now))
  }

  /// What a new request of the shipped definition needs; it works out as P4.
  static let fields: [String: FieldValue] = [
    "kind": .text("intel-request"), "title": .text("Visitors"), "establishment": .text("MDI"),
    "questions": .list([.text("Who visits?")]), "purpose": .text("prevent-offences"),
    "grounds": .text("Intelligence suggests that visits are used to bring drugs into the prison."),
    "impact": .text("low"), "immediacy": .text("weeks"), "marking": .text("OFFICIAL"),
    "subjects": .list([.record(["number": .text("A1234BC"), "role": .text("target")])]),
  ]

  /// The same fields with others in their place.
  static func fields(_ other: [String: FieldValue]) -> [String: FieldValue] { fields.merging(other) { $1 } }

  private mutating func apply(_ ruling: Ruling) throws {
    switch ruling {
    case .allowed(let events): for event in events { apply(event) }
    case .refused(let blockers): throw Refused(blockers: blockers)
    }
  }

  /// Adds an event.
  mutating func apply(_ event: Event) {
    snapshot.apply(event)
    events.append(event)
  }

  /// Makes a move that must be allowed, after everything that fell due by itself.
  @discardableResult
  mutating func make(_ move: String, by person: String, _ input: Input = Input(), occurred: String? = nil) throws
    -> Event
  {
    try attempt(.move(move), by: person, input, occurred: occurred)
  }

  /// Sets fields, which must be allowed.
  @discardableResult
  mutating func set(by person: String, _ input: Input) throws -> Event { try attempt(.set, by: person, input) }

  /// Does anything that must be allowed.
  @discardableResult
  mutating func attempt(
    _ act: Attempt.Act, by person: String, _ input: Input = Input(), occurred: String? = nil
  ) throws -> Event {
    try tick(now)
    let attempt = Attempt(
      actor: Actor(id: person), act: act, input: input, now: now, occurred: try occurred.map(at))
    let count = events.count
    try apply(kernel.decide(attempt, on: snapshot))
    return events[count]
  }

  /// What stands in the way of an attempt; nothing when it is allowed.
  func blockers(
    _ act: Attempt.Act, by person: String, _ input: Input = Input(), occurred: String? = nil
  ) throws -> [Blocker] {
    var other = self
    try other.tick(now)
    let attempt = Attempt(
      actor: Actor(id: person), act: act, input: input, now: now, occurred: try occurred.map(at))
    switch try kernel.decide(attempt, on: other.snapshot) {
    case .allowed: return []
    case .refused(let blockers): return blockers
    }
  }

  /// The codes of what stands in the way of a move.
  func codes(_ move: String, by person: String, _ input: Input = Input()) throws -> [String] {
    try blockers(.move(move), by: person, input).map(\.code)
  }

  /// The codes of what stands in the way of a `set`.
  func codes(setBy person: String, _ input: Input) throws -> [String] {
    try blockers(.set, by: person, input).map(\.code)
  }

  /// Lets time pass and everything fall due.
  @discardableResult
  mutating func tick(_ instant: Instant) throws -> [Event] {
    now = instant
    let due = try kernel.catchUp(snapshot, to: instant)
    for event in due { apply(event) }
    return due
  }

  /// Lets time pass and everything fall due.
  @discardableResult
  mutating func tick(_ instant: String) throws -> [Event] { try tick(at(instant)) }

  /// Sets the time without letting anything fall due.
  mutating func wait(until instant: String) throws { now = try at(instant) }

  /// Every firing so far, in order.
  var firings: [Firing] { events.flatMap { $0.payload?.firings ?? [] } }

  /// Every notice so far, in order.
  var notices: [Notice] { events.flatMap { $0.payload?.notices ?? [] } }

  /// Every lap so far of one clock, in order.
  func laps(of clock: String) -> [ClockState] {
    (snapshot.endedLaps + snapshot.clocks.values).filter { $0.clock == clock }
      .sorted { ($0.cycle, $0.lap) < ($1.cycle, $1.lap) }
  }
}

extension Input {
  /// Nothing but a reason.
  static let because = Input(reason: "Because it is so.")

  /// Fields and a reason.
  static func giving(_ values: [String: FieldValue], because reason: String? = "Because it is so.") -> Input {
    Input(values: values, reason: reason)
  }

  /// A person and a reason.
  static func to(_ person: String) -> Input { Input(reason: "Because it is so.", assignee: person) }
}

extension Story {
  static let resumeOn: [String: FieldValue] = ["resume_on": .text("2027-03-01T09:00:00Z")]
  static let threat: [String: FieldValue] = ["threat": .text("drugs-and-contraband")]
  static let feedback: [String: FieldValue] = ["feedback": .text("Two visitors were found.")]
  static let result: [String: FieldValue] = [
    "answers": .list([.record(["text": .text("Two people.")])]), "outcome": .text("answered"),
  ]

  /// An authority from one instant to another.
  static func authority(until end: String = "2027-11-01T00:00:00Z", from start: String = "2026-11-01T00:00:00Z")
    -> [String: FieldValue]
  {
    ["authority": .record(["reference": .text("AU-1"), "granted": .text(start), "expires": .text(end)])]
  }

  /// One ask of a partner.
  static func ask(answered: Bool = false, answer: String? = nil, withdrawn: Bool = false) -> [String: FieldValue] {
    var ask: [String: FieldValue] = [
      "to": .text("HMP Leeds"), "ask": .text("Visits list"), "answered": .flag(answered),
      "withdrawn": .flag(withdrawn),
    ]
    if let answer { ask["answer"] = .text(answer) }
    return ["partner_asks": .list([.record(ask)])]
  }

  /// Brings a new request into a state by the shortest way, with people named `first.…` and the assignee `assignee`.
  mutating func bring(to state: String) throws {
    let kind = snapshot.fields["kind"]?.text.flatMap { kernel.world.registers["kinds"]?.entries[$0] }
    let needsAuthority = kind?.values["needs_authority"] == .flag(true)
    func reached(_ story: Story) -> Bool { story.snapshot.state == state }
    if reached(self) { return }
    try make("submit", by: snapshot.raiser)
    if reached(self) { return }
    if state == "returned" {
      try make("return", by: "first.coordinator", .because)
      return
    }
    try make("take-up", by: "first.coordinator")
    if reached(self) { return }
    if state == "deferred" {
      try make("defer", by: "first.coordinator", .giving(Story.resumeOn))
      return
    }
    if needsAuthority || state == "awaiting-authority" {
      try make("seek-authority", by: "first.coordinator")
      if reached(self) { return }
      let input = Story.authority().merging(Story.threat) { $1 }
      try make("authorise", by: "first.supervisor", Input(values: input))
    } else {
      try make("accept", by: "first.coordinator", Input(values: Story.threat))
    }
    if reached(self) { return }
    try make("offer", by: "first.coordinator", Input(assignee: "assignee"))
    if reached(self) { return }
    try make("take-on", by: "assignee")
    if reached(self) { return }
    switch state {
    case "awaiting-partner": try make("ask-partner", by: "assignee", Input(values: Story.ask()))
    case "on-hold": try make("hold", by: "first.supervisor", .giving(Story.resumeOn))
    default:
      try make("report", by: "assignee", Input(values: Story.result))
      if reached(self) { return }
      try make("approve", by: "first.supervisor", Input(values: Story.feedback))
      if reached(self) { return }
      try make("close", by: "second.supervisor")
    }
  }
}
