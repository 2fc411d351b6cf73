import ArgumentParser
import Tasking

/// `tick`: one run of the scheduler.
struct TickVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "Record and tell what has fallen due; every minute, from cron or systemd.",
    discussion: """
      Run twice, late, or at the same time as another, it leaves the same ledger. A line for each thing that it does, in UTC: \
      when it was due, the request, the clock or the move, who is told. --quiet says nothing when all is well; what the first \
      run after a change of program or definitions is about to do is said all the same. Exit: 0, although its time was up; \
      1 if a request could not be brought up to date; 8 if this machine's clock has gone back: then nothing is fired.
      """)

  @Flag(help: "Say what it would do, and do nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("End behind the batch at which so much time is up; the next run goes on.", valueName: "time"))
  var budget = Span(seconds: Command.RunTick.usualBudget)

  @Option(help: ArgumentHelp("How many requests are done in one transaction.", valueName: "n"))
  var batch = Command.RunTick.usualBatch

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// Checks what the types do not.
  func validate() throws {
    guard budget.seconds > 0 else { throw ValidationError("--budget wants some time, such as 40s") }
    guard (1...10_000).contains(batch) else { throw ValidationError("--batch wants a number from 1 to 10000") }
  }

  func perform(in session: Session) throws -> Int32 {
    switch session.format {
    case .table, .jsonl: session.news = { try tell($0, session) }
    case .json: break
    // Before anything is done.
    case .csv, .ids:
      throw TaskingError(
        .usage, "this cannot be written as \(session.format)", hint: "use --format table or --format json")
    }
    return try session.answer(.tick(Command.RunTick(budget: budget.seconds, batch: batch, isTrial: dryRun)))
  }

  /// Writes what is done as it is done: of a long run nothing is kept.
  private func tell(_ news: TickNews, _ session: Session) throws {
    let lines: [String]
    switch (news, session.format) {
    case (.plan(let plan), .jsonl): lines = [try JSONText.text(plan)]
    case (.done(let done), .jsonl): lines = try done.map(JSONText.text)
    case (.plan(let plan), _): lines = Renderer.lines(plan)
    case (.done(let done), _): lines = everywhere.quiet ? [] : done.map(Renderer.line)
    }
    if !lines.isEmpty { session.host.output(lines.joined(separator: "\n") + "\n") }
  }
}
