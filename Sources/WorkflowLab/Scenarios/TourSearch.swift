import Workflow
import WorkingTime

// Breadth first over what requests can be: two requests are the same to the search if they are in the same state, came
// from the same one where that matters, and have the same values where a move asks for them. Every flavour of a request
// (who raises it, of which kind, how urgent) is searched in turn until no move is missing.

/// The search for a tour.
struct TourSearch {
  let ground: ScenarioGround
  private let day: CivilDate
  /// What it gives.
  let values: TourValues
  private let returning: Set<String>
  private let conditionFields: [String]
  /// The first way found to make each move.
  private(set) var ways: [String: Way] = [:]

  /// Steps, and the moves that they make.
  struct Way {
    var steps: [Scenario.Step]
    var moves: Set<String>
  }

  /// A request on its way.
  private struct Node {
    var run: ScenarioRun
    var way: Way
  }

  /// The most requests that are looked at for one flavour.
  private static let breadth = 160
  /// The most people who try a move.
  private static let hands = 4

  init(ground: ScenarioGround, day: CivilDate) {
    self.ground = ground
    self.day = day
    values = TourValues(ground)
    let definition = ground.definition
    let back = definition.moves.filter { $0.to == .whereItWas }
    returning = Set(back.flatMap { definition.states(of: $0.from) })
    let conditions =
      definition.moves.map(\.condition) + definition.waivers.map(\.condition) + [definition.beyondScope]
    conditionFields = Set(conditions.flatMap { Array($0.onlyFor.keys) + Array($0.notFor.keys) }).sorted()
  }

  /// The definition that is toured.
  var definition: Definition { ground.definition }
  /// The moves to which no way was found yet.
  var missing: [MoveRule] { definition.moves.filter { ways[$0.name] == nil } }

  /// Searches flavour by flavour until every move is found, or there is no flavour left.
  mutating func run() {
    for flavour in TourFlavour.all(ground, values) {
      if missing.isEmpty { return }
      explore(flavour)
    }
  }

  private mutating func explore(_ flavour: TourFlavour) {
    guard let first = raised(flavour) else { return }
    var nodes = [first]
    var seen: Set<[String]> = [key(of: first.run)]
    let graph = StateGraph(definition)
    var next = 0
    while next < nodes.count, next < TourSearch.breadth {
      let node = nodes[next]
      next += 1
      let goals = missing.flatMap { definition.states(of: $0.from) }
      guard graph.leading(to: goals).contains(node.run.snapshot.state) else { continue }
      for child in children(of: node) where seen.insert(key(of: child.run)).inserted { nodes.append(child) }
    }
  }

  private func key(of run: ScenarioRun) -> [String] {
    let snapshot = run.snapshot
    let origin = returning.contains(snapshot.state) ? snapshot.cameFrom ?? "" : ""
    return [snapshot.state, origin, snapshot.assignee == nil ? "" : "assigned"]
      + conditionFields.map { snapshot.fields[$0]?.text ?? "" }
  }

  private func raised(_ flavour: TourFlavour) -> Node? {
    let epoch = Instant(secondsSinceEpoch: 0)
    let scenario = Scenario(name: Placed("", at: .start), steps: [])
    guard let run = ScenarioRun(scenario, on: ground, calendar: nil, at: epoch, limit: .max) else { return nil }
    let step = Scenario.Step(
      place: .start, time: Placed("\(day.iso) 09:00", at: .start), who: Placed(flavour.raiser, at: .start),
      act: Placed(Scenario.raiseWord, at: .start), given: Scenario.Given(placing: flavour.entries(values)))
    let outcome = outcome(of: step, from: Node(run: run, way: Way(steps: [], moves: [])))
    if case .taken(let node) = outcome { return node }
    return nil
  }

  /// What came of a step.
  private enum Outcome {
    case taken(Node)
    case refused([Blocker])
    /// It cannot even be tried.
    case impossible
  }

  private func outcome(of step: Scenario.Step, from node: Node) -> Outcome {
    var run = node.run
    let turn: ScenarioRun.Turn
    do { turn = try run.take(step) } catch { return .impossible }
    if let blockers = turn.blockers { return .refused(blockers) }
    var way = node.way
    var step = step
    step.expected = [Scenario.Expectation(.state(run.snapshot.state), at: .start)]
    way.steps.append(step)
    way.moves.formUnion(turn.events.map(\.kind).filter { definition.moves.contains(name: $0) })
    return .taken(Node(run: run, way: way))
  }

  /// What can become of a request next: by its people, and by itself.
  private mutating func children(of node: Node) -> [Node] {
    var children: [Node] = []
    for move in definition.moves
    where !move.isMachines && definition.selects(move.from, node.run.snapshot.state) {
      // What is known and leads nowhere is not tried again.
      if ways[move.name] != nil, move.to == .same, move.waivedFor == nil { continue }
      guard node.run.kernel.holds(move.condition, on: node.run.snapshot) else { continue }
      for people in [fresh(move, node.run), waived(move, node.run)] {
        for person in people {
          guard let child = made(move, by: person, from: node) else { continue }
          keep(child)
          children.append(child)
          break
        }
      }
    }
    for step in waits(from: node.run) + leaves(from: node.run) + changes(from: node.run) {
      guard case .taken(let child) = outcome(of: step, from: node), child.way.moves != node.way.moves else { continue }
      keep(child)
      children.append(child)
    }
    return children
  }

  private mutating func keep(_ node: Node) {
    for move in node.way.moves where ways[move] == nil { ways[move] = node.way }
  }

  /// Who could make the move by part and role, whoever has done least first: separation lets them through.
  private func fresh(_ move: MoveRule, _ run: ScenarioRun) -> [String] {
    let able = able(move, run)
    let done = able.map { id in
      run.snapshot.makers.values.count { $0.contains(id) } + (id == run.snapshot.raiser ? 1 : 0)
    }
    return zip(able, done).enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .prefix(TourSearch.hands).map(\.element.0)
  }

  /// Who could make it only under its waiver.
  private func waived(_ move: MoveRule, _ run: ScenarioRun) -> [String] {
    guard move.waivedFor != nil else { return [] }
    return able(move, run).filter { id in
      move.separateFrom.contains { run.snapshot.makers[$0]?.contains(id) ?? false }
    }
  }

  /// Who may, in the order in which people are named.
  private func able(_ move: MoveRule, _ run: ScenarioRun) -> [String] {
    ground.people.map(\.id).filter { run.kernel.mayMake(move, $0, on: run.snapshot, at: run.now) }
  }

  /// Whoever has the request goes away, while nobody stands in and with everybody in turn, where a move is missing that
  /// the machine makes of that.
  private func leaves(from run: ScenarioRun) -> [Scenario.Step] {
    let snapshot = run.snapshot
    let isWanted = missing.contains { move in
      move.occasion == .assigneeAbsent && definition.selects(move.from, snapshot.state)
        && run.kernel.holds(move.condition, on: snapshot)
    }
    guard isWanted, let assignee = snapshot.assignee else { return [] }
    let deputies = [nil] + ground.people.map(\.id).filter { $0 != assignee }.map { Optional($0) }
    return deputies.map { deputy in
      Scenario.Step(
        place: .start,
        away: Scenario.Away(who: Placed(assignee, at: .start), deputy: deputy.map { Placed($0, at: .start) }))
    }
  }

  /// Times at which the machine will move the request, as steps in which time passes.
  private func waits(from run: ScenarioRun) -> [Scenario.Step] {
    var instants: [Instant] = []
    if let timed = run.kernel.nextTimedMove(of: run.snapshot) { instants.append(timed.at) }
    for clock in run.snapshot.clocks.values.sorted(by: { $0.clock < $1.clock }) {
      let ladder = definition.clocks[clock.clock].flatMap { definition.ladders[$0.ladder] }
      for rung in ladder?.rungs ?? [] {
        guard case .move = rung.action else { continue }
        do throws(CalendarFault) {
          let percent = rung.percent(for: run.snapshot.fields[Definition.priorityField]?.text)
          let instant = try run.kernel.keeper.arithmetic.instant(ofPercent: percent, in: clock)
          if let instant { instants.append(instant) }
        } catch {
          // What lies beyond the years of the calendar is never waited for.
          continue
        }
      }
    }
    return instants.filter { $0 > run.now }.map {
      Scenario.Step(place: .start, time: Placed(values.words($0, in: run), at: .start))
    }
  }

  /// A move by somebody, with whatever input it takes; nil if none was found.
  private func made(_ move: MoveRule, by person: String, from node: Node) -> Node? {
    var attempt = TourAttempt(move, by: person, on: node.run, values)
    while let step = attempt.next() {
      switch outcome(of: step, from: node) {
      case .taken(let child): return child
      case .refused(let blockers): if !attempt.learn(from: blockers) { return nil }
      case .impossible: return nil
      }
    }
    return nil
  }
}
