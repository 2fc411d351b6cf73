import Glibc
import Store
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

/// What is kept beside a store of how far it went, and what becomes of commands when the store does not go as far.
@Suite("A store of which something was taken away")
struct KeptHeadVerbTests {
  private static func made(_ drafts: Int = 3) -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-23T09:00:00Z"]) == 0)
    for _ in 0..<drafts { #expect(host.run(["raise", "kind=visitor-check", "--as", "b.hughes"]) == 0) }
    return host
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0, "\(path)")
    defer { close(descriptor) }
    return try TextFile.bytes(of: descriptor, limit: 1 << 24, named: path)
  }

  private static func takeLog(_ host: TestHost) {
    for suffix in ["-wal", "-shm"] { unlink(host.folder + "/tasking.db" + suffix) }
  }

  private static let raise = ["raise", "kind=visitor-check", "--as", "b.hughes"]

  @Test("Without its log every command refuses it with 9, and says how far it went and what to do")
  func refused() throws {
    let host = Self.made()
    defer { host.remove() }
    let store = host.folder + "/tasking.db"
    Self.takeLog(host)
    let before = try Self.bytes(store) + Self.bytes(store + ".head")
    let commands = [
      ["list", "--as", "b.hughes"], Self.raise, ["note", "1", "--reason", "A note.", "--as", "b.hughes"], ["tick"],
      ["plan"], ["person", "list", "--as", "b.hughes"], ["backup", host.folder + "/copy"], ["audit", "anchor"],
      ["inbox", "--as", "b.hughes"], ["outbox", "list"], ["show", "1", "--as", "b.hughes"],
      ["list", "--now", "2026-11-24T09:00:00Z", "--as", "b.hughes"], ["prove-quiet", "1", "--from", "09:00"],
      ["workflow", "list", "--as", "b.hughes"], ["upgrade"], ["doctor", "scheduler"],
    ]
    let said =
      "the journal of \(store) ends at entry 62, and \(store).head says that it went to 65: what came after was "
      + "acknowledged, and is gone, as with a write-ahead log that was taken away"
    for words in commands {
      #expect(host.run(words) == 9, "\(words)")
      #expect((host.err + host.out).contains(said), "\(words): \(host.err)\(host.out)")
      #expect((host.err + host.out).contains("tasking audit accept-loss"), "\(words)")
    }
    #expect(host.run(["audit", "verify"]) == 9)
    #expect(host.err.contains("tasking: the store is not what it was: \(said)\n"), "\(host.err)")
    #expect(host.run(["audit", "verify", "--format", "json"]) == 9)
    #expect(host.out.contains(#""part":"head""#))
    #expect(host.run(["doctor"]) == 9)
    #expect(host.out.contains("  error    head        \(said)\n"), "\(host.out)")
    #expect(try Self.bytes(store) + Self.bytes(store + ".head") == before)
  }

  @Test("With its log put back it is as it was")
  func putBack() throws {
    let host = Self.made()
    defer { host.remove() }
    let log = try Self.bytes(host.folder + "/tasking.db-wal")
    Self.takeLog(host)
    #expect(host.run(Self.raise) == 9)
    _ = host.file("tasking.db-wal", log)
    unlink(host.folder + "/tasking.db-shm")
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
    #expect(host.run(Self.raise + ["--format", "ids"]) == 0)
    #expect(host.out == "PIO-2026-000004\n")
  }

  @Test("Accepted, the loss is in the journal, and no number that was given is given again")
  func accepted() throws {
    let host = Self.made()
    defer { host.remove() }
    #expect(host.run(["audit", "accept-loss"]) == 6)
    #expect(host.err.contains("nothing is lacking of what is kept beside"))
    Self.takeLog(host)
    #expect(host.run(["audit", "accept-loss", "--reason", "The disk failed.", "--as", "no.body"]) == 3)
    #expect(host.run(["audit", "accept-loss", "--reason", "The disk failed."]) == 0, "\(host.err)")
    #expect(
      host.out.hasPrefix("journal entry 63 says that the journal had gone to 65 and was found to end at 62\nseq 63"))
    #expect(host.run(Self.raise + ["--format", "ids"]) == 0, "\(host.err)")
    #expect(host.out == "PIO-2026-000004\n")
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
    #expect(host.run(["audit", "accept-loss"]) == 6)
  }

  @Test("An older copy, another store, and a journal written anew are told apart")
  func others() throws {
    let host = Self.made(1)
    defer { host.remove() }
    let store = host.folder + "/tasking.db"
    let (database, log) = (try Self.bytes(store), try Self.bytes(store + "-wal"))
    #expect(host.run(Self.raise) == 0)
    let head = try Self.bytes(store + ".head")
    // The older copy goes on by itself, and so its next entry is another.
    Self.takeLog(host)
    unlink(store + ".head")
    _ = host.file("tasking.db", database)
    _ = host.file("tasking.db-wal", log)
    #expect(host.run(["raise", "kind=visitor-check", "title=Other", "--as", "b.hughes"]) == 0, "\(host.err)")
    _ = host.file("tasking.db.head", head)
    #expect(host.run(["list", "--as", "b.hughes"]) == 9)
    #expect(host.err.contains("journal entry 64 of \(store) is not the one that \(store).head names"), "\(host.err)")
    #expect(host.run(["audit", "verify"]) == 9)
    let other = Self.made(1)
    defer { other.remove() }
    _ = host.file("tasking.db.head", try Self.bytes(other.folder + "/tasking.db.head"))
    #expect(host.run(["list", "--as", "b.hughes"]) == 9)
    #expect(host.err.contains("\(store).head is of another store than \(store)\n"))
    #expect(host.err.contains("take \(store).head away"))
    unlink(store + ".head")
    #expect(host.run(["list", "--as", "b.hughes"]) == 0)
  }

  @Test("A head that is missing, lags behind, or is not whole refuses nothing, and the next write makes it anew")
  func lagging() throws {
    let host = Self.made(1)
    defer { host.remove() }
    let path = host.folder + "/tasking.db.head"
    let early = try Self.bytes(path)
    #expect(early.count == KeptHead.length && KeptHead(line: String(decoding: early, as: UTF8.self))?.number == 1)
    #expect(host.run(Self.raise) == 0)
    let states: [[UInt8]?] = [nil, early, [], Array(early.prefix(100)), early.map { $0 ^ 1 }, early + early]
    for state in states {
      unlink(path)
      if let state { _ = host.file("tasking.db.head", state) }
      #expect(host.run(["list", "--as", "b.hughes"]) == 0, "\(host.err)")
      #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
      #expect(host.run(["doctor"]) == 0)
      #expect(host.run(["note", "1", "--reason", "Another word.", "--as", "b.hughes"]) == 0, "\(host.err)")
      let head = try #require(KeptHead(line: String(decoding: try Self.bytes(path), as: UTF8.self)))
      #expect(head.number == 2 && head.journal.seq > 64)
      var status = stat()
      #expect(lstat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
    #expect(host.run(["doctor"]) == 0)
    #expect(host.out.contains("which is kept beside the store"))
  }

  @Test("A link, a folder or a file that others can read in its place is refused like any file of a store")
  func planted() throws {
    let host = Self.made(1)
    defer { host.remove() }
    let path = host.folder + "/tasking.db.head"
    let target = host.file("target", [1, 2, 3])
    unlink(path)
    #expect(symlink(target, path) == 0)
    #expect(host.run(["list", "--as", "b.hughes"]) == 4)
    #expect(host.run(Self.raise) == 4)
    #expect(try Self.bytes(target) == [1, 2, 3])
    unlink(path)
    #expect(mkdir(path, 0o700) == 0)
    #expect(host.run(["list", "--as", "b.hughes"]) == 4)
    rmdir(path)
    #expect(host.run(Self.raise) == 0)
    #expect(chmod(path, 0o644) == 0)
    #expect(host.run(["list", "--as", "b.hughes"]) == 4)
  }

  @Test("A store that is restored has its own, and says what the one before had that it has not; init writes over none")
  func restored() throws {
    let host = Self.made(1)
    defer { host.remove() }
    let store = host.folder + "/tasking.db"
    #expect(host.run(["backup", host.folder + "/copy", "--quiet"]) == 0)
    #expect(access(host.folder + "/copy.head", F_OK) != 0)
    #expect(host.run(Self.raise) == 0)
    for suffix in ["", "-wal", "-shm"] { unlink(store + suffix) }
    #expect(host.run(["init", "--rehearsal"]) == 2)
    #expect(host.err.contains("\(store).head is there, which belongs to another store"))
    #expect(host.run(["restore", host.folder + "/copy"]) == 0, "\(host.err)")
    #expect(
      host.err.contains("the store that was here had gone to entry 64: what came after 63 is not in it\n"),
      "\(host.err)")
    #expect(host.run(["list", "--as", "b.hughes"]) == 0, "\(host.err)")
    #expect(host.run(Self.raise) == 0)
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
  }
}
