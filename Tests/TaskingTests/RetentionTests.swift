import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Review, holds and disposal")
struct RetentionTests {
  private static let later = "2032-11-23T09:00:00Z"

  /// A desk with one closed request, on the day on which its review is due.
  private func desk(disposing: Bool = true, at time: String = later, _ changes: [(String, String)] = []) throws
    -> (Desk, String)
  {
    let desk = try Desk()
    let reference = try desk.bring(to: "closed")
    if disposing { try desk.turnDisposalOn(changes) }
    try desk.at(time)
    return (desk, reference)
  }

  @Test("What is due is listed by its day, for those who may decide, and nothing else is")
  func due() throws {
    let (desk, one) = try desk(at: "2026-11-24T09:00:00Z")
    let two = try desk.bring(["subjects.1.number=B1", "subjects.1.role=target", "kind=escape-risk"], to: "closed")
    let three = try desk.bring(["subjects.1.number=C1", "subjects.1.role=target", "establishment=LEI"], to: "closed")
    try desk.bring(["subjects.1.number=D1", "subjects.1.role=target"], to: "acting")
    try desk.move("discard", try desk.raise(submit: false).reference, by: "b.hughes")
    #expect(try desk.due().requests.isEmpty)
    let all = try desk.due(by: "2037-01-01")
    #expect(all.requests.map(\.reference) == [one, three, two])
    #expect(all.requests.map(\.due) == ["2032-11-23", "2032-11-24", "2036-11-24"])
    #expect(all.requests.map(\.group) == ["miscellaneous", "miscellaneous", "serious"])
    #expect(all.disposes && all.version == 2 && all.by == "2037-01-01")
    #expect(try desk.due(by: "2032-11-23").requests.map(\.reference) == [one])
    #expect(try desk.due(by: "2032-11-22").requests.isEmpty)
    let refused = try desk.refusal { try desk.due(as: "p.chowdhury") }
    #expect(refused.code == .notPermitted && refused.message == "this takes a records-officer")
    #expect(try desk.refusal { try desk.due(by: "soon") }.code == .malformed)
    // Somebody of one prison decides on what is of that prison.
    try desk.perform(
      Command.AddPerson(id: "l.ocal", fields: ["name=Lo Cal", "covers=LEI"].map(Entry.init(typed:))),
      as: Desk.owner)
    try desk.perform(Command.Grant(person: "l.ocal", role: "records-officer", until: nil), as: Desk.owner)
    #expect(try desk.due(by: "2037-01-01", as: "l.ocal").requests.map(\.reference) == [three])
    try desk.at("2034-01-01T09:00:00Z")
    let scoped = try desk.refusal { try desk.decide(one, by: "l.ocal", ["outcome=retain", "reason=So."]) }
    #expect(scoped.code == .notPermitted && scoped.details.map(\.code) == ["scope"])
  }

  @Test("What is kept is kept with its reason, changes nothing else, and is reviewed again")
  func retained() throws {
    let (desk, reference) = try desk(disposing: false)
    let before = try desk.show(reference)
    let kept = try desk.decide(
      reference, by: Desk.first, ["outcome=retain", "reason=Still of use.", "group=serious"], version: before.version)
    #expect(kept.done == "retain" && kept.group == "serious" && kept.nextReview == "2042-11-23")
    let after = try desk.show(reference)
    #expect(after.version == before.version + 1 && after.state == "closed" && after.fields == before.fields)
    #expect(after.clocks == before.clocks && after.enteredAt == before.enteredAt)
    #expect(after.retention?.review?.group == "serious")
    #expect(try desk.due(by: "2042-11-22").requests.isEmpty)
    #expect(try desk.due(by: "2042-11-23").requests.map(\.group) == ["serious"])
    let line = try #require(try desk.history(reference).last)
    #expect(line.kind == "retain" && line.reason == "Still of use." && line.retention?.group == "serious")
    // A version that was read before it is not stale: nothing of the request changed.
    try desk.decide(reference, by: Desk.first, ["outcome=retain", "reason=Again."], version: before.version)
    // Thirty years on the same can be said.
    try desk.at("2056-11-23T09:00:00Z")
    #expect(
      try desk.decide(reference, by: Desk.second, ["outcome=retain", "reason=Still."]).nextReview == "2066-11-23")
    try desk.verify()
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    var state = "closed"
    var at = RetentionTests.later
    var disposing = true
    var fields: [String] = []
    var before: [(by: String, fields: [String])] = []
    var by = Desk.first
    var given = ["outcome=dispose"]
    let codes: [String]
    let status: Int32
    var testDescription: String { name }
  }

  @Test(
    "Whatever stands in the way of a decision is said, all of it, and ends with its status",
    arguments: [
      Case(name: "disposal is off", disposing: false, codes: ["disposal-off"], status: 6),
      Case(name: "a requester", by: "b.hughes", codes: ["role"], status: 4),
      Case(name: "a supervisor may hold, not decide", by: "h.lindqvist", codes: ["role"], status: 4),
      Case(name: "not due", at: "2032-11-22T23:59:59Z", codes: ["not-due"], status: 6),
      Case(name: "open", state: "acting", codes: ["not-finished"], status: 6),
      Case(
        name: "open, kept", state: "acting", given: ["outcome=retain", "reason=x"], codes: ["not-finished"], status: 6),
      Case(
        name: "never", at: "2040-01-01T09:00:00Z", fields: ["kind=counter-terrorism-notify"], codes: ["never-disposed"],
        status: 6),
      Case(
        name: "never, early", fields: ["kind=counter-terrorism-notify"],
        given: ["outcome=dispose", "basis=court-order"],
        codes: ["never-disposed"], status: 6),
      Case(
        name: "everything at once", at: "2027-01-01T09:00:00Z", disposing: false,
        fields: ["kind=counter-terrorism-notify"], by: "b.hughes",
        codes: ["role", "disposal-off", "never-disposed", "not-due"], status: 4),
      Case(
        name: "the same person", before: [(Desk.first, ["outcome=dispose"])], codes: ["second-person"], status: 4),
      Case(
        name: "another basis", before: [(Desk.first, ["outcome=dispose"])], by: Desk.second,
        given: ["outcome=dispose", "basis=court-order"], codes: ["other-basis"], status: 6),
      Case(
        name: "another basis than was proposed", at: "2027-01-01T09:00:00Z",
        before: [(Desk.first, ["outcome=dispose", "basis=court-order"])], by: Desk.second,
        given: ["outcome=dispose", "basis=erasure-ordered"], codes: ["other-basis"], status: 6),
      Case(name: "kept without a reason", given: ["outcome=retain"], codes: ["wants-reason"], status: 6),
    ])
  func refusals(_ example: Case) throws {
    let desk = try Desk()
    let reference = try desk.bring(example.fields, to: example.state)
    if example.disposing { try desk.turnDisposalOn() }
    try desk.at(example.at)
    for step in example.before { try desk.decide(reference, by: step.by, step.fields) }
    let version = try desk.store.read { try $0.request(reference)?.version }
    let error = try desk.refusal { try desk.decide(reference, by: example.by, example.given) }
    #expect(error.details.map(\.code) == example.codes)
    #expect(error.code.exitStatus == example.status)
    if example.state == "closed" { #expect(try desk.store.read { try $0.request(reference)?.version } == version) }
    let logged = try #require(try desk.store.read { try $0.accessLog(from: 1, limit: .max) }.last?.access)
    #expect(logged.act == Access.Act.refused && logged.request == reference && logged.actor == example.by)
    #expect(try Refusal.read(logged)?.blockers == example.codes)
    try desk.verify()
  }

  @Test(
    "What is given and means nothing is told as such",
    arguments: [
      (["outcome=burn"], TaskingError.Code.malformed), ([], .usage), (["outcome="], .usage),
      (["outcome=retain", "group=nosuch", "reason=x"], .malformed), (["outcome=dispose", "basis=nosuch"], .malformed),
      (["outcome=retain", "basis=court-order", "reason=x"], .usage), (["outcome=dispose", "group=serious"], .usage),
      (["outcome=retain", "why=x"], .usage), (["outcome=retain", "outcome=retain", "reason=x"], .usage),
      (["outcome=retain", "reason=x\u{7}"], .malformed),
    ])
  func malformed(_ given: [String], _ code: TaskingError.Code) throws {
    let (desk, reference) = try desk()
    #expect(try desk.refusal { try desk.decide(reference, by: Desk.first, given) }.code == code)
    #expect(
      try desk.refusal { try desk.decide("PIO-2026-000099", by: Desk.first, ["outcome=dispose"]) }.code == .notFound)
  }

  @Test("It takes two: the first proposes, is told who can approve, and cannot be the second")
  func two() throws {
    let (desk, reference) = try desk()
    let proposed = try desk.decide(reference, by: Desk.first, ["outcome=dispose", "reason=Old."])
    #expect(proposed.done == "propose-disposal" && proposed.approvers == [Desk.second, Desk.owner])
    #expect(proposed.lapses == (try at("2032-12-23T09:00:00Z")))
    let line = try #require(try desk.due().requests.first)
    #expect(line.proposedBy == Desk.first && line.lapses == proposed.lapses)
    let same = try desk.refusal { try desk.decide(reference, by: Desk.first, ["outcome=dispose"]) }
    #expect(same.code == .notPermitted)
    #expect(
      same.hint == "e.lindgren or o.wner can: tasking retention decide \(reference) outcome=dispose")
    let done = try desk.decide(reference, by: Desk.second, ["outcome=dispose"])
    #expect(done.done == "dispose" && !done.isInLog)
    #expect(try desk.show(reference).isErased)
    let entry = try #require(try desk.store.read { try $0.administration() }.last)
    let schedule = try #require(try desk.store.read { try $0.source(.retention, name: "pio-records") })
    let wanted = AdministrativeEvent.Disposal(
      reference: reference, events: done.version, schedule: schedule.digest, group: "miscellaneous", basis: nil,
      proposer: Desk.first, proposedAt: try at(Self.later), approver: Desk.second, approvedAt: try at(Self.later))
    #expect(entry.event == .disposed(wanted) && entry.actor == .person(Desk.second) && entry.seq == done.seq)
    let logged = try #require(try desk.store.read { try $0.accessLog(from: 1, limit: .max) }.last?.access)
    #expect(logged.act == Access.Act.erased && logged.request == reference && logged.actor == Desk.second)
    try desk.verify()
    #expect(try desk.due(by: "2099-01-01").requests.isEmpty)
    let again = try desk.refusal { try desk.decide(reference, by: Desk.first, ["outcome=retain", "reason=x"]) }
    #expect(again.code == .refused && again.message == "\(reference) is closed, and its content is erased")
  }

  @Test("A proposal lapses by its time, by whatever happens to the request, and by another schedule")
  func lapses() throws {
    let (desk, reference) = try desk()
    func propose(_ person: String = Desk.first) throws -> String {
      try desk.decide(reference, by: person, ["outcome=dispose"]).done
    }
    #expect(try propose() == "propose-disposal")
    try desk.at("2032-12-23T09:00:00Z")
    #expect(try propose(Desk.second) == "propose-disposal")
    try desk.note(reference, by: "p.chowdhury", "The file was asked for.")
    #expect(try propose() == "propose-disposal")
    try desk.hold(reference, by: Desk.first, ["basis=inquest", "reason=So."])
    try desk.hold(reference, by: Desk.first, ["reason=Over."], isRelease: true)
    #expect(try propose(Desk.second) == "propose-disposal")
    try desk.turnDisposalOn([("1 month", "2 months")], version: 3)
    #expect(try propose() == "propose-disposal")
    // Whoever keeps it instead ends the proposal as well.
    try desk.decide(reference, by: Desk.second, ["outcome=retain", "reason=Of use."])
    #expect(try desk.show(reference).retention?.proposal == nil)
    let early = try desk.refusal { try propose() }
    #expect(early.details.map(\.code) == ["not-due"])
    try desk.verify()
  }

  @Test("A basis lets it go before its review, and is kept with the disposal")
  func early() throws {
    let (desk, reference) = try desk(at: "2027-01-01T09:00:00Z")
    try desk.decide(reference, by: Desk.first, ["outcome=dispose", "basis=erasure-ordered"])
    let done = try desk.decide(reference, by: Desk.second, ["outcome=dispose", "basis=erasure-ordered"])
    #expect(done.done == "dispose")
    guard case .disposed(let disposal)? = try desk.store.read({ try $0.administration() }).last?.event else {
      throw Desk.Unexpected()
    }
    #expect(disposal.basis == "erasure-ordered")
    try desk.verify()
  }

  @Test("A hold stands against every disposal and every erasing move, is put on anything, and survives reopening")
  func holds() throws {
    let (desk, reference) = try desk(at: "2026-12-01T09:00:00Z")
    let officer = try desk.refusal { try desk.hold(reference, by: "h.lindqvist", ["basis=cpia", "reason=A trial."]) }
    #expect(officer.details.map(\.code) == ["wants-officer"] && officer.code == .refused)
    let held = try desk.hold(reference, by: "h.lindqvist", ["basis=cpia", "officer=DC Amin", "reason=A trial."])
    #expect(held.done == "hold-record" && held.basis == "cpia" && held.officer == "DC Amin")
    try desk.hold(reference, by: Desk.first, ["basis=inquest", "reason=A death."])
    #expect(
      try desk.refusal { try desk.hold(reference, by: Desk.first, ["basis=inquest"]) }.details.map(\.code)
        == ["held-already", "wants-reason"])
    #expect(
      try desk.refusal { try desk.hold(reference, by: "k.osei", ["basis=iopc", "reason=x"]) }.code == .notPermitted)
    #expect(
      try desk.refusal { try desk.hold(reference, by: Desk.first, ["basis=nosuch", "reason=x"]) }.code == .malformed)
    #expect(try desk.refusal { try desk.hold(reference, by: Desk.first, ["reason=x"]) }.code == .usage)
    try desk.move("reopen", reference, by: "c.doherty", ["reason=More to do."])
    #expect(try desk.show(reference).retention?.holds.map(\.basis) == ["cpia", "inquest"])
    try desk.move("reject", reference, by: "p.chowdhury", ["reason=Enough.", "feedback=Enough."])
    try desk.move("close", reference, by: "h.lindqvist")
    try desk.at("2033-01-01T09:00:00Z")
    #expect(try desk.due().requests.map(\.heldFor) == [["cpia", "inquest"]])
    for basis in [[], ["basis=court-order"]] {
      let error = try desk.refusal { try desk.decide(reference, by: Desk.first, ["outcome=dispose"] + basis) }
      #expect(error.details.map(\.message) == ["it is held for cpia and inquest, and what is held is not erased"])
    }
    let which = try desk.refusal { try desk.hold(reference, by: Desk.first, ["reason=Over."], isRelease: true) }
    #expect(which.details.map(\.code) == ["which-hold"])
    let other = try desk.refusal {
      try desk.hold(reference, by: Desk.first, ["basis=iopc", "reason=Over."], isRelease: true)
    }
    #expect(other.details.map(\.code) == ["not-held"])
    try desk.hold(reference, by: Desk.first, ["basis=cpia", "reason=Over."], isRelease: true)
    try desk.hold(reference, by: Desk.first, ["reason=Over."], isRelease: true)
    #expect(try desk.dispose(reference).done == "dispose")
    try desk.verify()
  }

  @Test("A draft that is held is neither discarded nor expired until it is released")
  func heldDraft() throws {
    let desk = try Desk()
    let reference = try desk.raise(by: Desk.owner, submit: false).reference
    try desk.hold(reference, by: Desk.owner, ["basis=litigation", "reason=A claim."])
    let error = try desk.refusal { try desk.move("discard", reference, by: Desk.owner) }
    #expect(error.details.map(\.code) == ["held"])
    let ticked = try desk.tick(at: "2027-01-10T09:00:00Z")
    #expect(ticked.timedMoves == 0 && ticked.errors == 0)
    try desk.hold(reference, by: Desk.owner, ["reason=Settled."], isRelease: true)
    #expect(try desk.tick().timedMoves == 1)
    #expect(try desk.show(reference, as: Desk.owner).isErased)
    try desk.verify()
  }

  @Test("A request about the same subject puts the review off until it is closed, a draft does not")
  func notice() throws {
    let (desk, one) = try desk(at: "2027-03-01T09:00:00Z")
    try desk.raise(submit: false)
    #expect(try desk.due(by: "2033-01-01").requests.map(\.reference) == [one])
    let two = try desk.bring(to: "acting")
    #expect(try desk.due(by: "2099-01-01").requests.isEmpty)
    let error = try desk.refusal { try desk.decide(one, by: Desk.first, ["outcome=dispose"]) }
    #expect(error.details.map(\.code) == ["not-clear"])
    try desk.move("stop-work", two, by: "p.chowdhury", ["reason=Enough.", "feedback=Enough."])
    try desk.move("close", two, by: "h.lindqvist")
    #expect(try desk.due(by: "2099-01-01").requests.map(\.due) == ["2033-03-01", "2033-03-01"])
    #expect(try desk.due(by: "2099-01-01").requests.allSatisfy { $0.clearSince.rfc3339 == "2027-03-01T09:00:00Z" })
  }

  @Test("A trial writes nothing, a repeated command gets its first answer, another with its id none")
  func repeated() throws {
    let (desk, reference) = try desk()
    func head() throws -> Head? { try desk.store.read { try $0.head() } }
    let before = try head()
    #expect(try desk.decide(reference, by: Desk.first, ["outcome=dispose"], isTrial: true).isTrial)
    #expect(try desk.hold(reference, by: Desk.first, ["basis=iopc", "reason=x"], isTrial: true).isTrial)
    let wrong = try desk.refusal { try desk.decide(reference, by: "b.hughes", ["outcome=dispose"], isTrial: true) }
    #expect(wrong.code == .notPermitted)
    #expect(try head() == before && desk.store.read { try $0.accessHead() } == nil)
    let first = try desk.decide(reference, by: Desk.first, ["outcome=dispose"], id: "one")
    let again = try desk.decide(reference, by: Desk.first, ["outcome=dispose"], id: "one")
    #expect(again.isRepeated && again.version == first.version && again.head == first.head)
    #expect(
      try desk.refusal { try desk.hold(reference, by: Desk.first, ["basis=iopc", "reason=x"], id: "one") }.code
        == .usage)
    let done = try desk.decide(reference, by: Desk.second, ["outcome=dispose"], id: "two")
    #expect(try desk.decide(reference, by: Desk.second, ["outcome=dispose"], id: "two").version == done.version)
    try desk.verify()
  }

  @Test("A store has one schedule; without one nothing can be decided")
  func schedules() throws {
    let (desk, _) = try desk()
    let error = try desk.refusal { try desk.turnDisposalOn([("pio-records", "others")], version: 9) }
    #expect(error.code == .refused && error.message.contains("there can be only one"))
    let old = try desk.refusal { try desk.turnDisposalOn([("1 month", "3 months")], version: 2) }
    #expect(old.code == .refused)
    let files = Beginning.builtIn.filter { $0.path != "retention.yaml" }
    let folder = try Folder()
    let clock = try FakeClock(Desk.beginning)
    let beginning = try Beginning(.live, files: files, surroundings: Desk.surroundings(clock))
    _ = try SQLiteStore.create(at: folder.store) { transaction in
      try beginning.write(
        to: transaction, owner: PersonRecord(id: Desk.owner, name: "Olive Wner", uid: 1_000), at: clock.now,
        via: "uid 1000", keepsTime: false)
    }
    let service = try Desk.service(folder.store, clock)
    let none = #expect(throws: TaskingError.self) {
      try service.perform(Order(Command.ListRetentionDue(by: nil)), from: Desk.trusted)
    }
    #expect(none?.message == "the store has no schedule of retention")
    let twice =
      Beginning.builtIn + Beginning.builtIn.filter { $0.path == "retention.yaml" }.map { ("other.yaml", $0.text) }
    #expect(throws: TaskingError.self) {
      try Beginning(.live, files: twice, surroundings: Desk.surroundings(clock))
    }
  }
}
