import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Acknowledging")
struct AcknowledgeTests {
  private func acknowledge(_ desk: Desk, _ reference: String, by person: String) throws -> Written {
    let command = Command.Acknowledge(reference: reference, fields: [])
    return try desk.perform(command, as: person).answer
  }

  private func notices(_ desk: Desk, _ reference: String) throws -> [NoticeRow] {
    try desk.store.read { try $0.notices(of: reference) }
  }

  private func row(_ desk: Desk, _ reference: String) throws -> RequestList.Line {
    let command = Command.List(view: .all)
    let list = try desk.perform(command, as: "p.chowdhury").answer
    return try #require(list.requests.first { $0.reference == reference })
  }

  /// A P1 of which the supervisor was told a minute ago, and nothing was delivered yet.
  private func escalated() throws -> (Desk, String) {
    let desk = try Desk(at: "2026-11-29T02:10:00Z")
    let reference = try desk.raise(["impact=critical", "immediacy=now"]).reference
    try desk.tick(at: "2026-11-29T02:26:00Z")
    return (desk, reference)
  }

  @Test("lists say who was told, and that somebody has heard it; rows and chain are as the journal says")
  func lists() throws {
    let (desk, reference) = try escalated()
    let before = try row(desk, reference)
    #expect(before.told == "supervisor told" && before.acknowledgedUntil == nil)
    let written = try acknowledge(desk, reference, by: "p.chowdhury")
    #expect(written.done == "ack" && written.acknowledgedUntil?.rfc3339 == "2026-11-29T03:26:00Z")
    #expect(try row(desk, reference).acknowledgedUntil == written.acknowledgedUntil)
    #expect(try desk.audit().findings.isEmpty)
    try desk.tick(at: "2026-11-29T03:30:00Z")
    let after = try row(desk, reference)
    #expect(after.told == "chair told" && after.acknowledgedUntil == nil)
    #expect(try desk.audit().findings.isEmpty)
  }

  @Test("words that wait and were overtaken are void: by an acknowledgement, by the clock's end, by another assignee")
  func void() throws {
    let (desk, reference) = try escalated()
    try desk.tick(at: "2026-11-29T02:33:00Z")
    func pending() throws -> Set<String> {
      Set(try notices(desk, reference).filter { $0.status == .pending && $0.notice.percent != nil }.map(\.notice.about))
    }
    #expect(try pending() == ["acknowledge", "assess", "assign"])
    _ = try acknowledge(desk, reference, by: "c.doherty")
    #expect(try pending() == ["assess", "assign"])
    try desk.move("take-up", reference, by: "j.mercer")
    try desk.move("accept", reference, by: "j.mercer", ["threat=violence"])
    #expect(try pending() == ["assign"])
    #expect(try notices(desk, reference).contains { $0.status == .void })
    try desk.move("offer", reference, by: "j.mercer", ["assignee=k.osei"])
    try desk.tick(at: "2026-11-29T02:46:00Z")
    #expect(try pending().contains("start"))
    try desk.move("reassign", reference, by: "j.mercer", ["assignee=s.ibrahim", "reason=Off duty."])
    #expect(try Set(notices(desk, reference).filter { $0.notice.about == "start" }.map(\.status)) == [.void])
    #expect(
      try notices(desk, reference).contains { $0.notice.about == "offer" && $0.status == .pending },
      "what happened is told whatever follows")
    #expect(try desk.audit().findings.isEmpty)
  }

  @Test("whoever stands in for somebody who was told acknowledges in their place, and a certificate says as what")
  func deputy() throws {
    // Not a P1, for which roles count beyond their prisons.
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise(["impact=high", "immediacy=days"]).reference
    try desk.tick(at: "2026-11-23T10:05:00Z")
    let supervisors = Set(try desk.told(reference, as: "supervisor"))
    #expect(!supervisors.isEmpty && !supervisors.contains("n.ew"))
    // A supervisor of other prisons: what they were told here is theirs to hear while they stand in.
    let fields = ["name=Nia Ew", "covers=PVI"].map(Entry.init(typed:))
    try desk.perform(Command.AddPerson(id: "n.ew", fields: fields))
    try desk.perform(Command.Grant(person: "n.ew", role: "supervisor", until: nil))
    #expect(try desk.refusal { try acknowledge(desk, reference, by: "n.ew") }.code == .notPermitted)
    for supervisor in supervisors { try desk.leave(supervisor, deputy: "n.ew", as: supervisor) }
    // The role of another is not heard by whoever holds only another role of theirs.
    #expect(try desk.refusal { try desk.leave("p.chowdhury", deputy: "k.osei", as: "p.chowdhury") }.code == .refused)
    let command = Command.Acknowledge(reference: reference, fields: [])
    #expect(try desk.refusal { _ = try desk.perform(command, as: "s.ibrahim") }.code == .notPermitted)
    let written = try acknowledge(desk, reference, by: "n.ew")
    let certificate = try desk.perform(
      Command.Certify(reference: reference, version: written.version), as: "p.chowdhury"
    ).answer
    let authority = try #require(certificate.statement.authority)
    #expect(authority.allowed == ["supervisor", "senior", "chair"])
    #expect(authority.metAs == ["deputy of supervisor"])
    #expect(try desk.audit().findings.isEmpty)
  }

  @Test("a refused acknowledgement is logged, and says who may")
  func refused() throws {
    let (desk, reference) = try escalated()
    let error = try desk.refusal { _ = try acknowledge(desk, reference, by: "k.osei") }
    #expect(error.code == .notPermitted)
    #expect(error.details.map(\.message) == ["this takes a supervisor, a senior or a chair"])
  }
}
