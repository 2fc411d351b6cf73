import Glibc
import Testing

@testable import TaskingCLI

@Suite("A store that cannot be written")
struct ReadOnlyTests {
  /// How a store is kept from being written.
  enum Way: String, CaseIterable {
    /// One file with nothing beside it, on a disk for reading only.
    case alone
    /// Only the file itself may not be written.
    case file
    /// Nothing can be made beside it.
    case folder
    /// What was written last is in its log.
    case log
  }

  static let looks: [[String]] = [
    ["list"], ["queue"], ["mine"], ["show", "1"], ["history", "1"], ["why", "1"], ["next", "1"], ["inbox"],
    ["inbox", "--all"], ["corrections"], ["help", "take-up"], ["person", "list"], ["workflow", "list"],
    ["workflow", "show"], ["calendar", "show", "england-and-wales"], ["absence", "list"], ["handover", "list"],
    ["staffing"],
    ["prove-quiet", "1", "--from", "2026-11-23T09:00:00Z", "--to", "2026-11-23T09:30:00Z"],
  ]

  private func locked(_ way: Way, at time: String, _ body: (TestHost) throws -> Void) throws {
    let host = TestHost.rehearsal(impact: "critical")
    defer { host.remove() }
    #expect(host.run(["tick", "--quiet", "--now", time]) == 0)
    var folder = host.folder
    var files = ["", "-wal", "-shm", ".lock", ".tick", ".head"].map { "\(folder)/tasking.db\($0)" }
    if way != .log {
      folder = host.folder + "/copy"
      mkdir(folder, 0o700)
      files = [folder + "/tasking.db"]
      #expect(host.run(["backup", "--quiet", files[0]]) == 0, "\(host.err)")
      host.environment["TASKING_STORE"] = files[0]
    }
    if way != .folder { for file in files { chmod(file, 0o400) } }
    if way != .file { chmod(folder, 0o500) }
    defer { chmod(folder, 0o700) }
    try OtherUser.run(owning: files + [host.folder, folder]) { try body(host) }
  }

  @Test("everything can be looked at, and each answer says that it was not logged", arguments: Way.allCases)
  func looking(_ way: Way) throws {
    try locked(way, at: "2026-11-23T09:40:00Z") { host in
      for words in Self.looks {
        #expect(host.run(words + ["--as", "y.tanaka"]) == 0, "\(words): \(host.err)")
        let told = host.err.contains("the store cannot be written here: this was not logged")
        #expect(told, "\(words): \(host.err)")
        #expect(host.err.contains("no notice counts as seen") == (words[0] == "inbox"), "\(words)")
      }
    }
  }

  @Test("what writes is refused with 8, in words, and changes nothing", arguments: Way.allCases)
  func writing(_ way: Way) throws {
    try locked(way, at: "2026-11-23T09:40:00Z") { host in
      for words in [
        ["note", "1", "--reason", "x"], ["take-up", "1"], ["set", "1", "title=Y"], ["tick"],
        ["person", "add", "n.ew", "name=New"], ["list", "--now", "2026-11-23T10:00:00Z"],
      ] {
        #expect(host.run(words + ["--as", "y.tanaka"]) == 8, "\(words): \(host.out) \(host.err)")
        #expect(host.err.contains("cannot be written"), "\(words): \(host.err)")
      }
    }
  }

  @Test("a notice that was only looked at is unseen still", arguments: Way.allCases)
  func unseen(_ way: Way) throws {
    try locked(way, at: "2026-11-26T09:00:00Z") { host in
      #expect(host.run(["inbox", "--keep", "--as", "h.lindqvist"]) == 0)
      let before = host.out
      #expect(before.contains("*"))
      for _ in 1...2 {
        #expect(host.run(["inbox", "--as", "h.lindqvist"]) == 0, "\(host.err)")
        #expect(host.out == before)
      }
    }
  }
}
