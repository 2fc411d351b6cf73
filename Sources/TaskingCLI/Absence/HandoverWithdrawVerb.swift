import ArgumentParser
import Tasking
import TaskingAPI

/// `handover withdraw`: a handover that was not accepted yet does not count.
struct HandoverWithdrawVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take back what was handed over, before it is accepted.")

  @Argument(help: "The handover's number.")
  var number: Int64

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.answer(Command.WithdrawHandover(number: number))
  }
}
