import CEL
import Testing

@Suite("Members that may be absent")
struct PresenceTests {
  @Test(
    "A guard holds from either side, through negation, conditions and elements, and no further",
    arguments: [
      Row("has(request.resume_on) && request.resume_on > now", ""),
      Row("request.resume_on > now && has(request.resume_on)", ""),
      Row("!has(request.resume_on) || request.resume_on > now", ""),
      Row("request.resume_on > now || !has(request.resume_on)", ""),
      Row("has(request.resume_on) || request.resume_on > now", "request.resume_on"),
      Row("!has(request.resume_on) && request.resume_on > now", "request.resume_on"),
      Row("has(request.resume_on) ? request.resume_on > now : true", ""),
      Row("has(request.resume_on) ? true : request.resume_on > now", "request.resume_on"),
      Row("!has(request.resume_on) ? true : request.resume_on > now", ""),
      Row("!(has(request.resume_on) && true) || request.resume_on > now", ""),
      Row("(has(request.resume_on) || has(request.required_by)) && request.resume_on > now", "request.resume_on"),
      Row("(has(request.resume_on) ? has(request.authority) : !true) && request.resume_on > now", "request.resume_on"),
      Row("(has(request.resume_on) ? has(request.authority) : has(request.resume_on)) && request.resume_on > now", ""),
      Row("(now == now ? has(request.resume_on) : has(request.resume_on)) && request.resume_on > now", ""),
      Row("(now == now ? has(request.resume_on) : true) && request.resume_on > now", "request.resume_on"),
      Row("has(request.authority.granted)", "request.authority"),
      Row("has(request.authority) && has(request.authority.granted)", ""),
      Row("has(request.authority) && request.authority.granted < now && request.resume_on > now", "request.resume_on"),
      Row("request.answers.all(a, has(a.text) && a.text != '')", ""),
      Row("request.answers.all(a, a.text != '')", "request.answers.*.text"),
      Row("request.answers.all(a, has(a.text)) && request.answers.all(a, a.text != '')", "request.answers.*.text"),
      Row("request.answers.all(a, request.answers.all(b, has(a.text) && b.text != ''))", "request.answers.*.text"),
      Row("request.answers.map(a, has(a.text), a.text)", ""),
      Row("request.answers.map(a, a.text)", "request.answers.*.text"),
      Row("has(request.resume_on) && request.answers.all(a, request.resume_on > now)", ""),
      Row("has(request.answers[0].text) && request.answers[0].text != ''", ""),
      Row("has(request.answers[0].text) && request.answers[1].text != ''", "request.answers.*.text"),
      Row("(true ? request : request).resume_on > now", "(true ? request : request).resume_on"),
      Row(
        "request.title == '' || request.resume_on > now && request.resume_on < now",
        "request.resume_on request.resume_on"),
    ])
  func guards(row: Row) throws {
    let result = try Program(parsing: row.source).check(in: Desk.environment)
    #expect(result.faults == [])
    #expect(result.optionalReads.map { $0.path.joined(separator: ".") }.joined(separator: " ") == row.expected)
  }

  @Test("A read that is told has its text and its place")
  func place() throws {
    let read = try #require(
      try Program(parsing: "now <\n request.resume_on").check(in: Desk.environment).optionalReads.first)
    #expect(read.text == "request.resume_on")
    #expect(read.position == SourcePosition(line: 2, column: 10))
  }

  @Test(
    "Paths are all that an expression reads or tests, at their full length",
    arguments: [
      Row("request.kind.standing && now > now", "now request.kind.standing"), Row("1 + 2", ""), Row("now", "now"),
      Row("has(request.authority)", "request.authority?"),
      Row(
        "request.answers.all(a, has(a.text) || a.nil == '')",
        "request.answers request.answers.*.nil request.answers.*.text?"),
      Row("[1].all(now, now > 0)", ""), Row("request.a[other.b].c", "other.b request.a.*.c"),
      Row("{'k': a.b}.k.c", "a.b"),
      Row("size(a.b.c.size)", "a.b.c.size"), Row("a.filter(x, x.y).map(z, z.w)", "a a.*.w a.*.y"),
      Row("a.map(x, x).all(y, y.z)", "a a.*"), Row("has(f(a.b).c)", "a.b"),
      Row("a.b.filter(x, true)[0].c", "a.b a.b.*.c"), Row("type(a) == int", "a"),
      Row("a.all(x, x.b.all(x, x.c))", "a a.*.b a.*.b.*.c"),
    ])
  func paths(row: Row) throws {
    let program = try Program(parsing: row.source)
    let paths = program.paths.map { path in
      path.joined(separator: ".") + (program.testedPaths.contains(path) ? "?" : "")
    }
    #expect(paths.sorted().joined(separator: " ") == row.expected)
    #expect(program.testedPaths.isSubset(of: program.paths))
  }
}
