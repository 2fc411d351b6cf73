import Testing

@Suite("Expressions, from outside")
struct RuleEvalTests {
  @Test(
    "each line is answered with a value and its type",
    arguments: [
      (#"{"expr":"1 + 2"}"#, #"{"t":"int","v":"3"}"#),
      (#"{"expr":"null"}"#, #"{"t":"null","v":null}"#),
      (#"{"expr":"1 < 2"}"#, #"{"t":"bool","v":true}"#),
      (#"{"expr":"1.0 / 3.0"}"#, #"{"t":"double","v":0.3333333333333333}"#),
      (#"{"expr":"1.0"}"#, #"{"t":"double","v":1.0}"#),
      (#"{"expr":"-0.0"}"#, #"{"t":"double","v":-0.0}"#),
      (#"{"expr":"1e300 * 10.0"}"#, #"{"t":"double","v":1e+301}"#),
      (#"{"expr":"4.9e-324"}"#, #"{"t":"double","v":5e-324}"#),
      (#"{"expr":"0.0 / 0.0"}"#, #"{"t":"double","v":"NaN"}"#),
      (#"{"expr":"1.0 / 0.0"}"#, #"{"t":"double","v":"Infinity"}"#),
      (#"{"expr":"-1.0 / 0.0"}"#, #"{"t":"double","v":"-Infinity"}"#),
      (#"{"expr":"'a\\n\"\\\\é\\x01'"}"#, #"{"t":"string","v":"a\n\"\\é\u0001"}"#),
      (#"{"expr":"'\\u202e'"}"#, #"{"t":"string","v":"\u202e"}"#),
      (
        #"{"expr":"[1, 'a', []]"}"#,
        #"{"t":"list","v":[{"t":"int","v":"1"},{"t":"string","v":"a"},{"t":"list","v":[]}]}"#
      ),
      (
        #"{"expr":"{1: 'a', true: null}"}"#,
        #"{"t":"map","v":[[{"t":"int","v":"1"},{"t":"string","v":"a"}],[{"t":"bool","v":true},{"t":"null","v":null}]]}"#
      ),
      (#"{"expr":"timestamp('2026-11-20T08:55:00.25Z')"}"#, #"{"t":"timestamp","v":"2026-11-20T08:55:00.25Z"}"#),
      (#"{"expr":"duration('-1h1.5s')"}"#, #"{"t":"duration","v":"-3601.5s"}"#),
      (#"{"expr":"type(1)"}"#, #"{"t":"type","v":"int"}"#),
      (#"{"expr":"type(duration('1s'))"}"#, #"{"t":"type","v":"google.protobuf.Duration"}"#),
      (
        #"{"expr":"timestamp('2026-07-01T12:00:00Z').getHours('Europe/London')"}"#, #"{"t":"int","v":"13"}"#
      ),
    ])
  func values(_ line: String, _ answer: String) {
    #expect(Self.answers(line) == answer + "\n")
  }

  @Test(
    "what is given as a binding comes back as the same value",
    arguments: [
      #"{"t":"null","v":null}"#, #"{"t":"bool","v":false}"#, #"{"t":"int","v":"-9223372036854775808"}"#,
      #"{"t":"double","v":-0.0}"#, #"{"t":"double","v":1.7976931348623157e+308}"#, #"{"t":"double","v":0.1}"#,
      #"{"t":"double","v":"NaN"}"#, #"{"t":"double","v":"-Infinity"}"#, #"{"t":"string","v":"\"\\\n😀"}"#,
      #"{"t":"list","v":[{"t":"int","v":"1"},{"t":"string","v":"a"}]}"#,
      #"{"t":"map","v":[[{"t":"string","v":"k"},{"t":"list","v":[]}],[{"t":"bool","v":true},{"t":"double","v":2.5}]]}"#,
      #"{"t":"timestamp","v":"0001-01-01T00:00:00Z"}"#, #"{"t":"duration","v":"-0.000000001s"}"#,
      #"{"t":"type","v":"google.protobuf.Timestamp"}"#,
    ])
  func bindings(_ value: String) {
    #expect(Self.answers(#"{"expr":"x","bindings":{"x":\#(value)}}"#) == value + "\n")
  }

  @Test(
    "an int may be a number and a double a string",
    arguments: [
      (#"{"t":"int","v":-3}"#, #"{"t":"int","v":"-3"}"#), (#"{"t":"double","v":"2.5"}"#, #"{"t":"double","v":2.5}"#),
      (#"{"t":"double","v":2}"#, #"{"t":"double","v":2.0}"#), (#"{"t":"null"}"#, #"{"t":"null","v":null}"#),
    ])
  func leniency(_ value: String, _ answer: String) {
    #expect(Self.answers(#"{"expr":"x","bindings":{"x":\#(value)}}"#) == answer + "\n")
  }

  @Test("a name with dots is a variable, the longest that is given")
  func dotted() {
    let bindings = #""bindings":{"a.b":{"t":"map","v":[]},"a.b.c":{"t":"int","v":"1"}}"#
    #expect(Self.answers(#"{"expr":"a.b.c + size(a.b)",\#(bindings)}"#) == #"{"t":"int","v":"1"}"# + "\n")
  }

  @Test(
    "a fault has line and column, its line of the expression and a caret",
    arguments: [
      (#"{"expr":"1 +\n  )"}"#, #"2:3: found ')' where an expression should be\n    )\n    ^"#),
      (
        #"{"expr":"prioritty == 'P1'","bindings":{"priority":{"t":"string","v":"P1"}}}"#,
        #"1:1: unknown name 'prioritty'; did you mean 'priority'?\n  prioritty == 'P1'\n  ^"#
      ),
      (#"{"expr":"1 == 'a'"}"#, #"1:3: int and string are never equal\n  1 == 'a'\n    ^"#),
      (
        #"{"expr":"!1 || a"}"#,
        #"1:2: the operand of '!' must be bool, not int\n  !1 || a\n   ^\n1:7: unknown name 'a'\n  !1 || a\n        ^"#
      ),
      (
        #"{"expr":"xs[0] == 1","bindings":{"xs":{"t":"list","v":[{"t":"string","v":"a"}]}}}"#,
        #"1:7: string and int are never equal\n  xs[0] == 1\n        ^"#
      ),
      (#"{"expr":"1u"}"#, #"1:1: unsigned integers are left out; write an int\n  1u\n  ^"#),
    ])
  func faults(_ line: String, _ message: String) {
    #expect(Self.answers(line) == #"{"error":"\#(message)"}"# + "\n")
  }

  @Test(
    "what only evaluation finds is told in a sentence, and without the check it finds everything",
    arguments: [
      (#"{"expr":"1 / 0"}"#, #"{"error":"division by zero"}"#),
      (#"{"expr":"1 == 'a'","check":false}"#, #"{"t":"bool","v":false}"#),
      (#"{"expr":"1 + 'a'","check":false}"#, #"{"error":"'+' does not take int, string"}"#),
      (#"{"expr":"a || true","check":false}"#, #"{"t":"bool","v":true}"#),
      (
        #"{"expr":"xs == [1, 'a'] || xs[1] + 1 > 0","bindings":{"xs":{"t":"list","v":[{"t":"int","v":"1"},{"t":"string","v":"a"}]}}}"#,
        #"{"t":"bool","v":true}"#
      ),
    ])
  func evaluation(_ line: String, _ answer: String) {
    #expect(Self.answers(line) == answer + "\n")
  }

  @Test(
    "a line that makes no sense says why, and the others are answered all the same",
    arguments: [
      ("{", "the line is no JSON object"), ("[]", "the line is no JSON object"), ("{}", "'expr' is missing"),
      (#"{"expr":1}"#, "expr is of another type"),
      (#"{"expr":"\ud800"}"#, "the line is no JSON object"),
      (#"{"expr":"x","bindings":{"x":1}}"#, "bindings.x is of another type"),
      (#"{"expr":"x","bindings":{"x":{"v":1}}}"#, "bindings.x: 't' is missing"),
      (#"{"expr":"x","bindings":{"x":{"t":"int"}}}"#, "bindings.x: 'v' is missing"),
      (
        #"{"expr":"x","bindings":{"x":{"t":"uint","v":"1"}}}"#,
        "bindings.x: t is one of null, bool, int, double, string, list, map, timestamp, duration, type, not 'uint'"
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"int","v":"9223372036854775808"}}}"#,
        #"bindings.x: v is no int; it is a decimal string of 64 bits, such as \"-3\""#
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"int","v":1.5}}}"#,
        #"bindings.x: v is no int; it is a decimal string of 64 bits, such as \"-3\""#
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"double","v":1e999}}}"#,
        #"bindings.x: v is no double; it is a number, or \"NaN\", \"Infinity\" or \"-Infinity\""#
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"double","v":"one"}}}"#,
        #"bindings.x: v is no double; it is a number, or \"NaN\", \"Infinity\" or \"-Infinity\""#
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"list","v":[{"t":"timestamp","v":"now"}]}}}"#,
        "bindings.x.v.0: v is no timestamp; it is text as of RFC 3339, years 0001 to 9999"
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"duration","v":"1"}}}"#,
        #"bindings.x: v is no duration; it is text such as \"1.5s\""#
      ),
      (#"{"expr":"x","bindings":{"x":{"t":"type","v":"uint"}}}"#, "bindings.x: v is no type; it is the name of a type"),
      (#"{"expr":"x","bindings":{"x":{"t":"null","v":0}}}"#, "bindings.x: v is no null; it is null"),
      (
        #"{"expr":"x","bindings":{"x":{"t":"map","v":[[{"t":"double","v":1},{"t":"null"}]]}}}"#,
        "bindings.x: v is no map; it is a list of [key, value], each key once, and a bool, an int or a string"
      ),
      (
        #"{"expr":"x","bindings":{"x":{"t":"map","v":[[{"t":"int","v":1},{"t":"null"}],[{"t":"int","v":1},{"t":"null"}]]}}}"#,
        "bindings.x: v is no map; it is a list of [key, value], each key once, and a bool, an int or a string"
      ),
    ])
  func senseless(_ line: String, _ message: String) {
    #expect(
      Self.answers(line + "\n \r\n" + #"{"expr":"true"}"#) == #"{"error":"\#(message)"}"# + "\n"
        + #"{"t":"bool","v":true}"# + "\n")
  }

  @Test("bytes that are no text spoil their own line only")
  func bytes() {
    let host = TestHost()
    defer { host.remove() }
    host.input =
      [0xEF, 0xBB, 0xBF] + Array(#"{"expr":"1"}"#.utf8) + [0x0A, 0xFF, 0x0A] + Array(#"{"expr":"'\#u{2028}'"}"#.utf8)
    #expect(host.run(["rule", "eval"]) == 0)
    #expect(
      host.out == #"{"t":"int","v":"1"}"# + "\n" + #"{"error":"the line is not text in UTF-8"}"# + "\n"
        + #"{"t":"string","v":"\u2028"}"# + "\n")
  }

  @Test(
    "a line that means harm is refused before it has cost anything",
    arguments: [
      (#"{"expr":"\#(String(repeating: "(", count: 1_000_000))"}"#, "the expression has 1000000 bytes"),
      (#"{"expr":"\#(String(repeating: "-", count: 60_000))1"}"#, "expressions stand more than 100 deep"),
      (String(repeating: "[", count: 1_000_000), "the line is no JSON object"),
      (String(repeating: "x", count: 3_000_000), "the line has 3000000 bytes; at most 2097152 are read"),
      (
        #"{"expr":"x","bindings":{"x":"#
          + String(repeating: #"{"t":"list","v":["#, count: 101) + String(repeating: "]}", count: 101) + "}}",
        "values stand more than 100 deep within one another"
      ),
      (
        #"{"expr":"[['x']]\#(String(repeating: ".map(x, [x, x, x, x])", count: 20))"}"#,
        "the value would take more than 4 MiB to write"
      ),
      (
        #"{"expr":"xs.all(a, xs.all(b, xs.all(c, a != b || c != 2)))","bindings":{"xs":{"t":"list","v":["#
          + Array(repeating: #"{"t":"int","v":"1"}"#, count: 400).joined(separator: ",") + "]}}}",
        "evaluation took more than 100000 steps"
      ),
      (#"{"expr":"\#(String(repeating: "a+", count: 30_000))"}"#, "expressions stand more than 100 deep"),
    ])
  func hostile(_ line: String, _ message: String) {
    let began = ContinuousClock.now
    let answer = Self.answers(line)
    #expect(answer.hasPrefix(#"{"error":""#) && answer.contains(message), "\(answer.prefix(200))")
    // A debug build on a busy machine; the promise itself, a tenth of a second, is measured by Benchmarks/rules.
    #expect(ContinuousClock.now - began < .seconds(5))
  }

  private static func answers(_ lines: String) -> String {
    let host = TestHost()
    defer { host.remove() }
    host.input = [UInt8](lines.utf8)
    #expect(host.run(["rule", "eval"]) == 0)
    return host.out
  }
}
