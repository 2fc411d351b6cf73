import Glibc
import SQLite
import Store
import StoreConformance
import Testing

@testable import SQLiteStore

/// What is opened, what is refused, and that what is refused stays as it was.
@Suite struct OpeningTests {
  /// How a store's file is spoilt, and what is said of it then.
  struct Spoilt: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let spoil: @Sendable (TemporaryStore) throws -> Void
    let fault: @Sendable (TemporaryStore) -> StoreFault

    init(
      _ name: String, _ spoil: @escaping @Sendable (TemporaryStore) throws -> Void,
      _ fault: @escaping @Sendable (TemporaryStore) -> StoreFault
    ) {
      testDescription = name
      self.spoil = spoil
      self.fault = fault
    }
  }

  static let spoilt: [Spoilt] = [
    Spoilt("gone", { unlink($0.path) }, { .missing(path: $0.path) }),
    Spoilt("no bytes", { try TemporaryStore.write([], to: $0.path) }, { .empty(path: $0.path) }),
    Spoilt("garbage", { try TemporaryStore.write(Array("hello".utf8), to: $0.path) }, { .notAStore(path: $0.path) }),
    Spoilt(
      "somebody else's", { try Connection($0.path, .readWrite).execute("PRAGMA application_id = 7; \(fold)") },
      { .foreign(path: $0.path, applicationID: 7) }),
    Spoilt(
      "newer", { try Connection($0.path, .readWrite).execute("PRAGMA user_version = 5; \(fold)") },
      { .newerSchema(path: $0.path, found: 5, known: 4) }),
    Spoilt(
      "newer in the log only", { try Connection($0.path, .readWrite).patchedLog("PRAGMA user_version = 5") },
      { .newerSchema(path: $0.path, found: 5, known: 4) }),
    Spoilt(
      "older", { try Connection($0.path, .readWrite).execute("PRAGMA user_version = 0; \(fold)") },
      { .olderSchema(path: $0.path, found: 0, known: 4) }),
    Spoilt(
      "of the first schema", { try Connection($0.path, .readWrite).execute("PRAGMA user_version = 1; \(fold)") },
      { .needsUpgrade(path: $0.path, found: 1, known: 4) }),
    Spoilt(
      "cut short", { try TemporaryStore.write(Array(TemporaryStore.bytes(of: $0.path).prefix(9_000)), to: $0.path) },
      { .truncated(path: $0.path) }),
    Spoilt(
      "a link",
      { place in
        rename(place.path, place.path + "-real")
        symlink(place.path + "-real", place.path)
      }, { .insecure(path: $0.path, .symbolicLink) }),
    Spoilt("open to its group", { chmod($0.path, 0o640) }, { .insecure(path: $0.path, .mode(0o640)) }),
    Spoilt("open to all", { chmod($0.path, 0o602) }, { .insecure(path: $0.path, .mode(0o602)) }),
    Spoilt(
      "in a folder of its group's", { chmod($0.folder, 0o775) }, { .insecure(path: $0.folder, .writable(0o775)) }),
    Spoilt(
      "in a folder of everybody's", { chmod($0.folder, 0o1777) }, { .insecure(path: $0.folder, .writable(0o1777)) }),
    Spoilt("by another name", { link($0.path, $0.path + "-other") }, { .insecure(path: $0.path, .names(2)) }),
    Spoilt(
      "with a log by another name",
      {
        try TemporaryStore.write([], to: $0.path + "-wal")
        link($0.path + "-wal", $0.path + "-other")
      }, { .insecure(path: $0.path + "-wal", .names(2)) }),
    Spoilt(
      "with a lock by another name", { link($0.path + ".lock", $0.path + "-other") },
      { .insecure(path: $0.path + ".lock", .names(2)) }),
    Spoilt(
      "a pipe",
      {
        unlink($0.path)
        mkfifo($0.path, 0o600)
      }, { .insecure(path: $0.path, .kind) }),
    Spoilt(
      "with a link for a log", { symlink("/dev/null", $0.path + "-wal") },
      { .insecure(path: $0.path + "-wal", .symbolicLink) }),
    Spoilt(
      "with a link for a lock",
      {
        unlink($0.path + ".lock")
        symlink("/dev/null", $0.path + ".lock")
      }, { .insecure(path: $0.path + ".lock", .symbolicLink) }),
    Spoilt(
      "without its first event",
      { try $0.tamper("DELETE FROM event; PRAGMA wal_checkpoint(TRUNCATE)") }, { .empty(path: $0.path) }),
  ]
  private static let fold = "PRAGMA wal_checkpoint(TRUNCATE)"

  @Test("a store that is not as it should be is refused, and stays as it was", arguments: spoilt)
  func refused(_ spoilt: Spoilt) throws {
    let place = try TemporaryStore()
    try place.make()
    for suffix in ["-wal", "-shm"] { unlink(place.path + suffix) }
    try spoilt.spoil(place)
    let before = place.contents.filter { !$0.value.isEmpty }
    for mode in [SQLiteStore.Mode.readOnly, .readWrite] {
      #expect(throws: spoilt.fault(place)) { try SQLiteStore(place.path, mode) }
    }
    #expect(place.contents.filter { !$0.value.isEmpty } == before)
  }

  @Test("a store of another user is refused, whoever asks")
  func owner() throws {
    let place = try TemporaryStore()
    try place.make()
    var options = SQLiteStore.Options()
    options.owner = geteuid() + 1
    #expect(throws: StoreFault.insecure(path: place.path, .owner(uid: geteuid(), expected: geteuid() + 1))) {
      try SQLiteStore(place.path, options: options)
    }
  }

  @Test("a new store has mode 0600, its folder 0700, and no log to speak of")
  func creation() throws {
    let place = try TemporaryStore()
    let path = place.folder + "/new/store"
    let store = try SQLiteStore.create(at: path, Sample.begin).store
    var status = stat()
    for (name, mode) in [("/new", 0o700), ("/new/store", 0o600), ("/new/store.lock", 0o600)] as [(String, mode_t)] {
      #expect(lstat(place.folder + name, &status) == 0 && status.st_mode & 0o7777 == mode, "\(name)")
    }
    #expect(lstat(path + ".new", &status) != 0)
    #expect(store.file.logSize == 0)
  }

  @Test("a store that could not be begun leaves none")
  func abandoned() throws {
    let place = try TemporaryStore()
    #expect(throws: StoreFault.self) { try SQLiteStore.create(at: place.path) { _ in } }
    #expect(place.contents.isEmpty)
    try place.make()
  }

  @Test("nothing that is there is made into a store")
  func existing() throws {
    let place = try TemporaryStore()
    try TemporaryStore.write([1, 2, 3], to: place.path)
    #expect(throws: StoreFault.exists(path: place.path)) { try place.make() }
    #expect(place.contents["store"] == [1, 2, 3])
  }

  @Test("what only has the name of a draft is left alone")
  func named() throws {
    let place = try TemporaryStore()
    for suffix in ["", "-wal", "-journal"] { try TemporaryStore.write([1, 2, 3], to: place.path + ".new" + suffix) }
    try place.make()
    for suffix in ["", "-wal", "-journal"] { #expect(place.contents["store.new" + suffix] == [1, 2, 3]) }
    #expect(place.contents.keys.filter { $0.hasPrefix("store.new") }.count == 3)
  }

  @Test("the settings that the store's promises rest on are held")
  func settings() throws {
    let store = try TemporaryStore().kept { try $0.make() }
    #expect(try store.value.connection.value(of: .synchronous) == .integer(2))
    #expect(try store.value.connection.value(of: .journalMode) == .text("wal"))
    #expect(try store.value.connection.value(of: .foreignKeys) == .integer(1))
    #expect(try store.value.connection.value(of: .trustedSchema) == .integer(0))
    #expect(try store.value.connection.value(of: .secureDelete) == .integer(1))
    #expect(try store.value.connection.value(of: .automaticCheckpoint) == .integer(0))
    #expect(try store.value.connection.value(of: .busyTimeout) == .integer(5_000))
    #expect(try store.value.connection.integrityCheck().isEmpty)
  }

  @Test("schema.sql and the program agree on the mark and the version of the schema")
  func marks() throws {
    let place = try TemporaryStore().kept { try $0.make() }
    #expect(Int64(try place.value.connection.applicationID()) == StoreFile.applicationID)
    #expect(Int64(try place.value.connection.userVersion()) == StoreFile.schemaVersion)
  }

  @Test("every column of the schema says what it holds")
  func columns() {
    let lines = EmbeddedSchema.sql.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated()
    where line.hasPrefix("  ") && line.contains(/^  [a-z_]+ +(INTEGER|TEXT|BLOB)/) {
      let isSaid = line.contains(" -- ") || lines[index - 1].hasPrefix("  -- ") || line.contains("CHECK (id = 1)")
      #expect(isSaid, "\(line)")
    }
  }
}

/// A value together with the place that it lives in.
struct Kept<Value> {
  let place: TemporaryStore
  let value: Value
}

extension TemporaryStore {
  /// Keeps the folder for as long as what was made in it.
  func kept<Value>(_ make: (TemporaryStore) throws -> Value) rethrows -> Kept<Value> {
    Kept(place: self, value: try make(self))
  }
}

extension Connection {
  /// Runs SQL so that it stays in the log when the connection closes.
  fileprivate func patchedLog(_ sql: String) throws {
    try apply(.automaticCheckpoint(pages: 0), .noCheckpointOnClose(true))
    try execute(sql)
  }
}
