import CEL
import WorkingTime

/// What the rules of a tasking desk can read, as its definition would declare it.
enum Desk {
  static let person = RecordType(
    name: "person",
    members: [
      "id": .init(.string), "name": .init(.string), "roles": .init(.list(.string)), "covers": .init(.list(.string)),
      "limit": .init(.int), "open_requests": .init(.int),
    ])
  static let kind = RecordType(
    name: "kind",
    members: [
      "code": .init(.string), "title": .init(.string), "needs_authority": .init(.bool), "standing": .init(.bool),
      "about_a_place": .init(.bool), "two_person": .init(.bool), "priority_at_least": .init(.string, isOptional: true),
    ])
  static let request = RecordType(
    name: "request",
    members: [
      "kind": .init(.record(kind)), "title": .init(.string), "grounds": .init(.string), "priority": .init(.string),
      "establishment": .init(.string), "outcome": .init(.string), "emergency": .init(.string),
      "raised": .init(.timestamp),
      "questions": .init(.list(.string)), "resume_on": .init(.timestamp, isOptional: true),
      "required_by": .init(.timestamp, isOptional: true),
      "subjects": .init(
        .list(.record(RecordType(name: "subject", members: ["number": .init(.string), "role": .init(.string)])))),
      "authority": .init(
        .record(
          RecordType(
            name: "authority",
            members: ["reference": .init(.string), "granted": .init(.timestamp), "expires": .init(.timestamp)])),
        isOptional: true),
      "partner_asks": .init(
        .list(
          .record(
            RecordType(
              name: "partner-ask",
              members: [
                "to": .init(.string), "ask": .init(.string), "answer": .init(.string, isOptional: true),
                "answered": .init(.bool), "withdrawn": .init(.bool),
              ])))),
      "answers": .init(
        .list(
          .record(
            RecordType(
              name: "answer",
              members: ["text": .init(.string, isOptional: true), "nil": .init(.string, isOptional: true)])))),
    ])
  static let makers = RecordType(
    name: "by",
    members: [
      "approve": .init(.string, isOptional: true), "reject": .init(.string, isOptional: true),
      "stop_work": .init(.string, isOptional: true),
    ])
  static let environment = Environment(
    variables: [
      "request": .record(request), "actor": .record(person), "assignee": .record(person), "raiser": .record(person),
      "by": .record(makers), "now": .timestamp,
    ],
    codes: [
      ["request", "priority"]: ["P1", "P2", "P3", "P4"],
      ["request", "emergency"]: ["none", "unreviewed", "reviewed"],
      ["request", "outcome"]: ["positive", "negative", "discarded", "withdrawn", "rejected"],
      ["assignee", "roles", "*"]: ["requester", "coordinator", "supervisor", "pio", "senior", "chair"],
      ["request", "subjects", "*", "role"]: ["subject", "associate"],
    ])

  /// The rules of the definition that the project ships, and its other expressions.
  static let rules: [(name: String, source: String)] = [
    ("grounds-given", "size(request.grounds) >= 40"),
    ("someone-to-look-at", "size(request.subjects) > 0 || request.kind.about_a_place"),
    (
      "authority-in-force",
      "!request.kind.needs_authority || (has(request.authority) && request.authority.granted <= now && now < request.authority.expires)"
    ),
    ("covers-the-prison", #"request.priority == "P1" || request.establishment in assignee.covers"#),
    ("not-overloaded", #"request.priority == "P1" || assignee.open_requests < assignee.limit"#),
    ("needs-authority", "request.kind.needs_authority"),
    ("is-a-pio", "'pio' in assignee.roles"),
    (
      "all-answered",
      "size(request.answers) == size(request.questions) && request.answers.all(a, has(a.text) || has(a.nil))"
    ),
    ("a-result", "!(request.outcome in ['discarded', 'withdrawn', 'rejected'])"),
    ("no-open-ask", "request.partner_asks.all(a, a.answered || a.withdrawn)"),
    ("resumes-later", "request.resume_on > now"),
    (
      "second-closer",
      "!request.kind.two_person || ((!has(by.approve) || actor.id != by.approve) && (!has(by.reject) || actor.id != by.reject) && (!has(by.stop_work) || actor.id != by.stop_work))"
    ),
    ("while-result", "!request.kind.standing"),
    ("while-partner", "request.partner_asks.exists(a, !(a.answered || a.withdrawn))"),
    ("while-retrospective", #"request.emergency == "unreviewed""#),
    ("at-expire", "request.raised + duration('336h')"),
    ("at-authority-ends", "request.authority.expires"),
    ("no-later-than", "request.required_by"),
    ("at-least", "request.kind.priority_at_least"),
  ]

  /// A request that meets every rule; members can be put in its place, or taken out.
  static func bindings(
    request changes: [String: Value?] = [:], kind kindChanges: [String: Value] = [:], by: [String: Value] = [:]
  ) throws -> Bindings {
    var kind: [String: Value] = [
      "code": .string("K"), "title": .string("Kind"), "needs_authority": .bool(true), "standing": .bool(false),
      "about_a_place": .bool(false), "two_person": .bool(true),
    ]
    kind.merge(kindChanges) { $1 }
    var request: [String: Value] = [
      "kind": .record(kind), "title": .string("T"), "grounds": .string(String(repeating: "g", count: 40)),
      "priority": .string("P2"), "establishment": .string("LEI"), "outcome": .string("positive"),
      "emergency": .string("none"), "raised": try instant("2026-11-01T09:00:00Z"), "questions": .list([.string("Q")]),
      "resume_on": try instant("2026-12-01T09:00:00Z"),
      "subjects": .list([.record(["number": .string("A1"), "role": .string("subject")])]),
      "authority": .record([
        "reference": .string("R"), "granted": try instant("2026-11-01T00:00:00Z"),
        "expires": try instant("2026-11-20T00:00:00Z"),
      ]),
      "partner_asks": .list([.record(["to": .string("HMRC"), "answered": .bool(false), "withdrawn": .bool(true)])]),
      "answers": .list([.record(["nil": .string("no-trace")])]),
    ]
    for (name, value) in changes {
      if let value { request[name] = value } else { request.removeValue(forKey: name) }
    }
    let assignee: [String: Value] = [
      "id": .string("p1"), "name": .string("Pat"), "roles": .list([.string("pio")]), "covers": .list([.string("LEI")]),
      "limit": .int(5), "open_requests": .int(4),
    ]
    return Bindings(variables: [
      "request": .record(request), "actor": .record(assignee), "assignee": .record(assignee),
      "by": .record(by), "now": try instant("2026-11-10T12:00:00Z"),
    ])
  }
}
