import CEL
import Testing

@Suite("Traces")
struct TraceTests {
  @Test("A trace shows each part with what it came to, under what asked for it")
  func tree() throws {
    let bindings = try Desk.bindings(request: ["resume_on": nil])
    let program = try Program(parsing: "request.resume_on > now || (size(request.grounds) >= 50)")
    let trace = program.trace(bindings)
    #expect(trace.outcome == program.evaluate(bindings))
    let lines = trace.description.split(separator: "\n").filter { !$0.contains("request  →") }
    #expect(
      lines == [
        "request.resume_on > now || (size(request.grounds) >= 50)  →  error: request.resume_on is absent",
        "  request.resume_on > now  →  error: request.resume_on is absent",
        "    request.resume_on  →  error: request.resume_on is absent",
        "  (size(request.grounds) >= 50)  →  false",
        "    size(request.grounds)  →  40",
        "      request.grounds  →  'gggggggggggggggggggggggggggggggggggggggg'",
      ])
  }

  @Test("A macro shows each element that it looked at, and only those")
  func elements() throws {
    let trace = try Program(parsing: "[3, 1, 2].exists(x, x < 2)").trace(Bindings())
    #expect(
      trace.description == """
        [3, 1, 2].exists(x, x < 2)  →  true
          [3, 1, 2]  →  [3, 1, 2]
          x  →  3
            x < 2  →  false
              x  →  3
          x  →  1
            x < 2  →  true
              x  →  1
        """)
  }

  @Test("Steps come in the order in which they were finished")
  func order() throws {
    let trace = try Program(parsing: "a ? b : c").trace(
      Bindings(variables: ["a": .bool(true), "b": .int(1), "c": .int(2)]))
    #expect(trace.steps.map(\.text) == ["a", "b", "a ? b : c"])
    #expect(trace.root?.children.map(\.outcome) == [.success(.bool(true)), .success(.int(1))])
    #expect(!trace.isTruncated)
  }

  @Test("A long trace is cut and says so, its value being whole")
  func truncation() throws {
    let bindings = Bindings(variables: ["xs": .list([Value](repeating: .int(1), count: 2_000))])
    let trace = try Program(parsing: "xs.all(x, x == 1)").trace(bindings)
    #expect(trace.outcome == .success(.bool(true)))
    #expect(trace.isTruncated)
    #expect(trace.steps.count <= 1_010)
    #expect(trace.description.hasSuffix("… and more steps than are kept"))
    #expect(try Program(parsing: "1").trace(Bindings()).root == nil)
  }

  @Test("A variable that nothing reads is never asked for, and one that is read is asked for once")
  func lazy() throws {
    let bindings = Bindings { name in
      if name == "seen" { return .list([.int(1)]) }
      Issue.record("asked for \(name)")
      return nil
    }
    #expect(try Program(parsing: "size(seen) == 1 || unseen").evaluate(bindings) == .success(.bool(true)))
    #expect(try Program(parsing: "seen.all(x, x in seen && seen[0] == 1)").evaluate(bindings) == .success(.bool(true)))
  }
}
