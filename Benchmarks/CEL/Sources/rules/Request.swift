import CEL
import WorkingTime

/// A request that meets the rules, with the people around it, as rules of the shipped definition read it.
enum Request {
  /// What the rules can read.
  static let environment = Environment(variables: [
    "request": .record(request), "actor": .record(person), "assignee": .record(person), "by": .record(makers),
    "now": .timestamp,
  ])

  private static let kind = RecordType(
    name: "kind",
    members: [
      "title": .init(.string), "needs_authority": .init(.bool), "about_a_place": .init(.bool),
      "two_person": .init(.bool),
    ])
  private static let person = RecordType(
    name: "person",
    members: [
      "id": .init(.string), "roles": .init(.list(.string)), "covers": .init(.list(.string)), "limit": .init(.int),
      "open_requests": .init(.int),
    ])
  private static let authority = RecordType(
    name: "authority", members: ["granted": .init(.timestamp), "expires": .init(.timestamp)])
  private static let ask = RecordType(
    name: "partner-ask",
    members: ["answered": .init(.bool), "withdrawn": .init(.bool), "answer": .init(.string, isOptional: true)])
  private static let answer = RecordType(
    name: "answer", members: ["text": .init(.string, isOptional: true), "nil": .init(.string, isOptional: true)])
  private static let outcome = RecordType(name: "outcome", members: ["result": .init(.bool)])
  private static let makers = RecordType(
    name: "by",
    members: [
      "approve": .init(.string, isOptional: true), "reject": .init(.string, isOptional: true),
      "stop_work": .init(.string, isOptional: true),
    ])
  private static let request = RecordType(
    name: "request",
    members: [
      "kind": .init(.coded(kind)), "priority": .init(.string), "grounds": .init(.string),
      "establishment": .init(.string),
      "outcome": .init(.coded(outcome)), "required_by": .init(.timestamp, isOptional: true),
      "resume_on": .init(.timestamp, isOptional: true), "authority": .init(.record(authority), isOptional: true),
      "questions": .init(.list(.string)), "answers": .init(.list(.record(answer))),
      "partner_asks": .init(.list(.record(ask))), "subjects": .init(.list(.dyn)), "emergency": .init(.string),
    ])

  /// Their values.
  static func bindings() throws -> Bindings {
    let pat: Value = .record([
      "id": .string("p.pio"), "roles": .list([.string("requester"), .string("pio")]),
      "covers": .list(["MDI", "LEI", "DNI", "LHI"].map { .string($0) }), "limit": .int(5), "open_requests": .int(4),
    ])
    return Bindings(variables: [
      "request": .record([
        "kind": .coded(
          "visitor-check",
          [
            "title": .string("Check of a visitor"), "needs_authority": .bool(true), "about_a_place": .bool(false),
            "two_person": .bool(true),
          ]),
        "priority": .string("P2"), "establishment": .string("LEI"),
        "grounds": .string("Two finds on the landing followed visits; the pattern would show who brings it in."),
        "outcome": .coded("positive", ["result": .bool(true)]), "emergency": .string("none"),
        "required_by": try at("2026-12-01T09:00:00Z"), "resume_on": try at("2026-11-27T09:00:00Z"),
        "authority": .record(["granted": try at("2026-11-01T00:00:00Z"), "expires": try at("2027-02-01T00:00:00Z")]),
        "questions": .list([.string("Who has visited?"), .string("Does any of them visit others?")]),
        "answers": .list([.record(["text": .string("Three people.")]), .record(["nil": .string("no-trace")])]),
        "partner_asks": .list([
          .record(["answered": .bool(true), "withdrawn": .bool(false), "answer": .string("Known to us.")]),
          .record(["answered": .bool(false), "withdrawn": .bool(true)]),
        ]),
        "subjects": .list([.record(["number": .string("A1234BC"), "role": .string("target")])]),
      ]),
      "actor": .record(["id": .string("s.senior"), "roles": .list([.string("supervisor")])]), "assignee": pat,
      "by": .record(["approve": .string("j.mercer")]), "now": try at("2026-11-20T08:55:00Z"),
    ])
  }

  private static func at(_ text: String) throws -> Value { .timestamp(Timestamp(try Instant(rfc3339: text))) }
}
