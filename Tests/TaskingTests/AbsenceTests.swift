import SQLite
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Absence and cover")
struct AbsenceTests {
  private static let urgent = ["impact=high", "immediacy=days"]
  private static let middling = ["impact=moderate", "immediacy=weeks"]

  private func code(_ body: () throws -> some Any) throws -> TaskingError {
    do {
      _ = try body()
    } catch let error as TaskingError {
      return error
    }
    throw Desk.Unexpected()
  }

  @Test("an absence is recorded, listed and ended; people say so of themselves, coordinators and supervisors of others")
  func recorded() throws {
    let desk = try Desk()
    let first = try desk.leave("k.osei", until: "fri 09:00", deputy: "s.ibrahim", reason: "sick", as: "k.osei")
    #expect(first.done == .recorded && first.number == first.seq)
    try desk.leave("s.ibrahim", from: "2026-12-01", until: "2026-12-08", as: "j.mercer")
    let list = try desk.absences().absences
    #expect(list.map(\.person) == ["k.osei", "s.ibrahim"] && list.map(\.phase) == [.now, .planned])
    #expect(list.map(\.standIn) == ["s.ibrahim", nil])
    #expect(list[0].reason == "sick")
    #expect(try desk.absences(as: "a.kaur").absences.map(\.reason) == [nil, nil])
    for actor in ["a.kaur", "b.hughes", "c.doherty"] {
      #expect(try code { try desk.leave("k.osei", as: actor) }.code == .notPermitted)
      #expect(try code { try desk.comeBack("k.osei", as: actor) }.code == .notPermitted)
    }
    #expect(try desk.comeBack("k.osei", as: "k.osei").done == .ended)
    #expect(try desk.comeBack("s.ibrahim").done == .calledOff)
    #expect(try desk.absences().absences == [])
    #expect(try desk.absences(all: true).absences.map(\.phase) == [.over, .over])
    #expect(try code { try desk.comeBack("k.osei") }.code == .notFound)
    try desk.verify()
  }

  @Test("what cannot be is refused in words")
  func impossible() throws {
    let desk = try Desk()
    let faults: [(TaskingError.Code, () throws -> AbsenceWritten)] = [
      (.notFound, { try desk.leave("k.ossei") }),
      (.notFound, { try desk.leave("k.osei", deputy: "nobody.such") }),
      (.malformed, { try desk.leave("k.osei", deputy: "k.osei") }),
      (.malformed, { try desk.leave("k.osei", from: "someday") }),
      (.malformed, { try desk.leave("k.osei", from: "fri 09:00", until: "thu 09:00") }),
      (.malformed, { try desk.leave("k.osei", from: "-3d", until: "-1h") }),
      (.malformed, { try desk.leave("k.osei", reason: "flu, with a fever") }),
    ]
    for (expected, body) in faults { #expect(try code(body).code == expected) }
    try desk.leave("k.osei", until: "fri 09:00")
    #expect(try code { try desk.leave("k.osei", until: "fri 09:00") }.code == .refused)
    // One that is longer, or names somebody, is no repetition.
    try desk.leave("k.osei", until: "2026-12-04", deputy: "s.ibrahim")
    try desk.leave("d.reyes", from: "2026-12-01", until: "2026-12-02")
    try desk.leave("d.reyes", from: "2026-12-08", until: "2026-12-09")
    #expect(try code { try desk.comeBack("d.reyes") }.code == .usage)
    let second = try desk.absences("d.reyes").absences[1].number
    #expect(try desk.comeBack("d.reyes", number: second).done == .calledOff)
    #expect(try desk.absences("d.reyes").absences.count == 1)
    try desk.verify()
  }

  @Test("a circle of deputies is told when it is made, and wherever it is looked at")
  func circle() throws {
    let desk = try Desk()
    func appoint(_ deputy: String, for person: String) throws -> Reply<AbsenceWritten> {
      try desk.perform(Command.Appoint(person: person, deputy: deputy), as: "h.lindqvist")
    }
    #expect(try appoint("s.ibrahim", for: "k.osei").warnings == [])
    _ = try appoint("k.osei", for: "s.ibrahim")
    try desk.leave("k.osei")
    let reply = try desk.perform(Command.RecordAbsence(person: "s.ibrahim"), as: "s.ibrahim")
    #expect(
      reply.warnings == ["nobody stands in for s.ibrahim: s.ibrahim → k.osei → s.ibrahim goes round in a circle"])
    #expect(try desk.absences().absences.map(\.circle) == [["k.osei", "s.ibrahim"], ["s.ibrahim", "k.osei"]])
    #expect(
      try desk.absences().deputies.map { "\($0.person) \($0.deputy)" } == ["k.osei s.ibrahim", "s.ibrahim k.osei"])
    try desk.verify()
  }

  @Test(
    "days of an absence begin and end by the wall, in the nights on which the clocks change too",
    arguments: [
      ("2027-03-27T12:00:00Z", "2027-03-28", "2027-03-29", "2027-03-28T00:00:00Z", "2027-03-28T23:00:00Z"),
      ("2026-10-24T12:00:00Z", "2026-10-25", "2026-10-26", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z"),
      // 01:30 does not exist, and then comes twice.
      ("2027-03-27T12:00:00Z", "2027-03-28 01:30", "2027-03-29", "2027-03-28T01:30:00Z", "2027-03-28T23:00:00Z"),
      ("2026-10-24T12:00:00Z", "2026-10-25 01:30 BST", "2026-10-26", "2026-10-25T00:30:00Z", "2026-10-26T00:00:00Z"),
      ("2026-10-24T12:00:00Z", "2026-10-25 01:30 GMT", "2026-10-26", "2026-10-25T01:30:00Z", "2026-10-26T00:00:00Z"),
    ])
  func nights(now: String, from: String, until: String, begin: String, end: String) throws {
    let desk = try Desk(at: now)
    let reference = try desk.bring(Self.urgent, to: "acting")
    try desk.leave("k.osei", from: from, until: until, deputy: "s.ibrahim")
    let line = try #require(try desk.absences().absences.first)
    #expect(line.from.rfc3339 == begin && line.until?.rfc3339 == end)
    try desk.at(begin)
    desk.clock.advance(seconds: -1)
    try desk.tick()
    #expect(try desk.store.read { try $0.request(reference) }?.assignee == "k.osei")
    try desk.tick(at: begin)
    #expect(try desk.store.read { try $0.request(reference) }?.assignee == "s.ibrahim")
  }

  @Test("urgent work goes on with the first tick, however often and from wherever that comes")
  func passedOn() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.urgent, to: "acting")
    let other = try desk.bring(Self.middling, to: "acting")
    try desk.leave("k.osei", deputy: "s.ibrahim")
    let ticked = try desk.tick(at: "2026-11-23T09:05:00Z")
    #expect(ticked.timedMoves == 1 && ticked.errors == 0)
    #expect(try desk.tick().timedMoves == 0)
    #expect(
      try Desk.service(desk.folder.store, desk.clock).perform(
        Order(Command.RunTick()), from: Desk.trusted
      ).warnings == [])
    let events = try desk.store.read { try $0.events(of: reference) }.map(\.event)
    #expect(events.count { $0.kind == "pass-on" } == 1)
    #expect(events.last?.occurredAt.rfc3339 == "2026-11-23T09:00:00Z")
    #expect(try desk.store.read { try $0.request(other) }?.assignee == "k.osei")
    try desk.verify()
  }

  @Test("what a plan says becomes of the work of those who will be away is what becomes of it")
  func planned() throws {
    let desk = try Desk()
    let references = try [Self.urgent, Self.middling, Self.urgent].map { try desk.bring($0, to: "acting") }
    try desk.tick()
    // One absence within what is looked at, one after it, and one that is called off.
    try desk.leave("k.osei", from: "2026-11-23T13:00:00Z", until: "2026-11-30", deputy: "s.ibrahim")
    try desk.leave("s.ibrahim", from: "2026-11-28", until: "2026-12-05")
    try desk.leave("k.osei", from: "2026-11-23T11:00:00Z", until: "2026-11-23T12:00:00Z")
    try desk.comeBack("k.osei", number: try desk.absences("k.osei").absences[0].number)
    let planned = try desk.perform(Command.Plan(horizon: "+1d")).answer
    let moves = planned.lines.filter { $0.move == "pass-on" }
    #expect(moves.map(\.reference) == [references[0], references[2]].sorted())
    #expect(try moves.map(\.due) == [at("2026-11-23T13:00:00Z"), at("2026-11-23T13:00:00Z")])
    var told: [DueLine] = []
    var begin: Instant? = try at("2026-11-23T13:00:00Z")
    while true {
      let due = try desk.store.read { try $0.due(at: planned.to, after: nil, limit: 1) }.first?.at
      guard let next = [due, begin].compactMap(\.self).min() else { break }
      if next == begin { begin = nil }
      desk.clock.set(next)
      told += try desk.tick().done
    }
    let byTime = told.enumerated().sorted { ($0.1.due, $0.1.reference, $0.0) < ($1.1.due, $1.1.reference, $1.0) }
    #expect(planned.lines == byTime.map(\.1))
  }

  @Test("before the scheduler has run, whoever acts finds it done")
  func beforeTick() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.urgent, to: "acting")
    try desk.leave("k.osei", deputy: "s.ibrahim")
    #expect(try desk.move("take-on", reference, by: "s.ibrahim").caughtUp.first == "pass-on")
    #expect(try desk.tick().timedMoves == 0)
  }

  @Test("whoever stands in has the rest on their list, and does it under their own name; a certificate of it holds")
  func standIn() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.middling, to: "acting")
    let returned = try desk.raise(by: "k.osei", Self.middling).reference
    try desk.move("return", returned, by: "j.mercer", ["reason=More."])
    #expect(try desk.list(.mine, as: "s.ibrahim").requests == [])
    try desk.leave("k.osei", until: "+1d", deputy: "s.ibrahim")
    for (view, filters) in [(.mine, []), (.all, ["@me"]), (.queue, [])] as [(Command.List.View, [String])] {
      let lines = try desk.list(view, as: "s.ibrahim", filters).requests
      #expect(lines.map(\.reference) == [reference] && lines.map(\.standsInFor) == ["k.osei"])
    }
    #expect(try Set(desk.list(.mine, as: "k.osei").requests.map(\.standsInFor)) == [nil])
    let written = try desk.move("progress", reference, by: "s.ibrahim", ["reason=Going on."])
    #expect(written.actingFor == "k.osei")
    let certificate = try desk.perform(
      Command.Certify(reference: reference, version: written.version), as: "h.lindqvist"
    ).answer
    #expect(certificate.statement.authority?.metAs == ["deputy of assignee"])
    desk.clock.advance(seconds: 86_400)
    #expect(try desk.list(.mine, as: "s.ibrahim").requests == [])
    #expect(
      try code { try desk.move("progress", reference, by: "s.ibrahim", ["reason=On."]) }.code == .notPermitted)
    try desk.verify()
  }

  @Test("a short absence between two ticks counts, and one that was ended before it began does not")
  func between() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.urgent, to: "acting")
    try desk.tick()
    try desk.leave("k.osei", from: "fri 09:00", until: "2026-11-30", deputy: "s.ibrahim")
    try desk.comeBack("k.osei")
    try desk.tick(at: "2026-11-27T12:00:00Z")
    #expect(try desk.store.read { try $0.request(reference) }?.assignee == "k.osei")
    try desk.leave("k.osei", until: "+1h", deputy: "s.ibrahim")
    try desk.tick(at: "2026-11-27T15:00:00Z")
    let event = try #require(try desk.store.read { try $0.events(of: reference) }.last { $0.event.kind == "pass-on" })
    #expect(event.event.occurredAt.rfc3339 == "2026-11-27T12:00:00Z")
  }

  @Test(
    "rows of absences, handovers and staffing that were tampered with are found",
    arguments: [
      "UPDATE absence SET deputy = 'a.kaur'", "UPDATE absence SET ended = 5", "DELETE FROM absence",
      "UPDATE person SET deputy = 'a.kaur' WHERE id = 'k.osei'", "UPDATE handover SET accepted = 5",
      "DELETE FROM handover", "UPDATE staffing SET at = 5", "DELETE FROM staffing",
    ])
  func tampered(sql: String) throws {
    let desk = try Desk()
    _ = try desk.bring(Self.middling, to: "acting")
    try desk.leave("k.osei")
    _ = try desk.handOver(from: "k.osei", to: "s.ibrahim")
    #expect(try desk.tick().staffing?.unattended == 1)
    try desk.verify()
    try Connection(desk.folder.store, .readWrite).execute("PRAGMA foreign_keys = OFF; \(sql)")
    #expect(try !desk.audit().isSound)
  }
}
