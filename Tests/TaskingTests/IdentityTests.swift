import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Who asks, and when")
struct IdentityTests {
  private func people(_ desk: Desk, _ order: Order<Command.ListPeople>, from caller: Caller) throws -> TaskingError {
    try desk.refusal { _ = try desk.service.perform(order, from: caller) }
  }

  @Test("A login that is somebody's acts as that person, and the journal says by which login")
  func login() throws {
    let desk = try Desk()
    let raise = Command.Raise(fields: [Entry(key: "title", value: "Visitors")], submit: false)
    let written = try desk.service.perform(Order(raise), from: Caller(uid: 1_000, isTrusted: false)).answer
    let line = try #require(try desk.history(written.reference, as: Desk.owner).first)
    #expect(line.actor == Desk.owner && line.via == "uid 1000")
  }

  @Test("A login that is nobody's is not permitted, and is told how to be known")
  func unknownLogin() throws {
    let desk = try Desk()
    let error = try people(desk, Order(Command.ListPeople()), from: Caller(uid: 4_242, isTrusted: true))
    #expect(error.code == .notPermitted)
    #expect(error.message == "your login (uid 4242) is no person of this store")
  }

  @Test("A login that is added is that person from then on")
  func added() throws {
    let desk = try Desk()
    let fields = ["name=Nia Ew", "uid=4242"].map(Entry.init(typed:))
    try desk.perform(Command.AddPerson(id: "n.ew", fields: fields), as: Desk.owner)
    let list = Order(Command.List(view: .mine))
    #expect(throws: Never.self) { try desk.service.perform(list, from: Caller(uid: 4_242, isTrusted: false)) }
  }

  @Test("Only whoever opens the store may act for others, and only for people who are there")
  func acting() throws {
    let desk = try Desk()
    let untrusted = try people(
      desk, Order(Command.ListPeople(), person: "p.chowdhury"), from: Caller(uid: 1_000, isTrusted: false))
    #expect(untrusted.code == .notPermitted && untrusted.message == "you may not act for others")
    let nobody = try people(desk, Order(Command.ListPeople(), person: "p.chowdhry"), from: Desk.trusted)
    #expect(nobody.code == .notFound && nobody.hint == "did you mean 'p.chowdhury'?")
  }

  @Test("A live store takes no --now")
  func live() throws {
    let desk = try Desk(.live)
    let error = try desk.refusal { try desk.perform(Command.ListPeople(), now: "2026-12-01") }
    #expect(error.code == .usage && error.message == "--now works in a rehearsal store only")
  }

  @Test("A live store whose journal is ahead of the machine's clock takes no orders, and writes nothing")
  func clockBehind() throws {
    let desk = try Desk(.live, at: "2026-11-23T09:00:00Z")
    try desk.raise(by: Desk.owner)
    let before = try desk.store.read { try $0.head() }
    try desk.at("2026-11-23T08:57:59Z")
    let error = try desk.refusal { try desk.raise(by: Desk.owner) }
    #expect(error.code == .busy)
    #expect(try desk.refusal { try desk.tick() }.code == .busy)
    #expect(try desk.store.read { try $0.head() } == before)
    // Two minutes are a clock that was set right: time stands until it has caught up.
    try desk.at("2026-11-23T08:58:00Z")
    #expect(try desk.perform(Command.ListPeople()).now == at("2026-11-23T09:00:00Z"))
  }

  @Test("A rehearsal's time stands at the last --now, and never goes back behind the last event")
  func standing() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    #expect(try desk.perform(Command.ListPeople(), now: "2026-12-01 10:00").now == at("2026-12-01T10:00:00Z"))
    try desk.at("2027-01-01T00:00:00Z")
    #expect(try desk.perform(Command.ListPeople()).now == at("2026-12-01T10:00:00Z"))
    try desk.raise()
    let error = try desk.refusal { try desk.perform(Command.ListPeople(), now: "2026-11-30") }
    #expect(error.code == .usage)
    #expect(error.message == "--now Mon 30 Nov 00:00 is before the last event, which is of Tue 1 Dec 10:00")
    let words = try desk.refusal { try desk.perform(Command.ListPeople(), now: "soonish") }
    #expect(words.code == .malformed && words.message == "--now: 'soonish' is no date or time")
  }

  @Test("A relative --now is counted once, whether the command looks or writes")
  func relative() throws {
    let desk = try Desk()
    try desk.perform(Command.ListPeople(), now: "2026-12-01 10:00")
    #expect(try desk.perform(Command.ListPeople(), now: "+3d").now == at("2026-12-04T10:00:00Z"))
    #expect(try desk.perform(Command.ListPeople()).now == at("2026-12-04T10:00:00Z"))
    #expect(try desk.perform(Command.RunTick(), now: "+1h").now == at("2026-12-04T11:00:00Z"))
    #expect(try desk.perform(Command.ListPeople()).now == at("2026-12-04T11:00:00Z"))
  }
}
