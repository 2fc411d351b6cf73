import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("What is told to all who hold a role")
struct CrowdTests {
  /// The notices of a request that name a capacity and not a person, as the journal has them.
  private func crowds(_ desk: Desk, _ reference: String) throws -> [Notice] {
    try desk.store.read { try $0.events(of: reference) }.flatMap { $0.event.payload?.notices ?? [] }
      .filter { $0.crowd != nil }
  }

  @Test("the event says the capacity, how many held it and a digest of who, and names nobody")
  func event() throws {
    let desk = try Desk()
    let reference = try desk.raise().reference
    let holders = try desk.store.read { try $0.people() }
      .filter { $0.person(openRequests: 0).holds("coordinator", at: desk.clock.now) }.map(\.record.id)
    #expect(holders.count > 1)
    let crowd = try #require(try crowds(desk, reference).first { $0.capacity == "coordinator" })
    #expect(crowd.recipient == nil && crowd.crowd == Notice.Crowd(of: holders))
    let payloads = try desk.store.read { try $0.journal(from: 1, limit: 1_000) }.filter { $0.request == reference }
      .compactMap(\.payload).map { String(decoding: $0, as: UTF8.self) }
    for person in holders { #expect(!payloads.contains { $0.contains("\"\(person)\"") }, "\(person)") }
    #expect(Set(try desk.told(reference, as: "coordinator")) == Set(holders))
    #expect(try desk.audit().findings.isEmpty)
  }

  @Test("who they were is told years later as it was, whoever holds the role by then")
  func later() throws {
    let desk = try Desk()
    let reference = try desk.raise().reference
    let before = try desk.told(reference, as: "coordinator")
    desk.clock.advance(seconds: 60)
    let fields = [Entry(typed: "name=Nia Ew"), Entry(typed: "covers=MDI")]
    try desk.perform(Command.AddPerson(id: "n.ew", fields: fields))
    try desk.perform(Command.Grant(person: "n.ew", role: "coordinator", until: nil))
    try desk.perform(Command.Revoke(person: "y.tanaka", role: "coordinator"))
    #expect(before.contains("y.tanaka") && !before.contains("n.ew"))
    #expect(try desk.told(reference, as: "coordinator") == before)
    let next = try desk.raise().reference
    #expect(try Set(desk.told(next, as: "coordinator")).symmetricDifference(before) == ["y.tanaka", "n.ew"])
    #expect(try desk.audit().findings.isEmpty)
  }

  @Test("it is in everybody's inbox at once, seen by each on their own, and no more in one that may not have it")
  func inbox() throws {
    let post = try PostDesk("routes: []")
    let reference = try post.desk.raise().reference
    #expect(try post.inbox("j.mercer").map(\.reference) == [reference])
    #expect(try post.inbox("j.mercer").isEmpty)
    #expect(try post.inbox("j.mercer", all: true).map(\.isSeen) == [true])
    #expect(try post.inbox("y.tanaka", keep: true).map(\.reference) == [reference])
    #expect(try post.inbox("b.hughes").isEmpty)
    // To say that one has seen what is for others gives nobody a line.
    let line = try #require(try post.inbox("y.tanaka", keep: true).first)
    let seen = Order(Command.SeeNotices(notices: [line.notice]), person: "b.hughes")
    _ = try post.service.perform(seen, from: Desk.trusted)
    #expect(try post.inbox("b.hughes", all: true).isEmpty)
    try post.deliver()
    #expect(try post.inbox("j.mercer").isEmpty)
    #expect(try post.inbox("y.tanaka").map(\.reference) == [reference])
    #expect(try post.inbox("y.tanaka").isEmpty)
    try post.desk.verify()
  }

  @Test("the outbox has one row until its ways are chosen, then one for each who gets it")
  func rows() throws {
    let post = try PostDesk()
    for person in ["j.mercer", "y.tanaka"] { try post.set(person, "mail=\(person)@example.org") }
    let reference = try post.desk.raise().reference
    let before = try post.outbox().filter { $0.reference == reference && $0.capacity == "coordinator" }
    #expect(
      before.map(\.people) == [try post.desk.told(reference, as: "coordinator").count] && before[0].recipient == nil)
    try post.deliver()
    let after = try post.outbox().filter { $0.reference == reference && $0.capacity == "coordinator" }
    #expect(Set(after.compactMap(\.recipient)).isSuperset(of: ["j.mercer", "y.tanaka"]))
    #expect(Set(after.map(\.status)) == ["delivered"] && after.allSatisfy { $0.people == nil })
    #expect(Set(post.letters.map(\.letter.address)).isSuperset(of: ["j.mercer@example.org", "y.tanaka@example.org"]))
  }

  @Test("of more than the plan says, those on duty get it; a team's own mailbox gets it instead of all of them")
  func routed() throws {
    let post = try PostDesk("routes: [{ through: mail }]\ncrowds: { up-to: 1 }")
    let first = try post.desk.raise().reference
    try post.deliver()
    #expect(try post.inbox("j.mercer").isEmpty && post.inbox("y.tanaka").isEmpty)
    #expect(try post.inbox("p.chowdhury").contains { $0.reference == first } == false)
    let senior = try #require(
      post.desk.store.read { try $0.people() }
        .first { $0.person(openRequests: 0).holds("senior", at: post.desk.clock.now) }
    ).record.id
    #expect(try post.inbox(senior).map(\.reference) == [first])

    try post.desk.perform(
      Command.AddPerson(
        id: "desk.mailbox", fields: [Entry(typed: "name=Desk mailbox"), Entry(typed: "mail=desk@example.org")]))
    try post.activate("routes: [{ through: mail }]\ncrowds: { teams: { coordinator: desk.mailbox } }", version: 3)
    let second = try post.desk.raise().reference
    try post.deliver()
    #expect(
      post.letters.filter { $0.letter.notices.map(\.reference) == [second] }.map(\.letter.address) == [
        "desk@example.org"
      ])
    #expect(try post.inbox("j.mercer").isEmpty)
  }

  @Test("a digest of other people than were on record is found by whoever verifies")
  func forged() throws {
    let desk = try Desk()
    let reference = try desk.raise().reference
    let (entries, row) = try desk.store.read { (try $0.events(of: reference), try $0.request(reference)) }
    var snapshot = try #require(Snapshot.fold(entries.map(\.event)))
    let digest = try #require(row?.definition)
    let definition = try desk.store.read { try desk.service.shelf.definition(digest: digest, in: $0) }.definition
    var event = try #require(entries.last?.event)
    event.version += 1
    event.kind = Event.Kind.rung
    event.actor = .machine
    var payload = Payload()
    payload.notices = [Notice(recipient: "b.hughes", capacity: "coordinator", about: "acknowledge", percent: 100)]
    event.payload = payload
    snapshot.apply(event)
    _ = try desk.store.write {
      try $0.append([event], becoming: snapshot, under: definition, from: Origin(via: "uid 1000"))
    }
    #expect(try desk.audit().findings.contains { $0.message.contains("were told as coordinator") })
  }
}
