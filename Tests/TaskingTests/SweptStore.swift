import SQLStore
import SQLite
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import SQLiteStore
@testable import Tasking

/// A store with rows in every table, on a connection on which anything can be changed, verified and taken back.
final class SweptStore: RequestStore {
  let folder: Folder
  let file: SQLiteStore
  private let shelf: Shelf
  private let now: Instant

  /// A draft that was discarded, and one that expired, of which its raiser was told.
  static let erased = "PIO-2026-000004"
  static let expired = "PIO-2026-000005"

  init(_ kind: StoreIdentity.Kind = .rehearsal) throws {
    folder = try Folder()
    let (bytes, now) = try (kind == .rehearsal ? Self.rehearsal : Self.live).get()
    self.now = now
    try Folder.write(bytes, to: folder.store)
    file = try SQLiteStore(folder.store, options: .unhurried)
    shelf = Shelf(surroundings: Desk.surroundings(try FakeClock(now.rfc3339)))
    try file.connection.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    for table in ["event", "access", "tick"] {
      for verb in ["update", "delete", "insert"] {
        try file.connection.execute("DROP TRIGGER \(table)_is_append_only_\(verb)")
      }
    }
  }

  var identity: StoreIdentity { file.identity }
  var loss: StoreFault? { nil }
  var head: KeptHead? { nil }
  var headFault: StoreFault? { nil }
  var owesCheckpoint: Bool { false }

  func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result {
    try body(SQLTransaction(file.connection, file: file.file, options: file.options))
  }

  func write<Result>(_ body: (any WriteTransaction) throws -> Result) throws -> Result {
    throw StoreFault.readOnly(path: folder.store)
  }

  func runAlone<Result>(_ body: () throws -> Result) throws -> Result? { nil }
  func giveWay() {}
  var place: String { folder.store }
  func condition() throws -> StoreCondition { try file.condition() }
  func survey(_ progress: StoreProgress) throws -> StoreExtent { try file.survey(progress) }
  func backUp(
    to path: String, progress: StoreProgress, examine: (any RequestStore) throws -> Void,
    admit: (StoreExtent) throws -> Void
  ) throws -> StoreExtent { throw StoreFault.readOnly(path: folder.store) }

  /// What verifying finds once a statement was run, of which nothing stays; nil if it changes no row.
  ///
  /// - Parameter look: The part of verifying that should find it; the others are done where it does not.
  func findings(after sql: String, _ look: (StoreAudit) throws -> Void = { _ in }) throws -> [AuditReport.Finding]? {
    struct Undone: Error {}
    var found: [AuditReport.Finding]?
    do {
      try file.connection.transaction {
        do { try file.connection.execute(sql) } catch is SQLiteFault { throw Undone() }
        if try file.connection.first("SELECT changes()", read: { try $0.int64(0) }) != 0 {
          let audit = StoreAudit(self, shelf, .none, at: now)
          try look(audit)
          // What the whole does, but for the engine's own check, which misses the triggers.
          if audit.report.findings.isEmpty {
            for part in [audit.walkJournal, audit.walkAccess, audit.walkTicks] { try part() }
            for part in [audit.compareAdministration, audit.compareRequests] { try part() }
          }
          found = audit.report.findings
        }
        throw Undone()
      }
    } catch is Undone {}
    return found
  }

  private static let rehearsal = Result { try made(.rehearsal) }
  private static let live = Result { try made(.live) }

  private static func made(_ kind: StoreIdentity.Kind) throws -> (bytes: [UInt8], now: Instant) {
    if kind == .live {
      let desk = try Desk(.live, at: "2026-11-23T09:00:00Z")
      try desk.tick()
      try desk.tick(at: "2026-11-24T09:00:00Z")
      return try bytes(of: desk)
    }
    let post = try PostDesk(at: "2026-11-22T02:10:00Z")
    let desk = post.desk
    // Entered late, so that there are two accounts of its clocks.
    let late = try desk.raise(["impact=critical", "immediacy=now"], id: "late").reference
    try desk.at("2026-11-22T02:40:00Z")
    try desk.perform(
      Command.Move(name: "take-up", reference: late, fields: [], occurred: "02:20"), as: "j.mercer")
    try desk.at("2026-11-23T09:00:00Z")
    let closed = try desk.bring(to: "closed")
    let acting = try desk.bring(["impact=critical", "immediacy=days"], to: "acting")
    // A draft that is discarded, and so erased.
    let draft = try desk.raise(["title=Gone"], submit: false).reference
    try desk.move("discard", draft, by: "b.hughes")
    #expect(draft == erased)
    #expect(try desk.raise(["title=Forgotten"], submit: false).reference == expired)
    try post.sendBack()
    try desk.hold(closed, by: Desk.first, ["basis=litigation", "reason=A claim."])
    _ = try desk.refusal { try desk.move("close", acting, by: "b.hughes") }
    // People: a role for a time, one that is taken away, an absence that has ended and one that goes on.
    try desk.perform(Command.Grant(person: "k.osei", role: "coordinator", until: "+30d"), as: Desk.owner)
    try desk.leave("b.hughes", until: "27 Nov 09:00", reason: "leave")
    try desk.comeBack("b.hughes")
    try desk.leave("k.osei", until: "18 Dec 09:00", deputy: "j.mercer", reason: "leave")
    let handover = try desk.handOver(from: "j.mercer", to: "h.lindqvist", as: "j.mercer")
    if let number = handover.number { try desk.perform(Command.AcceptHandover(number: number), as: "h.lindqvist") }
    _ = try post.deliver()
    try desk.tick(at: "2026-11-30T09:00:00Z")
    _ = try post.inbox("k.osei")
    try desk.tick(at: "2026-12-08T09:00:00Z")
    try desk.tick(at: "2026-12-08T09:01:00Z")
    try desk.store.write { transaction in
      let record = StaffingRecord(day: "2026-12-01", open: 3, stuck: [acting], unattended: [])
      _ = try transaction.administer(
        .staffingChecked(record), by: .machine, at: desk.clock.now, from: Origin(via: "uid 1000"))
      try transaction.keep(try JSONBytes.text(AnchorPlan(every: 7)), as: .anchors)
    }
    _ = try desk.perform(Command.List(view: .all), as: "p.chowdhury", now: "2026-12-08T09:02:00Z")
    return try bytes(of: desk)
  }

  private static func bytes(of desk: Desk) throws -> (bytes: [UInt8], now: Instant) {
    let isEmptied = try desk.file.checkpoint()
    try #require(isEmptied)
    return (Folder.bytes(of: desk.folder.store), desk.clock.now)
  }
}
