import Glibc
import SQLite
import SQLiteStore
import Store
import StoreConformance
import Testing
import Workflow
import WorkingTime

/// The chains: what they are made of, and that nothing can be changed unseen.
@Suite struct ChainTests {
  @Test("a header is encoded, and hashed, as documented")
  func vector() {
    // Worked out with Python's hashlib from the description in ChainEncoding.swift.
    let draft = JournalRecord(
      seq: 2, request: "S-1", version: 1, kind: "raise", state: "draft", actor: "ann",
      origin: Origin(via: "uid 7"), occurredAt: Instant(secondsSinceEpoch: 1_000),
      recordedAt: Instant(secondsSinceEpoch: -1), erases: false, payload: Array(#"{"cycle":1}"#.utf8),
      salt: Array(0..<16))
    let entry = draft.chained(after: Fingerprint(of: "before"), keepingPayload: true)
    #expect(entry.header.count == 136)
    #expect(Fingerprint(of: entry.header).hex == "9d130d283b0c3cfc1921472aef7406b231dc00d74b8ce97c326f0b61fd503c1a")
    #expect(entry.payloadDigest.hex == "dd7bfb4b0a1896e9ee6200fb67f66a4355b5ea9e68ad8742154d689bb9a069c8")
    #expect(entry.hash.hex == "7533f56327a030e08dcce6353c792a7ce21607ffe917a7b11a83bcfb03d70b6d")
    let line = AccessRecord(
      seq: 1,
      access: Access(
        actor: "ann", via: "uid 7", act: "refused", request: nil, at: Instant(secondsSinceEpoch: 5), detail: "{}"),
      previousHash: .zero)
    #expect(line.chained.hash.hex == "b529fa1b2663623d9b2367f3408481eae21a5d232d8fa5d143ced2f08136c837")
    var quiet = QuietInterval(from: Instant(secondsSinceEpoch: 60))
    (quiet.count, quiet.gap) = (2, QuietInterval.Gap(from: Instant(secondsSinceEpoch: 120), seconds: 61))
    let tick = Tick(
      at: Instant(secondsSinceEpoch: 300), considered: 4, rungs: 3, moves: 1, notices: 5, errors: 0, left: 7,
      lateness: 59, quiet: quiet)
    let row = TickRecord(seq: 2, tick: tick, previousHash: Fingerprint(of: "before"))
    #expect(row.chained.hash.hex == "8543b6e9804a33ba56c01d21361d4f1e13f6fb275cb35cf039bd6ea514756db4")
  }

  @Test("moving a letter from one field to the next changes the bytes")
  func unambiguous() {
    let one = Access(actor: "ab", via: "c", act: "d", request: nil, at: Sample.start, detail: nil)
    let two = Access(actor: "a", via: "bc", act: "d", request: nil, at: Sample.start, detail: nil)
    let none = Access(actor: "ab", via: "c", act: "d", request: "", at: Sample.start, detail: nil)
    let lines = [one, two, none].map { AccessRecord(seq: 1, access: $0, previousHash: .zero).line }
    #expect(Set(lines).count == 3)
  }

  /// Column → a value that it does not have.
  static let eventChanges: [(column: String, value: String)] = [
    ("request", "'S-2026-9'"), ("version", "version + 7"), ("kind", "'set'"), ("state", "'done'"), ("actor", "'eve'"),
    ("via", "'uid 0'"), ("command", "'c'"), ("occurred_at", "occurred_at - 1"), ("recorded_at", "recorded_at + 1"),
    ("erases", "1"), ("payload", "x'7b7d'"), ("payload", "NULL"), ("salt", "zeroblob(16)"), ("salt", "NULL"),
    ("payload_digest", "zeroblob(32)"), ("prev_hash", "zeroblob(32)"), ("hash", "zeroblob(32)"), ("seq", "99"),
  ]

  @Test("a changed column of the journal is found, and its entry named", arguments: eventChanges)
  func tamperedEvent(_ change: (column: String, value: String)) throws {
    let place = try TemporaryStore()
    var history = History.all[1]
    try place.make().put(&history)
    try place.tamper("UPDATE event SET \(change.column) = \(change.value) WHERE seq = 4")
    let found = #expect(throws: ChainDamage.self) { try place.reopen().verified() }
    #expect(found?.seq == 4)
    #expect(found?.chain == .journal)
  }

  @Test(
    "a changed column of the access log is found, and its line named",
    arguments: [
      "actor = 'eve'", "via = 'x'", "act = 'show'", "request = NULL", "at = at + 1", "detail = NULL",
      "prev_hash = zeroblob(32)", "hash = zeroblob(32)", "seq = 9",
    ])
  func tamperedLine(_ change: String) throws {
    let place = try TemporaryStore()
    let store = try place.make()
    for number in 1...3 { _ = try store.write { try $0.log(TestData.line(number)) } }
    try place.tamper("UPDATE access SET \(change) WHERE seq = 2")
    let found = #expect(throws: ChainDamage.self) { try place.reopen().verified() }
    #expect(found?.seq == 2)
    #expect(found?.chain == .access)
  }

  @Test(
    "a changed column of the scheduler's log is found, and its line named",
    arguments: [
      "at", "considered", "rungs", "moves", "notices", "errors", "remaining", "lateness", "quiet_from", "quiet_until",
      "quiet_count", "quiet_gap_from", "quiet_gap",
    ].map { "\($0) = \($0) + 1" } + [
      "quiet_from = NULL", "quiet_gap = NULL", "prev_hash = zeroblob(32)", "hash = zeroblob(32)", "seq = 9",
    ])
  func tamperedTick(_ change: String) throws {
    let place = try TemporaryStore()
    let store = try place.make()
    for number in [1, 3, 3] { _ = try store.write { try $0.append(Sample.tick(number)) } }
    try place.tamper("UPDATE tick SET \(change) WHERE seq = 2")
    let found = #expect(throws: ChainDamage.self) { try place.reopen().verified() }
    #expect(found?.seq == 2)
    #expect(found?.chain == .ticks)
  }

  @Test("an entry taken out is missed, and so is a payload that nothing erased")
  func holes() throws {
    func damage(_ sql: String, _ index: Int) throws -> ChainDamage? {
      let place = try TemporaryStore()
      var history = History.all[index]
      try place.make().put(&history)
      try place.tamper(sql)
      return #expect(throws: ChainDamage.self) { try place.reopen().verified() }
    }
    #expect(try damage("DELETE FROM event WHERE seq = 4", 1) == ChainDamage(chain: .journal, seq: 4, .missing(next: 5)))
    #expect(
      try damage("UPDATE event SET payload = NULL, salt = NULL WHERE seq = 4", 1)
        == ChainDamage(chain: .journal, seq: 4, .payloadGone))
    #expect(
      try damage("UPDATE event SET payload = NULL, salt = NULL WHERE seq = 2", 1)
        == ChainDamage(chain: .journal, seq: 2, .payloadGone))
  }

  @Test(
    "the journal and the access log refuse every change but an erasure",
    arguments: [
      "DELETE FROM event", "DELETE FROM access", "UPDATE event SET hash = hash", "UPDATE access SET act = act",
      "DELETE FROM tick", "UPDATE tick SET rungs = rungs",
      "INSERT OR REPLACE INTO tick SELECT * FROM tick WHERE seq = 1",
      "INSERT INTO tick SELECT 3, at, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, 0, NULL, NULL, prev_hash, hash FROM tick",
      "UPDATE event SET payload = NULL, salt = NULL WHERE seq = 3", "UPDATE event SET payload = NULL, salt = NULL",
      "INSERT OR REPLACE INTO event SELECT * FROM event WHERE seq = 3",
      "INSERT OR REPLACE INTO access SELECT * FROM access WHERE seq = 1",
      "UPDATE event SET payload = x'7b7d', salt = zeroblob(16) WHERE seq = 9",
      "UPDATE OR REPLACE event SET seq = 1 WHERE seq = 2",
    ] + eventChanges.map { "UPDATE event SET \($0.column) = \($0.value) WHERE seq = 4" })
  func appendOnly(_ sql: String) throws {
    let place = try TemporaryStore()
    let store = try place.make()
    var (one, erased) = (History.all[1], History.all[5])
    try store.put(&one)
    try store.put(&erased)
    _ = try store.write { try $0.log(TestData.line(1)) }
    _ = try store.write { try $0.append(Sample.tick(1)) }
    let before = try store.read { (try $0.journal(from: 1, limit: 99), try $0.accessLog(from: 1, limit: 9)) }
    let ticks = try store.read { try $0.ticks(from: 1, limit: 9) }
    let fault = #expect(throws: SQLiteFault.self) { try Connection(place.path, .readWrite).execute(sql) }
    #expect(fault?.constraint == .trigger)
    let after = try store.read { (try $0.journal(from: 1, limit: 99), try $0.accessLog(from: 1, limit: 9)) }
    #expect(before == after)
    #expect(try store.read { try $0.ticks(from: 1, limit: 9) } == ticks)
  }

  @Test("two events cannot have one version of a request")
  func uniqueVersion() throws {
    let place = try TemporaryStore()
    var history = History.all[1]
    try place.make().put(&history)
    let fault = #expect(throws: SQLiteFault.self) {
      try Connection(place.path, .readWrite).execute(
        """
        INSERT INTO event SELECT 6, request, version, kind, state, actor, via, command, occurred_at, recorded_at, erases,
          payload, salt, payload_digest, prev_hash, hash FROM event WHERE seq = 5
        """)
    }
    #expect(fault?.constraint == .unique)
  }

  @Test("what was erased is in no byte of the store, nor of its log")
  func bytesAreGone() throws {
    let place = try TemporaryStore()
    let store = try place.make()
    var history = History(1)
    let secret = (0..<400).map { "Rosencrantz\($0)" }.joined(separator: " ")
    history.add("raise", "draft") { $0.fields = ["title": .text(secret), "kind": .text("Guildenstern")] }
    history.add("set", "draft") { $0.fields = ["kind": .text("Fortinbras")] }
    history.add("note", "draft") { $0.reason = "Horatio says so." }
    try store.put(&history)
    var other = History.all[1]
    try store.put(&other)
    let words = ["Rosencrantz", "Guildenstern", "Fortinbras", "Horatio", "Osric"]
    #expect(place.contents.values.contains { $0.contains(Array(words[0].utf8)) })
    history.add("erase", "erased", erases: true) { $0.reason = "Osric asked for it." }
    try store.put(&history)
    #expect(!store.owesCheckpoint)
    for (name, bytes) in place.contents {
      let found = words.filter { bytes.contains(Array($0.utf8)) }
      #expect(found.isEmpty, "in \(name)")
    }
    #expect(try store.verified().events == 9)
  }

  @Test("an erasure that a reader holds up is owed, and made good later")
  func erasureBesideReader() throws {
    let place = try TemporaryStore()
    var options = SQLiteStore.Options.seeded()
    options.engineTimeout = .milliseconds(50)
    try place.make()
    let store = try SQLiteStore(place.path, options: options)
    var history = History.all[2]
    try store.put(&history)
    history.add("erase", "erased", erases: true)
    let reader = try SQLiteStore(place.path, .readOnly)
    try reader.read { reading in
      #expect(try reading.head()?.seq == 8)
      try store.put(&history)
      #expect(store.owesCheckpoint)
      let isDone = try store.checkpoint()
      #expect(!isDone)
    }
    #expect(try store.checkpoint())
    #expect(!store.owesCheckpoint)
    #expect(place.contents["store-wal"] == [])
  }
}

extension TemporaryStore {
  /// Does what somebody could do who may write the file.
  func tamper(_ sql: String) throws {
    let connection = try Connection(path, .readWrite)
    try connection.execute("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
    for table in ["event", "access", "tick"] {
      for verb in ["update", "delete", "insert"] {
        try connection.execute("DROP TRIGGER \(table)_is_append_only_\(verb)")
      }
    }
    try connection.execute(sql)
  }
}

/// Values that several tests use.
enum TestData {
  static func line(_ number: Int) -> Access {
    Access(
      actor: "ann", via: "uid 7", act: Access.Act.refused, request: "S-2026-\(number)", at: Sample.at(Int64(number)),
      detail: #"{"blockers":["role"]}"#)
  }
}
