import ArgumentParser
import Tasking
import TaskingAPI

/// `help MOVE`: what a move is, as its definition says.
struct ExplainMoveVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "explain-move", abstract: "Say what a move is; the same as tasking help MOVE.",
    shouldDisplay: false)

  @Argument(help: "The move.")
  var move: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.ExplainMove(move: move))
  }
}
