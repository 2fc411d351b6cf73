import Glibc
import TaskingRendering
import Testing

@testable import TaskingCLI

@Suite("Backups on the command line")
struct BackupVerbTests {
  private func made() -> TestHost {
    let host = TestHost()
    #expect(host.run(["init", "--rehearsal", "--quiet", "--now", "2026-11-20T08:00:00Z"]) == 0)
    return host
  }

  @Test("A backup says what it holds, and a store made of it says the same and can be used")
  func round() throws {
    let host = made()
    defer { host.remove() }
    let (copy, other) = (host.folder + "/copy", host.folder + "/new/tasking.db")
    #expect(host.run(["backup", copy]) == 0)
    #expect(host.err == Renderer.rehearsalLine + "\n")
    let lines = host.out.split(separator: "\n").map(String.init)
    #expect(
      lines.first
        == "a backup of \(host.folder)/tasking.db is at \(copy); audit verify finds it sound, the last entry is of 2026-11-20T08:00:00Z"
    )
    let receipt = try #require(lines.dropFirst().first)
    #expect(lines.last?.hasPrefix("it is said of the REHEARSAL ") == true)
    #expect(receipt.hasPrefix("seq ") && receipt.contains("  head "))
    #expect(host.run(["restore", copy, "--store", other]) == 0)
    #expect(host.out.hasPrefix("\(other) is restored from \(copy); audit verify finds it sound"))
    #expect(host.out.contains("\n" + receipt + "\n"))
    #expect(host.run(["list", "--store", other]) == 0)
    #expect(host.run(["raise", "title=New", "--store", other]) == 0)
  }

  @Test("For programs both have every name, and with --quiet nothing is said")
  func forms() {
    let host = made()
    defer { host.remove() }
    #expect(host.run(["backup", host.folder + "/a", "--format", "json"]) == 0)
    #expect(host.out.hasPrefix(#"{"access_head":null,"access_seq":null,"done":"backup","from":""#), "\(host.out)")
    for part in [#""kind":"rehearsal""#, #""last_event":"2026-11-20T08:00:00Z""#, #""rehearsal":true"#, #""seq":"#] {
      #expect(host.out.contains(part), "\(part)")
    }
    #expect(host.run(["backup", host.folder + "/b", "--format", "ids"]) == 0)
    #expect(host.out == host.folder + "/b\n")
    #expect(host.run(["backup", host.folder + "/c", "--quiet"]) == 0)
    #expect(host.out == "" && host.err == "")
  }

  @Test("Neither writes over anything, and what is refused says what to do")
  func refused() {
    let host = made()
    defer { host.remove() }
    let store = host.folder + "/tasking.db"
    let copy = host.folder + "/copy"
    #expect(host.run(["backup", store]) == 2)
    #expect(host.err.hasPrefix("tasking: there is a file at \(store) already\n"))
    #expect(host.run(["backup", copy, "--quiet"]) == 0)
    #expect(host.run(["restore", copy]) == 2)
    #expect(host.run(["restore", host.folder + "/none", "--store", host.folder + "/new"]) == 3)
    #expect(host.run(["restore", host.file("junk", [1, 2, 3]), "--store", host.folder + "/new"]) == 9)
    #expect(host.err.hasPrefix("tasking: \(host.folder)/junk is not a store\n"))
    _ = host.file("new-wal", [1])
    #expect(host.run(["restore", copy, "--store", host.folder + "/new"]) == 2)
    #expect(host.err.hasPrefix("tasking: \(host.folder)/new-wal is there, which belongs to another store\n"))
    #expect(host.run(["backup"]) == 2)
    #expect(host.run(["backup", copy + "2", "--reason", "x"]) == 2)
    chmod(host.folder, 0o755)
    #expect(host.run(["backup", copy + "3"]) == 0)
    chmod(host.folder, 0o775)
    #expect(host.run(["backup", copy + "4"]) == 4)
    #expect(host.err.contains("others than its owner can write to it (mode 775)"))
  }
}
