import Testing
import WorkflowFile

@Suite("YAML with marks")
struct YAMLTreeTests {
  @Test("every key and value knows its line and column")
  func marks() throws {
    let root = try #require(YAMLTree("a: 1\nlist:\n  - é: { b: 'x' }\n  - \"y\"\n").root)
    let entries = try #require(root.entries)
    #expect(entries.map(\.key) == ["a", "list"])
    #expect(entries.map(\.mark) == [Mark(line: 1, column: 1), Mark(line: 2, column: 1)])
    #expect(entries[0].value.mark == Mark(line: 1, column: 4))
    let elements = try #require(entries[1].value.elements)
    #expect(elements.map(\.mark) == [Mark(line: 3, column: 5), Mark(line: 4, column: 5)])
    let inner = try #require(elements[0].entries?.first?.value)
    #expect(inner.mark == Mark(line: 3, column: 8))
    #expect(inner.entries?.first?.value.mark == Mark(line: 3, column: 13))
  }

  @Test(
    "only a plain true or false is a bool, as in YAML 1.2",
    arguments: [
      ("true", true), ("false", false), ("yes", nil), ("no", nil), ("on", nil), ("off", nil), ("True", nil),
      ("'true'", nil), ("\"false\"", nil),
    ] as [(String, Bool?)])
  func flags(_ text: String, _ flag: Bool?) {
    #expect(YAMLTree(text).root?.flag == flag)
  }

  @Test(
    "a plain null, a tilde or no value is nothing; a quoted one is text",
    arguments: [("~", true), ("null", true), ("a:", true), ("'null'", false), ("''", false), ("nil", false)])
  func nothing(_ text: String, _ isNothing: Bool) throws {
    let root = try #require(YAMLTree(text).root)
    #expect((root.entries?.first?.value ?? root).isNothing == isNothing)
  }

  @Test("a number is plain and decimal")
  func numbers() {
    #expect(YAMLTree("12").root?.number == 12)
    #expect(YAMLTree("-3").root?.number == -3)
    for text in ["'12'", "0x10", "1.5", "1_000", "twelve", "99999999999999999999"] {
      #expect(YAMLTree(text).root?.number == nil, "\(text)")
    }
  }

  @Test(
    "what is not used is refused at its place",
    arguments: [
      ("a: &x 1", "1:4 anchors are not used: '&x'"),
      ("a: *x", "1:4 aliases are not used: '*x'"),
      ("a: !!str 1", "1:4 tags are not used: '!!str'"),
      ("a: !mine 1", "1:4 tags are not used: '!mine'"),
      ("a:\n  <<: { b: 1 }", "2:3 merge keys are not used: '<<'"),
      ("%YAML 1.1\n---\na: 1", "1:1 directives are not used"),
      ("a: 1\n---\nb: 2", "2:1 a second document begins here; a file holds one"),
      ("a: 1\nb: 2\na: 3", "3:1 the key 'a' stands here twice"),
      ("[a]: 1", "1:1 a key must be a word"),
      ("", "1:1 the file is empty"),
      ("# only words\n", "1:1 the file is empty"),
      ("a: [1, 2", "2:1 not YAML: did not find expected ',' or ']' while parsing a flow sequence that begins at 1:4"),
      ("a: 'x", "1:6 not YAML: found unexpected end of stream while scanning a quoted scalar that begins at 1:4"),
      (
        "a: 1\n\tb: 2",
        "2:1 not YAML: found a tab character that violates indentation while scanning a plain scalar that begins at 1:4"
      ),
      ("a: b\u{1}", "1:5 not YAML: control characters are not allowed"),
    ])
  func refused(_ text: String, _ line: String) {
    #expect(YAMLTree(text).faults.map { "\($0.mark) \($0.reason.message)" } == [line])
  }

  @Test("what can be read after a refusal is read, and all of it is told")
  func several() throws {
    let tree = YAMLTree("a: &x 1\nb: *x\nb: 2\n")
    #expect(tree.faults.map(\.mark.line) == [1, 2, 3])
    #expect(try #require(tree.root?.entries).map(\.key) == ["a", "b"])
    #expect(tree.root?.entries?.last?.value.isRefused == true)
  }

  @Test("a mapping of many keys still finds the one that stands twice")
  func manyKeys() {
    let keys = (0..<2_000).map { "k\($0): 1\n" }.joined()
    #expect(YAMLTree(keys).faults == [])
    #expect(
      YAMLTree(keys + "k7: 2\n").faults == [
        YAMLFault(.duplicateKey("k7", first: Mark(line: 8, column: 1)), at: Mark(line: 2_001, column: 1))
      ])
  }

  @Test("the depth, the number of values and the number of faults have bounds")
  func bounds() {
    let nested = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(YAMLTree(nested(32)).faults == [])
    #expect(YAMLTree(nested(33)).faults == [YAMLFault(.tooDeep(limit: 32), at: Mark(line: 1, column: 33))])
    let list = { "[" + String(repeating: "a,\n", count: $0) + "]" }
    let narrow = YAMLTree.Bounds(bytes: 10_000, nodes: 100, width: 1_000)
    #expect(YAMLTree(list(99), bounds: narrow).faults == [])
    #expect(YAMLTree(list(100), bounds: narrow).faults.map(\.reason) == [.tooManyNodes(limit: 100)])
    let anchors = String(repeating: "- &a b\n", count: 60)
    #expect(YAMLTree(anchors).faults.count == 51)
    #expect(YAMLTree(anchors).faults.last?.reason == .tooManyFaults(limit: 50))
    let long = YAMLTree("a: 1\n" + String(repeating: "#", count: 10_000), bounds: narrow)
    #expect(long.faults == [YAMLFault(.tooLong(size: 10_005, limit: 10_000), at: .start)])
  }

  @Test("a list and a mapping have bounds of their own, at the first element beyond which reading ends")
  func width() {
    let bounds = YAMLTree.Bounds(bytes: 10_000, nodes: 1_000, width: 3)
    #expect(YAMLTree("[a, b, c]", bounds: bounds).faults == [])
    #expect(
      YAMLTree("[a, b, c, d]", bounds: bounds).faults == [
        YAMLFault(.tooWide(limit: 3), at: Mark(line: 1, column: 11))
      ])
    #expect(YAMLTree("a: 1\nb: 1\nc: 1\n", bounds: bounds).faults == [])
    #expect(
      YAMLTree("a: 1\nb: 1\nc: 1\nd: 1\n", bounds: bounds).faults == [
        YAMLFault(.tooWide(limit: 3), at: Mark(line: 4, column: 1))
      ])
  }

  @Test(
    "what is too much is told in a sentence with the bound",
    arguments: [
      (
        .tooLong(size: 200_000, limit: 131_072),
        "the file has 200000 bytes: of a file of its kind at most 131072 are read"
      ),
      (.tooDeep(limit: 32), "lists and keys stand more than 32 deep within one another"),
      (.tooManyNodes(limit: 8_000), "the file holds too much: at most 8000 values are read"),
      (.tooWide(limit: 150), "there is too much in one place: at most 150 elements or keys are read"),
      (.tooManyFaults(limit: 50), "more than 50 faults: the rest of the file was not read"),
    ] as [(YAMLFault.Reason, String)])
  func words(_ reason: YAMLFault.Reason, _ sentence: String) {
    #expect(reason.message == sentence)
  }
}
