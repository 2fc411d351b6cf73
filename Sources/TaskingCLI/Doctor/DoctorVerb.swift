import ArgumentParser
import SQLiteStore
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering

/// `doctor`: whether a store, and the machine that it is on, are as they should be.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether the store and its machine are as they should be.",
    discussion: """
      A line each, ok, warning or error, with what to do. Nothing is changed. Exit: 0 without an error, 9 if the store is not \
      what it should be, else what any other command would end with because of the first error: 3, 4, 8 or 1.
      doctor scheduler looks at nothing but whether the scheduler does what it has to, and ends with 8 if it does not: for a \
      timer of its own. It only reads.
      """)

  /// What alone can be looked at.
  enum Part: String, ExpressibleByArgument {
    case scheduler
  }

  @Argument(help: ArgumentHelp("scheduler: nothing but whether it does what it has to.", valueName: "part"))
  var part: Part?

  @Option(
    help: ArgumentHelp(
      "With scheduler: how often it is meant to run; what is later than two of these is an error.", valueName: "time"))
  var interval: Span?

  @Flag(help: "Compare every request with the journal, not a sample, and check the file and its chains to their ends.")
  var full = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// Checks what the types do not.
  func validate() throws {
    if part == nil, interval != nil { throw ValidationError("--interval goes with doctor scheduler") }
    if part != nil, full { throw ValidationError("--full goes with doctor alone") }
    if let interval, interval.seconds < 1 { throw ValidationError("--interval wants some time, such as 1m") }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("doctor")
    // What is lacking is a line of its own, beside everything else that there is to say.
    session.toleratesLoss = part == nil
    session.onlyLooks = part == .scheduler
    let outcome = Result { () throws(TaskingError) -> (Diagnosis, Bool) in
      let reply =
        switch part {
        case nil: try session.send(Command.Examine(sample: full ? nil : Command.Examine.usualSample))
        case .scheduler: try session.send(Command.WatchScheduler(interval: interval?.seconds ?? 60))
        }
      return (try reply.answer, reply.isRehearsal)
    }
    switch outcome {
    case .success((let diagnosis, let isRehearsal)):
      return try write(diagnosis, isRehearsal: isRehearsal, in: session)
    case .failure(let error):
      // There is no store to ask: what can be said of it is why.
      var diagnosis = Diagnosis(store: try session.storePath())
      if part == nil { diagnosis.lines = [Diagnosis.line(of: SQLiteStore.engine)] }
      diagnosis.lines.append(.error("store", error))
      return try write(diagnosis, isRehearsal: false, in: session)
    }
  }

  /// Nothing is said with --quiet when all is well with the scheduler.
  private func write(_ diagnosis: Diagnosis, isRehearsal: Bool, in session: Session) throws -> Int32 {
    if part == .scheduler, everywhere.quiet, diagnosis.verdict == .ok { return 0 }
    var printout = try diagnosis.printout(session.format, isRehearsal: isRehearsal)
    printout.status = diagnosis.exitStatus
    return session.write(printout)
  }
}
