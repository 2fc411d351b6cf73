package import Workflow

/// Which moves another definition may decide otherwise than a request's own, as far as their texts tell.
///
/// A decision is a function of the definition, the request, its people and the time. Where everything that it reads of
/// the definition is the same in both, it need not be asked again: a change of a budget asks no decision at all. Clocks
/// and ladders have no say in whether a move is allowed.
package struct DecidingDifference: Sendable {
  private let concerned: Concerned

  private enum Concerned {
    case everyMove
    /// These; and, as something differs at all, every move with which something beside is given, since rules of
    /// earlier moves are tried again then.
    case moves(Set<String>)
    case none
  }

  /// Any move may be decided otherwise.
  package static let everything = DecidingDifference(.everyMove)

  private init(_ concerned: Concerned) { self.concerned = concerned }

  /// What differs between two definitions; cost: the size of both.
  package init(_ own: Definition, _ other: Definition) {
    guard DecidingDifference.haveSameGround(own, other) else {
      self.init(.everyMove)
      return
    }
    let rules = Set(own.rules.names).union(other.rules.names)
      .filter { own.rules[$0]?.test != other.rules[$0]?.test }
    let moves = Set(own.moves.names).union(other.moves.names).filter { name in
      guard let move = own.moves[name] else { return true }
      return move != other.moves[name] || move.rules.contains(where: rules.contains)
    }
    self.init(moves.isEmpty ? .none : .moves(moves))
  }

  /// Whether a move may be decided otherwise.
  ///
  /// - Parameter given: The fields that are given or cleared with it.
  func concerns(_ move: MoveRule, giving given: some Sequence<String>) -> Bool {
    switch concerned {
    case .everyMove: true
    case .none: false
    case .moves(let names):
      names.contains(move.name) || given.contains { !move.asks.contains($0) && !move.needs.contains($0) }
    }
  }

  /// Whether everything is the same that any decision may read, moves and their rules apart.
  private static func haveSameGround(_ own: Definition, _ other: Definition) -> Bool {
    own.calendar == other.calendar && own.beyondScope == other.beyondScope && own.lateEntry == other.lateEntry
      && own.setters == other.setters && own.raise == other.raise && own.records.elementsEqual(other.records)
      && own.fields.elementsEqual(other.fields) && own.decided.elementsEqual(other.decided)
      && own.states.elementsEqual(other.states) && own.waivers.elementsEqual(other.waivers)
  }
}
