import ArgumentParser
import Tasking
import TaskingAPI

/// `retention due`: finished requests that are to be reviewed.
struct RetentionDueVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "List finished requests whose review is due, the earliest first.",
    discussion: """
      Only what you may decide on. A request is clear since it was closed, or since the last other request that names \
      the same subject was; while one of those is open, it is not due.
      """)

  @Option(help: ArgumentHelp("What is due by that day: 2033-01-31, +30d; else today.", valueName: "date"))
  var by: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("retention due")
    return try session.answer(Command.ListRetentionDue(by: by))
  }
}
