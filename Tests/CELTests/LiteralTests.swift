import CEL
import Testing

@Suite("Literals and syntax")
struct LiteralTests {
  @Test(
    "Every form of literal is read",
    arguments: [
      Row("0", "int 0"), Row("007", "int 7"), Row("0x1F", "int 31"), Row("0XaB", "int 171"), Row("-0x10", "int -16"),
      Row("9223372036854775807", "int 9223372036854775807"), Row("-9223372036854775808", "int -9223372036854775808"),
      Row("- 5", "int -5"), Row("1.5", "double 1.5"), Row(".5", "double 0.5"), Row("1e3", "double 1000.0"),
      Row("1.5E-2", "double 0.015"), Row("2e+2", "double 200.0"), Row("-1.5", "double -1.5"),
      Row("- 2.5", "double -2.5"),
      Row("true", "bool true"), Row("false", "bool false"), Row("null", "null_type null"),
      Row("''", "string ''"), Row("\"a'b\"", "string 'a\\'b'"), Row("'a\"b'", "string 'a\"b'"),
      Row("'''a'b\nc'''", "string 'a\\'b\\nc'"), Row("\"\"\"a\"\"b\"\"\"", "string 'a\"\"b'"),
      Row("''''''", "string ''"),
      Row("r'a\\n'", "string 'a\\\\n'"), Row("R\"\\d\"", "string '\\\\d'"), Row("r'''\\'''", "string '\\\\'"),
      Row("'\\a\\b\\f\\n\\r\\t\\v'", "string '\\x07\\x08\\x0c\\n\\r\\t\\x0b'"),
      Row("'\\\\\\?\\\"\\'\\`'", "string '\\\\?\"\\'`'"),
      Row("'\\x41\\X42\\u00e9\\U0001F600\\101'", "string 'ABé😀A'"), Row("'\\377'", "string 'ÿ'"),
      Row("1 // a comment\n + 2", "int 3"), Row("\t1\n+\r\n2\u{0C}", "int 3"), Row("1 //", "int 1"),
    ])
  func literals(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "What is no expression is refused at its place",
    arguments: [
      Row("", "fault 1:1: found the end where an expression should be"),
      Row("1 +", "fault 1:4: found the end where an expression should be"),
      Row("1 2", "fault 1:3: found '2' where an operator or the end should be"),
      Row("(1", "fault 1:3: found the end where ')' should be"),
      Row("a ? b", "fault 1:6: found the end where ':' should be"),
      Row("[1 2]", "fault 1:4: found '2' where ',' or ']' should be"),
      Row("[,]", "fault 1:2: found ',' where an expression should be"),
      Row("{1}", "fault 1:3: found '}' where ':' should be"),
      Row("{1: 2 3}", "fault 1:7: found '3' where ',' or '}' should be"),
      Row("f(1,)", "fault 1:5: found ')' where an expression should be"),
      Row("a.1", "fault 1:2: found '.1' where an operator or the end should be"),
      Row("a.", "fault 1:3: found the end where a member should be"),
      Row("a.in", "fault 1:3: found 'in' where a member should be"),
      Row(". 1", "fault 1:3: found '1' where a name should be"), Row("a = 1", "fault 1:3: unexpected character '='"),
      Row("a\n  & b", "fault 2:3: unexpected character '&'"), Row("é", "fault 1:1: unexpected character 'é'"),
      Row("'é' \u{1}", "fault 1:5: unexpected character U+0001"),
      Row("a\u{200B}", "fault 1:2: unexpected character U+200B"),
      Row("'abc", "fault 1:1: this string has no closing quotes"),
      Row("'a\nb'", "fault 1:1: this string has no closing quotes"),
      Row("'''abc''", "fault 1:1: this string has no closing quotes"),
      Row("'a\\", "fault 1:3: '\\' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"),
      Row("'\\d'", "fault 1:2: '\\d' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"),
      Row("'\\x4'", "fault 1:2: '\\x4' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"),
      Row("'\\uD800'", "fault 1:2: '\\uD800' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"),
      Row(
        "'\\U00110000'", "fault 1:2: '\\U00110000' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"
      ),
      Row("'\\400'", "fault 1:2: '\\4' is no escape; write '\\\\' for a backslash, or r'…' for a raw string"),
      Row("9223372036854775808", "fault 1:1: 9223372036854775808 does not fit in 64 bits"),
      Row("-9223372036854775809", "fault 1:2: 9223372036854775809 does not fit in 64 bits"),
      Row("1e999", "fault 1:1: 1e999 is too large for a double"), Row("12abc", "fault 1:1: '12abc' is not a number"),
      Row("0x", "fault 1:1: '0x' is not a number"),
      Row("0xFFFFFFFFFFFFFFFF", "fault 1:1: 0xFFFFFFFFFFFFFFFF does not fit in 64 bits"),
      Row("1u", "fault 1:1: unsigned integers are left out; write an int"),
      Row("0x1FU", "fault 1:1: unsigned integers are left out; write an int"),
      Row("uint(1)", "fault 1:1: unsigned integers are left out; write an int"),
      Row("b'x'", "fault 1:1: bytes are left out; write a string"),
      Row("Rb\"x\"", "fault 1:1: bytes are left out; write a string"),
      Row("bytes('x')", "fault 1:1: bytes are left out; write a string"),
      Row("Point{x: 1}", "fault 1:6: messages cannot be made; write a map, {'key': value}"),
      Row("a.`b`(1)", "fault 1:6: found '(' where an operator or the end should be"),
      Row("`a`", "fault 1:1: found '`a`' where an expression should be"),
      Row("a.``", "fault 1:3: a name between backticks has letters, digits and any of '_.-/ ' in it"),
      Row("a.`b+c`", "fault 1:3: a name between backticks has letters, digits and any of '_.-/ ' in it"),
      Row("a.`b", "fault 1:3: a name between backticks has letters, digits and any of '_.-/ ' in it"),
      Row("for", "fault 1:1: 'for' is a reserved word, not a name"),
      Row("1 in in", "fault 1:6: 'in' is a reserved word, not a name"),
      Row("[1].all(in, true)", "fault 1:9: 'in' is a reserved word, not a name"),
      Row("has(a)", "fault 1:1: has is written has(e.member)"), Row("has()", "fault 1:1: has is written has(e.member)"),
      Row("has(a.b, c)", "fault 1:1: has is written has(e.member)"),
      Row("has(a['b'])", "fault 1:1: has is written has(e.member)"),
      Row("[1].all(x > 1)", "fault 1:5: all is written list.all(x, test)"),
      Row("[1].exists_one(x, true, true)", "fault 1:5: exists_one is written list.exists_one(x, test)"),
      Row("[1].map(x)", "fault 1:5: map is written list.map(x, result) or list.map(x, test, result)"),
      Row("[1].filter(x.y, true)", "fault 1:5: filter is written list.filter(x, test)"),
      Row("[1].all(x, true", "fault 1:16: found the end where ')' should be"),
      Row("'a'.matches('(')", "fault 1:13: this is no regular expression: ')' is missing"),
    ])
  func faults(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test("A reserved word may be a member, and a member may be named as a function is")
  func members() {
    let bindings = Bindings(variables: ["a": .record(["for": .int(1), "size": .int(2)])])
    #expect(outcome("a.for + a.size", bindings) == "int 3")
    #expect(outcome("a.`for` + a.`size`", bindings) == "int 3")
  }

  @Test(
    "A member between backticks may have a name that is none otherwise",
    arguments: [
      Row("{'a-b': 1, 'c.d': 2, '/e f': 3}.`a-b`", "int 1"), Row("{'c.d': 2}.`c.d`", "int 2"),
      Row("{'/e f': 3}.`/e f`", "int 3"), Row("{'in': 4}.`in`", "int 4"), Row("has({'a-b': 1}.`a-b`)", "bool true"),
      Row("has({'a-b': 1}.`a-c`)", "bool false"), Row("{'a': {'b': 5}}.`a`.`b`", "int 5"),
      Row("{'a': 1}.`A`", "error: (…).A is absent"),
    ])
  func quotedMembers(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test("A caret stands under the place of a fault, counted in code points")
  func caret() throws {
    let source = "1 ==\n\t'é' = 2"
    let fault = try #require(throws: CELFault.self) { try Program(parsing: source) }
    #expect(fault.line == 2 && fault.column == 6)
    #expect(fault.rendered(in: source) == "2:6: unexpected character '='\n  \t'é' = 2\n  \t    ^")
    let long = String(repeating: " ", count: 300) + "="
    let far = try #require(throws: CELFault.self) { try Program(parsing: long) }
    #expect(
      far.rendered(in: long)
        == "1:301: unexpected character '='\n  \(String(repeating: " ", count: 100))=\n  \(String(repeating: " ", count: 100))^"
    )
  }
}
