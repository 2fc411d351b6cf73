// Separation of duties is only as good as the people there are, and as the ways that lead past it.

extension DefinitionCheck {
  /// Against the people there are: moves that nobody could make once others were made, and roles that nobody holds.
  var people: [Finding] {
    guard let staff else { return [] }
    return definition.moves.filter { !$0.isMachines }.flatMap { obstruction(of: $0, by: staff) } + unheld(staff)
  }

  /// Whoever may make the move made, of necessity, one of those that its maker must not have made.
  private func obstruction(of move: MoveRule, by staff: Staff) -> [Finding] {
    guard !move.separateFrom.isEmpty else { return [] }
    let may = people(of: move.by, staff)
    let path = ["moves", move.name]
    if may.isEmpty { return [] }
    let free = may.contains { person in
      move.separateFrom.allSatisfy { name in
        guard let other = definition.moves[name] else { return true }
        return !people(of: other.by, staff).isSubset(of: [person])
      }
    }
    if free { return [] }
    let names = may.sorted().joined(separator: ", ")
    return [
      Finding(
        staff.isStill ? .error : .warning, .people, at: path + ["separate-from"], isAboutName: true,
        "nobody could make '\(move.name)' after \(move.separateFrom.joined(separator: ", ")): there is only \(names)",
        hint: "give somebody else one of the roles: tasking person grant PERSON ROLE")
    ]
  }

  private func people(of parties: [Party], _ staff: Staff) -> Set<String> {
    parties.reduce(into: []) { people, party in
      switch party {
      case .role(let role): people.formUnion(staff.holders[role] ?? [])
      case .raiser: people.formUnion(self.people(of: definition.raise.by.filter { $0 != .raiser }, staff))
      // Whoever it is given to; the rules say more than can be known here.
      case .assignee: people.formUnion(staff.everybody)
      case .machine, .nobody, .whoeverItWaitsFor: break
      }
    }
  }

  private func unheld(_ staff: Staff) -> [Finding] {
    func isUnheld(_ party: Party) -> String? {
      guard case .role(let role) = party, definition.roles.contains(name: role) else { return nil }
      return staff.holders[role]?.isEmpty ?? true ? role : nil
    }
    let rungs = definition.ladders.flatMap { ladder in
      ladder.rungs.enumerated().compactMap { index, rung -> Finding? in
        let (key, party): (String, Party)
        switch rung.action {
        case .remind(let whom): (key, party) = ("remind", whom)
        case .tell(let whom): (key, party) = ("tell", whom)
        case .move: return nil
        }
        return isUnheld(party).map {
          Finding(
            .warning, .people, at: ["escalations", ladder.name, String(index), key],
            "nobody holds the role '\($0)': this step would be told to nobody")
        }
      }
    }
    let moves = definition.moves.compactMap { move -> Finding? in
      guard !move.isMachines, !move.by.isEmpty, move.by.allSatisfy({ isUnheld($0) != nil }) else { return nil }
      return Finding(
        .warning, .people, at: ["moves", move.name, "by"], isAboutName: true,
        "nobody holds any of the roles that may make '\(move.name)'")
    }
    return rungs + moves
  }
}

extension DefinitionCheck {
  /// The most steps of a single person that are looked at.
  private static let mostSteps = 20_000

  /// A way from the raising to the end, through the work and its result, that one person can walk alone without a waiver.
  ///
  /// Such a person is given every role, raises the request and has it. Rules are taken to hold: a definition whose
  /// separation hangs on a rule alone is told of.
  var fourEyes: [Finding] {
    let pace = Pace(definition)
    var seen: Set<Walk> = []
    var walks: [(walk: Walk, last: String, before: Int)] = [
      (Walk(state: definition.raise.into, cameFrom: "", made: pace.none, hasWorked: false), "", -1)
    ]
    var (next, steps) = (0, 0)
    while next < walks.count {
      let walk = walks[next].walk
      next += 1
      if pace.finals.contains(walk.state) {
        guard walk.hasWorked else { continue }
        var moves: [String] = []
        var place = next - 1
        while place > 0 {
          moves.append(walks[place].last)
          place = walks[place].before
        }
        return [
          Finding(
            .fourEyes, at: ["moves", moves.first ?? ""], isAboutName: true,
            "one person can do it all: \(moves.reversed().joined(separator: " → "))",
            hint: "let one of these moves be separate-from an earlier one")
        ]
      }
      for move in pace.moves[walk.state] ?? [] {
        steps += 1
        guard let step = pace.step(walk, by: move), seen.insert(step).inserted else { continue }
        walks.append((step, move.rule.name, next - 1))
      }
      if steps > DefinitionCheck.mostSteps {
        return [
          Finding(
            .warning, .fourEyes, at: ["moves"], isAboutName: true,
            "whether one person can do it all was not worked out: there are too many ways to look at")
        ]
      }
    }
    return []
  }
}

/// Where somebody alone has come to, and which of the moves that others look for they made.
private struct Walk: Hashable {
  let state: String
  /// The state that it left when it last changed state.
  let cameFrom: String
  /// Moves that others are separate from, by their numbers.
  let made: BitSet
  /// Whether it came out of the work with a result.
  let hasWorked: Bool
}

/// What somebody alone can do next.
private struct Pace {
  /// A move with what it is separate from.
  struct Step {
    let rule: MoveRule
    let barred: BitSet
    /// The number of the move, if others are separate from it and a person makes it.
    let number: Int?
  }

  /// The moves that leave each state.
  private(set) var moves: [String: [Step]] = [:]
  let finals: Set<String>
  /// No moves made.
  let none: BitSet
  private let working: Set<String>
  private let closing: Set<String>

  init(_ definition: Definition) {
    let watched = Set(definition.moves.flatMap(\.separateFrom)).sorted()
    let numbers = Dictionary(watched.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    none = BitSet(room: watched.count)
    finals = definition.finalStates
    working = Set(definition.states.filter { $0.stage == .act && !definition.isHolding($0.name) }.map(\.name))
    closing = Set(definition.states.filter { $0.stage == .close }.map(\.name))
    for move in definition.moves where !move.erasesPayload {
      var barred = none
      for name in move.separateFrom { if let number = numbers[name] { barred.insert(number) } }
      let step = Step(rule: move, barred: barred, number: move.isMachines ? nil : numbers[move.name])
      for state in definition.states(of: move.from) { moves[state, default: []].append(step) }
    }
  }

  /// Where a move leads; nil if whoever walks cannot make it, or it leads nowhere.
  func step(_ walk: Walk, by move: Step) -> Walk? {
    guard walk.made.isDisjoint(with: move.barred) else { return nil }
    let target: String
    switch move.rule.to {
    case .state(let name): target = name
    case .same: target = walk.state
    case .whereItWas:
      if walk.cameFrom.isEmpty { return nil }
      target = walk.cameFrom
    }
    var made = walk.made
    if let number = move.number { made.insert(number) }
    let worked = walk.hasWorked || closing.contains(target) && working.contains(walk.state)
    return Walk(
      state: target, cameFrom: target == walk.state ? walk.cameFrom : walk.state, made: made,
      // A result is reported by whoever has the work; a supervisor who stops it has none.
      hasWorked: worked && (walk.hasWorked || move.rule.by.contains(.assignee)))
  }
}
