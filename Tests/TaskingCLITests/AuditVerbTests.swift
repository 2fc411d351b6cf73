import Glibc
import Store
import Tasking
import TaskingAPI
import Testing

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Evidence on the command line")
struct AuditVerbTests {
  private static func rehearsal() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--now", "2026-11-23T09:00:00Z"]) == 0)
    return host
  }

  /// Raises a draft; gives its receipt.
  @discardableResult
  private static func raise(_ host: TestHost) -> String {
    #expect(host.run(["raise", "kind=visitor-check", "--as", "b.hughes", "--format", "json"]) == 0, "\(host.err)")
    return host.out
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    return try TextFile.bytes(of: descriptor, limit: 1 << 24, named: path)
  }

  /// Every byte of the store, and of its log if there is one.
  private static func copy(_ host: TestHost) throws -> [UInt8] {
    let log = host.folder + "/tasking.db-wal"
    return try bytes(host.folder + "/tasking.db") + (access(log, F_OK) == 0 ? bytes(log) : [])
  }

  /// Changes every place where a text stands in the store's file and its log.
  private static func tamper(_ host: TestHost, _ old: String, _ new: String) throws {
    for name in ["tasking.db", "tasking.db-wal"] {
      var bytes = try bytes(host.folder + "/" + name)
      let (old, new) = (Array(old.utf8), Array(new.utf8))
      for place in bytes.indices.dropLast(old.count) where bytes[place...].starts(with: old) {
        bytes.replaceSubrange(place..<place + old.count, with: new)
      }
      _ = host.file(name, bytes)
    }
  }

  @Test("init makes a key that only its owner can read, and the public half that audit key writes")
  func key() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    var status = stat()
    #expect(stat(host.folder + "/tasking.db.key", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600 && status.st_size == 85)
    #expect(host.run(["audit", "key"]) == 0)
    let text = try String(decoding: Self.bytes(host.folder + "/tasking.db.pub"), as: UTF8.self)
    #expect(host.out == text && text.hasPrefix("tasking-public-key ") && text.utf8.count == 84)
    // The key is in no byte of the store.
    let secret = try String(decoding: Self.bytes(host.folder + "/tasking.db.key"), as: UTF8.self).split(separator: " ")[
      1]
    let store = try Self.copy(host)
    #expect(!String(decoding: store, as: UTF8.self).contains(secret.prefix(32)))
    #expect(String(decoding: store, as: UTF8.self).contains(text.split(separator: " ")[1].prefix(32)))
  }

  @Test("an init that fails leaves no key behind, and a key that lies there already is used")
  func failedInit() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(unlink(host.folder + "/tasking.db.key") == 0)
    #expect(host.run(["init", "--rehearsal"]) == 2)
    #expect(access(host.folder + "/tasking.db.key", F_OK) != 0)
    let other = TestHost()
    defer { other.remove() }
    _ = other.file("tasking.db.key", Array("tasking-private-key \(String(repeating: "5a", count: 32))\n".utf8))
    #expect(other.run(["init", "--rehearsal"]) == 0, "\(other.err)")
    #expect(other.run(["audit", "key"]) == 0)
    let key = try #require(AnchorKey(text: "tasking-private-key \(String(repeating: "5a", count: 32))\n"))
    #expect(other.out == key.publicKey.text)
    // The public half is written anew where one lay; nothing else is written over, were it called as a draft is.
    let third = TestHost()
    defer { third.remove() }
    _ = third.file("tasking.db.pub", [0x78])
    #expect(third.run(["init", "--rehearsal"]) == 8)
    #expect(third.err.contains("tasking.db.pub': it holds something else, which would be lost"), "\(third.err)")
    _ = third.file("tasking.db.pub", Array(AnchorKey().publicKey.text.utf8))
    for name in ["tasking.db.pub.new", "tasking.db.key.new"] { _ = third.file(name, [0x78]) }
    #expect(third.run(["init", "--rehearsal"]) == 0, "\(third.err)")
    #expect(third.run(["audit", "key"]) == 0)
    #expect(try third.out == String(decoding: Self.bytes(third.folder + "/tasking.db.pub"), as: UTF8.self))
    for name in ["tasking.db.pub.new", "tasking.db.key.new"] {
      #expect(try Self.bytes(third.folder + "/" + name) == [0x78])
    }
  }

  @Test("a sound store is said to be, with counts, heads and time, and ends with 0")
  func sound() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    Self.raise(host)
    #expect(host.run(["audit", "verify"]) == 0)
    let lines = host.out.split(separator: "\n").map(String.init)
    #expect(
      lines[0] == "sound: 63 journal entries, 0 lines of the access log, 0 lines of the scheduler's log, 1 request, "
        + "17 people, 20 sources, in 0.00 s")
    #expect(lines[1].hasPrefix("journal     63:") && lines[1].count == 12 + 3 + 64)
    #expect(
      lines[2] == "this finds accidents and clumsy edits; what was rewritten with care shows with --receipts FILE")
    #expect(lines[3].hasPrefix("it is said of the REHEARSAL "))
    #expect(
      lines[3].hasSuffix(
        "…, up to journal entry 63 of Mon 23 Nov 09:00, compared with the head kept beside it, of entry 63"))
    #expect(lines[4] == "not covered, so that a change there is not found:")
    #expect(lines.dropFirst(5).count == Uncovered.all.count)
    #expect(host.err == "REHEARSAL: nothing in this store is real\n")
    #expect(host.run(["audit", "verify", "--quiet"]) == 0)
    #expect(host.out.isEmpty)
    #expect(host.run(["audit", "verify", "--format", "json"]) == 0)
    #expect(host.out.contains(#""entries":63,"findings":[],"folded":1,"head":{"hash":""#))
    #expect(host.out.contains(#""sound":true"#))
  }

  @Test("progress is written over itself on a terminal, and leaves nothing behind")
  func progress() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    host.errorsAreSeen = true
    #expect(host.run(["audit", "verify"]) == 0)
    #expect(host.err.hasPrefix("\r\u{1B}[Kverifying the journal 0 %\r\u{1B}[K"))
    #expect(host.err.hasSuffix("\r\u{1B}[KREHEARSAL: nothing in this store is real\n"))
    #expect(host.run(["audit", "verify", "--quiet"]) == 0)
    #expect(!host.err.contains("verifying"))
  }

  @Test("a changed entry ends with 9, names its place, and says what to do; as JSON too")
  func tampered() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    Self.raise(host)
    try Self.tamper(host, "person-added", "person-adder")
    #expect(host.run(["audit", "verify"]) == 9)
    #expect(host.out.hasPrefix("not sound; looked at in 0.00 s\n"))
    #expect(
      host.err.contains("\n  journal entry 22 is not as it was written\n"),
      "\(host.err)")
    #expect(host.err.hasSuffix("hint: keep the file as it is, and restore the last backup beside it\n"))
    #expect(host.run(["audit", "verify", "--format", "json"]) == 9)
    #expect(
      host.out.contains(
        #"{"message":"journal entry 22 is not as it was written","part":"journal","seq":22}]"#))
    #expect(host.out.contains(#""sound":false"#))
    #expect(host.err.contains(#""code":"integrity""#) && host.err.contains(#""exit":9"#))
  }

  @Test("receipts as writes print them agree, and those of a store that was put back do not")
  func receipts() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    let first = Self.raise(host)
    let (database, log) = (
      try Self.bytes(host.folder + "/tasking.db"), try Self.bytes(host.folder + "/tasking.db-wal")
    )
    let file = host.file("receipts.jsonl", Array((first + "\n" + Self.raise(host)).utf8))
    #expect(host.run(["audit", "verify", "--receipts", file]) == 0)
    #expect(host.out.contains("\nreceipts    2 lines agree, none of them signed\n"))
    #expect(host.out.contains(", compared with the head kept beside it, of entry 64, receipts up to entry 64\n"))
    for suffix in ["", "-wal", "-shm"] { unlink(host.folder + "/tasking.db" + suffix) }
    _ = host.file("tasking.db", database)
    _ = host.file("tasking.db-wal", log)
    #expect(host.run(["audit", "verify", "--receipts", file]) == 9)
    #expect(
      host.err.contains(
        "\n  line 3: journal entry 64 is not there, the journal ends at 63: its end was "
          + "cut off, or an older copy was put back\n"), "\(host.err)")
    _ = host.file("receipts.jsonl", Array((first + "nonsense\n").utf8))
    #expect(host.run(["audit", "verify", "--receipts", file]) == 7)
    #expect(host.err.hasPrefix("tasking: \(file):2: error: neither a receipt nor an anchor: no JSON at byte "))
    #expect(host.run(["audit", "verify", "--receipts", host.folder + "/none"]) == 7)
  }

  @Test("an anchor goes to a file and a command, is printed, and is checked by a public key kept elsewhere")
  func anchors() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    Self.raise(host)
    #expect(host.run(["audit", "anchor"]) == 6)
    #expect(host.err.contains("tasking: there is no place for anchors to go to\n"))
    let file = host.folder + "/anchors.jsonl"
    let fed = host.folder + "/fed"
    #expect(
      host.run([
        "audit", "anchor", "--to", "file:\(file)", "--to", "command:/usr/bin/tee \(fed)", "--every", "1",
        "--format", "jsonl",
      ]) == 0, "\(host.err)")
    let anchor = host.out
    #expect(try Self.bytes(file) == Array(anchor.utf8) && Self.bytes(fed) == Array(anchor.utf8))
    Self.raise(host)
    #expect(host.run(["tick"]) == 0)
    #expect(try Self.bytes(file).filter { $0 == 0x0A }.count == 2)
    #expect(host.run(["audit", "verify", "--receipts", file, "--key", host.folder + "/tasking.db.pub"]) == 0)
    #expect(host.out.contains("\nreceipts    2 lines agree, 2 of them signed\n"))
    #expect(
      host.out.contains("anchors and receipts up to entry 64, a public key that was kept elsewhere\n"), "\(host.out)")
    #expect(host.run(["audit", "verify", "--receipts", file, "--key", file]) == 7)
    #expect(host.err.contains("\(file) holds no public key"))
    let other = host.file("other.pub", Array(AnchorKey().publicKey.text.utf8))
    #expect(host.run(["audit", "verify", "--receipts", file, "--key", other]) == 9)
    #expect(host.err.contains("line 1: the anchor of journal entry 63 is not signed by the store's key"))
    #expect(host.run(["audit", "anchor", "--to", "none"]) == 0)
    #expect(host.out == "anchors go nowhere from here on\n")
    #expect(host.run(["audit", "anchor", "--to", "mail:x"]) == 2)
    #expect(host.run(["audit", "anchor", "--every", "0"]) == 2)
  }

  @Test("a place that cannot be reached is said by anchor with 8, and by tick with 0")
  func unreachable() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    let nowhere = "file:\(host.folder)/none/anchors"
    #expect(host.run(["audit", "anchor", "--to", nowhere]) == 8)
    #expect(
      host.err.hasSuffix(
        "tasking: an anchor was not kept: \(nowhere): No such file or directory\nhint: the next tick tries again\n"))
    #expect(host.run(["tick", "--quiet"]) == 0)
    #expect(
      host.err == "tasking: no anchor was kept at \(nowhere): No such file or directory; the next tick tries again\n")
    #expect(host.run(["list", "--as", "k.osei"]) == 0)
    #expect(host.err.contains("no anchor was kept at \(nowhere) since Mon 23 Nov 09:00: No such file"))
  }

  @Test("another key is made, named by the journal, and used from then on; one that others can read is not")
  func renewed() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    let file = host.folder + "/anchors.jsonl"
    #expect(host.run(["audit", "anchor", "--to", "file:\(file)"]) == 0)
    #expect(host.run(["audit", "key"]) == 0)
    let before = host.out
    #expect(host.run(["audit", "key", "--new"]) == 0, "\(host.err)")
    #expect(host.out.hasPrefix("anchors are signed by another key from journal entry 63 on: "))
    #expect(host.run(["audit", "key"]) == 0)
    #expect(host.out != before)
    #expect(host.run(["audit", "anchor"]) == 0, "\(host.err)")
    #expect(host.run(["audit", "verify", "--receipts", file]) == 0, "\(host.err)")
    #expect(access(host.folder + "/tasking.db.key.new", F_OK) != 0)
    #expect(chmod(host.folder + "/tasking.db.key", 0o640) == 0)
    #expect(host.run(["audit", "anchor"]) == 8)
    #expect(host.err.contains("tasking.db.key' is not to be trusted: others than its owner can get at it (mode 640)"))
    #expect(unlink(host.folder + "/tasking.db.key") == 0)
    #expect(host.run(["audit", "key"]) == 3)
    _ = host.file("tasking.db.key", Array("nothing".utf8))
    #expect(host.run(["audit", "key"]) == 7)
  }

  @Test("heads are compared as they were printed, or from the last line of a file")
  func consistent() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    let first = Self.raise(host)
    let file = host.file("receipts.jsonl", Array(Self.raise(host).utf8))
    let json = first.filter { $0 != "\n" }
    #expect(host.run(["audit", "consistent", json, "@" + file]) == 0, "\(host.err)")
    #expect(
      host.out.hasPrefix("consistent: journal entry 64 continues 63, 1 entry further\nit is said of the REHEARSAL "))
    #expect(host.out.hasSuffix("; what is before entry 63 was not looked at\n"))
    #expect(host.run(["audit", "consistent", json, json]) == 0)
    #expect(host.out.hasPrefix("consistent: both are journal entry 63\n"))
    #expect(host.run(["audit", "consistent", "@" + file, json]) == 2)
    #expect(host.run(["audit", "consistent", json, "64:" + String(repeating: "0", count: 64)]) == 9)
    #expect(host.err.contains("tasking: journal entry 64 has another hash than the head that was given\n"))
    #expect(host.run(["audit", "frob"]) == 2)
    #expect(host.err.contains("hint: one of: verify, consistent, anchor, key"))
  }

  @Test("a store on a file system that only lends itself for reading is verified")
  func readOnly() throws {
    let host = Self.rehearsal()
    defer { host.remove() }
    #expect(host.run(["audit", "verify"]) == 0)
    let bytes = try Self.bytes(host.folder + "/tasking.db")
    for suffix in ["-wal", "-shm", ".lock"] { unlink(host.folder + "/tasking.db" + suffix) }
    #expect(chmod(host.folder + "/tasking.db", 0o400) == 0 && chmod(host.folder, 0o500) == 0)
    #expect(host.run(["audit", "verify"]) == 0, "\(host.err)")
    #expect(chmod(host.folder, 0o700) == 0)
    #expect(try Self.bytes(host.folder + "/tasking.db") == bytes)
  }
}
