import CEL
import Testing

@Suite("Bounds")
struct BoundsTests {
  @Test("A source beyond 64 KiB is refused unread")
  func tooLong() {
    #expect(
      outcome(String(repeating: "(", count: 1_000_000))
        == "fault 1:1: the expression has 1000000 bytes; at most 65536 are read")
    #expect(outcome("1" + String(repeating: " ", count: 65_535)) == "int 1")
    #expect(outcome("1" + String(repeating: " ", count: 65_536)).hasPrefix("fault 1:1: the expression has 65537 bytes"))
  }

  @Test("What is refused unread is shown all the same, a little of it")
  func shown() throws {
    // Two bytes a character after one of one byte, so that no round number of bytes is a whole number of characters.
    let source = "a" + String(repeating: "é", count: 500_000)
    let fault = try #require(throws: CELFault.self) { try Program(parsing: source) }
    #expect(
      fault.rendered(in: source)
        == "1:1: the expression has 1000001 bytes; at most 65536 are read\n  a\(String(repeating: "é", count: 159))\n  ^"
    )
  }

  @Test("Nesting beyond a hundred is refused, whatever it is made of")
  func tooDeep() {
    let n = 30_000
    let sources = [
      String(repeating: "(", count: n), String(repeating: "[", count: n), String(repeating: "{1:", count: 20_000),
      String(repeating: "!", count: n) + "true", "-" + String(repeating: "-", count: n) + "x",
      "a" + String(repeating: ".b", count: n),
      "a" + String(repeating: "[0]", count: 20_000), "1" + String(repeating: "+1", count: n),
      "1" + String(repeating: "<1", count: n),
      String(repeating: "a?b:", count: 15_000) + "c", String(repeating: "size(", count: 13_000),
      "a" + String(repeating: ".size()", count: 9_000), "a" + String(repeating: ".map(x,x)", count: 7_000),
      String(repeating: "[1].all(x,", count: 6_500), String(repeating: "has(", count: 15_000),
    ]
    for source in sources {
      #expect(
        outcome(source).hasSuffix("expressions stand more than 100 deep within one another"), "\(source.prefix(20))")
    }
  }

  @Test("What cel-spec asks to be supported is")
  func enough() {
    #expect(outcome(String(repeating: "(", count: 99) + "1" + String(repeating: ")", count: 99)) == "int 1")
    #expect(outcome("1" + String(repeating: " + 1", count: 99)) == "int 100")
    #expect(outcome("true" + String(repeating: " && true", count: 5_000)) == "bool true")
    #expect(outcome("false" + String(repeating: " || false", count: 5_000)) == "bool false")
    #expect(outcome("[" + String(repeating: "1, ", count: 9_999) + "1].size()") == "int 10000")
    #expect(outcome(String(repeating: "[", count: 98) + String(repeating: "]", count: 98)).hasPrefix("list [[["))
  }

  @Test("Checking stays quick where a tree branches at every level")
  func checking() {
    let nested = String(repeating: "(", count: 90) + "true" + String(repeating: " ? true : false)", count: 90)
    #expect(verdict(nested) == "bool")
    let keys = String(repeating: "{", count: 90) + "1" + String(repeating: ": 1}", count: 90)
    #expect(verdict(keys).contains("cannot be the key of a map"))
    #expect(
      verdict("true" + String(repeating: " && has(a.b)", count: 5_000), Environment(variables: ["a": .dyn])) == "bool")
  }

  @Test(
    "Evaluation ends before it has used up time or memory",
    arguments: [
      Row("xs.all(a, xs.all(b, xs.all(c, a == b || c == 1)))", "error: evaluation took more than 100000 steps"),
      Row("xs.map(a, xs).exists(a, a == xs && false)", "error: evaluation took more than 100000 steps"),
      Row("long + long + long", "error: a string grew beyond 1048576 bytes"),
      Row("many + many", "error: a list grew beyond 10000 elements"),
      Row("more.map(x, x)", "error: a list grew beyond 10000 elements"),
      Row("more.filter(x, true)", "error: a list grew beyond 10000 elements"),
      Row("xs.map(x, long + '').size()", "error: evaluation took more than 100000 steps"),
      Row("[" + String(repeating: "1,", count: 10_001) + "]", "error: a list grew beyond 10000 elements"),
      Row("{" + String(repeating: "0:0,", count: 10_001) + "}", "error: a list grew beyond 10000 elements"),
    ])
  func evaluation(row: Row) {
    let bindings = Bindings(variables: [
      "xs": .list([Value](repeating: .int(1), count: 400)), "many": .list([Value](repeating: .int(1), count: 6_000)),
      "more": .list([Value](repeating: .int(1), count: 10_001)),
      "long": .string(String(repeating: "x", count: 500_000)),
    ])
    #expect(outcome(row.source, bindings) == row.expected)
  }

  @Test("Values that share their parts are shown and compared without being unfolded")
  func shared() {
    let doubling = "[[1]]" + String(repeating: ".map(x, [x, x])", count: 40)
    #expect(outcome(doubling).utf8.count < 3_000)
    #expect(outcome("\(doubling) == \(doubling)") == "error: evaluation took more than 100000 steps")
  }
}
