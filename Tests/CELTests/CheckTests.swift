import CEL
import Testing

@Suite("Checking")
struct CheckTests {
  @Test(
    "Types are worked out",
    arguments: [
      Row("null", "null_type"), Row("1", "int"), Row("1.5", "double"), Row("'a'", "string"), Row("true", "bool"),
      Row("int", "type"), Row("type(1)", "type"), Row("google.protobuf.Timestamp", "type"), Row("[1]", "list(int)"),
      Row("[]", "list(dyn)"),
      Row("[1, 'a']", "list(dyn)"), Row("[[], [1]]", "list(list(int))"), Row("{'a': 1}", "map(string, int)"),
      Row("{}", "map(dyn, dyn)"), Row("{1: [], 2: ['a']}", "map(int, list(string))"), Row("{'a': 1}.a", "int"),
      Row("{1: 'a'}[1]", "string"),
      Row("[1][0]", "int"), Row("1 + 2", "int"), Row("1.0 / 2.0", "double"), Row("'a' + 'b'", "string"),
      Row("[] + [1]", "list(int)"),
      Row("[1] + ['a']", "list(dyn)"), Row("dyn(1) + 1", "dyn"), Row("dyn(1) == 'a'", "bool"), Row("dyn(1).a.b", "dyn"),
      Row("dyn(1)[0]", "dyn"),
      Row("1 < 2.0", "bool"), Row("1 == 1.0", "bool"), Row("[1] == [1.0]", "bool"), Row("{1: 2} == {1: 2.0}", "bool"),
      Row("1 in [1.0]", "bool"), Row("1 in {1: 2}", "bool"),
      Row("1 in dyn([])", "bool"), Row("null == null", "bool"), Row("true ? 1 : 2", "int"),
      Row("true ? [] : [1]", "list(int)"),
      Row("true ? dyn(1) : 2", "dyn"), Row("-1.5", "double"), Row("-dyn(1)", "dyn"), Row("!dyn(1)", "bool"),
      Row("[1].map(x, string(x))", "list(string)"), Row("[1].map(x, x > 1, 1.5)", "list(double)"),
      Row("[1].filter(x, x > 1)", "list(int)"),
      Row("{'a': 1}.filter(k, k != '')", "list(string)"), Row("[1].exists_one(x, x > 1)", "bool"),
      Row("dyn([]).all(x, x)", "bool"),
      Row("size('a')", "int"), Row("int('1')", "int"), Row("double(1)", "double"), Row("bool('true')", "bool"),
      Row("string(1)", "string"),
      Row("timestamp(0)", "timestamp"), Row("duration('1s')", "duration"),
      Row("timestamp(0) - timestamp(0)", "duration"), Row("timestamp(0) + duration('1s')", "timestamp"),
      Row("duration('1s') + duration('1s')", "duration"), Row("timestamp(0).getHours('UTC')", "int"),
      Row("duration('1s').getHours()", "int"),
      Row("'a'.matches('b')", "bool"), Row("request.kind", "kind"), Row("request.subjects", "list(subject)"),
      Row("has(request.authority)", "bool"),
      Row("now - request.raised > duration('24h')", "bool"), Row("'pio' in actor.roles", "bool"),
      Row("assignee == actor", "bool"),
      Row("request.subjects.exists(s, s.role == 'associate')", "bool"), Row(".now", "timestamp"),
      Row("dyn(now).getHours()", "int"),
    ])
  func types(row: Row) {
    #expect(verdict(row.source, Desk.environment) == row.expected)
  }

  @Test(
    "What cannot be is told with its place",
    arguments: [
      Row("reqest.kind", "1:1: unknown name 'reqest'; did you mean 'request'?"), Row("zzz", "1:1: unknown name 'zzz'"),
      Row("request.priorty == 'P1'", "1:9: request has no member 'priorty'; did you mean 'priority'?"),
      Row("request.kind.frobnicate", "1:14: kind has no member 'frobnicate'"),
      Row("has(request.authorty)", "1:13: request has no member 'authorty'; did you mean 'authority'?"),
      Row("request.title.x", "1:15: string has no members, so no 'x'"),
      Row("{1: 2}.a", "1:8: map(int, int) has no members, so no 'a'"),
      Row("sise(request.title)", "1:1: unknown function 'sise'; did you mean 'size'?"),
      Row("request.title.startswith('a')", "1:15: unknown function 'startswith'; did you mean 'startsWith'?"),
      Row("foo()", "1:1: unknown function 'foo'"),
      Row(
        "size(1)", "1:1: size does not take int; it is written size(x) or x.size(), x being a string, a list or a map"),
      Row(
        "size()", "1:1: size does not stand alone; it is written size(x) or x.size(), x being a string, a list or a map"
      ),
      Row("contains('a', 'b')", "1:1: contains does not take string, string; it is written string.contains(string)"),
      Row("'a'.contains(1)", "1:5: contains does not take string, int; it is written string.contains(string)"),
      Row("'a'.startsWith()", "1:5: startsWith does not take string; it is written string.startsWith(string)"),
      Row("1.endsWith('a')", "1:3: endsWith does not take int, string; it is written string.endsWith(string)"),
      Row("matches('a')", "1:1: matches does not take string; it is written string.matches(string)"),
      Row(
        "int(true)",
        "1:1: int does not take bool; it is written int(x), x being an int, a double, a string or a timestamp"),
      Row(
        "double(true)", "1:1: double does not take bool; it is written double(x), x being a double, an int or a string"),
      Row(
        "string([])",
        "1:1: string does not take list(dyn); it is written string(x), x being a string, a bool, an int, a double, a timestamp or a duration"
      ),
      Row("bool(1)", "1:1: bool does not take int; it is written bool(x), x being a bool or a string"),
      Row(
        "timestamp(1.5)",
        "1:1: timestamp does not take double; it is written timestamp(x), x being a timestamp, a string or an int"),
      Row("duration(1)", "1:1: duration does not take int; it is written duration(x), x being a duration or a string"),
      Row("type(1, 2)", "1:1: type does not take int, int; it is written type(x)"),
      Row("dyn()", "1:1: dyn does not stand alone; it is written dyn(x)"),
      Row(
        "now.getHours(1)",
        "1:5: getHours does not take timestamp, int; it is written timestamp.getHours(), timestamp.getHours(zone) or duration.getHours()"
      ),
      Row(
        "duration('1s').getDate()",
        "1:16: getDate does not take duration; it is written timestamp.getDate() or timestamp.getDate(zone)"),
      Row("1 + 'a'", "1:3: '+' does not take int and string"), Row("1 + 1.0", "1:3: '+' does not take int and double"),
      Row("1.5 % 2.0", "1:5: '%' does not take double and double"),
      Row("dyn(1) - 'a'", "1:8: '-' does not take dyn and string"),
      Row("dyn(1) * true", "1:8: '*' does not take dyn and bool"), Row("-'a'", "1:1: '-' does not take string"),
      Row("1 < 'a'", "1:3: '<' does not take int and string"),
      Row("[1] < [2]", "1:5: '<' does not take list(int) and list(int)"),
      Row("1 in 2", "1:3: 'in' does not take int and int"),
      Row("[1]['a']", "1:4: '[]' does not take list(int) and string"),
      Row("request['kind']", "1:8: '[]' does not take request and string"),
      Row("request.grounds == 40", "1:17: string and int are never equal"),
      Row("request.kind == 'K'", "1:14: kind and string are never equal"),
      Row("1 in ['a']", "1:3: int and string are never equal"),
      Row("'a' in {1: 2}", "1:5: string and int are never equal"),
      Row("request.title != null", "1:15: string is never null; has() tells whether a member is present"),
      Row("null == now", "1:6: timestamp is never null; has() tells whether a member is present"),
      Row("!request.title", "1:2: the operand of '!' must be bool, not string"),
      Row("1 && true", "1:1: an operand of '&&' must be bool, not int"),
      Row("true || 'a'", "1:9: an operand of '||' must be bool, not string"),
      Row("1 ? 2 : 3", "1:1: the condition of '?:' must be bool, not int"),
      Row("true ? 1 : 'a'", "1:6: one branch is int, the other string"),
      Row("[1].all(x, x)", "1:12: the test of all must be bool, not int"),
      Row("request.all(x, true)", "1:9: all does not take request; it is written list.all(x, test)"),
      Row("{1.5: 1}", "1:2: double cannot be the key of a map: bool, int and string can"),
      Row("request.priority == 'P5'", "1:21: request.priority is never 'P5'; did you mean 'P1'?"),
      Row("'Q99' != request.priority", "1:1: request.priority is never 'Q99'; it is one of P1, P2, P3, P4"),
      Row(
        "request.emergency in ['none', 'unreviwed']",
        "1:31: request.emergency is never 'unreviwed'; did you mean 'unreviewed'?"),
      Row("'pioo' in assignee.roles", "1:1: assignee.roles is never 'pioo'; did you mean 'pio'?"),
      Row("assignee.roles.exists(r, r == 'poi')", "1:31: assignee.roles is never 'poi'; did you mean 'pio'?"),
      Row(
        "request.subjects.filter(s, true).all(s, s.role == 'asociate')",
        "1:51: request.subjects.*.role is never 'asociate'; did you mean 'associate'?"),
      Row(
        "request.subjects[0].role == 'asociate'",
        "1:29: request.subjects.*.role is never 'asociate'; did you mean 'associate'?"),
      Row("duration('3 days')", "1:10: '3 days' is no duration"),
      Row("timestamp('today')", "1:11: 'today' is no timestamp"), Row("int('one')", "1:5: 'one' is no int"),
      Row("double('x')", "1:8: 'x' is no double"),
      Row("now.getHours('Mars/Base')", "1:14: unknown time zone 'Mars/Base'"),
    ])
  func faults(row: Row) {
    #expect(verdict(row.source, Desk.environment) == row.expected)
  }

  @Test("All faults are told, in the order of the text, and each once")
  func allFaults() throws {
    let source = "{requst.kind: 1}\n  == {'a': 1 + 'b'} &&\n  now > request.titel"
    #expect(
      verdict(source, Desk.environment) == """
        1:2: unknown name 'requst'; did you mean 'request'?
        2:14: '+' does not take int and string
        3:17: request has no member 'titel'; did you mean 'title'?
        """)
    let fault = try #require(try Program(parsing: source).check(in: Desk.environment).faults.last)
    #expect(
      fault.rendered(in: source)
        == "3:17: request has no member 'titel'; did you mean 'title'?\n    now > request.titel\n                  ^")
  }

  @Test("A name of a zone is looked for among those of the environment")
  func zones() throws {
    let environment = Environment(variables: ["now": .timestamp], zones: ["Europe/London": try london()])
    #expect(verdict("now.getHours('Europe/London')", environment) == "int")
    #expect(
      verdict("now.getHours('Europe/Londn')", environment)
        == "1:14: unknown time zone 'Europe/Londn'; did you mean 'Europe/London'?")
    #expect(verdict("now.getHours('+01:00') + now.getHours('UTC')", environment) == "int")
  }
}
