internal import Workflow
internal import WorkingTime

/// A premise and a definition with numbers in place of names, ready to be run many times over.
struct SimulationPlan: Sendable {
  let priorities: [String]
  let states: [Place]
  let clocks: [Timer]
  let staff: [Premise.Staffing]
  let start: Int
  /// Clocks under a test that nothing says to count.
  let leftOut: [String]

  /// A state.
  struct Place: Sendable {
    let name: String
    let isFinal: Bool
    /// Who works there, by number; nil where a request only waits.
    let role: Int?
    let span: Span
    /// The ways out, by priority.
    let exits: [[Exit]]
  }

  /// A way out; `below` is the sum of the weights up to it and with it.
  struct Exit: Sendable {
    let below: Int
    let move: Int
    let to: Target
  }

  /// Where a way out leads.
  enum Target: Sendable {
    case state(Int)
    case same
    case whereItWas
  }

  /// A length by chance: seconds, and how much they differ.
  struct Span: Sendable {
    let seconds: Double
    let isElapsed: Bool
    let deviation: Double
    let isExponential: Bool

    /// One such length, at least nothing.
    func draw(_ chance: inout SeededChance) -> Int64 {
      if isExponential { return Int64((seconds * chance.exponential()).rounded()) }
      if deviation == 0 { return Int64(seconds) }
      return Int64(min(seconds * Series.exp(deviation * chance.normal()), 3e8).rounded())
    }
  }

  /// A clock.
  struct Timer: Sendable {
    let name: String
    /// What it does in each state; nil where it stands still.
    let phases: [ClockState.Phase?]
    let restartsOn: Set<Int>
    let metBy: Set<Int>?
    /// By priority.
    let budgets: [Budget]
  }

  /// - Throws: the first thing that is wrong with the premise.
  init(_ premise: Premise, _ definition: Definition, day: WorkingDuration) throws(PremiseFault) {
    if let fault = premise.faults(for: definition).first { throw fault }
    let names = definition.priorities
    let weights = Dictionary(premise.arrivals.priorities.map { ($0.of, $0.weight) }) { first, _ in first }
    guard weights.values.contains(where: { $0 > 0 }) else { throw PremiseFault(["arrivals", "priorities"], .noShares) }
    priorities = names
    staff = Array(premise.staff)
    states = definition.states.map { state in
      let work = premise.work[state.name]
      return Place(
        name: state.name, isFinal: state.isFinal,
        role: work?.by.flatMap { premise.staff.position(of: $0) },
        span: Span(work, day: day), exits: names.map { SimulationPlan.exits(work, priority: $0, definition) })
    }
    start = definition.states.position(of: definition.raise.into) ?? 0
    let counted = definition.clocks.filter { $0.whileTest == nil || premise.alsoCounts.contains($0.name) }
    leftOut = definition.clocks.names.filter { name in !counted.contains { $0.name == name } }
    func numbers(_ moves: [String]) -> Set<Int> { Set(moves.compactMap { definition.moves.position(of: $0) }) }
    clocks = counted.map { rule in
      Timer(
        name: rule.name,
        phases: definition.states.map {
          definition.selects(rule.runsIn, $0.name) ? .running : rule.waitsIn.contains($0.name) ? .waiting : nil
        },
        restartsOn: numbers(rule.restartsOn), metBy: rule.metBy.map(numbers),
        budgets: names.map { rule.allow[$0]?.budget(day: day) ?? Budget(seconds: .max / 4, isElapsed: true) })
    }
  }

  private static func exits(_ work: Premise.Work?, priority: String, _ definition: Definition) -> [Exit] {
    var sum = 0
    return (work?.then ?? []).compactMap { share in
      guard share.weight > 0, let number = definition.moves.position(of: share.of) else { return nil }
      let move = definition.moves[number]
      guard move.condition.allows(priority: priority) else { return nil }
      sum += share.weight
      switch move.to {
      case .same: return Exit(below: sum, move: number, to: .same)
      case .whereItWas: return Exit(below: sum, move: number, to: .whereItWas)
      case .state(let name):
        return definition.states.position(of: name).map { Exit(below: sum, move: number, to: .state($0)) }
      }
    }
  }
}

extension SimulationPlan.Span {
  /// The 95th percentile of a normal with mean 0 and deviation 1.
  private static let oneInTwenty = 1.644_853_626_951_472

  fileprivate init(_ work: Premise.Work?, day: WorkingDuration) {
    let median = work?.median.budget(day: day) ?? Budget(seconds: 0, isElapsed: true)
    seconds = Double(median.seconds)
    isElapsed = median.isElapsed
    switch work?.spread ?? .none {
    case .none: (deviation, isExponential) = (0, false)
    case .exponential: (deviation, isExponential) = (0, true)
    case .oneInTwenty(let long):
      let ratio = Double(long.budget(day: day).seconds) / max(1, seconds)
      (deviation, isExponential) = (max(0, Series.ln(max(1, ratio))) / Self.oneInTwenty, false)
    }
  }
}
