/// One way that a move goes: from a state to another, or to write a field where the request stays.
struct Way: Hashable {
  let from: String
  /// The state that it leads to, the same one where it stays, or `where-it-was`.
  let to: String
  /// The field that is written where it stays; nil where none is, or it goes on.
  let field: String?

  static let back = "where-it-was"

  var stays: Bool { from == to }

  /// Every way that a move goes, with states by the names that another definition has for them.
  static func ways(of move: MoveRule, in definition: Definition, _ map: MigrationMap = .init()) -> Set<Way> {
    let written = Set(move.asks + move.sets.map(\.field) + move.clears).subtracting([Definition.reasonWord])
    var ways: Set<Way> = []
    for state in definition.states(of: move.from) {
      let from = map.states[state] ?? state
      let to: String =
        switch move.to {
        case .state(let name): map.states[name] ?? name
        case .same: from
        case .whereItWas: back
        }
      if from != to || written.isEmpty {
        ways.insert(Way(from: from, to: to, field: nil))
      } else {
        for field in written { ways.insert(Way(from: from, to: to, field: field)) }
      }
    }
    return ways
  }
}
