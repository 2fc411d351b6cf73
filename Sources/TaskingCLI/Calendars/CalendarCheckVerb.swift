import ArgumentParser
import Tasking

/// `calendar check`: whether calendars can be used, and what may be meant otherwise than it will be taken.
struct CalendarCheckVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check calendars, without a store.",
    discussion: """
      Warnings, which stop nothing: an edge of the hours that the clocks skip or show twice within ten years, a holiday \
      that never makes a difference, a horizon that is past, near or missing.
      """)

  @Argument(help: "The files.")
  var files: [String]

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("calendar check")
    try CalendarText.refuseNow(session)
    let surroundings = session.surroundings
    let checks = try files.map { file in
      try FileCheck(file, text: try CalendarText.read(file), surroundings: surroundings)
    }
    return try FileCheck.answer(checks, in: session)
  }
}
