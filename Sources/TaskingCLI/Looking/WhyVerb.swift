import ArgumentParser
import Tasking
import TaskingAPI

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
    let subject = try Command.Subject(looking: words, "why")
    let reply = try session.send(.why(subject), asAt: past.phrase)
    guard past.phrase == nil, session.format == .table,
      case .next(let moves) = try session.send(.next(subject), isFollowing: true).body
    else { return try session.write(reply) }
    return try session.write(reply, alsoNext: moves)
  }
}
