import ArgumentParser
import Tasking

/// `workflow check`: whether files can be used.
struct WorkflowCheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check definitions, calendars, registers and casts, without a store.",
    discussion: """
      A definition is checked against the registers and calendars in the folders of those names beside it, or the \
      built-in ones.
      """)

  @Argument(help: "The files.")
  var files: [String]

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let surroundings = session.surroundings
    return try FileCheck.answer(
      try files.map { file in try FileCheck(file, surroundings: surroundings) }, in: session)
  }
}
