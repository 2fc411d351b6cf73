import Glibc
import SQLite
import Testing

@Suite("Who holds the lock between processes")
struct LockHolderTests {
  private static let locks = """
    1: FLOCK  ADVISORY  WRITE 4711 fe:00:131077 0 EOF
    2: -> FLOCK  ADVISORY  WRITE 4712 fe:00:131078 0 EOF
    3: POSIX  ADVISORY  WRITE 4713 fe:00:131078 128 128
    4: FLOCK  ADVISORY  READ 4714 fe:00:131078 0 EOF
    5: FLOCK  ADVISORY  WRITE 0 fe:00:131079 0 EOF
    a line of words
    """

  @Test(
    "the process is found by its file, and not one that waits, shares, locks in another way or cannot be seen",
    arguments: [(131_077, 4_711), (131_078, nil), (131_079, nil), (7, nil)] as [(UInt64, Int32?)])
  func table(inode: UInt64, process: Int32?) {
    #expect(LockHolder.process(locking: inode, in: Self.locks) == process)
  }

  private static func status(_ name: String, _ state: String) -> String {
    "4711 (\(name)) \(state) 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 12300 20 21"
  }

  @Test("what a process is and does is read, whatever its name", arguments: ["tasking", "a (b) c", "x) T 1 2"])
  func process(name: String) throws {
    let running = try #require(
      LockHolder(status: Self.status(name, "S"), uptime: "200.55 99.00\n", ticks: 100))
    #expect(running.process == 4_711 && running.name == name && running.age == 77 && !running.isStopped)
    for state in ["T", "t"] {
      #expect(LockHolder(status: Self.status(name, state), uptime: "200.55 99.00", ticks: 100)?.isStopped == true)
    }
  }

  @Test(
    "what is not to be understood says nothing", arguments: ["", "4711 (tasking)", "x (tasking) S 1 2", ") 4711 ("])
  func unknown(status: String) {
    #expect(LockHolder(status: status, uptime: "1.0 1.0", ticks: 100) == nil)
  }

  @Test("a lock that is held here names this process, a free one nobody")
  func here() throws {
    let scratch = try Scratch()
    let lock = try FileLock(scratch.file("lock"))
    #expect(lock.holder == nil)
    try lock.lock(timeout: .zero)
    let holder = try #require(lock.holder)
    #expect(holder.process == getpid() && !holder.isStopped && holder.age >= 0)
    lock.unlock()
    #expect(lock.holder == nil)
  }
}
