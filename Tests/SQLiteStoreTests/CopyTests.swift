import Glibc
import SQLite
import Store
import StoreConformance
import Testing
import Workflow

@testable import SQLiteStore

/// Backups, and stores made of them.
@Suite struct CopyTests {
  private let place: TemporaryStore
  private let store: SQLiteStore
  private var copy: String { place.folder + "/copy" }
  private var restored: String { place.folder + "/restored" }

  init() throws {
    place = try TemporaryStore()
    store = try place.make()
    for var history in History.all { try store.put(&history) }
    _ = try store.write {
      try $0.log(
        Access(actor: "ann", via: "uid 1000", act: Access.Act.refused, request: nil, at: Sample.start, detail: nil))
    }
  }

  private func restore(_ path: String? = nil) throws -> StoreExtent {
    try SQLiteStore.restore(from: path ?? copy, to: restored, options: .seeded())
  }

  /// Whether there is something at a path, were it a link that leads nowhere.
  private func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private var names: [String] { place.contents.keys.sorted() }

  private func contents(_ store: SQLiteStore) throws -> [JournalRecord] {
    try store.read { try $0.journal(from: 1, limit: .max) }
  }

  @Test(
    "a backup is one file of its owner's, and a store made of it holds what was written by then, and can be written")
  func round() throws {
    let extent = try store.backUp(to: copy)
    #expect(names == ["copy", "store", "store-wal", "store.head", "store.lock"])
    var status = stat()
    #expect(lstat(copy, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(try store.read { try $0.head() } == extent.head)
    #expect(extent.accessHead?.seq == 1)
    let written = try contents(store)
    var later = History(9)
    later.add("raise", "draft")
    try store.put(&later)

    #expect(try restore() == extent)
    let other = try SQLiteStore(restored, options: .seeded())
    #expect(try contents(other) == written)
    #expect(other.identity == store.identity)
    var history = History(10)
    history.add("raise", "draft")
    try other.put(&history)
    #expect(try other.survey().head.seq == extent.head.seq + 1)
    // To restore it has left nothing beside the backup, and not changed it.
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy"])
    #expect(try SQLiteStore.restore(from: copy, to: place.folder + "/again", options: .seeded()) == extent)
  }

  @Test(
    "nothing is ever written over: a file, a folder, a link that leads nowhere", arguments: ["file", "folder", "link"])
  func taken(_ kind: String) throws {
    try store.backUp(to: copy)
    switch kind {
    case "file": try TemporaryStore.write([1, 2, 3], to: restored)
    case "folder": mkdir(restored, 0o700)
    default: symlink("/nowhere", restored)
    }
    #expect(throws: StoreFault.exists(path: restored)) { try restore() }
    #expect(throws: StoreFault.exists(path: restored)) { try store.backUp(to: restored) }
    #expect(isThere(restored))
    #expect(kind != "file" || TemporaryStore.bytes(of: restored) == [1, 2, 3])
    #expect(throws: StoreFault.exists(path: place.path)) { try store.backUp(to: place.path) }
    #expect(try store.survey().head.seq > 0)
  }

  @Test("a log of another store is not taken for the new one's", arguments: ["-wal", "-journal", "-shm"])
  func leftover(_ suffix: String) throws {
    try store.backUp(to: copy)
    try TemporaryStore.write([0], to: restored + suffix)
    #expect(throws: StoreFault.leftover(path: restored + suffix)) { try restore() }
    #expect(throws: StoreFault.leftover(path: restored + suffix)) { try store.backUp(to: restored) }
    #expect(!isThere(restored))
  }

  @Test("a restore or a backup that fails leaves nothing, not even a lock")
  func nothingLeft() throws {
    try store.backUp(to: copy)
    try TemporaryStore.write(Array(TemporaryStore.bytes(of: copy).prefix(20_000)), to: copy)
    #expect(throws: StoreFault.truncated(path: copy)) { try restore() }
    try TemporaryStore.write([0], to: restored + "-wal")
    #expect(throws: StoreFault.leftover(path: restored + "-wal")) { try restore() }
    #expect(throws: StoreFault.leftover(path: restored + "-wal")) { try store.backUp(to: restored) }
    #expect(names.filter { $0.hasPrefix("restored") } == ["restored-wal"])
  }

  @Test("a folder that others can write to gets no backup, and none is taken from it; one they can look into does")
  func insecure() throws {
    let open = place.folder + "/open"
    mkdir(open, 0o755)
    try store.backUp(to: open + "/copy")
    chmod(open, 0o775)
    #expect(throws: StoreFault.insecure(path: open, .writable(0o775))) { try store.backUp(to: open + "/other") }
    #expect(throws: StoreFault.insecure(path: open, .writable(0o775))) { try restore(open + "/copy") }
    chmod(open, 0o755)
    chmod(open + "/copy", 0o640)
    #expect(throws: StoreFault.insecure(path: open + "/copy", .mode(0o640))) { try restore(open + "/copy") }
    #expect(!isThere(restored))
  }

  @Test("what an interrupted backup left is cleared away by the next")
  func interrupted() throws {
    try interrupt()
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy.lock", "copy.new", "copy.new-journal", "copy.new-wal"])
    try store.backUp(to: copy)
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy"])
    _ = try restore()
  }

  @Test("a file that has taken the name of an interrupted backup's draft is left alone")
  func impostor() throws {
    try interrupt()
    unlink(copy + ".new")
    for suffix in ["-journal", "-wal"] { unlink(copy + ".new" + suffix) }
    try TemporaryStore.write([1, 2, 3], to: copy + ".new")
    try store.backUp(to: copy)
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy", "copy.new"])
    #expect(TemporaryStore.bytes(of: copy + ".new") == [1, 2, 3])
  }

  @Test("a lock that holds something else is no lock: it is neither used nor taken away")
  func foreignLock() throws {
    try TemporaryStore.write([1, 2, 3], to: copy + ".lock")
    #expect(throws: StoreFault.insecure(path: copy + ".lock", .kind)) { try store.backUp(to: copy) }
    #expect(TemporaryStore.bytes(of: copy + ".lock") == [1, 2, 3])
    #expect(names.filter { $0.hasPrefix("copy") } == ["copy.lock"])
  }

  /// What a backup leaves that is killed half-way.
  private func interrupt() throws {
    let place = StoreFile(path: copy, owner: geteuid())
    let lock = try FileLock(place.lockPath)
    try lock.withLock(timeout: .zero) {
      let draft = try StoreDraft(for: place, noting: lock)
      for suffix in ["", "-journal", "-wal"] { try TemporaryStore.write([1], to: draft.file.path + suffix) }
    }
  }

  /// Ways in which somebody who may write the file can spoil it, and what is said of it then.
  static let damages: [(String, String)] = [
    ("DROP TRIGGER event_is_append_only_update; UPDATE event SET actor = 'eve' WHERE seq = 3", "journal entry 3"),
    (
      "DROP TRIGGER event_is_append_only_update; UPDATE event SET payload = CAST('{}' AS BLOB) WHERE seq = 4",
      "the payload of journal entry 4"
    ),
    ("DROP TRIGGER event_is_append_only_delete; DELETE FROM event WHERE seq = 5", "journal entry 5 is not there"),
    ("DROP TRIGGER access_is_append_only_update; UPDATE access SET actor = 'eve'", "line 1 of the access log"),
  ]

  @Test(
    "a damaged store gives no backup, and a damaged backup no store; the first bad entry is named", arguments: damages)
  func damaged(_ sql: String, _ words: String) throws {
    let whole = try store.backUp(to: copy)
    for (path, isBackup) in [(copy, true), (place.path, false)] {
      do {
        let connection = try Connection(path, .readWrite)
        try connection.apply(.foreignKeys(false))
        try connection.execute(sql)
        _ = try connection.checkpoint(.truncate)
      }
      let fault = try #require(throws: StoreFault.self) {
        try isBackup ? restore() : store.backUp(to: restored)
      }
      guard case .corrupt(let said, let detail) = fault else {
        Issue.record("it says \(fault)")
        continue
      }
      #expect(detail.contains(words), "\(detail)")
      #expect(said == path)
      #expect(!isThere(restored) && !isThere(restored + ".new"))
    }
    #expect(whole.head.seq > 5)
  }

  @Test("what is no backup of a store that this program knows makes no store")
  func unknown() throws {
    try store.backUp(to: copy)
    let bytes = TemporaryStore.bytes(of: copy)
    func refused(_ bytes: [UInt8]) throws -> StoreFault {
      try TemporaryStore.write(bytes, to: copy)
      return try #require(throws: StoreFault.self) { try restore() }
    }
    #expect(try refused([]) == .empty(path: copy))
    #expect(try refused(Array("no database at all".utf8)) == .notAStore(path: copy))
    #expect(try refused(Array(bytes.prefix(bytes.count / 2))) == .truncated(path: copy))
    var newer = bytes
    newer[63] = 5
    #expect(try refused(newer) == .newerSchema(path: copy, found: 5, known: 4))
    var foreign = bytes
    foreign[71] = 0
    guard case .foreign(copy, _) = try refused(foreign) else {
      Issue.record("a foreign database was not told")
      return
    }
    #expect(throws: StoreFault.missing(path: place.folder + "/none")) { try restore(place.folder + "/none") }
    #expect(!isThere(restored))
    try TemporaryStore.write(bytes, to: copy)
    _ = try restore()
  }

  @Test("a store in use is no backup: part of it is in its log")
  func inUse() throws {
    #expect(throws: StoreFault.inUse(path: place.path)) { try restore(place.path) }
    #expect(!isThere(restored))
  }

  @Test("the folder of a backup is made, its owner's only; those above it are not")
  func folders() throws {
    let below = place.folder + "/one/two/copy"
    #expect(throws: StoreFault.self) { try store.backUp(to: below) }
    #expect(!isThere(place.folder + "/one"))
    try store.backUp(to: place.folder + "/one/copy")
    var status = stat()
    #expect(stat(place.folder + "/one", &status) == 0 && status.st_mode & 0o777 == 0o700)
  }

  @Test("a backup after an erasure holds nothing of what was erased")
  func erasure() throws {
    let secret = "Zweiundvierzig"
    var history = History(20)
    history.add("raise", "draft") { $0.fields = ["title": .text(secret)] }
    try store.put(&history)
    try store.backUp(to: copy)
    #expect(holds(TemporaryStore.bytes(of: copy), secret))
    history.add("erase", "erased", erases: true)
    try store.put(&history)
    try store.backUp(to: restored)
    #expect(!holds(TemporaryStore.bytes(of: restored), secret))
  }

  private func holds(_ bytes: [UInt8], _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    return bytes.indices.dropLast(wanted.count - 1).contains {
      bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted)
    }
  }

  @Test("the condition of a store says what its promises rest on")
  func condition() throws {
    let condition = try store.condition()
    #expect(condition.settings.allSatisfy { $0.wanted == $0.found })
    #expect(
      condition.settings.map(\.name) == [
        "journal_mode", "trusted_schema", "application_id", "user_version", "synchronous", "foreign_keys",
        "secure_delete", "wal_autocheckpoint",
      ])
    #expect(condition.free > 0 && condition.size > 0 && condition.logSize > 0)
    let notices = try store.read { transaction in
      try History.all.flatMap { try transaction.notices(of: $0.reference) }.filter { $0.status == .pending }
    }
    #expect(notices.count > 5)
    #expect(
      condition.notices
        == StoreCondition.Notices(pending: notices.count, oldest: notices.map(\.created).min(), failed: 0))
    try store.connection.execute("PRAGMA synchronous = 1")
    #expect(try store.condition().settings.filter { $0.wanted != $0.found }.map(\.name) == ["synchronous"])
    let reader = try SQLiteStore(place.path, .readOnly, options: .seeded())
    #expect(try reader.condition().settings.count == 4)
  }
}
