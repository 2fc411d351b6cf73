import Glibc
import SQLite
import Store
import StoreConformance
import Testing
import Workflow

@testable import SQLiteStore

/// Stores of an earlier schema.
@Suite struct UpgradeTests {
  private let place: TemporaryStore
  private var path: String { place.path }

  init() throws {
    place = try TemporaryStore()
    try OldStore.make(at: place.path)
  }

  @discardableResult
  private func upgrade() throws -> StoreUpgrade {
    try SQLiteStore.upgrade(at: path, options: .seeded()) { _, _ in Self.line }
  }

  private static let line = Access(
    actor: "ann", via: "uid 1000", act: Access.Act.upgraded, request: nil, at: Sample.start, detail: nil)

  private static func step(_ version: Int64) -> SchemaUpgrade { SchemaUpgrade(version: version, what: "", sql: "") }
  static let paths: [(from: Int64, to: Int64, known: [Int64], path: [Int64]?)] = [
    (1, 1, [], []), (1, 2, [2], [2]), (1, 4, [4, 2, 3], [2, 3, 4]), (2, 4, [2, 3, 4, 5], [3, 4]), (3, 3, [2, 3], []),
    (0, 2, [2], nil), (1, 3, [3], nil), (1, 3, [2], nil), (3, 2, [2, 3], nil), (1, 2, [2, 2], nil),
  ]

  @Test(
    "the way is every step from the one version to the other, once and in order, or there is none", arguments: paths)
  func path(_ row: (from: Int64, to: Int64, known: [Int64], path: [Int64]?)) {
    let found = SchemaUpgrade.path(from: row.from, to: row.to, among: row.known.map(Self.step))
    #expect(found?.map(\.version) == row.path)
  }

  @Test("the program knows a step for each version since the first, and each says what it does")
  func shipped() {
    #expect(EmbeddedUpgrades.files.count == SchemaUpgrade.all.count)
    #expect(SchemaUpgrade.path(from: 1, to: StoreFile.schemaVersion, among: SchemaUpgrade.all) != nil)
    #expect(
      SchemaUpgrade.all.map(\.what) == [
        "Sources of two more kinds; what was decided about keeping requests; corrections are found by an index; "
          + "acknowledgements; notices and how they were delivered; absences, handovers and who is there; "
          + "the scheduler's own log",
        "What was decided about people and handovers can be taken back; former logins are kept with each person; "
          + "a channel can ask to be left alone",
        "Lists of open requests, and how many of them each person has, are read from indexes; "
          + "a command's id is kept with a digest of what was ordered; a notice for all who hold a role is one row",
      ])
    #expect(SchemaUpgrade(file: "0007.sql", text: "-- One.\n-- Two.\n--\n-- Three.")?.what == "One. Two")
    #expect(SchemaUpgrade(file: "0007.sql", text: "SELECT 1") == nil)
    #expect(SchemaUpgrade(file: "seven.sql", text: "-- One.") == nil)
  }

  @Test("a store of the first schema is refused and left as it was, and becomes like a new one with every row kept")
  func whole() throws {
    let before = (bytes: TemporaryStore.bytes(of: path), rows: try OldStore.rows(path))
    #expect(throws: StoreFault.needsUpgrade(path: path, found: 1, known: 4)) { try SQLiteStore(path) }
    let plan = try SQLiteStore.upgradePlan(at: path, options: .seeded())
    #expect(plan.steps.map(\.to) == [2, 3, 4] && plan.copy == path + ".before-4")
    #expect(TemporaryStore.bytes(of: path) == before.bytes)

    #expect(try upgrade() == plan)
    let store = try SQLiteStore(path, options: .seeded())
    #expect(try SchemaShape(of: store.connection).difference(from: SchemaShape.ofNewStore()) == nil)
    #expect(try Int64(store.connection.userVersion()) == StoreFile.schemaVersion)
    #expect(try Int64(store.connection.applicationID()) == StoreFile.applicationID)
    var rows = try OldStore.rows(path)
    #expect(rows["access"]?.count == 5)
    rows["access"]?.removeAll { $0.contains("'upgraded'") }
    // Notices that nobody could send are in the inbox, and are sent no more.
    var wanted = before.rows
    wanted["outbox"] = wanted["outbox"]?.map { $0.replacing("'pending'", with: "'delivered'") }
    #expect(rows == wanted && rows["event"]?.count == 75)
    #expect(try store.survey().accessHead?.seq == 5)
    #expect(store.identity.schemaVersion == 4)

    _ = try store.write {
      try $0.administer(
        .personAdded(PersonRecord(id: "n.ew", name: "Nell Ew", uid: 7)), by: .machine, at: Sample.start,
        from: Origin(via: "uid 1000"))
    }
    #expect(try store.survey().head.seq == 76)
    let retention = try store.connection.rows("SELECT retention FROM request") { try $0.optionalText(0) }
    #expect(retention == [nil, nil, nil])

    let again = try upgrade()
    #expect(again.steps.isEmpty && again.from == 4)
    #expect(try store.survey().accessHead?.seq == 5)
  }

  @Test("the copy beside it is the store as it was, of its owner only, and a store can be made of it")
  func copy() throws {
    let rows = try OldStore.rows(path)
    let upgrade = try upgrade()
    #expect(place.contents.keys.sorted() == ["store", "store-wal", "store.before-4", "store.lock"])
    var status = stat()
    #expect(lstat(upgrade.copy, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let restored = place.folder + "/restored"
    let extent = try SQLiteStore.restore(from: upgrade.copy, to: restored, options: .seeded())
    #expect(extent.identity.schemaVersion == 1 && extent.head.seq == 75)
    #expect(try OldStore.rows(restored) == rows)
    #expect(throws: StoreFault.needsUpgrade(path: restored, found: 1, known: 4)) { try SQLiteStore(restored) }
    _ = try SQLiteStore.upgrade(at: restored, options: .seeded()) { _, _ in Self.line }
    #expect(try SQLiteStore(restored, options: .seeded()).survey().head == extent.head)
  }

  @Test("a copy that an interrupted upgrade left serves the next; anything else of that name is not written over")
  func leftover() throws {
    let copy = path + ".before-4"
    try SQLiteStore(path, .readOnly, .seeded(), oldest: 1).backUp(to: copy)
    let bytes = TemporaryStore.bytes(of: copy)
    try upgrade()
    #expect(TemporaryStore.bytes(of: copy) == bytes)

    let other = try TemporaryStore()
    for junk in [Array("junk".utf8), [], TemporaryStore.bytes(of: path)] {
      unlink(other.path)
      try OldStore.make(at: other.path)
      try TemporaryStore.write(junk, to: other.path + ".before-4")
      let before = TemporaryStore.bytes(of: other.path)
      #expect(throws: StoreFault.self) {
        try SQLiteStore.upgrade(at: other.path, options: .seeded()) { _, _ in Self.line }
      }
      #expect(TemporaryStore.bytes(of: other.path) == before)
      #expect(TemporaryStore.bytes(of: other.path + ".before-4") == junk)
    }
    // One of the same store, but of another moment.
    try SQLiteStore(other.path, .readWrite, .seeded(), oldest: 1).backUp(to: other.path + ".early")
    try Connection(other.path, .readWrite).execute("UPDATE request SET title = 'x' WHERE FALSE")
    rename(copy, other.path + ".before-4")
    _ = try SQLiteStore(other.path, .readWrite, .seeded(), oldest: 1).write { try $0.log(Self.line) }
    #expect(throws: StoreFault.exists(path: other.path + ".before-4")) {
      try SQLiteStore.upgrade(at: other.path, options: .seeded()) { _, _ in Self.line }
    }
  }

  /// What is wrong with a store, or with a later step, and what is said of it.
  static let damages: [(sql: String, step: String, words: String)] = [
    ("DROP TRIGGER event_is_append_only_update; UPDATE event SET actor = 'eve' WHERE seq = 3", "", "journal entry 3"),
    ("DROP TRIGGER event_is_append_only_delete", "", "the trigger event_is_append_only_delete is not there"),
    ("CREATE TABLE extra (a TEXT)", "", "there is a table extra"),
    ("PRAGMA foreign_keys = 0; UPDATE request SET definition = 'gone' WHERE number = 1", "", "a row of request refers"),
    ("", "DROP TABLE setting", "the table setting is not there"),
    ("", "CREATE TABLE more (a TEXT)", "there is a table more"),
    ("", "DELETE FROM source", "a row of request refers to none of source"),
    ("", "PRAGMA user_version = 7", "end at schema 7"),
    ("", "this is no SQL", "syntax error"),
  ]

  @Test("what cannot be upgraded whole is left at the version that it had, whatever step failed", arguments: damages)
  func failed(_ damage: (sql: String, step: String, words: String)) throws {
    if !damage.sql.isEmpty {
      let connection = try Connection(path, .readWrite)
      try connection.execute(damage.sql)
      _ = try connection.checkpoint(.truncate)
    }
    let rows = try OldStore.rows(path)
    let last = SchemaUpgrade(version: 5, what: "", sql: "PRAGMA user_version = 5; \(damage.step)")
    let upgrades =
      damage.step.isEmpty
      ? SQLiteStore.Upgrades.shipped
      : SQLiteStore.Upgrades(steps: SchemaUpgrade.all + [last], target: 5, shape: { try SchemaShape.ofNewStore() })
    let fault = try #require(throws: StoreFault.self) {
      try SQLiteStore(path, .readWrite, .seeded(), oldest: 1).upgrade(upgrades, { _, _, _ in }) { transaction, _ in
        _ = try transaction.setting(.zone)
        return Self.line
      }
    }
    #expect("\(fault)".contains(damage.words), "\(fault)")
    #expect(try Connection(path, .readOnly).userVersion() == 1)
    #expect(try OldStore.rows(path) == rows)
  }

  @Test("if the line of the access log cannot be written, nothing is upgraded")
  func unlogged() throws {
    struct Unwilling: Error {}
    let rows = try OldStore.rows(path)
    #expect(throws: Unwilling.self) {
      try SQLiteStore.upgrade(at: path, options: .seeded()) { _, _ in throw Unwilling() }
    }
    #expect(try Connection(path, .readOnly).userVersion() == 1)
    #expect(try OldStore.rows(path) == rows)
    try upgrade()
  }

  @Test("whoever had the store open before it was upgraded neither reads nor writes it afterwards")
  func opened() throws {
    let early = try SQLiteStore(path, .readWrite, .seeded(), oldest: 1)
    #expect(try early.read { try $0.head()?.seq } == 75)
    try upgrade()
    let fault = StoreFault.newerSchema(path: path, found: 4, known: 1)
    #expect(throws: fault) { try early.write { try $0.log(Self.line) } }
    #expect(throws: fault) { try early.read { try $0.head()?.seq } }
  }

  @Test("while others write for longer than one waits, it is refused and nothing changed")
  func busy() throws {
    let lock = try FileLock(path + ".lock")
    var options = SQLiteStore.Options.seeded()
    options.lockTimeout = .milliseconds(20)
    try lock.lock(timeout: .zero)
    #expect(throws: StoreFault.self) { try SQLiteStore.upgrade(at: path, options: options) { _, _ in Self.line } }
    lock.unlock()
    #expect(try Connection(path, .readOnly).userVersion() == 1)
  }

  @Test("whoever looks on is told each part, up to its end")
  func progress() throws {
    var parts: [String] = []
    _ = try SQLiteStore.upgrade(
      at: path, options: .seeded(),
      progress: { part, done, total in
        #expect(0 <= done && done <= total)
        if parts.last != part { parts.append(part) }
      }, note: { _, _ in Self.line })
    let checks = ["checking the file", "checking the journal", "checking the access log"]
    #expect(parts == checks + ["copying"] + checks + ["changing the schema"])
  }
}
