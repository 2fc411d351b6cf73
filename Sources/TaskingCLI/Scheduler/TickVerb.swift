import ArgumentParser
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering

/// `tick`: one run of the scheduler.
struct TickVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "Record and tell what has fallen due; every minute, from cron or systemd.",
    discussion: """
      Run twice, late, or at the same time as another, it leaves the same ledger. A line for each thing that it does, in UTC: \
      when it was due, the request, the clock or the move, who is told. --quiet says nothing when all is well; what the first \
      run after a change of program or definitions is about to do is said all the same. Exit: 0, although its time was up; \
      1 if a request could not be brought up to date, or the metrics not written; 8 if this machine's clock has gone back: then nothing is fired.
      """)

  @Flag(help: "Say what it would do, and do nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("After so much time, finish the batch and stop; the next run goes on.", valueName: "time"))
  var budget = Span(seconds: Command.RunTick.usualBudget)

  @Option(help: ArgumentHelp("How many requests are done in one transaction.", valueName: "n"))
  var batch = Command.RunTick.usualBatch

  @Option(
    help: ArgumentHelp(
      "Write how the scheduler and the store stand into this file, for Prometheus, whatever becomes of the run.",
      valueName: "file"))
  var metricsFile: String?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// Checks what the types do not.
  func validate() throws {
    guard budget.seconds > 0 else { throw ValidationError("--budget wants some time, such as 40s") }
    guard (1...10_000).contains(batch) else { throw ValidationError("--batch wants a number from 1 to 10000") }
    if metricsFile?.isEmpty == true { throw ValidationError("--metrics-file wants the path of a file") }
    if metricsFile != nil, dryRun { throw ValidationError("--metrics-file does not go with --dry-run") }
  }

  func perform(in session: Session) throws -> Int32 {
    switch session.format {
    case .table, .jsonl: session.news = { try tell($0, session) }
    case .json: break
    case .csv, .ids: try session.format.check(Ticked.self)
    }
    let run = Command.RunTick(budget: budget.seconds, batch: batch, isTrial: dryRun)
    guard let metricsFile else { return try session.answer(run) }
    return try measured(run, MetricsFile(path: metricsFile), session)
  }

  /// Does the run, and then writes how things stand; that cannot undo the run, nor keep it from being told.
  private func measured(_ run: Command.RunTick, _ file: MetricsFile, _ session: Session) throws -> Int32 {
    let outcome = Result { () throws(TaskingError) in try session.send(run) }
    var status: Int32
    var unreachable = 0
    switch outcome {
    case .success(let reply):
      status = try session.write(reply)
      // The other run knows better how it ends.
      if try reply.answer.isElsewhere { return status }
      unreachable = try reply.answer.unreachable
    case .failure(let error):
      status = session.tell(error)
    }
    do throws(TaskingError) {
      try file.write(text(of: session, isSuccess: status == 0, unreachable: unreachable))
    } catch {
      let failed = session.tell(error)
      if status == 0 { status = failed }
    }
    return status
  }

  /// How things stand, without the store if it cannot be opened.
  private func text(of session: Session, isSuccess: Bool, unreachable: Int) -> String {
    let (ended, took) = (session.host.now(), session.took)
    let (seconds, attoseconds) = took.components
    let command = Command.TakeMetrics(
      ended: ended, took: seconds * 1_000 + attoseconds / 1_000_000_000_000_000, isSuccess: isSuccess,
      unreachable: unreachable)
    do throws(TaskingError) {
      return try session.send(command, isFollowing: true).answer.text
    } catch {
      // Why the store cannot be opened is what the run said.
      let run = Metrics.Run(ended: ended, took: took, isSuccess: isSuccess)
      return MetricFamily.text(Metrics(run: run, store: nil).families)
    }
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
