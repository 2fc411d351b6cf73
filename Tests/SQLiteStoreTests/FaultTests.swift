import Glibc
import SQLite
import Store
import StoreConformance
import Testing
import Workflow

@testable import SQLiteStore

/// The disk, the lock and the permissions: refused clearly, and in order again afterwards.
@Suite struct FaultTests {
  @Test("a full disk is said, nothing of the write is kept, and with room it works again")
  func full() throws {
    let place = try TemporaryStore()
    let store = try place.make()
    let pages = try store.connection.number(of: .pageCount)
    try store.connection.execute("PRAGMA max_page_count = \(pages)")
    let before = try store.read { try $0.head() }
    let long = String(repeating: "x", count: 100_000)
    var history = History(1)
    history.add("raise", "draft") { $0.fields = ["title": .text(long)] }
    var again = history
    #expect(throws: StoreFault.full(path: place.path)) { try store.put(&history) }
    #expect(try store.read { try $0.head() } == before)
    try store.connection.execute("PRAGMA max_page_count = 1073741823")
    try store.put(&again)
    #expect(try store.verified().events == 3)
  }

  @Test("a disk that failed to sync leaves it open whether the write is there, and full or failing before it does not")
  func syncing() {
    func fault(_ code: Int32, _ reason: Int32 = 0) -> StoreFault {
      StoreFault(
        SQLiteFault(extendedCode: code, message: "disk I/O error", systemError: reason), path: "/s", waited: 0)
    }
    // SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC; then SQLITE_IOERR_WRITE and SQLITE_FULL.
    for code in [1_034, 1_290] as [Int32] {
      for reason in [0, EIO, ENOSPC] {
        guard case .uncertain("/s", _) = fault(code, reason) else {
          Issue.record("\(code): \(fault(code, reason))")
          continue
        }
      }
    }
    #expect(fault(778) == .io(path: "/s", detail: "disk I/O error (SQLite 778)"))
    // SQLITE_IOERR_WRITE, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_SHMSIZE and SQLITE_CANTOPEN.
    for code in [778, 1_546, 4_874, 14] as [Int32] {
      for reason in [ENOSPC, EDQUOT] { #expect(fault(code, reason) == .full(path: "/s")) }
      #expect(fault(code, EFBIG) == .tooLong(path: "/s"))
    }
    #expect(fault(13) == .full(path: "/s"))
  }

  @Test("a store whose log cannot be opened is not said to be missing, and one that is missing is")
  func cannotOpen() throws {
    let place = try TemporaryStore()
    try place.make()
    let fault = SQLiteFault(extendedCode: 14, message: "unable to open database file", systemError: ENOENT)
    func said(_ path: String) -> StoreFault {
      SQLiteStore.fault(fault, file: StoreFile(path: path, owner: geteuid()), options: .seeded())
    }
    #expect(said(place.path) == .io(path: place.path, detail: "unable to open database file"))
    #expect(said(place.path + "-none") == .missing(path: place.path + "-none"))
  }

  @Test("a store whose schema has another column is damaged, not out of reach")
  func schema() throws {
    let place = try TemporaryStore()
    try place.make()
    try place.tamper("ALTER TABLE source RENAME COLUMN activated_seq TO acti6ated_seq")
    let store = try place.reopen()
    #expect(throws: StoreFault.corrupt(path: place.path, detail: "no such column: activated_seq")) {
      try store.read { try $0.sources(texts: false) }
    }
  }

  @Test("whoever keeps writers waiting is named, and stopped or not")
  func holder() throws {
    let place = try TemporaryStore()
    let store = try place.make()
    #expect(try store.condition().writer == nil)
    let holder = try FileLock(place.path + ".lock")
    try holder.lock(timeout: .zero)
    guard case .seen(getpid(), _, _, isStopped: false, seconds: 2) = try store.condition().writer else {
      Issue.record("\(String(describing: try store.condition().writer))")
      return
    }
    holder.unlock()
    #expect(try store.condition().writer == nil)
    #expect(try SQLiteStore(place.path, .readOnly).condition().writer == nil)
  }

  @Test("a writer waits its time for the lock, then says so; a reader does not wait")
  func busy() throws {
    let place = try TemporaryStore()
    try place.make()
    var options = SQLiteStore.Options.seeded()
    options.lockTimeout = .seconds(1)
    let store = try SQLiteStore(place.path, options: options)
    let holder = try FileLock(place.path + ".lock")
    try holder.lock(timeout: .zero)
    #expect(throws: StoreFault.busy(path: place.path, seconds: 1)) { try store.write { _ in } }
    #expect(try store.read { try $0.head() }?.seq == 2)
    holder.unlock()
    try store.write { _ in }
  }

  @Test("somebody who writes without the lock is waited for as well")
  func rogue() throws {
    let place = try TemporaryStore()
    try place.make()
    var options = SQLiteStore.Options.seeded()
    options.engineTimeout = .milliseconds(20)
    let store = try SQLiteStore(place.path, options: options)
    let rogue = try Connection(place.path, .readWrite)
    try rogue.execute("BEGIN IMMEDIATE")
    #expect(throws: StoreFault.busy(path: place.path, seconds: 0)) { try store.write { _ in } }
    try rogue.execute("ROLLBACK")
    try store.write { _ in }
  }

  @Test("to look changes no byte of the store, and to write is refused")
  func readOnly() throws {
    let place = try TemporaryStore()
    var history = History.all[1]
    try place.make().put(&history)
    let before = place.contents
    do {
      let store = try SQLiteStore(place.path, .readOnly)
      #expect(try store.read { try $0.request("S-2026-2") }?.version == 3)
      #expect(throws: StoreFault.readOnly(path: place.path)) { try store.write { _ in } }
    }
    #expect(place.contents == before)
  }

  @Test(
    "a store whose file, or folder, may not be written is said to be so",
    arguments: [
      (0o400, 0o700), (0o600, 0o500),
    ] as [(mode_t, mode_t)])
  func unwritable(_ modes: (file: mode_t, folder: mode_t)) throws {
    let place = try TemporaryStore()
    try place.make()
    for suffix in ["-wal", "-shm", ".lock"] { unlink(place.path + suffix) }
    chmod(place.path, modes.file)
    chmod(place.folder, modes.folder)
    try Unprivileged.run(owning: [place.path, place.folder]) { owner in
      var options = SQLiteStore.Options.seeded()
      options.owner = owner
      #expect(throws: StoreFault.readOnly(path: place.path)) { try SQLiteStore(place.path, options: options) }
    }
  }

  @Test("the log is emptied when it has grown long")
  func checkpoint() throws {
    let place = try TemporaryStore()
    try place.make()
    var options = SQLiteStore.Options.seeded()
    options.longestLog = 100_000
    let store = try SQLiteStore(place.path, options: options)
    for number in 1...20 {
      var history = History(number)
      history.add("raise", "draft")
      try store.put(&history)
      #expect(store.file.logSize <= options.longestLog)
    }
    #expect(try store.connection.value(of: .busyTimeout) == .integer(5_000))
    #expect(try store.verified().events == 22)
  }

  @Test("of many that write the same version at once one wins, each time")
  func race() async throws {
    let place = try TemporaryStore()
    try place.make()
    let path = place.path
    let wins = try await withThrowingTaskGroup(of: Int.self) { group in
      for writer in 1...4 {
        group.addTask {
          let store = try SQLiteStore(path, options: .seeded(UInt64(writer)))
          var wins = 0
          for number in 1...25 {
            var history = History(number)
            history.add("raise", "draft", by: .person("w\(writer)"))
            do {
              try store.put(&history)
              wins += 1
            } catch StoreFault.conflict(let request, 1, 1) where request == history.reference {}
          }
          return wins
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(wins == 25)
    #expect(try SQLiteStore(path).verified().events == 27)
    withExtendedLifetime(place) {}
  }
}

/// Somebody whom mode bits stop.
enum Unprivileged {
  private typealias SetFileSystemUser = @convention(c) (UInt32) -> Int32

  /// Runs `body` with the rights of `nobody` on files, when root runs the tests; that is for this thread alone.
  static func run(owning paths: [String], _ body: (UInt32) throws -> Void) throws {
    guard geteuid() == 0 else { return try body(geteuid()) }
    let nobody: UInt32 = 65_534
    for path in paths { try #require(chown(path, nobody, nobody) == 0) }
    // The Glibc module does not show setfsuid(2), which drops root's rights on files as well.
    let symbol = try #require(dlsym(nil, "setfsuid"))
    let become = unsafeBitCast(symbol, to: SetFileSystemUser.self)
    _ = become(nobody)
    defer { _ = become(0) }
    try #require(become(nobody) == Int32(nobody))
    try body(nobody)
  }
}
