import CEL
import Testing

/// Case by case what doc/langdef.md of cel-spec demands, at the edges above all.
@Suite("What the standard asks")
struct StandardTests {
  @Test(
    "Numbers of both kinds are compared as numbers, an int beyond 2^53 as the nearest double",
    arguments: [
      Row("dyn(9223372036854775807) == 9223372036854775808.0", "bool true"),
      Row("dyn(9223372036854775807) < 9223372036854775808.0", "bool false"),
      Row("9223372036854775808.0 > 9223372036854775807", "bool false"),
      Row("9223372036854775807 >= 9223372036854775808.0", "bool true"),
      Row("-9223372036854775808 <= -9223372036854775808.0", "bool true"),
      Row("9223372036854775807 < 1e19", "bool true"), Row("-9223372036854775808 > -1e19", "bool true"),
      Row("1 < double('inf')", "bool true"), Row("1 > double('-inf')", "bool true"),
      Row("1 < double('NaN')", "bool false"), Row("1 >= double('NaN')", "bool false"),
      Row("1 == double('NaN')", "bool false"), Row("1 != double('NaN')", "bool true"), Row("0 == -0.0", "bool true"),
      Row("0.0 == -0.0", "bool true"), Row("-1 < -0.5", "bool true"), Row("2 > 1.9999999999999998", "bool true"),
    ])
  func mixedNumbers(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Values of different types are unequal, and that is no error",
    arguments: [
      Row("1 == true", "bool false"), Row("'1' != 1", "bool true"), Row("null == false", "bool false"),
      Row("[] == {}", "bool false"), Row("[null] == [[]]", "bool false"), Row("type(1) == 'int'", "bool false"),
      Row("duration('0') == 0", "bool false"), Row("timestamp(0) == 0", "bool false"),
      Row("timestamp(0) == duration('0')", "bool false"), Row("timestamp(0) == null", "bool false"),
      Row("[1, 'a'] == [1.0, 'a']", "bool true"), Row("['a', 1] != [1, 'a']", "bool true"),
      Row("[[1]] == [[1.0]]", "bool true"), Row("{1: 1.0} == {1: 1}", "bool true"),
      Row("{'a': [1]} == {'a': [1, 1]}", "bool false"), Row("{1: 2, 3: 4} == {3: 4, 1: 2}", "bool true"),
      Row("{true: 1} == {1: 1}", "bool false"), Row("[double('NaN')] == [double('NaN')]", "bool false"),
      Row("{'a': double('NaN')} != {'a': double('NaN')}", "bool true"),
      Row("timestamp('2026-03-29T02:00:00+01:00') == timestamp('2026-03-29T01:00:00Z')", "bool true"),
      Row("duration('60s') == duration('1m')", "bool true"), Row("int == type(1)", "bool true"),
      Row("type(int) == type(type)", "bool true"), Row("list == type([])", "bool true"),
      Row("google.protobuf.Timestamp == type(timestamp(0))", "bool true"), Row("null_type == type(null)", "bool true"),
      Row("'\\u00c5' == 'A\\u030a'", "bool false"), Row("'' == '\\u200b'", "bool false"),
    ])
  func unlike(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Membership and keys go by equality, a double that is a whole number finding an int",
    arguments: [
      Row("1.0 in [0, 1]", "bool true"), Row("'a' in [1, 'a']", "bool true"), Row("null in [null]", "bool true"),
      Row("double('NaN') in [double('NaN')]", "bool false"), Row("[1] in [[1.0]]", "bool true"),
      Row("1 in []", "bool false"), Row("'' in {'': 0}", "bool true"), Row("'a' in {}", "bool false"),
      Row("1.5 in {1: 0}", "bool false"), Row("true in {1: 0}", "bool false"), Row("[1] in {1: 0}", "bool false"),
      Row("{1: 'a'}[1.0]", "string 'a'"), Row("{true: 'a'}[true]", "string 'a'"),
      Row("{1: 'a'}[1.5]", "error: the map has no key 1.5"), Row("{1: 'a'}['1']", "error: the map has no key '1'"),
      Row("{1: 'a', true: 'b', '1': 'c'}.size()", "int 3"),
      Row("{0: 1, 1 - 1: 2}", "error: the key 0 stands twice in a map"),
      Row("{null: 1}", "error: '{}' does not take null_type"), Row("[7, 8, 9][dyn(0.0)]", "int 7"),
      Row("[7][dyn(0.1)]", "error: '[]' does not take list, double"),
      Row("[7]['0']", "error: '[]' does not take list, string"),
      Row("[7][9223372036854775807]", "error: there is no element 9223372036854775807 in a list of 1"),
      Row("[][0]", "error: there is no element 0 in a list of 0"),
      Row("'abc'[0]", "error: '[]' does not take string, int"),
    ])
  func membership(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Whole numbers end at 64 bits, doubles never",
    arguments: [
      Row("9223372036854775807 + 0", "int 9223372036854775807"),
      Row("4611686018427387904 * 2", overflow("4611686018427387904 * 2")),
      Row("-4611686018427387904 * 2", "int -9223372036854775808"),
      Row("0 - -9223372036854775808", overflow("0 - -9223372036854775808")),
      Row("-9223372036854775808 * 1", "int -9223372036854775808"),
      Row("-9223372036854775808 * -1", overflow("-9223372036854775808 * -1")),
      Row("-9223372036854775808 + -1", overflow("-9223372036854775808 + -1")),
      Row("- -9223372036854775808", overflow("-(-9223372036854775808)")), Row("-7 / -2", "int 3"),
      Row("7 / -2", "int -3"),
      Row("7 % -3", "int 1"), Row("-7 % -3", "int -1"), Row("0 / 1", "int 0"), Row("0 % 0", "error: division by zero"),
      Row("-9223372036854775808 % 1", "int 0"), Row("1.0 / -0.0", "double -inf"), Row("0.0 / 0.0 == 0.0", "bool false"),
      Row("1e308 * 10.0", "double inf"), Row("-1e308 - 1e308", "double -inf"), Row("5e-324 / 2.0", "double 0.0"),
      Row("1.0 + 0.1 + 0.2", "double 1.3"), Row("2 + 3 * 4 - 10 / 3 % 2", "int 13"), Row("2 * (3 + 4)", "int 14"),
      Row("10 - 2 - 3", "int 5"), Row("100 / 10 / 5", "int 2"), Row("1 - -1", "int 2"),
    ])
  func numbers(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Conversions go to the edge of what they convert to, and no further",
    arguments: [
      Row("int(9223372036854774784.0)", "int 9223372036854774784"),
      Row("int(-9223372036854774784.0)", "int -9223372036854774784"),
      Row("int(-9223372036854775808.0)", "error: -9.223372036854776e+18 cannot be converted to int"),
      Row("int(double('inf'))", "error: inf cannot be converted to int"), Row("int(-0.9)", "int 0"),
      Row("int('9223372036854775807')", "int 9223372036854775807"),
      Row("int('-9223372036854775808')", "int -9223372036854775808"),
      Row("int('9223372036854775808')", "error: '9223372036854775808' cannot be converted to int"),
      Row("int('+5')", "int 5"), Row("int('007')", "int 7"), Row("int('')", "error: '' cannot be converted to int"),
      Row("int(' 5')", "error: ' 5' cannot be converted to int"),
      Row("int('0x5')", "error: '0x5' cannot be converted to int"),
      Row("int('٣')", "error: '٣' cannot be converted to int"),
      Row("int(timestamp('1969-12-31T23:59:59.5Z'))", "int -1"),
      Row("int(timestamp('9999-12-31T23:59:59Z'))", "int 253402300799"),
      Row("int(true)", "error: 'int' does not take bool"), Row("int(null)", "error: 'int' does not take null_type"),
      Row("double(9007199254740993)", "double 9007199254740992.0"), Row("double('-0')", "double -0.0"),
      Row("double('1e-400')", "double 0.0"), Row("double('Infinity')", "double inf"),
      Row("double('-inf')", "double -inf"),
      Row("double('1e400')", "error: '1e400' cannot be converted to double"),
      Row("double('')", "error: '' cannot be converted to double"),
      Row("double(' 1')", "error: ' 1' cannot be converted to double"),
      Row("double(true)", "error: 'double' does not take bool"),
      Row("string(-9223372036854775808)", "string '-9223372036854775808'"),
      Row("string(-0.0)", "string '-0'"), Row("string(0.1 + 0.2)", "string '0.30000000000000004'"),
      Row("string(1e21)", "string '1e+21'"),
      Row("string(999999.5)", "string '999999.5'"), Row("string(1000000.0)", "string '1e+06'"),
      Row("string(-1234567.5)", "string '-1.2345675e+06'"), Row("string(12345678901.0)", "string '1.2345678901e+10'"),
      Row("string(9007199254740993.0)", "string '9.007199254740992e+15'"), Row("string(0.0001)", "string '0.0001'"),
      Row("string(0.00001234)", "string '1.234e-05'"), Row("string(100000.0)", "string '100000'"),
      Row("string(double('NaN'))", "string 'nan'"), Row("string(duration('-90m'))", "string '-5400s'"),
      Row("string(null)", "error: 'string' does not take null_type"),
      Row("string({})", "error: 'string' does not take map"),
      Row("bool('TRUE')", "bool true"), Row("bool('0')", "bool false"),
      Row("bool('tRue')", "error: 'tRue' cannot be converted to bool"),
      Row("bool(1.0)", "error: 'bool' does not take double"), Row("type(dyn(1))", "type int"),
      Row("dyn([1])[0]", "int 1"),
      Row("dyn", "error: 'dyn' has no value"),
    ])
  func conversions(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Time ends with the year 9999, a sum of durations after 292 years",
    arguments: [
      Row(
        "timestamp('0001-01-01T00:00:00Z') - duration('1ns')",
        overflow("timestamp('0001-01-01T00:00:00Z') - duration('0.000000001s')")),
      Row(
        "timestamp('9999-12-31T23:59:59.999999999Z') + duration('1ns')",
        overflow("timestamp('9999-12-31T23:59:59.999999999Z') + duration('0.000000001s')")),
      Row(
        "string(timestamp('9999-12-31T23:59:59Z') + duration('0.999999999s'))",
        "string '9999-12-31T23:59:59.999999999Z'"),
      Row(
        "timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')",
        overflow("timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')")),
      Row("string(duration('9223372036s') + duration('854775807ns'))", "string '9223372036.854775807s'"),
      Row(
        "duration('9223372036s') + duration('854775808ns')",
        overflow("duration('9223372036s') + duration('0.854775808s')")),
      Row("string(duration('-9223372036s') - duration('854775808ns'))", "string '-9223372036.854775808s'"),
      Row(
        "duration('-9223372036s') - duration('854775809ns')",
        overflow("duration('-9223372036s') - duration('0.854775809s')")),
      Row("timestamp('0000-12-31T23:59:59Z')", "error: '0000-12-31T23:59:59Z' cannot be converted to timestamp"),
      Row("timestamp('10000-01-01T00:00:00Z')", "error: '10000-01-01T00:00:00Z' cannot be converted to timestamp"),
      Row(
        "timestamp('0001-01-01T00:00:00+00:01')", "error: '0001-01-01T00:00:00+00:01' cannot be converted to timestamp"),
      Row("timestamp('2026-11-20T24:00:00Z')", "error: '2026-11-20T24:00:00Z' cannot be converted to timestamp"),
      Row("timestamp('2026-11-20T08:55:00')", "error: '2026-11-20T08:55:00' cannot be converted to timestamp"),
      Row("timestamp(-62135596801)", "error: -62135596801 cannot be converted to timestamp"),
      Row("string(timestamp(-62135596800))", "string '0001-01-01T00:00:00Z'"),
      Row("duration('1h-1m')", "error: '1h-1m' cannot be converted to duration"),
      Row("duration('1H')", "error: '1H' cannot be converted to duration"),
      Row("duration('1 s')", "error: '1 s' cannot be converted to duration"),
      Row("string(duration('-0s'))", "string '0s'"),
      Row("string(duration('1.0000000005s'))", "string '1s'"),
      Row("timestamp(1) > timestamp('1970-01-01T00:00:00.999Z')", "bool true"),
      Row("timestamp(0).getMonth()", "int 0"), Row("timestamp(0).getDayOfWeek()", "int 4"),
      Row("timestamp(0).getDayOfYear()", "int 0"),
      Row("timestamp('2009-02-13T23:31:30Z').getHours('02:00')", "int 1"),
      Row("timestamp(0).getDate('-00:01')", "int 31"),
      Row("timestamp(0).getFullYear('-23:59')", "int 1969"), Row("timestamp(-1).getSeconds()", "int 59"),
      Row("duration('-3730s').getMinutes()", "int -62"), Row("duration('1ns').getMilliseconds()", "int 0"),
      Row("duration('25h').getHours()", "int 25"),
      Row("duration('1h').getFullYear()", "error: 'getFullYear' does not take google.protobuf.Duration"),
    ])
  func time(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Text is code points: none is joined, split or normalised",
    arguments: [
      Row("size('e\\u0301')", "int 2"), Row("size('👩‍👩‍👧')", "int 5"), Row("size('\\r\\n')", "int 2"),
      Row("'é'.size()", "int 1"),
      Row("'e\\u0301'.startsWith('e')", "bool true"), Row("'e\\u0301'.endsWith('\\u0301')", "bool true"),
      Row("'caf\\u00e9'.contains('e')", "bool false"), Row("'\\r\\n'.contains('\\n')", "bool true"),
      Row("'👩‍👧'.contains('👧')", "bool true"), Row("''.contains('')", "bool true"), Row("''.startsWith('')", "bool true"),
      Row("'a'.endsWith('')", "bool true"), Row("'' < 'a'", "bool true"), Row("'a' < 'aa'", "bool true"),
      Row("'é' > 'z'", "bool true"),
      Row("'e' + '\\u0301' == '\\u00e9'", "bool false"), Row("'abc'.matches('^b')", "bool false"),
      Row("'abc'.matches('b')", "bool true"),
      Row("'abc'.matches('')", "bool true"), Row("matches('abc', '^a.c$')", "bool true"),
      Row("'é'.matches('^.$')", "bool true"),
      Row("'a\\nb'.matches('a.b')", "bool false"), Row("'a\\nb'.matches('(?s)a.b')", "bool true"),
      Row("'K'.matches('(?i)k')", "bool true"), Row("'x'.matches(dyn('[')) || true", "bool true"),
      Row("size('')", "int 0"), Row("'\\x00'.size()", "int 1"), Row("'a\\x00b' == 'a'", "bool false"),
    ])
  func text(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test("An escape is the same in quotes of every kind, and none in raw ones", arguments: ["'", "\"", "'''", "\"\"\""])
  func quotes(quote: String) {
    let escapes = #"\a\b\f\n\r\t\v\\\?\"\'\`\x0a\X7F\000\377\u00e9\U0001f62c"#
    let written = "\\x07\\x08\\x0c\\n\\r\\t\\x0b\\\\?\"\\'`\\n\\x7f\\x00ÿé😬"
    #expect(outcome(quote + escapes + quote) == "string '\(written)'")
    let raw = escapes.replacing("\\\"", with: "").replacing("\\'", with: "")
    for prefix in ["r", "R"] {
      #expect(outcome("\(prefix)\(quote)\(raw)\(quote)") == "string '\(raw.replacing("\\", with: "\\\\"))'")
    }
    let controls = String(
      String.UnicodeScalarView((1...0x1F).filter { $0 != 10 && $0 != 13 }.compactMap(Unicode.Scalar.init)))
    #expect(outcome("size(\(quote)\(controls)\(quote))") == "int 29")
    #expect(
      outcome("size(\(quote)\(controls)\r\n\(quote))")
        == (quote.count == 3 ? "int 31" : "fault 1:6: this string has no closing quotes"))
  }

  @Test(
    "Macros take errors as the operators do that they stand for",
    arguments: [
      Row("[1, 0].exists_one(x, 1 / x == 1)", "error: division by zero"),
      Row("[1, 0].filter(x, 1 / x == 1)", "error: division by zero"),
      Row("[0, 2].all(x, 4 / x != 2)", "bool false"), Row("[1, 'a'].exists(x, x + 1 == 2)", "bool true"),
      Row("['a', 1].all(x, x + 1 == 3)", "bool false"), Row("[].exists_one(x, 1 / 0 > 0)", "bool false"),
      Row("{}.all(k, false)", "bool true"), Row("{'a': 1, 'b': 2}.exists(k, k == 'b')", "bool true"),
      Row("{'a': 1, 'b': 2}.exists_one(k, k > 'a')", "bool true"),
      Row("{'a': 1, 'b': 2}.filter(k, k == 'a')", "list ['a']"),
      Row("[[1, 2], [3]].all(x, x.exists(y, y > 1))", "bool true"),
      Row("[1, 2].map(x, [3, 4].map(y, x * y))", "list [[3, 4], [6, 8]]"),
      Row("[1, 2, 3].map(x, x > 1, x + 1)", "list [3, 4]"), Row("[1].map(x, x) == [1]", "bool true"),
      Row("has({'a': {'b': null}}.a.b)", "bool true"), Row("has({'a': {}}.a.b)", "bool false"),
      Row("has({}.a.b)", "error: (…).a is absent"),
      Row("true || 1 / 0 == 1 ? 'y' : 'n'", "string 'y'"), Row("false ? 1 / 0 : 2", "int 2"),
      Row("1 / 0 == 1 ? 1 : 2", "error: division by zero"), Row("'a' && false || true", "bool true"),
      Row("!(1 / 0 == 1 && false)", "bool true"), Row("a && false || b || true", "bool true"),
    ])
  func macros(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test("What has to stand within one another, or in a row, at least so often, may")
  func shapes() {
    func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
      String(repeating: open, count: count) + inner + String(repeating: close, count: count)
    }
    #expect(outcome(nested("[0][", "0", "]", 12)) == "int 0")
    #expect(outcome("size(\(nested("[", "0", "]", 12)))") == "int 1")
    #expect(outcome(nested("(", "1", ")", 32)) == "int 1")
    #expect(outcome(nested("int(", "7", ")", 12)) == "int 7")
    #expect(outcome(nested("{0: ", "1", "}", 12) + String(repeating: "[0]", count: 12)) == "int 1")
    #expect(outcome(nested("", "false", " ? 0 : false", 24) + " ? 0 : 1") == "int 1")
    #expect(outcome(String(repeating: "!", count: 32) + "true") == "bool true")
    #expect(outcome(String(repeating: "-", count: 33) + "1") == "int -1")
    #expect(outcome("0" + String(repeating: " + 1 - 1", count: 24)) == "int 0")
    #expect(outcome("1" + String(repeating: " * 2 / 2", count: 24)) == "int 1")
    #expect(outcome("\t\n\u{0C}\r [ 1 ,\t2 ] // two\r\n.\nsize ( )") == "int 2")
  }

  @Test(
    "A variable may have a name with dots in it, and the longest name that is told wins",
    arguments: [
      Row("a.b.c", "int 1"), Row(".a.b.c", "int 1"), Row("a.b.d", "error: a.b.d is absent"), Row("a.b.e", "int 2"),
      Row("a.x", "int 3"), Row("[{'b': 4}].map(a, a.b)", "list [4]"), Row("size(a.b)", "int 1"),
      Row("has(a.b.e)", "bool true"),
    ])
  func qualified(row: Row) throws {
    let bindings = Bindings(variables: [
      "a": .map(["x": .int(3)] as [String: Value]), "a.b": .map(["e": .int(2)] as [String: Value]), "a.b.c": .int(1),
    ])
    let program = try Program(parsing: row.source, qualified: ["a.b", "a.b.c"])
    switch program.evaluate(bindings) {
    case .success(let value): #expect("\(value.typeName) \(value)" == row.expected)
    case .failure(let fault): #expect("error: \(fault)" == row.expected)
    }
  }

  private static func overflow(_ operation: String) -> String { "error: \(operation) overflows" }
}

extension Value {
  fileprivate static func map(_ members: [String: Value]) -> Value { .map(ValueMap(members)) }
}
