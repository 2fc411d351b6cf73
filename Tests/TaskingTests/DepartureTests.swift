import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Roles end, and people leave")
struct DepartureTests {
  private static let middling = ["impact=moderate", "immediacy=weeks"]
  private static let urgent = ["impact=high", "immediacy=days"]

  private func grant(_ desk: Desk, _ person: String, _ role: String, until: String? = nil) throws {
    try desk.perform(Command.Grant(person: person, role: role, until: until), as: Desk.owner)
  }

  private func revoke(_ desk: Desk, _ person: String, _ role: String, from: String? = nil) throws {
    try desk.perform(Command.Revoke(person: person, role: role, from: from), as: Desk.owner)
  }

  private func withdraw(_ desk: Desk, _ number: Int64, as person: String) throws -> Handover {
    let handover = try desk.perform(Command.WithdrawHandover(number: number), as: person).answer
    return handover
  }

  private func leave(_ desk: Desk, _ person: String, from: String? = nil) throws -> PersonLeft {
    let command = Command.Leave(person: person, from: from)
    return try desk.perform(command, as: Desk.owner).answer
  }

  private func line(_ desk: Desk, _ person: String) throws -> PersonLine {
    let lines = try desk.perform(Command.ListPeople(), as: Desk.owner).answer.people
    return try #require(lines.first { $0.id == person })
  }

  private func roles(_ desk: Desk, _ person: String) throws -> [String] { try line(desk, person).roles.map(\.role) }

  @Test("a role that is taken back counts nowhere any more: moves, next, queue, notices, staffing")
  func revoked() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.middling, to: "submitted")
    #expect(try desk.list(.queue, as: "y.tanaka").requests.map(\.reference) == [reference])
    try revoke(desk, "y.tanaka", "coordinator")
    #expect(try roles(desk, "y.tanaka") == [])
    #expect(try desk.refusal { try desk.move("take-up", reference, by: "y.tanaka") }.code == .notPermitted)
    #expect(try desk.list(.queue, as: "y.tanaka").requests == [])
    let takeUp = try #require(try desk.next(reference, as: "j.mercer").moves.first { $0.name == "take-up" })
    #expect(takeUp.people.contains("j.mercer") && !takeUp.people.contains("y.tanaka"))
    #expect(try desk.refusal { try desk.leave("k.osei", as: "y.tanaka") }.code == .notPermitted)
    try desk.tick(at: "2026-11-27T09:00:00Z")
    let told = try desk.store.read { try $0.notices(of: reference) }
      .filter { $0.created > desk.clock.now.advanced(bySeconds: -86_400) }
    #expect(!told.isEmpty && told.allSatisfy { $0.notice.recipient != "y.tanaka" })
    for person in ["j.mercer", Desk.owner, "p.chowdhury", "h.lindqvist", "d.reyes"] {
      for role in try roles(desk, person) where ["coordinator", "supervisor"].contains(role) {
        try revoke(desk, person, role)
      }
    }
    #expect(try desk.perform(Command.CheckStaffing(day: nil), as: "n.farouk").warnings == [])
    try grant(desk, "y.tanaka", "coordinator")
    #expect(try desk.move("take-up", reference, by: "y.tanaka").state == "assessing")
    #expect(try desk.refusal { try revoke(desk, "y.tanaka", "pio") }.code == .notFound)
    #expect(try desk.refusal { try revoke(desk, "y.tanka", "pio") }.code == .notFound)
    try desk.verify()
  }

  @Test("granted again, a role ends at the new time, sooner or later; there is one grant of it at a time")
  func again() throws {
    let desk = try Desk()
    try grant(desk, "k.osei", "senior", until: "+9d")
    try grant(desk, "k.osei", "senior", until: "+2d")
    #expect(try line(desk, "k.osei").roles.last?.until == at("2026-11-25T09:00:00Z"))
    #expect(
      try desk.refusal { try grant(desk, "k.osei", "senior", until: "+2d") }.message
        == "k.osei holds the role senior already")
    try grant(desk, "k.osei", "senior", until: "+5d")
    try desk.at("2026-11-26T09:00:00Z")
    #expect(try roles(desk, "k.osei") == ["pio", "senior"])
    try grant(desk, "k.osei", "senior")
    #expect(try line(desk, "k.osei").roles.last == PersonLine.Grant(role: "senior", until: nil))
    try revoke(desk, "k.osei", "senior", from: "+4d")
    try revoke(desk, "k.osei", "senior", from: "+1d")
    #expect(try line(desk, "k.osei").roles.last?.until == at("2026-11-27T09:00:00Z"))
    // What is to be taken back is kept after all.
    try grant(desk, "k.osei", "senior")
    try desk.at("2026-12-26T09:00:00Z")
    #expect(try roles(desk, "k.osei") == ["pio", "senior"])
    #expect(try desk.refusal { try revoke(desk, "k.osei", "senior", from: "2026-12-01") }.code == .malformed)
    let held = try desk.store.read { try $0.person(id: "k.osei") }?.grants.map(\.roleGrant) ?? []
    for day in 0..<40 {
      let instant = try at("2026-11-23T09:00:01Z").advanced(bySeconds: Int64(day) * 86_400)
      #expect(held.count { $0.role == "senior" && $0.isInForce(at: instant) } <= 1)
    }
    try desk.verify()
  }

  @Test("a store of an earlier version in which a role was given twice has both, and one word ends them")
  func twice() throws {
    let desk = try Desk()
    for until in [nil, try at("2026-11-25T09:00:00Z")] {
      _ = try desk.store.write { transaction in
        try transaction.administer(
          .roleGranted(.init(person: "k.osei", role: "senior", until: until)), by: .person(Desk.owner),
          at: desk.clock.now, from: Origin(via: "test"))
      }
    }
    #expect(try line(desk, "k.osei").roles.last == PersonLine.Grant(role: "senior", until: nil))
    try grant(desk, "k.osei", "senior", until: "+1d")
    #expect(try line(desk, "k.osei").roles.last?.until == at("2026-11-24T09:00:00Z"))
    try revoke(desk, "k.osei", "senior")
    #expect(try roles(desk, "k.osei") == ["pio"])
    try desk.verify()
  }

  @Test("what init gave is taken back as any other role, and the store is administered all the same")
  func owner() throws {
    let desk = try Desk(.live)
    for role in try roles(desk, Desk.owner) { try revoke(desk, Desk.owner, role) }
    #expect(try desk.refusal { try desk.raise(by: Desk.owner) }.code == .notPermitted)
    try grant(desk, Desk.owner, "requester")
    #expect(try desk.raise(by: Desk.owner).state == "submitted")
    try desk.verify()
  }

  @Test(
    "whoever leaves has no role, no login and no new work; urgent work goes on, the rest is listed with what to type")
  func left() throws {
    let desk = try Desk()
    let urgent = try desk.bring(Self.urgent, to: "acting")
    let other = try desk.bring(Self.middling, to: "acting")
    let draft = try desk.raise(by: "k.osei", submit: false).reference
    let returned = try desk.raise(by: "k.osei", Self.middling).reference
    try desk.move("return", returned, by: "j.mercer", ["reason=More."])
    try desk.perform(Command.ChangePerson(id: "k.osei", fields: [Entry(typed: "uid=4242")]))
    try desk.perform(Command.Appoint(person: "s.ibrahim", deputy: "k.osei"), as: "s.ibrahim")
    let left = try leave(desk, "k.osei")
    #expect(left.roles == ["pio"] && left.hadLogin == 4_242 && left.deputyOf == ["s.ibrahim"])
    #expect(
      left.work.map { "\($0.reference) \($0.isTakenByMachine) \($0.next)" } == [
        "\(urgent) true tasking reassign \(urgent) assignee=SOMEBODY reason=…",
        "\(other) false tasking reassign \(other) assignee=SOMEBODY reason=…",
        "\(returned) false tasking next \(returned)",
      ])
    #expect(!left.work.map(\.reference).contains(draft))
    try desk.tick()
    #expect(try desk.store.read { try $0.request(urgent) }?.state == "queued")
    #expect(try desk.store.read { try $0.request(other) }?.assignee == "k.osei")
    let line = try line(desk, "k.osei")
    #expect(line.roles == [] && line.uid == nil && line.leaves == desk.clock.now)
    // Nobody acts as them, for looking neither; nobody gives them anything, or names them.
    let commands: [any Runnable] = [
      Command.ListPeople(), Command.List(view: .mine), Command.ReadInbox(), Command.Note(reference: other, fields: []),
    ]
    for command in commands {
      #expect(try desk.refusal { try desk.attempt(command, as: "k.osei") }.message == "k.osei left on 2026-11-23")
    }
    let login = Caller(uid: 4_242, isTrusted: false)
    #expect(
      try desk.refusal { try desk.service.perform(Order(Command.ListPeople()), from: login) }.code == .notPermitted)
    #expect(try desk.refusal { try desk.move("offer", urgent, by: "j.mercer", ["assignee=k.osei"]) }.code == .refused)
    #expect(try desk.refusal { try desk.leave("d.reyes", deputy: "k.osei", as: "d.reyes") }.code == .refused)
    #expect(try desk.refusal { try desk.handOver(to: "k.osei", as: "d.reyes") }.code == .refused)
    #expect(try desk.refusal { try grant(desk, "k.osei", "pio") }.code == .refused)
    #expect(try desk.refusal { try leave(desk, "k.osei") }.code == .refused)
    #expect(try desk.absences().absences == [] && desk.staffing().away == [])
    #expect(try desk.staffing().unattended.map(\.reference) == [other])
    // The login is free, and they can come back.
    try desk.perform(
      Command.AddPerson(id: "n.ew", fields: ["name=Nia Ew", "uid=4242"].map(Entry.init(typed:))))
    let gone = try #require(try desk.absences("k.osei").absences.first)
    #expect(gone.isDeparture && gone.phase == .now)
    #expect(try desk.refusal { try desk.comeBack("k.osei") }.code == .refused)
    try desk.comeBack("k.osei", number: gone.number)
    try grant(desk, "k.osei", "pio")
    try desk.move("progress", other, by: "k.osei", ["reason=Back."])
    try desk.verify()
  }

  @Test("a departure to come counts from its day on, and not before")
  func later() throws {
    let desk = try Desk()
    try desk.perform(Command.ChangePerson(id: "k.osei", fields: [Entry(typed: "uid=4242")]))
    let reference = try desk.bring(Self.urgent, to: "acting")
    #expect(try leave(desk, "k.osei", from: "fri 09:00").from == at("2026-11-27T09:00:00Z"))
    #expect(try line(desk, "k.osei").roles == [PersonLine.Grant(role: "pio", until: at("2026-11-27T09:00:00Z"))])
    try grant(desk, "k.osei", "senior", until: "thu 09:00")
    #expect(try desk.refusal { try grant(desk, "k.osei", "senior", until: "sat 09:00") }.code == .refused)
    try desk.at("2026-11-27T08:59:59Z")
    try desk.move("progress", reference, by: "k.osei", ["reason=Going on."])
    try desk.tick(at: "2026-11-27T09:00:00Z")
    #expect(try desk.store.read { try $0.request(reference) }?.assignee == nil)
    let login = Caller(uid: 4_242, isTrusted: false)
    #expect(
      try desk.refusal { try desk.service.perform(Order(Command.ListPeople()), from: login) }.message
        == "k.osei left on 2026-11-27")
    #expect(try roles(desk, "k.osei") == [])
    try desk.verify()
  }

  @Test("nobody leaves by their own word, or before now; and only the store's owner says so of others")
  func refusals() throws {
    let desk = try Desk()
    #expect(try desk.refusal { try leave(desk, Desk.owner) }.code == .notPermitted)
    #expect(try desk.refusal { try leave(desk, "k.ossei") }.code == .notFound)
    #expect(try desk.refusal { try leave(desk, "k.osei", from: "-1d") }.code == .malformed)
    let caller = Caller(uid: 1_000, isTrusted: false)
    let commands: [any Runnable] = [
      Command.Leave(person: "k.osei"), Command.Revoke(person: "k.osei", role: "pio"),
    ]
    for command in commands {
      #expect(try desk.refusal { try desk.attempt(command, from: caller) }.code == .notPermitted)
    }
  }

  @Test("a certificate says which roles somebody held then, whatever became of them")
  func certificate() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.middling, to: "acting")
    let written = try desk.move("progress", reference, by: "k.osei", ["reason=Going on."])
    desk.clock.advance(seconds: 60)
    try revoke(desk, "k.osei", "pio")
    _ = try leave(desk, "k.osei")
    let command = Command.Certify(reference: reference, version: written.version)
    let certificate = try desk.perform(command, as: "h.lindqvist").answer
    #expect(certificate.statement.authority?.roles == ["pio"])
  }

  @Test("a handover to the wrong person is withdrawn before it is accepted, and the receiver is told")
  func withdrawn() throws {
    let desk = try Desk()
    let reference = try desk.bring(Self.middling, to: "acting")
    for actor in ["k.osei", "h.lindqvist"] {
      let number = try #require(try desk.handOver(from: "k.osei", to: "a.kaur", as: "k.osei").number)
      #expect(try desk.refusal { try withdraw(desk, number, as: "a.kaur") }.code == .notPermitted)
      #expect(try desk.refusal { try withdraw(desk, number, as: "m.nowak") }.code == .notFound)
      #expect(try withdraw(desk, number, as: actor).withdrawn == desk.clock.now)
      #expect(try desk.refusal { try withdraw(desk, number, as: actor) }.message == "handover \(number) was withdrawn")
      #expect(
        try desk.refusal { try desk.perform(Command.AcceptHandover(number: number), as: "a.kaur") }.message
          == "handover \(number) was withdrawn")
      #expect(try desk.store.read { try $0.handovers(of: nil, openOnly: true) } == [])
      let inbox = try desk.perform(Command.ReadInbox(), as: "a.kaur").answer
      try desk.perform(Command.SeeNotices(notices: inbox.notices.map(\.notice)), as: "a.kaur")
      #expect(
        inbox.notices.compactMap(\.matter).map { "\($0.kind) \($0.by)" } == [
          "handed-over k.osei", "handover-withdrawn \(actor)",
        ])
    }
    let number = try #require(try desk.handOver(to: "s.ibrahim", as: "k.osei").number)
    let accepted = try desk.perform(Command.AcceptHandover(number: number), as: "s.ibrahim").answer
    #expect(try desk.refusal { try withdraw(desk, number, as: "k.osei") }.code == .refused)
    // It says of each request with whom it is: accepting moves none.
    let standing = try #require(accepted.standing?.first)
    #expect(accepted.standing?.count == 1 && standing.reference == reference && standing.assignee == "k.osei")
    #expect(
      standing.next == "tasking reassign \(reference) assignee=s.ibrahim reason=… (coordinator or supervisor)")
    #expect(try desk.store.read { try $0.request(reference) }?.assignee == "k.osei")
    try desk.verify()
  }
}
