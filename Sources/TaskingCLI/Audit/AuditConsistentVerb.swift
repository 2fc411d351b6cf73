import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine

/// `audit consistent`: whether one head of the journal continues another.
struct AuditConsistentVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "consistent", abstract: "Say whether one head of the journal continues another.",
    discussion: """
      A head is SEQ:HASH, the JSON reply of a command that wrote, an anchor, or @FILE whose last line is one of them. \
      Every entry between the two is checked. Exit 9 if the second does not continue the first.
      """)

  @Argument(help: "The earlier head.")
  var first: String

  @Argument(help: "The later head.")
  var second: String

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("audit consistent")
    let pair = Command.Consistent(first: try Self.head(first), second: try Self.head(second))
    session.onlyLooks = true
    return try session.answer(pair)
  }

  /// The head itself, from its file if it stands in one.
  private static func head(_ text: String) throws(TaskingError) -> String {
    guard text.hasPrefix("@") else { return text }
    let path = String(text.dropFirst())
    let lines = try TextFile.read(path).split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
    guard let last = lines.last else { throw TaskingError(.malformed, "'\(path)' holds no line") }
    return String(last)
  }
}
