import Testing
import WorkflowFile

@Suite("Kinds of file")
struct FileKindTests {
  @Test(
    "the first key of a file says what it is, whatever comments and space stand before it",
    arguments: [
      ("workflow: w\n", .workflow), ("calendar: c", .calendar), ("register: r\r\nversion: 1\r\n", .register),
      ("# words: here\n\nrehearsal: 1\n", .cast), ("\r\n \t\ntests: w\n", .scenarios), ("simulate: w", .simulation),
      ("  workflow: inner\nmigrate: w\n", .migration), ("title: t\nworkflow: w\n", nil), ("", nil),
      ("workflows: w", nil), ("retention: r\n", .retention),
      ("# workflow: w", nil), ("---\nworkflow: w\n", nil),
    ] as [(String, FileKind?)])
  func kind(_ text: String, _ kind: FileKind?) {
    #expect(FileKind(of: text) == kind)
  }

  @Test(
    "the first key is told as it is written, a line without a colon whole, at most 256 bytes of it",
    arguments: [
      ("title: t", "title"), ("no key\nworkflow: w", "no key"), (": x", ""), ("\n\n#\n", ""), ("größe: 1", "größe"),
      (String(repeating: "x", count: 5_000), String(repeating: "x", count: 256)),
    ])
  func firstKey(_ text: String, _ key: String) {
    #expect(FileKind.firstKey(of: text) == key)
  }

  @Test("the table of limits in workflows/README.md is the one that is followed", arguments: FileKind.allCases)
  func limits(_ kind: FileKind) throws {
    let bounds = YAMLTree.Bounds(of: kind)
    let row = "| `\(kind.rawValue):` | \(bounds.bytes) | \(bounds.nodes) | \(bounds.width) |"
    #expect(try Shipped.text("README.md").split(separator: "\n").contains { $0 == row })
  }
}
