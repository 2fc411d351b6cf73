package import Store
import WorkingTime

extension SQLTransaction {
  private static let eventColumns = """
    seq, request, version, kind, state, actor, via, command, occurred_at, recorded_at, erases, payload, salt, \
    payload_digest, prev_hash, hash
    """

  package func head() throws(StoreFault) -> Head? {
    try first("SELECT seq, hash, recorded_at FROM event ORDER BY seq DESC LIMIT 1", read: Self.head)
  }

  package func accessHead() throws(StoreFault) -> Head? {
    try first("SELECT seq, hash, at FROM access ORDER BY seq DESC LIMIT 1", read: Self.head)
  }

  package func events(of reference: String) throws(StoreFault) -> [JournalEntry] {
    let records = try rows(
      "SELECT \(Self.eventColumns) FROM event WHERE request = ? ORDER BY version", reference, read: Self.record)
    return try Self.entries(records)
  }

  package func corrections(of reference: String) throws(StoreFault) -> [JournalEntry] {
    let records = try rows(
      "SELECT \(Self.eventColumns) FROM event WHERE request = ? AND kind = 'correct' ORDER BY version", reference,
      read: Self.record)
    return try Self.entries(records)
  }

  package func correctedRequests() throws(StoreFault) -> [String] {
    try rows("SELECT DISTINCT request FROM event WHERE kind = 'correct' ORDER BY request") { try $0.text(0) }
  }

  package func journal(command: String) throws(StoreFault) -> [JournalRecord] {
    try rows("SELECT \(Self.eventColumns) FROM event WHERE command = ? ORDER BY seq", command, read: Self.record)
  }

  package func administration() throws(StoreFault) -> [AdministrativeEntry] { try administration(after: 0) }

  package func administration(after seq: Int64) throws(StoreFault) -> [AdministrativeEntry] {
    let records = try rows(
      "SELECT \(Self.eventColumns) FROM event WHERE request IS NULL AND seq > ? ORDER BY seq", seq, read: Self.record)
    var entries: [AdministrativeEntry] = []
    for record in records {
      if let entry = try record.administrativeEntry() { entries.append(entry) }
    }
    return entries
  }

  package func journal(from seq: Int64, limit: Int) throws(StoreFault) -> [JournalRecord] {
    try rows(
      "SELECT \(Self.eventColumns) FROM event WHERE seq >= ? ORDER BY seq LIMIT ?", seq, limit, read: Self.record)
  }

  package func accessLog(from seq: Int64, limit: Int) throws(StoreFault) -> [AccessRecord] {
    try rows(
      "SELECT \(Self.accessColumns) FROM access WHERE seq >= ? ORDER BY seq LIMIT ?", seq, limit,
      read: Self.accessRecord)
  }

  package func accessLines(of reference: String) throws(StoreFault) -> [AccessRecord] {
    try rows(
      "SELECT \(Self.accessColumns) FROM access WHERE request = ? ORDER BY seq", reference, read: Self.accessRecord)
  }

  package func lastAccess(of acts: [String]) throws(StoreFault) -> AccessRecord? {
    let marks = acts.map { _ in "?" }.joined(separator: ", ")
    return try rows(
      "SELECT \(Self.accessColumns) FROM access WHERE act IN (\(marks)) ORDER BY seq DESC LIMIT 1", arguments: acts,
      read: Self.accessRecord
    ).first
  }

  private static let accessColumns = "seq, actor, via, act, request, at, detail, prev_hash, hash"

  private static func accessRecord(_ row: any SQLRow) throws -> AccessRecord {
    let seq = try row.int64(0)
    return AccessRecord(
      seq: seq,
      access: Access(
        actor: try row.text(1), via: try row.text(2), act: try row.text(3), request: try row.optionalText(4),
        at: try row.instant(5), detail: try row.optionalText(6)),
      previousHash: try row.fingerprint(7, at: "access log line \(seq)"),
      hash: try row.fingerprint(8, at: "access log line \(seq)"))
  }

  /// Puts an entry at the end of the journal: without its payload if the request is to keep none.
  func write(_ entry: JournalRecord, keepingPayload: Bool = true) throws(StoreFault) -> JournalRecord {
    let head = if let written { Optional(written) } else { try self.head() }
    let isFirst = entry.request == nil && entry.kind == AdministrativeEvent.Kind.initialise.rawValue
    guard (head == nil) == isFirst else { throw .incoherent("a store begins with its initialisation, and only that") }
    var entry = entry
    entry.seq = (head?.seq ?? 0) + 1
    entry = entry.chained(after: head?.hash ?? .zero, keepingPayload: keepingPayload)
    try run(
      "INSERT INTO event (\(Self.eventColumns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      entry.seq, entry.request, entry.version, entry.kind, entry.state, entry.actor, entry.via, entry.command,
      entry.occurredAt.secondsSinceEpoch, entry.recordedAt.secondsSinceEpoch, entry.erases, entry.payload, entry.salt,
      entry.payloadDigest.bytes, entry.previousHash.bytes, entry.hash.bytes)
    written = Head(seq: entry.seq, hash: entry.hash, recordedAt: entry.recordedAt)
    return entry
  }

  package func log(_ access: Access) throws(StoreFault) -> Head {
    try writing { () throws(StoreFault) in
      let head = try accessHead()
      let entry = AccessRecord(seq: (head?.seq ?? 0) + 1, access: access, previousHash: head?.hash ?? .zero).chained
      try run(
        """
        INSERT INTO access (seq, actor, via, act, request, at, detail, prev_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.seq, access.actor, access.via, access.act, access.request, access.at.secondsSinceEpoch, access.detail,
        entry.previousHash.bytes, entry.hash.bytes)
      return Head(seq: entry.seq, hash: entry.hash, recordedAt: access.at)
    }
  }

  private static func head(_ row: any SQLRow) throws -> Head {
    Head(seq: try row.int64(0), hash: try row.fingerprint(1, at: "the head"), recordedAt: try row.instant(2))
  }

  private static func record(_ row: any SQLRow) throws -> JournalRecord {
    let seq = try row.int64(0)
    var record = JournalRecord(
      seq: seq, request: try row.optionalText(1), version: try row.optionalInt(2), kind: try row.text(3),
      state: try row.optionalText(4), actor: try row.text(5),
      origin: Origin(via: try row.text(6), command: try row.optionalText(7)), occurredAt: try row.instant(8),
      recordedAt: try row.instant(9), erases: try row.bool(10), payload: try row.optionalBlob(11),
      salt: try row.optionalBlob(12))
    record.payloadDigest = try row.fingerprint(13, at: "journal entry \(seq)")
    record.previousHash = try row.fingerprint(14, at: "journal entry \(seq)")
    record.hash = try row.fingerprint(15, at: "journal entry \(seq)")
    return record
  }

  private static func entries(_ records: [JournalRecord]) throws(StoreFault) -> [JournalEntry] {
    var entries: [JournalEntry] = []
    for record in records {
      if let entry = try record.entry() { entries.append(entry) }
    }
    return entries
  }
}
