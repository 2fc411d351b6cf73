import ArgumentParser
import TaskingAPI

/// A command: its arguments, read by the parser, and what it does with them.
protocol Verb: ParsableCommand {
  /// The flags that every command takes.
  var everywhere: Everywhere { get }

  /// Does it; the result is the status of the program.
  ///
  /// - Throws: a `TaskingError` that says why not.
  func perform(in session: Session) throws -> Int32
}
