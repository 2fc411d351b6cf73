extension Command {
  /// What a move is, as the definition says: `help accept`.
  package struct ExplainMove: Operation {
    package typealias Answer = MoveHelp
    package static let name = "move.explain/1"
    package static let permission = Permission.anybody

    package var move: String

    package init(move: String) { self.move = move }
  }
}
