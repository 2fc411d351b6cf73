import Workflow
import WorkflowBench
import WorkingTime

/// A life that chance writes: who does what with which input, from a seed.
struct Chance {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(state: seed &* 0x2545_F491_4F6C_DD1D &+ 1) }

  mutating func number(_ range: ClosedRange<Int64>) -> Int64 { Int64.random(in: range, using: &generator) }

  mutating func happens(_ percent: Int64) -> Bool { number(1...100) <= percent }

  mutating func one<Element>(of elements: [Element]) -> Element {
    elements[Int(number(0...Int64(elements.count - 1)))]
  }

  static let people = [
    "raiser", "requester", "coordinator", "first.coordinator", "supervisor", "first.supervisor", "pio", "second.pio",
    "assignee", "senior", "chair", "everybody", "nobody.much", "who.knows",
  ]

  static let kinds = [
    "intel-request", "communications-history", "communications-monitoring", "release-notify", "threat-to-life",
    "general",
  ]

  /// Fields that a request starts with.
  mutating func fields() -> [String: FieldValue] {
    Story.fields([
      "kind": .text(one(of: Self.kinds)), "impact": .text(one(of: DecidedFieldTests.impacts)),
      "immediacy": .text(one(of: DecidedFieldTests.immediacies)),
    ])
  }

  /// Where a life is looked at from: anywhere that every request can be brought to.
  mutating func start() -> String {
    one(of: [
      "draft", "submitted", "returned", "assessing", "queued", "offered", "acting", "awaiting-partner", "reviewing",
      "feedback-due", "closed",
    ])
  }

  /// How long until the next act, in seconds; to the next thing that falls due now and then.
  mutating func pause(in story: Story) -> Int64 {
    if let next = story.snapshot.nextAt, happens(15), next > story.now { return story.now.seconds(to: next) }
    switch number(1...10) {
    case 1...3: return 0
    case 4...5: return number(1...900)
    case 6...7: return number(60...14_400)
    case 8...9: return number(3_600...86_400)
    default: return number(86_400...4 * 86_400)
    }
  }

  /// An attempt that makes sense more often than not.
  mutating func attempt(on story: Story) -> Attempt {
    let definition = story.kernel.definition
    let moves = definition.moves.filter { definition.selects($0.from, story.snapshot.state) && !$0.isMachines }
    let act: Attempt.Act
    switch number(1...20) {
    case 1: act = .note
    case 2...4: act = .set
    case 5: act = .move(one(of: definition.moves.names))
    default: act = moves.isEmpty ? .note : .move(one(of: moves.map(\.name)))
    }
    let occurred = happens(10) && act != .set ? story.now.plus(seconds: -number(0...100_000)) : nil
    return Attempt(
      actor: Actor(id: actor(of: act, on: story)), act: act, input: input(of: act, on: story), now: story.now,
      occurred: occurred)
  }

  private mutating func actor(of act: Attempt.Act, on story: Story) -> String {
    if happens(2) { return Actor.machineID }
    if happens(12) { return one(of: Self.people) }
    guard case .move(let name) = act, let party = story.kernel.definition.moves[name]?.by.first else {
      return one(of: [story.snapshot.raiser, "coordinator", "supervisor"])
    }
    switch party {
    case .raiser: return story.snapshot.raiser
    case .assignee: return story.snapshot.assignee ?? "assignee"
    case .role(let role): return one(of: [role, "first." + role, "second." + role, "everybody"])
    case .machine, .nobody, .whoeverItWaitsFor: return Actor.machineID
    }
  }

  private mutating func input(of act: Attempt.Act, on story: Story) -> Input {
    if happens(8) { return Input() }
    guard case .move(let name) = act else { return .giving(edit(at: story.now)) }
    var input = MoveTableTests.input(for: name)
    if input.assignee != nil { input.assignee = one(of: ["pio", "second.pio", "assignee", "everybody", "senior"]) }
    if input.values["resume_on"] != nil { input.values["resume_on"] = .text(soon(after: story.now)) }
    if input.values["authority"] != nil {
      input.values.merge(
        Story.authority(until: soon(after: story.now), from: story.now.plus(hours: -24).rfc3339)
      ) { $1 }
    }
    if input.values["partner_asks"] != nil, happens(50) {
      input.values.merge(Story.ask(answered: happens(40), answer: "Yes.", withdrawn: happens(20))) { $1 }
    }
    if name == "submit" || name == "resubmit" { input.values.merge(fields()) { $1 } }
    if happens(10) { input.values.merge(edit(at: story.now)) { $1 } }
    return input
  }

  private mutating func edit(at now: Instant) -> [String: FieldValue] {
    switch number(1...6) {
    case 1: ["priority": .text(one(of: ["P1", "P2", "P3", "P4"]))]
    case 2: ["impact": .text(one(of: DecidedFieldTests.impacts))]
    case 3: ["required_by": .text(soon(after: now.plus(hours: -12)))]
    case 4: ["kind": .text(one(of: Self.kinds))]
    case 5: ["resume_on": .text(soon(after: now))]
    default: ["title": .text("Title \(number(1...99))"), "threat": .text("gangs")]
    }
  }

  private mutating func soon(after now: Instant) -> String {
    now.plus(hours: number(0...96), seconds: number(0...3_599)).rfc3339
  }
}
