import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine

/// `calendar preview`: which due times move if a calendar is put to use.
struct CalendarPreviewVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Say which due times of open requests another calendar moves.",
    discussion: """
      Nothing is changed. tasking workflow activate FILE puts it to use: what has been counted stays counted, what is \
      overdue stays so, and the rest of each clock is counted by the new calendar.
      """)

  @Argument(help: "The calendar's file.")
  var file: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("calendar preview")
    return try session.answer(Command.PreviewCalendar(Command.SourceText(file: file, text: try TextFile.read(file))))
  }
}
