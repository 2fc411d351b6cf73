import SQLiteStore
import Store
import Tasking
import TaskingAPI
import TaskingMachine
import TaskingRendering
import Workflow
import WorkingTime

/// One run of the program: the machine, the flags, and the store once it is needed.
final class Session {
  let host: Host
  let flags: Everywhere
  let format: Format
  /// Whether the store is opened for looking only, as a file that nobody may write can be; set before it is opened.
  var onlyLooks = false
  /// Whether the store that was opened cannot be written.
  private(set) var canOnlyLook = false
  /// Takes what the scheduler does as it does it, set before the store is opened; nil to have it in the reply.
  var news: ((TickNews) throws -> Void)?
  /// Whether a store is opened that lacks what was kept of it; set before it is opened.
  var toleratesLoss = false
  private let began: Duration
  private var service: Service?

  /// A run under these flags.
  ///
  /// - Throws: `usage` if `TASKING_FORMAT` names no format.
  init(host: Host, flags: Everywhere) throws(TaskingError) {
    self.host = host
    self.flags = flags
    began = host.elapsed()
    if let format = flags.format {
      self.format = format
    } else {
      format = try Self.format(host.environment["TASKING_FORMAT"])
    }
  }

  /// Has the service carry out a command, with what the flags say.
  func send<Asked: Runnable>(_ command: Asked, asAt: AsAt.Phrase? = nil, isFollowing: Bool = false)
    throws(TaskingError) -> Reply<Asked.Answer>
  {
    let order = Order(
      command, person: person, commandID: flags.commandID, expectVersion: flags.expectVersion,
      // A relative time would be counted twice.
      now: isFollowing ? nil : flags.now, asAt: asAt)
    return try opened().perform(order, from: caller)
  }

  /// The same, and writes what comes of it.
  ///
  /// - Throws: `usage` before anything is done, if the answer cannot be written in the format that is wanted.
  func answer<Asked: Runnable>(_ command: Asked, asAt: AsAt.Phrase? = nil) throws -> Int32
  where Asked.Answer: Presentable {
    try format.check(Asked.Answer.self)
    return try write(try send(command, asAt: asAt))
  }

  /// Writes a reply, plots in ASCII if it is plain; the status is that of the program.
  func write<Answer: Presentable>(_ reply: Reply<Answer>, alsoNext: NextMoves? = nil, isPlain: Bool = true) throws
    -> Int32
  {
    var renderer = renderer(reply)
    renderer.isPlain = isPlain
    renderer.alsoNext = alsoNext
    return write(try renderer.printout(reply))
  }

  /// Writes lines; the status is that of the program.
  func write(_ printout: Printout) -> Int32 {
    if !printout.err.isEmpty { host.errors(printout.err.joined(separator: "\n") + "\n") }
    if !printout.out.isEmpty { host.output(printout.out.joined(separator: "\n") + "\n") }
    if !printout.afterwards.isEmpty { host.errors(printout.afterwards.joined(separator: "\n") + "\n") }
    return printout.status
  }

  /// Writes why something could not be done; the status is that of the program.
  func tell(_ error: TaskingError) -> Int32 {
    host.errors(
      Complaint.lines(error, asJSON: format == .json || format == .jsonl).joined(separator: "\n") + "\n")
    return error.code.exitStatus
  }

  /// How long the program has run.
  var took: Duration { host.elapsed() - began }

  /// What stands behind a verb that writes, `--reason` among it.
  func given(_ words: [String], takesLoose: Bool = false) throws(TaskingError) -> Given {
    var reader = self.reader
    var given = try Given(words, reader: &reader, takesLoose: takesLoose)
    if let reason = flags.reason { given.entries.append(Entry(key: "reason", value: reason)) }
    return given
  }

  /// Refuses flags that mean nothing to a command that only looks.
  func refuseWritingFlags(_ verb: String) throws(TaskingError) {
    let given = [
      ("--reason", flags.reason != nil), ("--expect-version", flags.expectVersion != nil),
      ("--command-id", flags.commandID != nil),
    ].first { $0.1 }
    if let given { throw TaskingError(.usage, "\(verb) only looks: \(given.0) has no meaning for it") }
  }

  /// Who asks.
  var caller: Caller { Caller(uid: host.uid, isTrusted: true) }

  /// In whose name.
  var person: String? { flags.person ?? host.environment["TASKING_AS"].flatMap { $0.isEmpty ? nil : $0 } }

  /// What the service needs of the machine.
  var surroundings: Surroundings {
    Surroundings(now: host.now, zoneFile: host.zoneFile, zoneVersion: { ZoneDatabase.version })
  }

  /// Reads fields from arguments, files and standard input.
  var reader: EntryReader {
    let input = host.input
    return EntryReader(
      input: { () throws(TaskingError) in
        try TextFile.text(try input(TextFile.limit).get(), named: "standard input")
      },
      file: { path throws(TaskingError) in try TextFile.read(path, limit: TextFile.limit) })
  }

  /// Where the store is.
  func storePath() throws(TaskingError) -> String {
    let environment = host.environment
    for path in [flags.store, environment["TASKING_STORE"]].compactMap(\.self) where !path.isEmpty { return path }
    if let name = ["XDG_DATA_HOME", "HOME"].first(where: host.unreadable.contains) {
      throw RawText.unreadable(variable: name)
    }
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/tasking/tasking.db" }
    guard let home = environment["HOME"], !home.isEmpty else {
      throw TaskingError(.usage, "no store is named, and there is no HOME to look in", hint: "say --store PATH")
    }
    return home + "/.local/share/tasking/tasking.db"
  }

  private func opened() throws(TaskingError) -> Service {
    if let service { return service }
    let path = try storePath()
    let store: SQLiteStore
    do throws(StoreFault) {
      var options = SQLiteStore.Options()
      options.toleratesLoss = toleratesLoss
      do throws(StoreFault) {
        store = try SQLiteStore(path, onlyLooks ? .readOnly : .readWrite, options: options)
      } catch .readOnly where !onlyLooks {
        // What writes is refused by the store then, and says so.
        store = try SQLiteStore(path, .readOnly, options: options)
        canOnlyLook = true
      }
    } catch {
      throw TaskingError(error)
    }
    let service = Service(
      store: store, surroundings: surroundings, anchors: anchorDesk(path), courier: courierDesk,
      watch: Watch(elapsed: host.elapsed, tell: progress(), news: news), canOnlyLook: canOnlyLook)
    self.service = service
    return service
  }

  private func anchorDesk(_ path: String) -> AnchorDesk {
    AnchorDesk(
      key: { Result { () throws(TaskingError) in try KeyFile(store: path).read() } },
      deliver: { AnchorDelivery().deliver($1, to: $0) })
  }

  private var courierDesk: CourierDesk {
    let courier = Courier(now: host.now)
    return CourierDesk(
      send: { courier.send($1, by: $0) }, chance: { UInt64.random(in: .min ... .max) }, elapsed: host.elapsed,
      check: { ChannelCheck.line(of: $0) })
  }

  /// How far something is, on a terminal: one line that is written over, and empty where there is no part.
  func progress() -> StoreProgress {
    let host = host
    let isShown = host.errorsAreSeen && !flags.quiet
    return { part, done, total in
      guard isShown else { return }
      let percent = total > 0 ? " \(min(100, done * 100 / total)) %" : ""
      // To the line's beginning, and empty it to its end (ECMA-48 § 8.3.41).
      host.errors("\r\u{1B}[K\(part.isEmpty ? "" : "\(part)\(percent)")")
    }
  }

  /// What `audit verify` says of a store that is open; nil if it is of another schema.
  ///
  /// - Throws: a `TaskingError` if it cannot be read.
  func audit(_ store: any RequestStore) throws -> AuditReport? {
    guard store.identity.schemaVersion == SQLiteStore.schemaVersion else { return nil }
    let service = Service(
      store: store, surroundings: surroundings, watch: Watch(elapsed: host.elapsed, tell: progress()))
    return try service.perform(Order(Command.Verify()), from: caller).answer
  }

  /// What the access log says of whoever does something with a store as a whole.
  var trace: StoreTrace { StoreTrace(caller: caller, person: person, surroundings: surroundings) }

  private func renderer<Answer>(_ reply: Reply<Answer>) -> Renderer {
    let zone = reply.zone == Zone.utc.name ? .utc : surroundings.zone(reply.zone) ?? .utc
    let isPlain = host.environment["NO_COLOR"]?.isEmpty == false || host.environment["TERM"] == "dumb"
    let isInked = flags.color == .always || (flags.color == .auto && host.columns != nil && !isPlain)
    var renderer = Renderer(
      times: TimeWords(now: reply.now, zone: zone), format: format, width: flags.width ?? host.columns)
    (renderer.ink, renderer.isQuiet, renderer.took) = (Ink(isOn: isInked), flags.quiet, took)
    return renderer
  }

  private static func format(_ name: String?) throws(TaskingError) -> Format {
    guard let name, !name.isEmpty else { return .table }
    guard let format = Format(rawValue: name) else {
      let formats = Format.allCases.map(\.rawValue)
      throw TaskingError(
        .usage, "TASKING_FORMAT is '\(EntryReader.shown(name))', which is no format",
        hint: Suggestion.hint(for: name, among: formats) ?? "use one of: " + formats.joined(separator: ", "))
    }
    return format
  }
}
