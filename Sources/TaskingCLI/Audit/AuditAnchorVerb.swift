import ArgumentParser
import Tasking
import TaskingAPI

/// `audit anchor`: signs where the chains end, and keeps that elsewhere.
struct AuditAnchorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "anchor", abstract: "Sign where the chains end, and keep that at every place set.",
    discussion: """
      A place is file:/PATH (a line is appended), syslog, or 'command:/PATH WORD…' (the lines on its standard input; no \
      shell). --to sets the places, all of them; --to none takes them away. From then on every tick keeps an anchor \
      once so many entries are new, and each midnight (UTC); what fails is said, and tried again.
      """)

  @Option(help: ArgumentHelp("A place that anchors go to from here on; once for each.", valueName: "place"))
  var to: [String] = []

  @Option(help: ArgumentHelp("How many new entries bring a new anchor; 1000 until it is said.", valueName: "n"))
  var every: Int?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("audit anchor")
    let places: [String]? = to.isEmpty ? nil : to == ["none"] ? [] : to
    return try session.answer(Command.Anchor(places: places, every: every))
  }
}
