import ArgumentParser
import SQLiteStore
import Store
import Tasking

/// `doctor`: whether a store, and the machine that it is on, are as they should be.
struct DoctorVerb: Verb {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Look whether the store and its machine are as they should be.",
    discussion: """
      A line each, ok, warning or error, with what to do. Nothing is changed. Exit: 0 without an error, 9 if the store is not \
      what it should be, else what any other command would end with because of the first error: 3, 4, 8 or 1.
      """)

  @Flag(help: "Compare every request with the journal, not a sample, and check the file and both chains to their ends.")
  var full = false

  @OptionGroup(title: "Everywhere") var everywhere: Everywhere

  /// How many requests are compared with the journal without `--full`.
  private static let sample = 200

  func perform(in session: Session) throws -> Int32 {
    try session.refuseWritingFlags("doctor")
    let path = try session.storePath()
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
      if full { diagnosis.lines.append(try chains(store)) }
    } catch let fault as StoreFault {
      if diagnosis.lines.isEmpty { diagnosis.lines = [Diagnosis.line(of: SQLiteStore.engine)] }
      diagnosis.lines.append(.error("store", TaskingError(fault)))
    }
    var printout = try diagnosis.printout(session.format)
    printout.status = diagnosis.exitStatus
    return session.write(printout)
  }

  /// The store as whoever writes has it; where that is refused, as whoever looks has it, and why.
  private func opened(_ path: String) throws(StoreFault) -> (SQLiteStore, StoreFault?) {
    do {
      return (try SQLiteStore(path), nil)
    } catch .readOnly(let path) {
      return (try SQLiteStore(path, .readOnly), .readOnly(path: path))
    }
  }

  private func chains(_ store: SQLiteStore) throws -> Diagnosis.Line {
    do {
      let extent = try store.survey()
      let lines = extent.accessHead?.seq ?? 0
      return .ok(
        "chains", "the file is whole, and so are \(extent.head.seq) events and \(lines) lines of the access log")
    } catch let fault as StoreFault {
      return .error("chains", TaskingError(fault))
    }
  }
}
