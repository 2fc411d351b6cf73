import ArgumentParser
import SQLiteStore
import Store
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

  /// How many requests are compared with the journal without `--full`.
  private static let sample = 200

  /// Checks what the types do not.
  func validate() throws {
    if part == nil, interval != nil { throw ValidationError("--interval goes with doctor scheduler") }
    if part != nil, full { throw ValidationError("--full goes with doctor alone") }
    if let interval, interval.seconds < 1 { throw ValidationError("--interval wants some time, such as 1m") }
  }

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("doctor")
    let path = try session.storePath()
    if part == .scheduler { return try watch(path, session) }
    var diagnosis = Diagnosis(store: path)
    do {
      let (store, fault) = try opened(path)
      diagnosis.isRehearsal = store.identity.kind == .rehearsal
      let checkup = Checkup(store: store, surroundings: session.surroundings, sample: full ? nil : Self.sample)
      var condition = try store.condition()
      condition.readOnlyBecause = fault
      diagnosis.lines = Diagnosis.lines(of: condition, at: try checkup.present())
      diagnosis.lines.insert(Diagnosis.schema(of: store.identity), at: 1)
      diagnosis.lines += try checkup.lines(zoneVersion: ZoneDatabase.version)
      diagnosis.lines += try checkup.promises(key: session.anchorKey(path))
      diagnosis.reach = try checkup.reach()
      if let line = ChannelCheck.line(of: try checkup.noticePlan()) { diagnosis.lines.append(line) }
      if full { diagnosis.lines.append(try chains(store)) }
    } catch let fault as StoreFault {
      if diagnosis.lines.isEmpty { diagnosis.lines = [Diagnosis.line(of: SQLiteStore.engine)] }
      diagnosis.lines.append(.error("store", TaskingError(fault)))
    }
    var printout = try diagnosis.printout(session.format)
    printout.status = diagnosis.exitStatus
    return session.write(printout)
  }

  /// The scheduler alone, from a store that is opened to look; nothing is said with --quiet when all is well.
  private func watch(_ path: String, _ session: Session) throws -> Int32 {
    var diagnosis = Diagnosis(store: path)
    do {
      let store = try SQLiteStore(path, .readOnly)
      diagnosis.isRehearsal = store.identity.kind == .rehearsal
      diagnosis.lines = try Checkup(store: store, surroundings: session.surroundings, sample: 0)
        .watchdog(interval: interval?.seconds ?? 60)
    } catch let fault as StoreFault {
      diagnosis.lines.append(.error("store", TaskingError(fault)))
    }
    if everywhere.quiet, diagnosis.verdict == .ok { return 0 }
    var printout = try diagnosis.printout(session.format)
    printout.status = diagnosis.exitStatus
    return session.write(printout)
  }

  /// The store as whoever writes has it; where that is refused, as whoever looks has it, and why.
  private func opened(_ path: String) throws(StoreFault) -> (SQLiteStore, StoreFault?) {
    var options = SQLiteStore.Options()
    // What is lacking is a line of its own, beside everything else that there is to say.
    options.toleratesLoss = true
    do {
      return (try SQLiteStore(path, options: options), nil)
    } catch .readOnly(let path) {
      return (try SQLiteStore(path, .readOnly, options: options), .readOnly(path: path))
    }
  }

  private func chains(_ store: SQLiteStore) throws -> Diagnosis.Line {
    do {
      let extent = try store.survey()
      let (lines, ticks) = (extent.accessHead?.seq ?? 0, extent.tickHead?.seq ?? 0)
      return .ok(
        "chains",
        "the file is whole, and so are \(extent.head.seq) events, \(lines) lines of the access log and \(ticks) of the scheduler's"
      )
    } catch let fault as StoreFault {
      return .error("chains", TaskingError(fault))
    }
  }
}
