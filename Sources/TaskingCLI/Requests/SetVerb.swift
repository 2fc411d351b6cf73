import ArgumentParser
import Tasking
import TaskingAPI

/// `set`: fields of a request.
struct SetVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Change fields of a request.",
    discussion: """
      A list named bare is replaced whole; name.2.column=… changes its second element, name.2-= takes it away, and both \
      replace it whole. required_by-= clears.
      """)

  @Argument(help: ArgumentHelp("The request, and fields.", valueName: "REF field=value"))
  var words: [String] = []

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let given = try session.given(words)
    let reference = try given.subject(of: "set")
    guard !given.entries.isEmpty else {
      throw TaskingError(.usage, "set wants fields to change", hint: "tasking set \(reference) field=value")
    }
    return try session.answer(Command.SetFields(reference: reference, fields: given.entries))
  }
}
