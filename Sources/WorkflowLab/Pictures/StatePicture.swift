package import Workflow

/// A definition as a picture, before it is drawn: boxes in columns, arrows, and what is said in words instead.
///
/// An arrow stands for all moves of people, or all of the machine, between the same two states. Moves that would drown
/// it are words in the box that they leave: those that stay, those back to where a request was, those out of more than
/// `StatePicture.mostArrows` states, and those out of several that pass a stage. Moves out of every open state are a
/// line below.
package struct StatePicture: Sendable {
  /// The title and the version.
  package let title: String
  /// What is to be seen, for those who cannot see it.
  package let description: String
  /// The stages that have states, in order.
  package let columns: [Column]
  /// The moves that are drawn, in the order of the definition.
  package let arrows: [Arrow]
  /// What holds in every open state.
  package let footnotes: [String]

  /// How many states a move may leave and still be drawn.
  static let mostArrows = 3

  /// One stage.
  package struct Column: Sendable {
    /// The stage.
    package let stage: Stage
    /// Its states, in the order of the definition.
    package let boxes: [Box]
  }

  /// One state.
  package struct Box: Sendable {
    /// The state.
    package let name: String
    /// Whom it waits for, in words; nil in a final state.
    package let waitsFor: String?
    /// Whether a request ends here.
    package let isFinal: Bool
    /// Whether a new request starts here.
    package let isFirst: Bool
    /// Moves that are not drawn, in words.
    package let notes: [String]

    /// What stands below the name.
    var lines: [String] { [waitsFor.map { "waits for \($0)" } ?? "final"] + notes }
  }

  /// Moves between two states.
  package struct Arrow: Sendable {
    package let from: String
    package let to: String
    /// The moves, in the order of the definition.
    package var moves: [String]
    /// Whether the machine makes them.
    package let isMachines: Bool

    /// The moves as one label.
    var label: String { moves.joined(separator: ", ") }
  }

  /// The picture of a definition; names that lead nowhere are passed over.
  package init(_ definition: Definition) {
    title = "\(definition.title), version \(definition.version)"
    arrows = StatePicture.arrows(definition)
    columns = Stage.allCases.compactMap { stage in
      let states = definition.states.filter { $0.stage == stage }
      return states.isEmpty
        ? nil : Column(stage: stage, boxes: states.map { StatePicture.box($0, definition) })
    }
    footnotes = definition.moves.filter { $0.from == .open }.map { move in
      "In every state that is not final: \(move.name)\(move.isMachines ? ", by the machine" : ""), "
        + StatePicture.way(move.to)
    }
    let stages = columns.map { column in
      "\(column.stage.rawValue): \(column.boxes.map(\.name).joined(separator: ", "))"
    }
    description =
      "The states of \(definition.workflow) by stage, and the moves between them. \(stages.joined(separator: "; "))."
  }

  private static func way(_ target: MoveRule.Target) -> String {
    switch target {
    case .same: "stays where it is"
    case .whereItWas: "back to where it was"
    case .state(let state): "to \(state)"
    }
  }

  /// Whether a move is drawn, and not told.
  private static func isDrawn(_ move: MoveRule, _ definition: Definition) -> Bool {
    guard case .state(let target) = move.to, case .named(let states) = move.from else { return false }
    func place(_ state: String) -> Int {
      definition.states[state].flatMap { Stage.allCases.firstIndex(of: $0.stage) } ?? 0
    }
    return states.count == 1
      || states.count <= mostArrows && states.allSatisfy { abs(place($0) - place(target)) <= 1 }
  }

  private static func arrows(_ definition: Definition) -> [Arrow] {
    var arrows: [Arrow] = []
    for move in definition.moves where isDrawn(move, definition) {
      guard case .state(let target) = move.to, definition.states.contains(name: target) else { continue }
      for state in definition.states(of: move.from) where state != target {
        let same = arrows.firstIndex { $0.from == state && $0.to == target && $0.isMachines == move.isMachines }
        if let same {
          arrows[same].moves.append(move.name)
        } else {
          arrows.append(Arrow(from: state, to: target, moves: [move.name], isMachines: move.isMachines))
        }
      }
    }
    return arrows
  }

  private static func box(_ state: StateRule, _ definition: Definition) -> Box {
    var order: [String] = []
    var moves: [String: [String]] = [:]
    for move in definition.moves where move.from != .open && definition.selects(move.from, state.name) {
      let stays = move.to == .same || move.to == .state(state.name)
      guard stays || !isDrawn(move, definition) else { continue }
      let heading = (stays ? "stays" : way(move.to)) + (move.isMachines ? ", by the machine" : "")
      if moves[heading] == nil { order.append(heading) }
      moves[heading, default: []].append(move.name)
    }
    return Box(
      name: state.name, waitsFor: state.waitsFor?.word, isFinal: state.isFinal,
      isFirst: state.name == definition.raise.into,
      notes: order.map { "\($0): \(moves[$0, default: []].joined(separator: ", "))" })
  }
}
