import SQLite
import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import WorkingTime

/// A copy of a store in which a good deal has happened: a closed request, one that is overdue, one that was erased,
/// refusals, a changed person, a second version of a calendar's text.
final class LivedStore {
  let folder: Folder
  let clock: FakeClock
  let service: Service
  let file: any RequestStore

  static let closed = "PIO-2026-000001"
  static let overdue = "PIO-2026-000002"
  static let erased = "PIO-2026-000003"

  init() throws {
    let (bytes, now) = try Self.template.get()
    folder = try Folder()
    clock = try FakeClock(now)
    try Folder.write(bytes, to: folder.store)
    file = try SQLiteStore(folder.store, options: .unhurried)
    service = Service(store: file, surroundings: Desk.surroundings(clock))
  }

  private static let template = Result {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    _ = try desk.bring(to: "closed")
    _ = try desk.bring(["impact=critical", "immediacy=days"], to: "acting")
    let draft = try desk.raise(["title=Gone"], submit: false).reference
    try desk.move("discard", draft, by: "b.hughes")
    _ = try desk.refusal { try desk.move("accept", "2", by: "b.hughes") }
    _ = try desk.refusal { try desk.move("close", "2", by: "b.hughes") }
    _ = try desk.perform(Command.Grant(person: "k.osei", role: "coordinator", until: nil), as: Desk.owner)
    try desk.tick(at: "2026-11-30T09:00:00Z")
    try desk.tick(at: "2026-12-01T09:00:00Z")
    try desk.note("2", by: "k.osei", "Nothing yet.")
    let isEmptied = try desk.file.checkpoint()
    try #require(isEmptied)
    return (Folder.bytes(of: desk.folder.store), desk.clock.now.rfc3339)
  }

  /// What `audit verify` finds.
  func audit(receipts: String? = nil, key: String? = nil) throws -> AuditReport {
    let verify = Command.Verify(
      receipts: receipts.map { Command.SourceText(file: "receipts.jsonl", text: $0) },
      key: key.map { Command.SourceText(file: "store.pub", text: $0) })
    return try service.perform(Order(verify), from: Desk.trusted).answer
  }

  /// Does what somebody could do who may write the file; the engine's own structures stay whole.
  func tamper(_ sql: String) throws {
    let connection = try Connection(folder.store, .readWrite)
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    for table in ["event", "access", "tick"] {
      for verb in ["update", "delete", "insert"] {
        try connection.execute("DROP TRIGGER \(table)_is_append_only_\(verb)")
      }
    }
    try connection.execute(sql)
  }

  /// Runs SQL as anybody could.
  func run(_ sql: String) throws { try Connection(folder.store, .readWrite).execute(sql) }

  /// A number that the store knows.
  func number(_ sql: String) throws -> Int64 {
    try #require(try Connection(folder.store, .readOnly).first(sql) { try $0.int64(0) })
  }

  /// Writes the whole journal anew from an entry on, every digest and hash as it should be.
  func rewrite(from seq: Int64, _ change: (inout JournalRecord) -> Void) throws {
    var records = try file.read { try $0.journal(from: 1, limit: .max) }
    let connection = try Connection(folder.store, .readWrite)
    try connection.execute("DROP TRIGGER event_is_append_only_update")
    for index in Int(seq) - 1..<records.count {
      var record = records[index]
      if record.seq == seq { change(&record) }
      record.previousHash = index == 0 ? .zero : records[index - 1].hash
      if let salt = record.salt, let payload = record.payload {
        record.payloadDigest = JournalRecord.digest(salt: salt, payload: payload)
      }
      record.hash = record.expectedHash
      records[index] = record
      try connection.run(
        "UPDATE event SET actor = ?, payload = ?, payload_digest = ?, prev_hash = ?, hash = ? WHERE seq = ?",
        record.actor, record.payload, record.payloadDigest.bytes, record.previousHash.bytes, record.hash.bytes,
        record.seq)
    }
  }
}
