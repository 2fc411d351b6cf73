import ArgumentParser
import Tasking
import TaskingAPI
import Workflow

/// `do MOVE`: a move of a request's own definition; any first word that is no command comes here.
struct MoveVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "do", abstract: "Make a move: tasking do accept 418 threat=violence, or without the do.",
    discussion: """
      Which moves there are, the definition says: tasking next REF shows those that can be made now, tasking help MOVE \
      what one of them is.
      """)

  @Argument(help: "The move.")
  var move: String

  @Argument(help: ArgumentHelp("The request, and fields.", valueName: "REF field=value"))
  var words: [String] = []

  @OptionGroup var late: Late

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    var given: Given
    let reference: String
    do throws(TaskingError) {
      given = try session.given(words, takesLoose: true)
      reference = try given.subject(of: move)
      if !given.loose.isEmpty { try given.settle(asks: try asks(session)) }
    } catch {
      // It may be that the verb is what is wrong.
      throw try unknown(session) ?? error
    }
    return try session.answer(
      Command.Move(name: move, reference: reference, fields: given.entries, occurred: late.occurred))
  }

  /// What the move asks for.
  private func asks(_ session: Session) throws(TaskingError) -> [String] {
    try session.send(Command.ExplainMove(move: move)).answer.asks.map(\.name)
  }

  /// What is wrong with the verb itself; nil if it is a move.
  private func unknown(_ session: Session) throws -> TaskingError? {
    do throws(TaskingError) {
      _ = try session.send(Command.ExplainMove(move: move))
      return nil
    } catch {
      // A move that is near; else a verb; without a store that can be read only the verbs are known.
      let near = error.code == .usage && error.hint?.hasPrefix("did you mean") ?? false ? error.hint : nil
      let hint = near ?? Suggestion.hint(for: move, among: Root.verbs.sorted())
      return TaskingError(.usage, Self.sentence(move), hint: hint ?? "tasking help")
    }
  }

  private static func sentence(_ word: String) -> String {
    "there is no verb and no move '\(EntryReader.shown(word))'"
  }
}
