import Tasking
import TaskingAPI
import Testing
import Workflow

@testable import TaskingCLI
@testable import TaskingMachine

@Suite("Arguments are a reference and fields")
struct GivenTests {
  private static func read(_ words: [String]) throws(TaskingError) -> Given {
    var reader = EntryReader(
      input: { () throws(TaskingError) in "from input\n" },
      file: { path throws(TaskingError) in
        guard path == "f" else { throw TaskingError(.malformed, "cannot read '\(path)'") }
        return "first\nsecond\n\n"
      })
    return try Given(words, reader: &reader)
  }

  @Test(
    "A field is a key and a value, wherever the value comes from",
    arguments: [
      ("title=Visitors", "title", "Visitors"), ("title=", "title", ""), ("title=a=b", "title", "a=b"),
      ("title=-5", "title", "-5"), ("title=--", "title", "--"), ("subjects.1.number=A1", "subjects.1.number", "A1"),
      ("grounds=-", "grounds", "from input"), ("grounds=@f", "grounds", "first\nsecond"),
      ("handle==@home", "handle", "@home"), ("handle===@home", "handle", "=@home"), ("mark==-", "mark", "-"),
      ("sum==1+1", "sum", "=1+1"), ("arrow==->", "arrow", "=->"), ("required_by-=", "required_by", nil as String?),
    ])
  func entries(word: String, key: String, value: String?) throws {
    #expect(try Self.read([word]).entries == [Entry(key: key, value: value)])
  }

  @Test("The reference may stand anywhere among the fields")
  func reference() throws {
    let given = try Self.read(["a=1", "PIO-2026-000418", "b=2"])
    #expect(given.reference == "PIO-2026-000418")
    #expect(given.entries.map(\.key) == ["a", "b"])
  }

  @Test("A reference is a number, or words that end in one", arguments: ["418", "PIO-2026-000418", "pio-2026-000418"])
  func references(word: String) {
    #expect(Given.isReference(word))
  }

  @Test("Anything else is no reference", arguments: ["", "-1", "4a", "PIO-", "PIO--1", "PIO-x", "état-1", "1.5"])
  func noReferences(word: String) {
    #expect(!Given.isReference(word))
  }

  @Test(
    "What is neither is told what it looks like",
    arguments: [
      (["threat"], "'threat' looks like a field without its value", "write threat=…"),
      (["state:queued"], "'state:queued' looks like a filter", "to give a field, write state=queued"),
      (["@f"], "'@f' looks like a file, but no field is said", "write field=@f"),
      (["some words"], "'some words' looks like text without a field", "write field=\"…\", or --reason \"…\""),
      (["?!"], "'?!' is neither a reference nor a field", "write 418, PIO-2026-000418 or field=value"),
      (["418", "419"], "one request at a time: there is 418, and 419 as well", "give one reference"),
      (["=x"], "'=x' has no field before its '='", "write field=value"),
      (["-=x"], "'-=x' has no field before its '='", "write field=value"),
      (
        ["due-=x"], "'due-=x' clears due, so nothing stands behind its '='",
        "write due-= to clear it, or due=… to set it"
      ),
      (
        ["a=-", "b=-"], "standard input is read once, and b asks for it again", "put one of them in a file: b=@file"
      ),
    ])
  func neither(words: [String], message: String, hint: String) {
    #expect(throws: TaskingError(.usage, message, hint: hint)) { () throws(TaskingError) in
      try Self.read(words)
    }
  }

  @Test("A file that cannot be read is named")
  func file() {
    #expect(throws: TaskingError(.malformed, "cannot read '/nowhere/x': No such file or directory")) {
      () throws(TaskingError) in try TextFile.read("/nowhere/x")
    }
    #expect(throws: TaskingError(.malformed, "cannot read '/tmp': Is a directory")) { () throws(TaskingError) in
      try TextFile.read("/tmp")
    }
  }

  @Test("A file must be UTF-8; a byte order mark is not part of it")
  func encoding() throws {
    let host = TestHost()
    defer { host.remove() }
    #expect(try TextFile.read(host.file("bom", [0xEF, 0xBB, 0xBF, 0x61])) == "a")
    let path = host.file("latin1", [0x63, 0x61, 0x66, 0xE9])
    #expect(
      throws: TaskingError(.malformed, "'\(path)' is not text in UTF-8", hint: "convert it: iconv -t UTF-8")
    ) { () throws(TaskingError) in try TextFile.read(path) }
  }

  @Test("A file that is too long is refused")
  func limit() {
    let host = TestHost()
    defer { host.remove() }
    let path = host.file("long", [UInt8](repeating: 0x61, count: (1 << 20) + 1))
    #expect(throws: TaskingError(.malformed, "'\(path)' is longer than 1 MiB")) { () throws(TaskingError) in
      try TextFile.read(path, limit: 1 << 20)
    }
  }
}
