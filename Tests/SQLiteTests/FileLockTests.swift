import Glibc
import Testing

@testable import SQLite

@Suite("The lock between processes")
struct FileLockTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.file("lock")
  }

  @Test("one holds it, the other waits its time and is told")
  func contention() throws {
    let (first, second) = (try FileLock(path), try FileLock(path))
    #expect(try first.tryLock())
    #expect(try !second.tryLock())
    #expect(first.isHeld)
    #expect(!second.isHeld)
    let start = ContinuousClock.now
    #expect(throws: FileLockFault.timedOut(path: path, after: .milliseconds(60))) {
      try second.lock(timeout: .milliseconds(60))
    }
    #expect(ContinuousClock.now - start >= .milliseconds(60))
    first.unlock()
    #expect(try second.tryLock())
    #expect(try !first.tryLock())
  }

  @Test("whoever lets go knows whether somebody waits, and lets them go first")
  func givesWay() throws {
    let (one, other) = (try FileLock(path), try FileLock(path))
    #expect(!one.giveWay())
    other.say(isWaiting: true)
    // Longer than anybody who waits sleeps between two attempts.
    let start = ContinuousClock.now
    #expect(one.giveWay())
    #expect(ContinuousClock.now - start > .milliseconds(5))
    #expect(!other.giveWay(), "nobody waits for oneself")
    other.say(isWaiting: false)
    #expect(!one.giveWay())
    // Whoever has waited in vain waits no longer.
    #expect(try one.tryLock())
    #expect(throws: FileLockFault.self) { try other.lock(timeout: .milliseconds(20)) }
    one.unlock()
    #expect(!one.giveWay())
  }

  @Test("it goes when the one who holds it goes")
  func releasedAtEnd() throws {
    var first: FileLock? = try FileLock(path)
    #expect(try first?.tryLock() == true)
    let second = try FileLock(path)
    #expect(try !second.tryLock())
    first = nil
    #expect(try second.tryLock())
  }

  @Test("who waits gets it when it comes free")
  func waits() async throws {
    let path = path
    let first = try FileLock(path)
    #expect(try first.tryLock())
    let (asked, continuation) = AsyncStream<Void>.makeStream()
    let waiter = Task.detached {
      let second = try FileLock(path)
      let hadToWait = try !second.tryLock()
      continuation.finish()
      try second.lock(timeout: .seconds(30))
      return (hadToWait, second.isHeld)
    }
    for await _ in asked {}
    first.unlock()
    let (hadToWait, isHeld) = try await waiter.value
    #expect(hadToWait)
    #expect(isHeld)
  }

  @Test("it is held as long as the body lasts, and released when it throws")
  func scoped() throws {
    struct Thrown: Error {}
    let (first, second) = (try FileLock(path), try FileLock(path))
    let inside = try first.withLock(timeout: .zero) { try second.tryLock() }
    #expect(!inside)
    #expect(throws: Thrown.self) { try first.withLock(timeout: .zero) { throw Thrown() } }
    #expect(try second.tryLock())
  }

  @Test("its file is for the owner only")
  func mode() throws {
    _ = try FileLock(path)
    #expect(try scratch.mode(of: "lock") == 0o600)
  }

  @Test("a link, a pipe, a folder in its place are refused, and nothing is made behind them")
  func planted() throws {
    try scratch.link("link", to: scratch.file("target"))
    #expect(throws: FileLockFault.cannotOpen(path: scratch.file("link"), systemError: ELOOP)) {
      try FileLock(scratch.file("link"))
    }
    #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
    #expect(throws: FileLockFault.notAFile(path: scratch.file("pipe"))) { try FileLock(scratch.file("pipe")) }
    #expect(throws: FileLockFault.notAFile(path: scratch.path)) { try FileLock(scratch.path) }
    #expect(scratch.names() == ["link", "pipe"])
  }

  @Test("a lock whose file was deleted or replaced is not taken")
  func replaced() throws {
    let lock = try FileLock(path)
    unlink(path)
    #expect(throws: FileLockFault.replaced(path: path)) { try lock.tryLock() }
    try scratch.write([], to: "lock")
    #expect(throws: FileLockFault.replaced(path: path)) { try lock.tryLock() }
    #expect(!lock.isHeld)
    #expect(try FileLock(path).tryLock())
  }

  @Test(
    "each fault says in one line what happened and where",
    arguments: [
      (.cannotOpen(path: "/a", systemError: ELOOP), "the lock /a is a symbolic link, which is refused"),
      (.cannotOpen(path: "/a", systemError: EACCES), "cannot open the lock /a: Permission denied"),
      (.notAFile(path: "/a"), "the lock /a is not a regular file"),
      (.cannotLock(path: "/a", systemError: ENOLCK), "cannot lock /a: No locks available"),
      (.replaced(path: "/a"), "the lock /a was deleted or replaced while it was open"),
      (.timedOut(path: "/a", after: .seconds(5)), "somebody else held the lock /a for 5.0 seconds"),
    ] as [(FileLockFault, String)])
  func words(fault: FileLockFault, words: String) {
    #expect(fault.description == words)
  }
}

@Suite("What a lock's file may hold")
struct LockFileTests {
  private let scratch: Scratch
  private let path: String

  init() throws {
    scratch = try Scratch()
    path = scratch.file("lock")
  }

  private func put(_ text: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    write(file, text, text.utf8.count)
    close(file)
  }

  @Test("a note is there for the next, and is gone when it is taken away")
  func note() throws {
    let lock = try FileLock(path)
    #expect(lock.note == nil)
    try lock.withLock(timeout: .zero) {
      try lock.leave(note: "a long draft of something")
      try lock.leave(note: "draft")
    }
    #expect(try FileLock(path).note == "draft")
    try lock.withLock(timeout: .zero) { try lock.leave(note: nil) }
    #expect(try FileLock(path).note == nil)
  }

  @Test("a file that holds anything else is no lock", arguments: ["x", "SQLite format 3", "lock", "locks: ", "\n"])
  func other(_ text: String) throws {
    put(text)
    if "lock: ".hasPrefix(text) {
      // Cut off while it was written.
      #expect(try FileLock(path).note == nil)
    } else {
      #expect(throws: FileLockFault.notALock(path: path)) { try FileLock(path) }
    }
  }

  @Test("a file with another name is no lock")
  func linked() throws {
    put("")
    link(path, scratch.file("other"))
    #expect(throws: FileLockFault.linked(path: path)) { try FileLock(path) }
  }
}
