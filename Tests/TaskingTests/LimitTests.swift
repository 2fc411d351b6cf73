import Glibc
import SQLiteStore
import Store
import Testing

/// Limits that the system puts on a process: told, not a way to die.
@Suite("Limits of the system", .enabled(if: Program.found != nil, "the program is not built"))
struct LimitTests {
  /// What is done, with the status under a limit of the size of files; nil where nothing long is written.
  static let words: [(words: [String], status: Int32)] = [
    (["note", "1", "--as", "y.tanaka", "--reason", "Words."], 8),
    (["raise", "title=V", "--as", "b.hughes"], 8),
    (["person", "set", "k.osei", "limit=1", "--as", Desk.owner], 8),
    (["backup", "DIR/copy"], 8),
    (["init", "--rehearsal", "--store", "DIR/other"], 8),
    (["workflow", "schema", "--output", "DIR/schema.json"], 7),
    (["workflow", "page", "--output", "DIR/page.md"], 7),
  ]

  @Test("a limit on the size of files is told like a full disk, whatever is written, and with none it works again")
  func fileSize() throws {
    let desk = try Desk()
    _ = try desk.raise()
    let program = try #require(Program.found)
    let (folder, store) = (desk.folder.path, desk.folder.store)
    for (words, status) in Self.words {
      let arguments = words.map { $0.replacing("DIR", with: folder) }
      let named =
        arguments.contains("--store") || arguments[0] == "workflow" ? arguments : arguments + ["--store", store]
      let limited = Program(path: "/bin/sh")
      let ended = try Program.end(
        of: limited.start(["-c", "ulimit -c 0; ulimit -f 8; exec \"$@\"", "sh", program.path] + named))
      #expect(ended == status, "\(words)")
      #expect(try program.run(named) == 0, "\(words)")
    }
    #expect(try program.run(["audit", "verify", "--store", store]) == 0)
  }
}
