import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Looking")
struct LookingTests {
  /// 01 draft of b.hughes; 02 submitted at MDI; 03 submitted at PVI; 04 a threat to life at PVI; 05 acting, k.osei;
  /// 06 held; 07 closed.
  private func office() throws -> Desk {
    let desk = try Desk()
    try desk.raise(submit: false)
    try desk.bring(to: "submitted")
    try desk.bring(["establishment=PVI"], to: "submitted")
    try desk.bring(["establishment=PVI", "kind=threat-to-life"], to: "submitted")
    try desk.bring(["impact=high"], to: "acting")
    let held = try desk.bring(to: "acting", assignee: "s.ibrahim")
    try desk.move("hold", held, by: "h.lindqvist", ["reason=Not now.", "resume_on=+9d"])
    try desk.bring(to: "closed")
    return desk
  }

  @Test("A list has what is open, the most urgent first, and no draft but one's own")
  func all() throws {
    let desk = try office()
    #expect(try desk.references() == ["04", "05", "02", "03", "06"])
    #expect(try desk.references(as: "b.hughes") == ["04", "05", "02", "03", "06", "01"])
    let list = try desk.list(limit: 2)
    #expect(list.requests.count == 2 && list.total == 5)
  }

  @Test("A queue is what waits for my roles in what I cover, or for me; a threat to life is in every one")
  func queues() throws {
    let desk = try office()
    #expect(try desk.references(.queue, as: "j.mercer") == ["04", "02", "03"])
    #expect(try desk.references(.queue, as: "y.tanaka") == ["04", "02"])
    #expect(try desk.references(.queue, as: "h.lindqvist") == ["06"])
    #expect(try desk.references(.queue, as: "k.osei") == ["05"])
    #expect(try desk.references(.queue, as: "m.nowak").isEmpty)
    #expect(try desk.references(.queue, as: "b.hughes") == ["01"])
    #expect(try desk.references(.queue, as: Desk.owner, ["supervisor"]) == ["06"])
    #expect(try desk.references(.queue, as: "k.osei", ["supervisor"]).isEmpty)
    #expect(try desk.references(.queue, as: "j.mercer", ["priority=P1"]) == ["04"])
    #expect(try desk.references(.queue, as: "j.mercer", ["waits-for:supervisor"]).isEmpty)
  }

  @Test("Mine is what I raised and what I have been given")
  func mine() throws {
    let desk = try office()
    #expect(try desk.references(.mine, as: "k.osei") == ["05"])
    #expect(try desk.references(.mine, as: "s.ibrahim") == ["06"])
    #expect(try desk.references(.mine, as: "b.hughes") == ["04", "05", "02", "03", "06", "01"])
    #expect(try desk.references(.mine, as: "b.hughes", ["@unassigned"]) == ["04", "02", "03", "01"])
    #expect(try desk.references(.mine, as: "b.hughes", ["state:closed"]) == ["07"])
    #expect(try desk.references(.mine, as: "k.osei", ["raiser:k.osei"]).isEmpty)
    #expect(try desk.references(.mine, as: "p.chowdhury").isEmpty)
  }

  @Test(
    "Filters say which, and all of them must hold",
    arguments: [
      (["state:closed"], ["07"]), (["state=submitted,acting"], ["04", "05", "02", "03"]),
      (["stage:act"], ["05", "06"]),
      (["priority:P1"], ["04"]), (["priority=P1,P3"], ["04", "05"]), (["kind:threat-to-life"], ["04"]),
      (["prison:pvi"], ["04", "03"]), (["establishment:MDI", "stage:raise"], ["02"]), (["assignee:k.osei"], ["05"]),
      (["@unassigned", "prison:MDI"], ["02"]), (["@held"], ["06"]), (["@overdue"], []),
      (["raiser:b.hughes", "P3"], nil),
      (["waits-for:coordinator"], ["04", "02", "03"]), (["waits-for:k.osei"], ["05"]), (["@me"], []),
      (["state:submitted", "state:acting"], []), (["@unassigned", "assignee:k.osei"], []), (["acting"], ["05"]),
      (["supervisor"], ["06"]), (["priority:P1", "priority:P1,P4"], ["04"]), (["raiser:@me"], []),
    ] as [([String], [String]?)])
  func filters(given: [String], wanted: [String]?) throws {
    let desk = try office()
    if let wanted {
      #expect(try desk.references(.all, given) == wanted)
    } else {
      #expect(try desk.refusal { _ = try desk.list(given) }.code == .usage)
    }
  }

  @Test(
    "A filter that nobody knows is refused, with the nearest that is known",
    arguments: [
      ("stat:queued", "there is no filter 'stat'", "did you mean 'state'?"),
      ("state:qeued", "there is no state 'qeued'", "did you mean 'queued'?"),
      ("stage:asess", "there is no stage 'asess'", "did you mean 'assess'?"),
      ("priority:P9", "there is no priority 'P9'", "did you mean 'P1'?"),
      ("@overdu", "there is no filter '@overdu'", "did you mean '@overdue'?"),
      ("coordinater", "'coordinater' is no state and no role", "did you mean 'coordinator'?"),
    ])
  func unknown(filter: String, message: String, hint: String) throws {
    let desk = try Desk()
    let error = try desk.refusal { _ = try desk.list([filter]) }
    #expect(error.code == .usage && error.message == message && error.hint == hint)
    #expect(try desk.refusal { _ = try desk.list(["state:"]) }.code == .malformed)
  }

  @Test("What is overdue is listed as such, with the last step that was told")
  func overdue() throws {
    let desk = try office()
    try desk.tick(at: "2026-11-23T09:16:00Z")
    #expect(try desk.references(.all, ["@overdue"]) == ["04"])
    let line = try #require(try desk.list(["@overdue"]).requests.first)
    #expect(line.nextDueClock == "acknowledge" && line.told == "supervisor told")
    #expect(try line.toldAt == at("2026-11-23T09:15:00Z"))
  }

  @Test("Next names each move of the state, whether the reader could make it, why not, and who could")
  func next() throws {
    let desk = try office()
    let next = try desk.next("2", as: "b.hughes")
    #expect(next.state == "submitted" && next.waitsFor == "coordinator")
    #expect(next.moves.map(\.name) == ["return", "withdraw", "take-up", "ratify"])
    let takeUp = next.moves[2]
    #expect(!takeUp.isOpen && takeUp.blockers.map(\.code) == ["role", "separation"] && takeUp.to == "assessing")
    #expect(takeUp.people == ["d.reyes", "h.lindqvist", "j.mercer", Desk.owner, "p.chowdhury", "y.tanaka"])
    let withdraw = next.moves[1]
    #expect(withdraw.isOpen && withdraw.asks == ["reason"] && withdraw.people == ["b.hughes"])
    #expect(try desk.next("2", as: "y.tanaka").moves[2].isOpen)
    #expect(try desk.next("6", as: "k.osei").moves.first { $0.name == "resume" }?.to == "acting")
  }

  @Test("Next sees what has fallen due, though no tick has run")
  func nextCaughtUp() throws {
    let desk = try Desk()
    let reference = try desk.bring(["kind=communications-history"], to: "acting")
    try desk.at("2026-11-24T09:00:00Z")
    let next = try desk.next(reference, as: "k.osei")
    #expect(next.state == "on-hold" && next.waitsFor == "supervisor")
    #expect(next.moves.first { $0.name == "resume" }?.blockers.map(\.code) == ["rule"])
  }

  @Test("History says who did what, when, with what effect, and whom it was told")
  func history() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "offered")
    let lines = try desk.history(reference)
    #expect(lines.map(\.version) == Array(1...lines.count))
    let offer = try #require(lines.last)
    #expect(offer.kind == "offer" && offer.assignee == "k.osei" && offer.told == ["k.osei as assignee"])
    #expect(offer.clocks == ["start running"])
    #expect(lines[3].kind == "accept" && lines[3].fields == ["threat": .text("violence")])
    #expect(lines[3].clocks == ["assess met"])
  }

  @Test("A late scheduler is told on every look, and one that never ran")
  func lateness() throws {
    let desk = try Desk()
    try desk.bring(to: "submitted")
    func warnings<Asked: Runnable>(_ command: Asked) throws -> [String] {
      try desk.perform(command, as: "p.chowdhury").warnings
    }
    #expect(try warnings(Command.List(view: .all)) == ["the scheduler has never run"])
    try desk.tick(at: "2026-11-23T09:10:00Z")
    let looks: [any Runnable] = [
      Command.List(view: .all), Command.Show(reference: "1"), Command.Why(reference: "1"),
    ]
    for look in looks { #expect(try warnings(look).isEmpty) }
    try desk.at("2026-11-23T09:12:01Z")
    for look in looks { #expect(try warnings(look) == ["scheduler last ran 2 m ago"]) }
    try desk.at("2026-11-23T12:22:00Z")
    for look in looks { #expect(try warnings(look) == ["scheduler last ran 3 h 12 m ago"]) }
  }
}

extension Desk {
  func references(_ view: Command.List.View, _ filters: [String]) throws -> [String] {
    try references(view, as: "p.chowdhury", filters)
  }

  func list(_ filters: [String]) throws -> RequestList { try list(.all, as: "p.chowdhury", filters) }
}
