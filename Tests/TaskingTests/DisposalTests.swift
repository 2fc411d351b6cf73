import SQLiteStore
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("What is disposed of is gone")
struct DisposalTests {
  /// Words that are in no other place.
  private struct Markers {
    private var chance: Chance
    private(set) var all: [String] = []

    init(seed: UInt64) { chance = Chance(seed: seed) }

    mutating func next() -> String {
      let word =
        "Zq" + String((0..<14).map { _ in chance.one(of: Array("abcdefghijkmnopqrstuvwxyz").map { "\($0)" }) }.joined())
      all.append(word)
      return word
    }
  }

  /// A request with a marker in every text that it can have, closed, and kept, held and released since.
  private func full(_ desk: Desk, _ markers: inout Markers) throws -> String {
    func mark() -> String { markers.next() }
    let reference = try desk.raise([
      "kind=communications-history", "title=\(mark())", "questions=\(mark())",
      "grounds=\(mark()) and why it is needed \(mark())",
      "subjects.1.number=\(mark())", "subjects.1.role=target",
    ]).reference
    try desk.set(reference, by: "b.hughes", ["title=\(mark())"])
    try desk.note(reference, by: "p.chowdhury", mark())
    try desk.move("take-up", reference, by: "j.mercer")
    try desk.move("seek-authority", reference, by: "j.mercer")
    try desk.move(
      "authorise", reference, by: "p.chowdhury",
      ["threat=violence", "authority.reference=\(mark())", "authority.granted=2026-01-01", "authority.expires=+9d"])
    try desk.move("offer", reference, by: "j.mercer", ["assignee=k.osei"])
    try desk.move("take-on", reference, by: "k.osei")
    try desk.move("progress", reference, by: "k.osei", ["reason=\(mark())"])
    try desk.move(
      "ask-partner", reference, by: "k.osei", ["partner_asks.1.to=\(mark())", "partner_asks.1.ask=\(mark())"])
    try desk.move(
      "partner-answer", reference, by: "k.osei", ["partner_asks.1.answered=true", "partner_asks.1.answer=\(mark())"])
    try desk.move("report", reference, by: "k.osei", ["answers.1.text=\(mark())", "outcome=answered"])
    try desk.move("approve", reference, by: "p.chowdhury", ["feedback=\(mark())"])
    try desk.move("close", reference, by: "h.lindqvist")
    try desk.hold(reference, by: Desk.first, ["basis=cpia", "officer=\(mark())", "reason=\(mark())"])
    try desk.hold(reference, by: Desk.first, ["basis=cpia", "reason=\(mark())"], isRelease: true)
    try desk.at("2032-11-23T09:00:00Z")
    try desk.decide(reference, by: Desk.first, ["outcome=retain", "reason=\(mark())"])
    try desk.hold(reference, by: Desk.first, ["basis=iopc", "officer=\(mark())", "reason=\(mark())"])
    try desk.hold(reference, by: Desk.first, ["basis=iopc", "reason=\(mark())"], isRelease: true)
    try desk.at("2037-11-23T09:00:00Z")
    return reference
  }

  private func found(_ markers: Markers, _ bytes: [UInt8]) -> [String] { markers.all.filter { bytes.holds($0) } }

  @Test(
    "No byte of any text is left in the store, its log, or a backup made afterwards; other requests are whole",
    arguments: [1, 2, 3] as [UInt64])
  func bytes(seed: UInt64) throws {
    let desk = try Desk()
    var (markers, others) = (Markers(seed: seed), Markers(seed: seed + 100))
    try desk.turnDisposalOn()
    let other = try desk.bring(
      ["title=\(others.next())", "subjects.1.number=\(others.next())", "subjects.1.role=target"], to: "closed")
    let untouched = try desk.show(other)
    let reference = try full(desk, &markers)
    try desk.decide(reference, by: Desk.first, ["outcome=dispose", "reason=\(markers.next())"])
    let elsewhere = try Folder()
    #expect(found(markers, desk.folder.everything).count == markers.all.count)
    try desk.file.backUp(to: elsewhere.path + "/before")
    #expect(found(markers, Folder.bytes(of: elsewhere.path + "/before")).count == markers.all.count)
    let events = try desk.history(reference)
    // What is said with the disposal itself is never written at all.
    let done = try desk.decide(reference, by: Desk.second, ["outcome=dispose", "reason=\(markers.next())"])
    #expect(!done.isInLog)
    #expect(found(markers, desk.folder.everything) == [])
    try desk.file.backUp(to: elsewhere.path + "/after")
    #expect(found(markers, Folder.bytes(of: elsewhere.path + "/after")) == [])
    #expect(found(others, Folder.bytes(of: elsewhere.path + "/after")).count == others.all.count)
    #expect(try desk.show(other) == untouched)
    // What stays: who did what when, and that it is gone.
    let left = try desk.history(reference)
    #expect(left.dropLast().map(\.kind) == events.map(\.kind) && left.dropLast().map(\.head) == events.map(\.head))
    #expect(left.allSatisfy { $0.isErased && $0.reason == nil && $0.fields.isEmpty && $0.retention == nil })
    #expect(left.last?.kind == "dispose" && left.last?.actor == Desk.second)
    let detail = try desk.show(reference, as: "k.osei")
    #expect(detail.isErased && detail.fields.isEmpty && detail.clocks.isEmpty && detail.state == "closed")
    #expect(detail.retention?.disposedAt == (try at("2037-11-23T09:00:00Z")))
    try desk.verify()
    let checkup = Checkup(store: desk.store, surroundings: Desk.surroundings(desk.clock), sample: nil)
    let lines = try Diagnosis.lines(of: desk.file.condition(), at: checkup.present()) + checkup.lines(zoneVersion: nil)
    #expect(lines.filter { $0.verdict == .error }.map(\.finding) == [])
    #expect(lines.first { $0.check == "files" }?.verdict == .ok)
    #expect(try SQLiteStore(elsewhere.path + "/after", .readOnly).survey().head == desk.store.read { try $0.head() })
  }

  @Test("While something reads, the answer says that the log is not empty; any later write of any process empties it")
  func reader() throws {
    let desk = try Desk()
    var markers = Markers(seed: 9)
    try desk.turnDisposalOn()
    let reference = try full(desk, &markers)
    try desk.decide(reference, by: Desk.first, ["outcome=dispose"])
    var options = SQLiteStore.Options.unhurried
    options.engineTimeout = .milliseconds(50)
    func process() throws -> (SQLiteStore, Service) {
      let store = try SQLiteStore(desk.folder.store, options: options)
      return (store, Service(store: store, surroundings: Desk.surroundings(desk.clock)))
    }
    func files(_ store: SQLiteStore) throws -> Diagnosis.Line? {
      Diagnosis.lines(of: try store.condition(), at: desk.clock.now).first { $0.check == "files" }
    }
    let decision = Command.DecideRetention(reference: reference, fields: [Entry(key: "outcome", value: "dispose")])
    let reader = try SQLiteStore(desk.folder.store, .readOnly)
    try reader.read { reading in
      #expect(try reading.request(reference)?.isErased == false)
      let (store, service) = try process()
      let reply = try service.perform(Order(decision, person: Desk.second), from: Desk.trusted)
      let written = try reply.answer
      #expect(written.done == "dispose" && written.isInLog)
      #expect(reply.warnings.contains { $0.contains("may still be in the store's log") })
      #expect(try files(store)?.verdict == .warning)
    }
    #expect(found(markers, desk.folder.everything) != [])
    let (store, service) = try process()
    #expect(try files(store)?.finding.contains("erased may still be in the write-ahead log") == true)
    let reply = try service.perform(Order(Command.RunTick()), from: Desk.trusted)
    #expect(reply.warnings.isEmpty)
    #expect(found(markers, desk.folder.everything) == [])
    #expect(try files(store)?.verdict == .ok)
    // A write that finds the log empty takes the mark away, and the next ones owe nothing.
    _ = try service.perform(Order(Command.RunTick()), from: Desk.trusted)
    #expect(try store.read { try $0.setting(.erasureOwed) } == "no")
    #expect(try files(store)?.verdict == .ok)
    try desk.verify()
  }

  @Test("Of no moment of the past is anything shown that is erased now, and that it was disposed of is")
  func past() throws {
    let desk = try Desk()
    try desk.turnDisposalOn()
    let reference = try desk.bring(["title=Quill Pemberton"], to: "closed")
    try desk.at("2032-11-23T09:00:00Z")
    try desk.dispose(reference)
    try desk.at("2032-11-24T09:00:00Z")
    func look<Asked: Runnable>(_ command: Asked, _ sense: AsAt.Sense) throws -> Reply<Asked.Answer> {
      try desk.service.perform(
        Order(command, person: "k.osei", asAt: AsAt.Phrase("2027-01-01 09:00", sense: sense)), from: Desk.trusted)
    }
    for sense in [AsAt.Sense.known, .was] {
      let shown = try look(Command.Show(reference: reference), sense)
      let detail = try shown.answer
      #expect(detail.isErased && detail.fields.isEmpty && detail.retention?.disposedAt != nil)
      let history = try look(Command.ReadHistory(reference: reference), sense).answer
      #expect(history.events.allSatisfy { $0.isErased && $0.fields.isEmpty })
      let list = Command.List(view: .all, filters: ["state:closed"])
      let listed = try look(list, sense).answer
      #expect(listed.requests.map(\.reference) == [reference] && listed.requests.allSatisfy { $0.title == nil })
    }
    let certified = try desk.refusal {
      try desk.perform(Command.Certify(reference: reference, version: 2), as: "k.osei")
    }
    #expect(certified.message.contains("erased"))
  }

  @Test("Acts around a decision to keep can be certified, the decision itself cannot, and certificates of others go on")
  func certificates() throws {
    let desk = try Desk()
    try desk.turnDisposalOn()
    let gone = try desk.bring(["subjects.1.number=B1", "subjects.1.role=target"], to: "closed")
    let reference = try desk.bring(to: "closed")
    let closing = try desk.show(reference).version
    try desk.hold(reference, by: Desk.first, ["basis=inquest", "reason=So."])
    try desk.note(reference, by: "p.chowdhury", "A word.")
    try desk.decide(gone, by: Desk.first, ["outcome=dispose", "basis=court-order"])
    try desk.decide(gone, by: Desk.second, ["outcome=dispose"])
    try desk.note(reference, by: "p.chowdhury", "Another word.")
    func certify(_ version: Int) throws {
      try desk.perform(Command.Certify(reference: reference, version: version), as: "k.osei")
    }
    try certify(closing)
    try certify(closing + 2)
    try certify(closing + 3)
    let error = try desk.refusal { try certify(closing + 1) }
    #expect(error.message.contains("hold-record"), "\(error.message)")
  }

  @Test("What another definition would have done is worked out around holds, reviews and disposals")
  func impact() throws {
    let desk = try Desk()
    try desk.turnDisposalOn()
    let gone = try desk.bring(["subjects.1.number=B1", "subjects.1.role=target"], to: "closed")
    let held = try desk.bring(to: "acting")
    try desk.hold(held, by: Desk.first, ["basis=inquest", "reason=So."])
    try desk.decide(gone, by: Desk.first, ["outcome=dispose", "basis=court-order"])
    func history() throws -> Hindsight? {
      let text = try #require(Beginning.builtIn.first { $0.path == "pio-tasking.yaml" }?.text)
      let next = text.replacing("version: 1", with: "version: 2").replacing(">= 40", with: ">= 400")
      let impact = try desk.perform(Command.PreviewWorkflow(Command.SourceText(file: "f", text: next)), as: Desk.owner)
        .answer
      return impact.history
    }
    let before = try #require(try history())
    #expect(before.requests == 2 && before.refused.map(\.reference) == [gone, held] && before.verdicts.isEmpty)
    try desk.decide(gone, by: Desk.second, ["outcome=dispose"])
    #expect(try #require(try history()).refused.map(\.reference) == [held])
    // Too little happened to say anything, which is said of the requests that are left.
    let simulate = Command.Simulate(isPremiseOnly: true)
    let error = try desk.refusal { try desk.perform(simulate, as: Desk.owner) }
    #expect(error.code == .refused && error.message.contains("the history says too little"))
  }

  @Test("A disposal of which one of the two places does not tell is found")
  func audited() throws {
    for isTold in [true, false] {
      let desk = try Desk()
      try desk.turnDisposalOn()
      let reference = try desk.bring(to: "closed")
      let snapshot = try #require(Snapshot.fold(try desk.store.read { try $0.events(of: reference) }.map(\.event)))
      let now = desk.clock.now
      try desk.store.write { transaction in
        if isTold {
          let disposal = AdministrativeEvent.Disposal(
            reference: reference, events: snapshot.version + 1, schedule: "d", group: "g", basis: nil, proposer: "a",
            proposedAt: now, approver: "b", approvedAt: now)
          _ = try transaction.administer(
            .disposed(disposal), by: .person("o.wner"), at: now, from: Origin(via: "uid 0"))
        } else {
          var event = Event(
            request: reference, version: snapshot.version + 1, kind: "dispose", state: "closed",
            actor: .person("o.wner"), occurredAt: now, recordedAt: now, payload: Payload())
          event.erases = true
          var after = snapshot
          after.apply(event)
          _ = try transaction.append([event], becoming: after, under: nil, from: Origin(via: "uid 0"))
        }
      }
      let findings = try desk.audit().findings
      #expect(findings.map(\.part) == ["rows"] && findings.map(\.subject) == [reference])
      #expect(findings.first?.message.contains("do not agree that it was disposed of") == true)
    }
  }
}
