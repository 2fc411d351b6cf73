import CEL
import Testing

@Suite("Evaluation")
struct EvaluationTests {
  @Test(
    "Numbers follow the operators of the language",
    arguments: [
      Row("1 + 2 * 3", "int 7"), Row("(1 + 2) * 3", "int 9"), Row("7 / 2", "int 3"), Row("-7 / 2", "int -3"),
      Row("7 % 3", "int 1"), Row("-7 % 3", "int -1"), Row("10 - 3 - 2", "int 5"), Row("2 - -3", "int 5"),
      Row("--3", "int 3"), Row("-(3)", "int -3"), Row("1.5 + 2.5", "double 4.0"), Row("1.0 / 0.0", "double inf"),
      Row("7.0 / 2.0", "double 3.5"), Row("1.5 * 2.0", "double 3.0"), Row("1.5 - 2.0", "double -0.5"),
      Row("-(1.5)", "double -1.5"), Row("-9223372036854775807 % -1", "int 0"),
      Row("-9223372036854775808 % -1", "error: -9223372036854775808 % -1 overflows"),
      Row("1 / 0", "error: division by zero"), Row("1 % 0", "error: division by zero"),
      Row("9223372036854775807 + 1", "error: 9223372036854775807 + 1 overflows"),
      Row("-9223372036854775808 - 1", "error: -9223372036854775808 - 1 overflows"),
      Row("9223372036854775807 * 2", "error: 9223372036854775807 * 2 overflows"),
      Row("-9223372036854775808 / -1", "error: -9223372036854775808 / -1 overflows"),
      Row("-(-9223372036854775808)", "error: -(-9223372036854775808) overflows"),
      Row("1 + 1.0", "error: '+' does not take int, double"),
      Row("5.0 % 2.0", "error: '%' does not take double, double"),
      Row("-'a'", "error: '-' does not take string"), Row("!1", "error: '!' does not take int"),
    ])
  func numbers(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Equality holds between any two values, and numbers of both kinds stand on one line",
    arguments: [
      Row("1 == 1", "bool true"), Row("1 == 1.0", "bool true"), Row("1 != 1.5", "bool true"),
      Row("1 == '1'", "bool false"), Row("null == null", "bool true"), Row("null == 0", "bool false"),
      Row("double('NaN') == double('NaN')", "bool false"), Row("double('NaN') != double('NaN')", "bool true"),
      Row("double('NaN') < 1.0", "bool false"), Row("double('NaN') >= 1.0", "bool false"),
      Row("9007199254740993 == 9007199254740992.0", "bool true"),
      Row("9007199254740995 > 9007199254740992.0", "bool true"),
      Row("9223372036854775807 < 9223372036854777856.0", "bool true"),
      Row("-9223372036854775808 > -1e300", "bool true"), Row("1 < 1.5", "bool true"), Row("1.5 > 1", "bool true"),
      Row("-1 > -1.5", "bool true"), Row("2 <= 2.0", "bool true"), Row("2.0 >= 3", "bool false"),
      Row("[1, 2] == [1.0, 2.0]", "bool true"), Row("[1] == [1, 2]", "bool false"),
      Row("[1, 2] == [1, 3]", "bool false"),
      Row("{'a': 1, 'b': 2} == {'b': 2.0, 'a': 1}", "bool true"), Row("{'a': 1} == {'a': 2}", "bool false"),
      Row("{'a': 1} == {'b': 1}", "bool false"), Row("{'a': 1} == {}", "bool false"),
      Row("'a' < 'b'", "bool true"), Row("'Z' < 'a'", "bool true"), Row("'a' <= 'a'", "bool true"),
      Row("'\\uFF5E' < '\\U0001F600'", "bool true"), Row("'\\u00e9' == 'e\\u0301'", "bool false"),
      Row("false < true", "bool true"), Row("type(1) == int", "bool true"), Row("int == double", "bool false"),
      Row("1 < 'a'", "error: '<' does not take int, string"),
      Row("null < null", "error: '<' does not take null_type, null_type"),
      Row("[1] < [2]", "error: '<' does not take list, list"),
    ])
  func equality(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Lists and maps can be made, joined, indexed and asked for members",
    arguments: [
      Row("[1, 'a', null, ]", "list [1, 'a', null]"), Row("[] + [1] + [2]", "list [1, 2]"), Row("[1, 2][1]", "int 2"),
      Row("[1, 2][1.0]", "int 2"), Row("[1, 2][1.5]", "error: '[]' does not take list, double"),
      Row("[1][1]", "error: there is no element 1 in a list of 1"),
      Row("[1][-1]", "error: there is no element -1 in a list of 1"),
      Row("{'a': 1, 2: 'b', true: null}", "map {'a': 1, 2: 'b', true: null}"), Row("{'a': 1,}.a", "int 1"),
      Row("{'a': {'b': 2}}.a.b", "int 2"), Row("{'a': 1}['a']", "int 1"), Row("{1: 'x'}[1.0]", "string 'x'"),
      Row("{'a': 1}['b']", "error: the map has no key 'b'"), Row("{'a': 1}.b", "error: (…).b is absent"),
      Row("{'a': 1, 'a': 2}", "error: the key 'a' stands twice in a map"),
      Row("{1.5: 1}", "error: '{}' does not take double"), Row("{[]: 1}", "error: '{}' does not take list"),
      Row("{'\\u00e9': 1, 'e\\u0301': 2}.size()", "int 2"),
      Row("1 in [1, 2]", "bool true"), Row("1.0 in [1, 2]", "bool true"), Row("'a' in [1, 2]", "bool false"),
      Row("'a' in {'a': 1}", "bool true"), Row("1.0 in {1: 1}", "bool true"), Row("null in {1: 1}", "bool false"),
      Row("1 in 1", "error: 'in' does not take int, int"), Row("has({'a': 1}.a)", "bool true"),
      Row("has({'a': 1}.b)", "bool false"), Row("has([1].a)", "error: 'has' does not take list"),
      Row("'a'.b", "error: '.b' does not take string"), Row("'a' + 'b'", "string 'ab'"),
      Row("true ? 1 : 2", "int 1"), Row("false ? 1 : true ? 2 : 3", "int 2"), Row("true ? 1 : 1 / 0", "int 1"),
      Row("1 ? 2 : 3", "error: '?:' does not take int"), Row("missing", "error: 'missing' has no value"),
      Row("missing.a.b", "error: 'missing' has no value"), Row(".missing", "error: 'missing' has no value"),
    ])
  func aggregates(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Macros look at every element of a list or key of a map",
    arguments: [
      Row("[1, 2].all(x, x > 0)", "bool true"), Row("[1, -2].all(x, x > 0)", "bool false"),
      Row("[].all(x, false)", "bool true"),
      Row("[0, 1].all(x, 1 / x > 1)", "bool false"), Row("[0, 1].all(x, 1 / x > 0)", "error: division by zero"),
      Row("[1, 2].exists(x, x == 2)", "bool true"), Row("[].exists(x, true)", "bool false"),
      Row("[0, 1].exists(x, 1 / x == 1)", "bool true"), Row("[0, 1].exists(x, 1 / x == 2)", "error: division by zero"),
      Row("[1, 2, 2].exists_one(x, x == 1)", "bool true"), Row("[1, 2, 2].exists_one(x, x == 2)", "bool false"),
      Row("[0, 1].exists_one(x, 1 / x == 1)", "error: division by zero"),
      Row("[1, 2, 3].filter(x, x % 2 == 1)", "list [1, 3]"), Row("[1, 2].map(x, x * x)", "list [1, 4]"),
      Row("[1, 2, 3].map(x, x > 1, x * 10)", "list [20, 30]"), Row("[0].map(x, 1 / x)", "error: division by zero"),
      Row("[0].map(x, x > 0, 1 / x)", "list []"), Row("{'b': 1, 'a': 2}.map(k, k)", "list ['b', 'a']"),
      Row("{'a': 1}.all(k, k == 'a')", "bool true"),
      Row("[[1, 2], [3]].map(x, x.map(y, y + size(x)))", "list [[3, 4], [4]]"),
      Row("[1].all(x, [2].all(x, x == 2) && x == 1)", "bool true"),
      Row("[1, 2].all(x, x)", "error: 'all' does not take int"),
      Row("[1].filter(x, 1)", "error: 'filter' does not take int"),
      Row("1.exists(x, true)", "error: 'exists' does not take int"),
      Row("[1, 2].map(int, int + 1)", "list [2, 3]"), Row("[5].map(x, .x)", "error: 'x' has no value"),
    ])
  func macros(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }

  @Test(
    "Functions convert, measure and search",
    arguments: [
      Row("size('añ😀')", "int 3"), Row("'abc'.size()", "int 3"), Row("size([1, 2])", "int 2"),
      Row("{1: 2}.size()", "int 1"),
      Row("size(1)", "error: 'size' does not take int"), Row("'hello'.contains('ell')", "bool true"),
      Row("'hello'.contains('')", "bool true"), Row("'aabaabaaa'.contains('aabaaa')", "bool true"),
      Row("'hello'.contains('elx')", "bool false"), Row("'hello'.startsWith('he')", "bool true"),
      Row("'hello'.startsWith('el')", "bool false"), Row("'hello'.endsWith('lo')", "bool true"),
      Row("'lo'.endsWith('hello')", "bool false"),
      Row("contains('a', 'a')", "error: 'contains' does not take string, string"),
      Row("'a'.int()", "error: 'int' does not take string"), Row("nothing(1)", "error: 'nothing' does not take int"),
      Row("int(3.9)", "int 3"), Row("int(-3.9)", "int -3"), Row("int('-42')", "int -42"), Row("int(5)", "int 5"),
      Row("int(timestamp('1970-01-01T00:01:00Z'))", "int 60"),
      Row("int(1e19)", "error: 1e+19 cannot be converted to int"),
      Row("int(double('NaN'))", "error: nan cannot be converted to int"),
      Row("int('1.5')", "error: '1.5' cannot be converted to int"),
      Row("int(9223372036854775807.0)", "error: 9.223372036854776e+18 cannot be converted to int"),
      Row("double(3)", "double 3.0"), Row("double('2.5')", "double 2.5"), Row("double(1.5)", "double 1.5"),
      Row("double('x')", "error: 'x' cannot be converted to double"), Row("string(1)", "string '1'"),
      Row("string(1.0)", "string '1'"), Row("string(123.456)", "string '123.456'"),
      Row("string(true)", "string 'true'"),
      Row("string('a')", "string 'a'"), Row("string([1])", "error: 'string' does not take list"),
      Row("bool('true')", "bool true"), Row("bool('F')", "bool false"), Row("bool(true)", "bool true"),
      Row("bool('yes')", "error: 'yes' cannot be converted to bool"), Row("bool(1)", "error: 'bool' does not take int"),
      Row("type(1)", "type int"), Row("type(1.0)", "type double"), Row("type('')", "type string"),
      Row("type(null)", "type null_type"),
      Row("type([])", "type list"), Row("type({})", "type map"), Row("type(int)", "type type"),
      Row("type(true)", "type bool"),
      Row("type(duration('1s')) == google.protobuf.Duration", "bool true"),
      Row("type(timestamp(0)) == google.protobuf.Timestamp", "bool true"), Row("type(1) == double", "bool false"),
      Row("dyn(1) == 1", "bool true"), Row("size('a', 'b')", "error: 'size' does not take string, string"),
      Row("size()", "error: 'size' does not take "),
    ])
  func functions(row: Row) {
    #expect(outcome(row.source) == row.expected)
  }
}
