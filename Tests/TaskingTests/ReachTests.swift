import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("Who can be reached")
struct ReachTests {
  private static let threat = ["kind=threat-to-life", "impact=critical", "immediacy=now"]
  private static let urgent = ["impact=high", "immediacy=days"]

  /// Everybody who holds one of the roles leaves, but for these.
  private func leave(_ roles: Set<String>, _ desk: Desk, but staying: Set<String> = []) throws {
    for row in try desk.store.read({ try $0.people() }) where !staying.contains(row.record.id) {
      let person = row.person(openRequests: 0)
      if roles.contains(where: { person.holds($0, at: desk.clock.now) }) { try desk.leave(row.record.id) }
    }
  }

  private static let everyRole: Set<String> = ["coordinator", "supervisor", "senior", "chair", "pio"]

  private func doctor(_ desk: Desk) throws -> Diagnosis.Line? {
    try Checkup(store: desk.store, surroundings: Desk.surroundings(desk.clock), sample: 0)
      .lines(zoneVersion: "2026a").first { $0.check == "staffing" }
  }

  @Test(
    "what only those who are away could do is found, although its raiser could withdraw it, or somebody send it back",
    arguments: [
      ("submitted", ["coordinator", "supervisor"], true), ("submitted", ["coordinator"], false),
      ("assessing", ["coordinator", "supervisor", "chair"], true),
      ("queued", ["coordinator", "supervisor", "pio"], true),
      ("queued", ["coordinator", "supervisor"], false), ("offered", ["coordinator", "supervisor", "pio"], true),
      ("acting", ["coordinator", "supervisor", "pio"], true), ("acting", ["coordinator", "supervisor"], false),
      ("reviewing", ["supervisor", "senior"], true), ("reviewing", ["supervisor"], false),
      ("feedback-due", ["coordinator", "supervisor"], true), ("feedback-due", ["supervisor"], false),
    ] as [(String, Set<String>, Bool)])
  func away(state: String, roles: Set<String>, isStuck: Bool) throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.urgent, to: state)
    // The owner holds every role, and h.lindqvist says who is away.
    try leave(roles, desk)
    #expect(try desk.staffing().stuck.map(\.reference) == (isStuck ? [reference] : []), "\(state) \(roles)")
  }

  @Test("what waits for an authority is stuck when nobody who is there may give it, although it can be sent back")
  func sentBack() throws {
    let desk = try Desk()
    let reference = try desk.raise(["kind=communications-history"] + Self.urgent).reference
    try desk.move("take-up", reference, by: "j.mercer")
    try desk.move("seek-authority", reference, by: "j.mercer")
    try leave(["supervisor", "chair"], desk)
    #expect(try desk.staffing().stuck.map(\.reference) == [reference])
    try desk.comeBack("p.chowdhury", as: "p.chowdhury")
    #expect(try desk.staffing().stuck.isEmpty)
  }

  @Test("what was sent back to its raiser waits for the raiser, and for nobody else while they are there")
  func raiser() throws {
    let desk = try Desk()
    let reference = try desk.raise().reference
    try desk.move("return", reference, by: "j.mercer", ["reason=Say more."])
    try leave(["coordinator", "supervisor"], desk)
    #expect(try desk.staffing().stuck.isEmpty)
    try desk.leave("b.hughes", as: "b.hughes")
    #expect(try desk.staffing().stuck.map(\.reference) == [reference])
  }

  @Test("a run tells of what fell due with nobody there: at once, whatever the hour, and doctor and metrics as well")
  func tick() throws {
    let desk = try Desk(at: "2026-11-29T02:10:00Z")
    try desk.tick()
    let reference = try desk.raise(Self.threat).reference
    try leave(Self.everyRole, desk, but: ["c.doherty"])
    #expect(try doctor(desk)?.verdict == .warning)
    let ticked = try desk.tick(at: "2026-11-29T02:18:00Z")
    #expect(ticked.unreachable == 1 && ticked.stranded == [reference])
    let run = Command.TakeMetrics(
      ended: desk.clock.now, took: 0, isSuccess: true, unreachable: ticked.unreachable)
    let text = try desk.perform(run).answer.text
    #expect(text.contains("\ntasking_unreachable_requests 1\n"))
    // Nothing new fell due: nothing is told again.
    #expect(try desk.tick(at: "2026-11-29T02:19:00Z").unreachable == 0)
    #expect(try desk.staffing().stuck.map(\.reference) == [reference])
    try desk.comeBack("j.mercer", as: "j.mercer")
    #expect(try desk.tick(at: "2026-11-29T02:26:00Z").unreachable == 0)
    #expect(try doctor(desk)?.verdict != .warning || desk.staffing().stuck.isEmpty)
    try desk.verify()
  }

  @Test("what only those who are away were told is told to whoever is on duty and there, by every way, once")
  func duty() throws {
    let post = try PostDesk("routes: [{ through: every-channel }]\nurgent: [{ priorities: [P1] }]")
    for person in ["c.doherty", "j.mercer"] { try post.set(person, "pager=\(person)", "mail=\(person)@example.org") }
    let desk = post.desk
    try leave(["coordinator", "supervisor", "chair"], desk)
    let reference = try desk.raise(Self.threat).reference
    try post.deliver()
    let duty = post.letters.filter { $0.letter.address.hasPrefix("c.doherty") }
    #expect(Set(duty.map(\.channel)) == ["mail", "pager"] && duty.count == 2)
    #expect(duty.allSatisfy { $0.letter.notices.map(\.why) == [.vacant] })
    let lines = try post.inbox("c.doherty", keep: true)
    #expect(lines.map(\.reference) == [reference] && lines.map(\.why) == ["vacant"])
    // One of the desk is there: they hear of it themselves.
    try desk.comeBack("j.mercer", as: "j.mercer")
    try desk.raise(Self.threat)
    try post.deliver()
    #expect(try post.inbox("c.doherty").count == 1)
  }

  @Test("who is on duty and away is stood in for, and where nobody is on duty and there, all of them are told")
  func dutyAway() throws {
    let post = try PostDesk("routes: []")
    let desk = post.desk
    try leave(["coordinator", "supervisor", "chair", "senior"], desk)
    try desk.raise(Self.threat)
    try post.deliver()
    let holders = try desk.store.read { try $0.people() }
      .filter { $0.person(openRequests: 0).holds("senior", at: desk.clock.now) }.map(\.record.id)
    #expect(!holders.isEmpty)
    for holder in holders { #expect(try post.inbox(holder).contains { $0.why == "vacant" }, "\(holder)") }
  }

  @Test("whoever has no address where a priority's notices go is not reached; where none go, the inbox is a way")
  func channels() throws {
    for (plan, isStuck) in [
      ("routes: [{ priorities: [P2], through: pager }]", true), ("routes: [{ through: [] }]", false),
      ("routes: [{ priorities: [P1], through: pager }]", false), ("routes: [{ from: 100%, through: pager }]", false),
      ("routes: [{ through: every-channel }]", false),
    ] {
      let post = try PostDesk(plan)
      let reference = try post.desk.raise(Self.urgent).reference
      #expect(try post.desk.staffing().stuck.map(\.reference) == (isStuck ? [reference] : []), "\(plan)")
      guard isStuck else { continue }
      let ticked = try post.desk.tick(at: "2026-11-23T09:46:00Z")
      #expect(ticked.stranded == [reference])
      try post.set("j.mercer", "pager=7")
      #expect(try post.desk.staffing().stuck.isEmpty)
      // Away, the address is of no use.
      try post.desk.leave("j.mercer")
      #expect(try post.desk.staffing().stuck.map(\.reference) == [reference])
    }
  }

  @Test("what that costs a run goes by what it tells, not by what is open")
  func cost() throws {
    let desk = try Desk()
    for _ in 0..<5 { try desk.raise(Self.urgent) }
    try leave(["coordinator", "supervisor"], desk)
    try desk.tick()
    #expect(try desk.tick().unreachable == 0)
    let ticked = try desk.tick(at: "2026-11-23T09:46:00Z")
    #expect(ticked.unreachable == 5 && ticked.stranded.count == 5)
  }
}
