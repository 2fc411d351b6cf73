import ArgumentParser
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import TaskingMachine
import Workflow
import WorkingTime

/// `init`: a new store.
struct InitVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a store in which you hold every role; with --service, none.",
    discussion: """
      A rehearsal store says so on every output, for ever; it has a cast of invented people, and --now sets its time.
      With --service the account that makes it administers, and holds no role: it is for the scheduler's user. In a live
      store nobody acts by --as for somebody with a login of their own, unless it is made with --direct anybody.
      """)

  @Flag(help: "For practice and tests: invented people, and --now works.")
  var rehearsal = false

  @Option(help: ArgumentHelp("Definitions, calendars and registers other than the built-in ones.", valueName: "dir"))
  var workflows: String?

  @Flag(help: "The account that makes it is a service's: it administers, and holds no role.")
  var service = false

  @Option(
    help: ArgumentHelp("'anybody' for training: --as may name people with a login of their own.", valueName: "whom"))
  var direct: AdministrativeEvent.Initialisation.Direct?

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  func perform(in session: Session) throws -> Int32 {
    let now = try beginning(session)
    let kind: StoreIdentity.Kind = rehearsal ? .rehearsal : .live
    let beginning =
      try workflows.map { folder throws(TaskingError) in
        try Beginning(kind, files: try YAMLFolder.files(folder), surroundings: session.surroundings)
      } ?? Beginning(kind, surroundings: session.surroundings)
    let path = try session.storePath()
    try session.makeUsualFolder(for: path)
    let owner = session.owner(reserved: beginning.reserved, isService: service)
    // A key without a store is found by the next attempt, a store never without its key.
    let keyFile = KeyFile(store: path)
    var isNewKey = false
    let head: Head?
    do {
      head = try SQLiteStore.make(at: path) { transaction in
        let (key, isNew) = try keyFile.readOrMake()
        isNewKey = isNew
        try beginning.write(
          to: transaction, owner: owner, at: now, via: session.caller.via, keepsTime: everywhere.now != nil,
          anchorKey: key.publicKey, isService: service, direct: direct)
        return try transaction.head()
      }
    } catch let fault as StoreFault {
      // Where it is not known whether there is a store, it may need its key.
      if isNewKey, !fault.isUncertain { keyFile.remove() }
      throw TaskingError(fault)
    } catch {
      if isNewKey { keyFile.remove() }
      throw error
    }
    let made = Made(
      store: path, kind: kind.rawValue, person: owner.id, isService: service, seq: head?.seq ?? 0,
      head: head?.hash.hex ?? "")
    return session.write(try made.printout(session.format, isQuiet: everywhere.quiet))
  }

  /// The time of its first event.
  private func beginning(_ session: Session) throws(TaskingError) -> Instant {
    guard let text = everywhere.now else { return session.host.now() }
    guard rehearsal else {
      throw TaskingError(
        .usage, "--now works in a rehearsal store only", hint: "make one with: tasking init --rehearsal --now …")
    }
    do throws(TimeFault) {
      return try Instant(rfc3339: text)
    } catch {
      // There is no calendar yet whose zone it could be in.
      throw TaskingError(
        .malformed, "--now: '\(EntryReader.shown(text))' is no instant with its offset",
        hint: "write it as 2026-11-20T08:55:00Z")
    }
  }
}

extension AdministrativeEvent.Initialisation.Direct: ExpressibleByArgument {}
