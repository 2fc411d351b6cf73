import CEL
import Testing

@Suite("Rules of a tasking desk")
struct DeskTests {
  @Test(
    "Every rule of the shipped definition checks, and comes to a bool, an instant or a priority",
    arguments: Desk.rules.map(\.name))
  func check(name: String) throws {
    let source = try #require(Desk.rules.first { $0.name == name }?.source)
    let result = try Program(parsing: source).check(in: Desk.environment)
    #expect(result.faults == [])
    let expected: CELType =
      ["at-expire", "at-authority-ends", "no-later-than"].contains(name)
      ? .timestamp
      : name == "at-least" ? .string : .bool
    #expect(result.type == expected)
  }

  @Test("A read of a member that may be absent is told unless has() guards it")
  func optionalReads() throws {
    var told: [String: [[String]]] = [:]
    for rule in Desk.rules {
      let reads = try Program(parsing: rule.source).check(in: Desk.environment).optionalReads
      if !reads.isEmpty { told[rule.name] = reads.map(\.path) }
    }
    #expect(
      told == [
        "resumes-later": [["request", "resume_on"]], "at-authority-ends": [["request", "authority"]],
        "no-later-than": [["request", "required_by"]], "at-least": [["request", "kind", "priority_at_least"]],
      ])
  }

  @Test("A request in order meets every rule")
  func allMet() throws {
    let bindings = try Desk.bindings()
    for rule in Desk.rules.prefix(13) {
      #expect(outcome(rule.source, bindings) == "bool true", "\(rule.name)")
    }
    #expect(
      outcome("request.raised + duration('336h')", bindings)
        == "google.protobuf.Timestamp timestamp('2026-11-15T09:00:00Z')")
    #expect(
      outcome("request.authority.expires", bindings) == "google.protobuf.Timestamp timestamp('2026-11-20T00:00:00Z')")
    #expect(outcome("request.required_by", bindings) == "error: request.required_by is absent")
  }

  /// A change to a request in order, and the rule that then is false.
  struct Breach: Sendable, CustomTestStringConvertible {
    let rule: String
    var request: [String: Value?] = [:]
    var kind: [String: Value] = [:]
    var by: [String: Value] = [:]
    var testDescription: String { rule }
  }

  @Test(
    "Each rule is false when what it asks for is missing",
    arguments: [
      Breach(rule: "grounds-given", request: ["grounds": .string("short")]),
      Breach(rule: "someone-to-look-at", request: ["subjects": .list([])]),
      Breach(rule: "authority-in-force", request: ["authority": nil]),
      Breach(rule: "covers-the-prison", request: ["establishment": .string("MDI")]),
      Breach(rule: "needs-authority", kind: ["needs_authority": .bool(false)]),
      Breach(rule: "all-answered", request: ["answers": .list([.record([:])])]),
      Breach(rule: "all-answered", request: ["answers": .list([])]),
      Breach(rule: "a-result", request: ["outcome": .string("withdrawn")]),
      Breach(
        rule: "no-open-ask",
        request: ["partner_asks": .list([.record(["answered": .bool(false), "withdrawn": .bool(false)])])]),
      Breach(rule: "second-closer", by: ["approve": .string("p1")]),
      Breach(rule: "second-closer", by: ["reject": .string("x"), "stop_work": .string("p1")]),
      Breach(rule: "while-result", kind: ["standing": .bool(true)]),
    ])
  func breached(breach: Breach) throws {
    let source = try #require(Desk.rules.first { $0.name == breach.rule }?.source)
    let bindings = try Desk.bindings(request: breach.request, kind: breach.kind, by: breach.by)
    #expect(outcome(source, bindings) == "bool false")
  }

  @Test("A priority that needs no further look is passed whatever else is missing")
  func absorbed() throws {
    let bindings = try Desk.bindings(request: ["priority": .string("P1"), "establishment": nil])
    #expect(outcome(#"request.establishment in assignee.covers || request.priority == "P1""#, bindings) == "bool true")
  }

  @Test("An absent member that nothing guards is an error with its path")
  func absent() throws {
    let bindings = try Desk.bindings(request: ["resume_on": nil])
    #expect(outcome("request.resume_on > now", bindings) == "error: request.resume_on is absent")
    #expect(outcome("request.answers.all(a, a.text != '')", bindings) == "error: a.text is absent")
    #expect(outcome("request.answers[0].text", bindings) == "error: request.answers.[].text is absent")
  }
}
