import SQLite
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Handovers and staffing")
struct HandoverTests {
  private func error(_ body: () throws -> some Any) throws -> TaskingError {
    do {
      _ = try body()
    } catch let error as TaskingError {
      return error
    }
    throw Desk.Unexpected()
  }

  @Test(
    "a handover lists what is open, waits, ends by itself, was told and not read, and was asked; not drafts, not P4")
  func lists() throws {
    let desk = try Desk()
    let open = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "acting")
    let held = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "acting")
    try desk.move("hold", held, by: "h.lindqvist", ["reason=Wait.", "resume_on=+9d"])
    let asked = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "acting")
    try desk.move("ask-partner", asked, by: "k.osei", ["partner_asks.1.to=Leeds", "partner_asks.1.ask=A list"])
    let ending = try desk.bring(["kind=communications-history", "impact=moderate", "immediacy=weeks"], to: "acting")
    _ = try desk.bring(to: "acting")
    _ = try desk.raise(by: "k.osei", submit: false)
    try desk.tick(at: "2026-11-24T08:30:00Z")
    let list = try desk.handOver(from: "k.osei", to: "s.ibrahim", until: "+1d", trial: true)
    func references(_ part: Handover.Part) -> Set<String> {
      Set(list.lines.filter { $0.part == part }.map(\.reference))
    }
    #expect(list.number == nil)
    #expect(references(.open) == [open, asked, ending])
    #expect(references(.held) == [held])
    #expect(list.lines.filter { $0.part == .ending }.map(\.about) == ["authority-ends"])
    #expect(references(.ending) == [ending])
    #expect(
      list.lines.filter { $0.part == .asked }.map { "\($0.reference) \($0.about ?? "")" } == ["\(asked) partner_asks.1"]
    )
    #expect(try desk.store.read { try $0.handovers(of: nil, openOnly: false) } == [])
    try desk.verify()
  }

  @Test("what was told and not read is listed once a clock, the last of it")
  func escalations() throws {
    let desk = try Desk()
    let reference = try desk.bring(["impact=high", "immediacy=days"], to: "acting")
    try desk.tick(at: "2026-11-24T03:30:00Z")
    try desk.tick(at: "2026-11-26T09:00:00Z")
    let list = try desk.handOver(from: "k.osei", to: "s.ibrahim")
    let told = list.lines.filter { $0.part == .escalation }
    let clocks = told.compactMap { $0.about?.split(separator: " ").first }
    #expect(clocks.count == Set(clocks).count)
    #expect(told.allSatisfy { $0.reference == reference && $0.at != nil })
    #expect(told.contains { $0.about == "update 75%" })
  }

  @Test("it is shown later as it was listed then, and says so when something of it was erased")
  func asListed() throws {
    let desk = try Desk()
    let reference = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "acting")
    let first = try desk.handOver(from: "k.osei", to: "s.ibrahim")
    let number = try #require(first.number)
    try desk.set(reference, by: "h.lindqvist", ["title=Another", "priority=P1", "reason=So."])
    try desk.move("reassign", reference, by: "h.lindqvist", ["assignee=s.ibrahim", "reason=So."])
    desk.clock.advance(seconds: 86_400)
    let later = try desk.handover(number)
    #expect(later.lines == first.lines && later.isAsListed && later.digest == first.digest)
    #expect(later.lines.first?.title == "Visitors" && later.lines.first?.priority == "P3")
    // What is kept of it has no text.
    let payload = try desk.store.read { transaction in
      try transaction.journal(from: number, limit: 1).first?.payload.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(payload?.contains("Visitors") == false && payload?.contains(reference) == true)
  }

  @Test("only whoever it is for accepts it, once; nobody else sees it")
  func accepted() throws {
    let desk = try Desk()
    let number = try #require(try desk.handOver(to: "s.ibrahim", as: "k.osei").number)
    for person in ["k.osei", "h.lindqvist"] {
      #expect(try error { try desk.perform(Command.AcceptHandover(number: number), as: person) }.code == .notPermitted)
    }
    #expect(try error { try desk.perform(Command.AcceptHandover(number: number), as: "a.kaur") }.code == .notFound)
    #expect(try error { try desk.handover(number, as: "a.kaur") }.code == .notFound)
    #expect(try error { try desk.handover(number + 1) }.message == "there is no handover \(number + 1)")
    try desk.perform(Command.AcceptHandover(number: number), as: "s.ibrahim")
    #expect(try error { try desk.perform(Command.AcceptHandover(number: number), as: "s.ibrahim") }.code == .refused)
    #expect(try error { try desk.handOver(from: "k.osei", as: "a.kaur") }.code == .notPermitted)
    #expect(try error { try desk.handOver(from: "k.osei") }.code == .usage)
    #expect(try error { try desk.handOver(from: "k.osei", to: "k.osei") }.code == .usage)
    try desk.leave("k.osei", deputy: "s.ibrahim")
    #expect(try desk.handOver(from: "k.osei").to == "s.ibrahim")
  }

  @Test("each day is looked at once, and what nobody who is there may move on is written down")
  func staffing() throws {
    let desk = try Desk()
    let reference = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "acting")
    #expect(try desk.tick().staffing == Staffing.Counts(open: 1, stuck: 0, unattended: 0))
    #expect(try desk.tick().staffing == nil)
    let head = try desk.store.read { try $0.head()?.seq }
    desk.clock.advance(seconds: 86_400)
    // A day on which nothing is found leaves nothing in the journal.
    #expect(try desk.tick().staffing != nil)
    #expect(try desk.store.read { try $0.staffing() } == [])
    #expect(try desk.store.read { try $0.head()?.seq } == head)
    try desk.leave("k.osei")
    #expect(try desk.staffing().unattended.map(\.reference) == [reference])
    desk.clock.advance(seconds: 86_400)
    #expect(try desk.tick().staffing == Staffing.Counts(open: 1, stuck: 0, unattended: 1))
    let row = try #require(try desk.store.read { try $0.staffing(on: "2026-11-25") })
    #expect(row.record.unattended == [reference])
    desk.clock.advance(seconds: 86_400)
    #expect(try desk.staffing(on: "2026-11-25").isRecorded)
    #expect(try error { try desk.staffing(on: "2026-11-24") }.code == .notFound)
    try desk.verify()
  }

  @Test("what follows a definition that cannot be read is moved on by nobody, and the day's look says so")
  func unreadable() throws {
    let desk = try Desk()
    // Who may approve it hangs on who reported, so that its events are read.
    let reference = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "reviewing")
    let connection = try Connection(desk.folder.store, .readWrite)
    try connection.apply(.automaticCheckpoint(pages: 0), .noCheckpointOnClose(true))
    try connection.execute("UPDATE source SET text = 'workflow: [' WHERE kind = 'workflow'")
    let service = try Desk.service(desk.folder.store, desk.clock)
    let order = Order(Command.CheckStaffing(day: nil), person: "h.lindqvist")
    let found = try service.perform(order, from: Desk.trusted).answer
    #expect(found.open == 1 && found.stuck.map(\.reference) == [reference])
  }

  @Test("a look that cannot be made is told, leaves the run as it was, and is made by the next")
  func lookFails() throws {
    let desk = try Desk()
    // Who may approve it hangs on who reported, so that its events are read.
    let reference = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "reviewing")
    let connection = try Connection(desk.folder.store, .readWrite)
    try connection.apply(.automaticCheckpoint(pages: 0), .noCheckpointOnClose(true))
    let trigger = "event_is_append_only_update"
    let guarding = try #require(
      try connection.rows("SELECT sql FROM sqlite_schema WHERE name = ?", trigger) { try $0.text(0) }.first)
    try connection.execute("DROP TRIGGER \(trigger)")
    let payload = try #require(
      try connection.rows("SELECT hex(payload) FROM event WHERE request = ? AND version = 2", reference) {
        try $0.text(0)
      }.first)
    func spoil(_ hex: String) throws {
      try connection.execute("UPDATE event SET payload = x'\(hex)' WHERE request = '\(reference)' AND version = 2")
    }
    try spoil("7B")
    let failed = try desk.tick()
    #expect(failed.staffing == nil && failed.errors == 0)
    let words = try #require(failed.staffingFault)
    #expect(words.hasPrefix("whether anybody is there was not looked at: "))
    #expect(words.hasSuffix("the next tick tries again"))
    try spoil(payload)
    let made = try desk.tick()
    #expect(made.staffing == Staffing.Counts(open: 1, stuck: 0, unattended: 0) && made.staffingFault == nil)
    try connection.execute(guarding)
    try desk.verify()
  }

  @Test("a day to come is worked out from who will be away then")
  func dayToCome() throws {
    let desk = try Desk()
    let reference = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "reviewing")
    for person in ["h.lindqvist", "p.chowdhury", "d.reyes", "c.doherty", "l.petrova", Desk.owner] {
      try desk.leave(person, from: "2026-12-24", until: "2026-12-27", as: person)
    }
    #expect(try desk.staffing().stuck == [])
    let christmas = try desk.staffing(on: "2026-12-25")
    #expect(christmas.stuck.map(\.reference) == [reference] && christmas.away.count == 6 && !christmas.isRecorded)
    #expect(try desk.staffing(on: "2026-12-28").stuck == [])
  }

  @Test("a doctor says of handovers that wait, of absences without cover, and of a day's staffing")
  func doctor() throws {
    let desk = try Desk()
    _ = try desk.bring(["impact=moderate", "immediacy=weeks"], to: "acting")
    func verdicts() throws -> [String: Diagnosis.Verdict] {
      let lines = try Checkup(store: desk.store, surroundings: Desk.surroundings(desk.clock), sample: 10)
        .lines(zoneVersion: nil)
      return Dictionary(lines.map { ($0.check, $0.verdict) }, uniquingKeysWith: { first, _ in first })
    }
    var found = try verdicts()
    #expect([found["handovers"], found["absences"], found["staffing"]] == [.ok, .ok, .ok])
    try desk.leave("k.osei")
    _ = try desk.handOver(from: "k.osei", to: "s.ibrahim")
    try desk.tick()
    found = try verdicts()
    #expect([found["handovers"], found["absences"], found["staffing"]] == [.warning, .warning, .warning])
  }
}
