import CEL

/// A definition with what every act looks up in it, worked out once.
///
/// Making one costs a walk over its moves, clocks and rules. An object, so that whatever decides by it refers to it and
/// copies nothing.
package final class Rulebook: Sendable {
  package let definition: Definition
  /// The moves that the machine makes at a stated time, in the definition's order.
  let timedMoves: [MoveRule]
  /// The moves that take work out of the hands of somebody who is away, in the definition's order.
  let coverMoves: [MoveRule]
  /// The moves that follow from a change of what a decision rested on, in the definition's order.
  let consequentMoves: [MoveRule]
  /// The clocks, in the definition's order.
  let clocks: [ClockEntry]
  /// Member of `by` → the move that it stands for.
  let movesOfMembers: [String: String]
  /// Rule → the columns of registers that it reads.
  let columnsRead: [String: [ColumnRead]]
  private let positionsOfClocks: [String: Int]
  private let finalStates: Set<String>

  package init(_ definition: Definition) {
    self.definition = definition
    timedMoves = definition.moves.filter { $0.at != nil }
    coverMoves = definition.moves.filter { $0.occasion == .assigneeAbsent && $0.isMachines }
    consequentMoves = definition.moves.filter { $0.occasion?.consequence != nil && $0.isMachines }
    finalStates = Set(definition.states.filter(\.isFinal).map(\.name))
    clocks = definition.clocks.map { rule in
      ClockEntry(rule, ladder: definition.ladders[rule.ladder], runsIn: Set(definition.states(of: rule.runsIn)))
    }
    positionsOfClocks = Dictionary(
      clocks.enumerated().map { ($1.rule.name, $0) }, uniquingKeysWith: { first, _ in first })
    movesOfMembers = Dictionary(
      definition.moves.map { (RuleReader.member(ofMove: $0.name), $0.name) }, uniquingKeysWith: { first, _ in first })
    columnsRead = Dictionary(
      definition.rules.map { ($0.name, Rulebook.columns(readBy: $0, definition)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// A clock with its ladder, as something to refer to.
  final class ClockEntry: Sendable {
    let rule: ClockRule
    /// Nil where the definition has no ladder of that name.
    let ladder: Ladder?
    let runsIn: Set<String>

    init(_ rule: ClockRule, ladder: Ladder?, runsIn: Set<String>) {
      self.rule = rule
      self.ladder = ladder
      self.runsIn = runsIn
    }
  }

  /// A column of the register from which a field's code is taken.
  struct ColumnRead: Sendable {
    let field: String
    let register: String
    let column: String
  }

  /// The clock of that name.
  func clock(_ name: String) -> ClockEntry? { positionsOfClocks[name].map { clocks[$0] } }

  /// Whether a request ends in that state.
  func isFinal(_ state: String) -> Bool { finalStates.contains(state) }

  private static func columns(readBy rule: Rule, _ definition: Definition) -> [ColumnRead] {
    rule.test.program.paths.compactMap { path in
      guard path.count >= 3, path[0] == "request", case .register(let register)? = definition.fields[path[1]]?.shape
      else { return nil }
      return ColumnRead(field: path[1], register: register, column: path[2])
    }
  }
}

/// What a kernel decides by: a definition, and the world as it is.
final class Ground: Sendable {
  let rulebook: Rulebook
  let world: World

  init(_ rulebook: Rulebook, _ world: World) {
    self.rulebook = rulebook
    self.world = world
  }
}
