import FoundationEssentials
import Tasking
import TaskingAPI
import TaskingRendering
import Testing
import Workflow

@testable import TaskingCLI

/// Replies read from JSON, for those that only the service makes.
enum JSONSample {
  static func decode<Value: Decodable>(_ type: Value.Type, _ json: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(json.utf8))
  }

  /// A request that nobody has yet.
  static let request = #"""
    {"reference":"PIO-2026-000418","version":2,"state":"submitted","stage":"raise","raiser":"b.hughes",
     "raised_at":"2026-11-20T08:37:00Z","entered_at":"2026-11-20T08:37:00Z","changed_at":"2026-11-20T08:37:00Z",
     "cycle":1,"open":true,"erased":false,"fields":{"title":"Visitors"},
     "lines":[{"name":"kind","value":"visitor-check","title":"Check of a visitor"},
              {"name":"subjects","value":[{"number":"A1","role":"target"},{"number":"B2"}]},
              {"name":"grounds","value":"one\ntwo\u001b"},{"name":"required_by","value":"2026-12-01T09:00:00Z"}],
     "clocks":[{"name":"assess","state":"running","budget_seconds":14400,"elapsed":true,"used_seconds":1080,
                "due":"2026-11-20T12:37:00Z","lap":1}]}
    """#
}

@Suite("JSON keeps its names")
struct JSONTests {
  private func object(_ body: some Presentable) throws -> String {
    let printout = try renderer(.json).printout(reply(body))
    #expect(printout.out.count == 1)
    return printout.out.first ?? ""
  }

  @Test("A request has every name, null where there is nothing")
  func show() throws {
    let request = try JSONSample.decode(RequestDetail.self, JSONSample.request)
    let json = try object(request)
    for part in [
      #""reference":"PIO-2026-000418""#, #""workflow":null"#, #""version":2"#, #""state":"submitted""#,
      #""stage":"raise""#, #""priority":null"#, #""assignee":null"#, #""waits_for":null"#,
      #""fields":{"title":"Visitors"}"#,
      #""clocks":[{"breached_at":null,"budget_seconds":14400,"due":"2026-11-20T12:37:00Z","elapsed":true,"lap":1,"#
        + #""name":"assess","state":"running","used_seconds":1080}]"#,
    ] {
      #expect(json.contains(part), "\(part) is missing")
    }
    #expect(try JSONSample.decode(RequestDetail.self, json) == request)
  }

  @Test("A request for people has its fields in lines that are safe")
  func people() throws {
    let request = try JSONSample.decode(RequestDetail.self, JSONSample.request)
    #expect(
      try renderer().printout(reply(request)).out == [
        "PIO-2026-000418",
        "  state      submitted (raise)",
        "  priority   none yet",
        "  waits for  nobody",
        "  assignee   nobody",
        "  raised     Fri 20 Nov 08:37 by b.hughes",
        "  changed    Fri 20 Nov 08:37, version 2",
        "fields",
        "  kind         visitor-check – Check of a visitor",
        "  subjects     1. number: A1",
        "                  role: target",
        "               2. number: B2",
        "  grounds      one",
        "               two\\u{1B}",
        "  required_by  Tue 1 Dec 09:00",
        "clocks",
        "  CLOCK   STATE    USED  OF   DUE",
        "  assess  running  18 m  4 h  in 3 h 42 m",
      ])
  }

  @Test("A run of the scheduler has its counts as whole numbers")
  func tick() throws {
    #expect(
      try object(Ticked(now: at("2026-11-20T08:55:00Z")))
        == #"{"anchor_faults":[],"anchored":[],"considered":0,"delivered":null,"done":[],"dry_run":false,"elsewhere":false,"#
        + #""errors":0,"faults":[],"head":null,"lateness_seconds":0,"left":0,"notices":0,"now":"2026-11-20T08:55:00Z","#
        + #""plan":null,"rungs":0,"seq":null,"staffing":null,"staffing_fault":null,"timed_moves":0,"#
        + #""unreachable":0,"unreachable_requests":[]}"#
    )
  }

  @Test("A write has its reference, version, place and receipt")
  func write() throws {
    let written = Written(
      reference: "PIO-2026-000418", done: "raise", from: nil, state: "draft", stage: "raise", version: 1, seq: 31,
      head: "ab")
    #expect(
      try object(written)
        == #"{"caught_up":[],"done":"raise","from":null,"head":"ab","next_due":null,"next_due_clock":null,"#
        + #""next_moves":[],"priority":null,"reference":"PIO-2026-000418","repeated":false,"seq":31,"stage":"raise","#
        + #""state":"draft","version":1,"waits_for":null}"#)
  }

  @Test("A list is one object, and a line an element as jsonl")
  func list() throws {
    let line = RequestList.Line(reference: "R-1", state: "draft", stage: "raise", raiser: "a.b", version: 1)
    let list = RequestList(view: .mine, requests: [line, line], total: 2, lastTick: nil)
    let element =
      #"{"acknowledged_until":null,"assignee":null,"establishment":null,"kind":null,"next_due":null,"#
      + #""next_due_clock":null,"priority":null,"raiser":"a.b","reference":"R-1","stage":"raise","stands_in_for":null,"#
      + #""state":"draft","title":null,"told":null,"told_at":null,"version":1,"waits_for":null}"#
    #expect(
      try object(list) == #"{"last_tick":null,"requests":["# + "\(element),\(element)"
        + #"],"total":2,"view":"mine"}"#)
    #expect(try renderer(.jsonl).printout(reply(list)).out == [element, element])
    #expect(try object(People([])) == #"{"people":[]}"#)
    #expect(try object(Workflows([])) == #"{"workflows":[]}"#)
  }

  @Test("An error is one object with the status")
  func error() {
    let error = TaskingError(.stale, "it changed", hint: "look again")
    #expect(
      Complaint.lines(error, asJSON: true)
        == [#"{"code":"stale","details":[],"exit":5,"hint":"look again","message":"it changed"}"#])
  }

  @Test("A form that a reply does not have is refused")
  func forms() throws {
    let ticked = try reply(Ticked(now: at("2026-11-20T08:55:00Z")))
    #expect(
      throws: TaskingError(
        .usage, "this cannot be written as csv", hint: "use --format table or --format json")
    ) { try renderer(.csv).printout(ticked) }
    #expect(throws: TaskingError.self) { try renderer(.ids).printout(ticked) }
  }
}
