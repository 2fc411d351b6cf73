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
    var sound: [FileCheck] = []
    var unsound: [FileCheck] = []
    for file in files {
      let check = try FileCheck(file, surroundings: session.surroundings)
      if check.isSound { sound.append(check) } else { unsound.append(check) }
    }
    return session.write(try FileCheck.printout(sound, unsound, session.format, isQuiet: everywhere.quiet))
  }
}
