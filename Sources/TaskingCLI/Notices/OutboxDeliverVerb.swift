import ArgumentParser
import Tasking
import TaskingAPI

/// `outbox deliver`: sends what can be sent now.
struct OutboxDeliverVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "deliver", abstract: "Send what can be sent now; tick does the same after its work.",
    discussion: "Any number may run at once: nothing is sent by two of them.")

  @Option(help: ArgumentHelp("How long it may take, in seconds; 600 until it is said.", valueName: "seconds"))
  var budget: Int?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// Checks what the types do not.
  func validate() throws {
    if let budget, !(1...86_400).contains(budget) {
      throw ValidationError("--budget wants a number of seconds, 1 to 86400")
    }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("outbox deliver")
    return try session.answer(Command.Deliver(seconds: budget))
  }
}
