import ArgumentParser
import Tasking
import TaskingAPI
import TaskingRendering

/// `why`: the clocks of a request with their arithmetic.
struct WhyVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "why", abstract: "Show the clocks of a request with their arithmetic.")

  @Argument(help: ArgumentHelp("The request.", valueName: "REF"))
  var words: [String] = []

  @OptionGroup(title: "The past") var past: Past
  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("why")
    let subject = try LookedAt(looking: words, "why")
    let reply = try session.send(Command.Why(reference: subject.reference), asAt: past.phrase)
    guard past.phrase == nil, session.format == .table else { return try session.write(reply) }
    let next = try session.send(Command.Next(reference: subject.reference), isFollowing: true)
    return try session.write(reply, alsoNext: next.answer)
  }
}
