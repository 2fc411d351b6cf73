import ArgumentParser
import TaskingRendering

/// The flags that every command takes, before or after its verb.
struct Everywhere: ParsableArguments {
  @Option(help: ArgumentHelp("The store's file; else TASKING_STORE, else the user's own.", valueName: "path"))
  var store: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("In whose name; else TASKING_AS.", valueName: "person"))
  var person: String?

  @Option(help: ArgumentHelp("The time, in a rehearsal store only.", valueName: "instant"))
  var now: String?

  @Option(help: ArgumentHelp("How data is written; else TASKING_FORMAT, else table.", valueName: "format"))
  var format: Format?

  @Option(help: ArgumentHelp("Why: the same as reason=TEXT.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Refuse if it changed since this version.", valueName: "n"))
  var expectVersion: Int?

  @Option(name: .customLong("command-id"), help: ArgumentHelp("Makes a retry safe.", valueName: "uuid"))
  var commandID: String?

  @Flag(help: "Say nothing when it is done.")
  var quiet = false

  @Option(help: ArgumentHelp("Colour.", valueName: "when"))
  var color: ColourChoice = .auto

  @Option(help: ArgumentHelp("Fit tables to so many columns.", valueName: "n"))
  var width: Int?

  /// Checks what the types do not.
  func validate() throws {
    if let commandID, !Self.isUUID(commandID) {
      throw ValidationError("--command-id wants a UUID, as uuidgen writes it, not '\(commandID)'")
    }
    if let width, width < 1 { throw ValidationError("--width wants a number of columns, at least 1") }
    if let expectVersion, expectVersion < 1 { throw ValidationError("--expect-version wants a version, at least 1") }
  }

  private static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy { $0.isASCII && $0.isHexDigit } }
  }
}
