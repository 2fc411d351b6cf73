import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Facts that were recorded wrongly")
struct FactCorrectionTests {
  /// A request whose title was mistaken from the beginning: who had it, and what was given to whom.
  private func told() throws -> (desk: Desk, reference: String) {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "acting")
    try desk.at("2026-11-23T10:00:00Z")
    try desk.disclose(reference, by: "k.osei", to: "Leicestershire Police", ["title"])
    try desk.disclose(reference, by: "k.osei", to: "HMP Leeds", ["questions"])
    try desk.perform(Command.Certify(reference: reference, version: 3), as: "c.doherty")
    try desk.at("2026-11-23T11:00:00Z")
    try desk.correct(reference, by: "y.tanaka", ["title=Visits", "reason=Misread."])
    return (desk, reference)
  }

  @Test("Everybody to whom the mistaken fact went is listed, those not told first; the others have a notice")
  func listed() throws {
    let (desk, reference) = try told()
    let line = try #require(try desk.corrections(reference).first)
    #expect(line.version == 9 && line.corrects == 1 && line.act == "raise" && line.mistakenBy == "b.hughes")
    #expect(line.fields == ["title"] && line.by == "y.tanaka" && line.reason == "Misread.")
    #expect(
      line.recipients.map(\.party) == [
        "Leicestershire Police", "b.hughes", "c.doherty", "j.mercer", "k.osei", "o.wner",
      ])
    #expect(line.recipients.map { $0.told != nil } == [false, true, true, true, true, true])
    #expect(
      line.recipients.map { $0.ways.map { "\($0.way) \($0.versions)" } } == [
        ["disclosure [7]"], ["acted [2]"], ["certificate [3]"], ["notice [2]", "acted [3, 4, 5]"],
        ["notice [5]", "assigned [5]", "acted [6, 7, 8]"], ["notice [2]"],
      ])
    #expect(
      line.recipients[0].toTell
        == "tasking disclose \(reference) to='Leicestershire Police' reason='correction of version 9'")
    let notices = try desk.store.read { try $0.notices(of: reference) }.filter { $0.notice.about == "correct" }
    #expect(notices.compactMap(\.notice.recipient) == ["b.hughes", "c.doherty", "j.mercer", "k.osei", "o.wner"])
    #expect(notices.allSatisfy { $0.notice.capacity == "recipient" })
    try desk.verify()
  }

  @Test("A party is told by a disclosure that came after, of that fact, whatever the case of its name")
  func toldSince() throws {
    let (desk, reference) = try told()
    func untold() throws -> [String] {
      try desk.corrections(reference).flatMap(\.recipients).filter { $0.told == nil }.map(\.party)
    }
    try desk.at("2026-11-23T12:00:00Z")
    try desk.disclose(reference, by: "k.osei", to: "leicestershire police", ["questions"])
    // Entered now, but given before it was corrected: somebody else who does not know.
    try desk.disclose(reference, by: "k.osei", to: "Northants Police", occurred: "10:30")
    #expect(try untold() == ["Leicestershire Police", "Northants Police"])
    try desk.disclose(reference, by: "k.osei", to: "leicestershire police", ["title"])
    #expect(try untold() == ["Northants Police"])
    let told = try #require(try desk.corrections(reference)[0].recipients.first { $0.party == "Leicestershire Police" })
    #expect(told.told?.version == 12 && told.told?.by == .disclosure && told.toTell == nil)
    try desk.disclose(reference, by: "k.osei", to: "Northants Police")
    #expect(try untold() == [])
  }

  @Test("As known then it is what was believed; as it was it is what was so, from the mistaken event on")
  func past() throws {
    let (desk, reference) = try told()
    func title(_ time: String, _ sense: AsAt.Sense) throws -> FieldValue? {
      let order = Order(
        Command.Show(reference: reference), person: "p.chowdhury", asAt: AsAt.Phrase(time, sense: sense))
      let detail = try desk.service.perform(order, from: Desk.trusted).answer
      #expect(detail.state == "acting")
      #expect(
        detail.lines.first { $0.name == "title" }?.corrected == (detail.fields["title"] == .text("Visits") ? 9 : nil))
      return detail.fields["title"]
    }
    #expect(try title("2026-11-23T10:30:00Z", .known) == .text("Visitors"))
    #expect(try title("2026-11-23T10:30:00Z", .was) == .text("Visits"))
    #expect(try title("2026-11-23T09:00:00Z", .was) == .text("Visits"))
    #expect(try title("2026-11-23T11:00:00Z", .known) == .text("Visits"))
    #expect(try desk.refusal { try title("2026-11-23T08:59:59Z", .was) }.code == .notFound)
  }

  @Test("As it was, a correction of a later event counts from that event only, and moves neither state nor clocks")
  func pastOfLater() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "assessing")
    try desk.at("2026-11-23T10:00:00Z")
    try desk.set(reference, by: "j.mercer", ["title=Second"])
    try desk.at("2026-11-23T11:00:00Z")
    try desk.move("accept", reference, by: "j.mercer", ["threat=violence"])
    try desk.at("2026-11-23T12:00:00Z")
    try desk.correct(reference, by: "c.doherty", ["title=Right", "reason=Misread."])
    try desk.correct(reference, by: "c.doherty", ["title=Righter", "reason=Misread again."])
    func seen(_ time: String) throws -> (RequestDetail, [ClockLine]) {
      let order = Order(
        Command.Show(reference: reference), person: "p.chowdhury", asAt: AsAt.Phrase(time, sense: .was))
      let detail = try desk.service.perform(order, from: Desk.trusted).answer
      return (detail, detail.clocks)
    }
    let (early, _) = try seen("2026-11-23T09:30:00Z")
    #expect(early.fields["title"] == .text("Visitors") && early.state == "assessing")
    let (later, clocks) = try seen("2026-11-23T10:30:00Z")
    #expect(later.fields["title"] == .text("Righter") && later.state == "assessing" && later.fields["threat"] == nil)
    #expect(clocks.contains { $0.name == "assess" && $0.state == "running" } && later.nextAt != nil)
  }

  @Test("History marks both events, and show the value; a value that was set since is marked no longer")
  func marked() throws {
    let (desk, reference) = try told()
    let history = try desk.history(reference)
    #expect(history[0].correctedBy == [9] && history[8].corrects == 1 && history[8].correctedFields == ["title"])
    #expect(history[6].disclosedTo == "Leicestershire Police" && history[6].disclosedFields == ["title"])
    #expect(history.dropFirst().allSatisfy { $0.correctedBy == nil })
    #expect(try desk.show(reference).lines.filter { $0.corrected != nil }.map(\.name) == ["title"])
    try desk.set(reference, by: "p.chowdhury", ["title=Other"])
    #expect(try desk.show(reference).lines.allSatisfy { $0.corrected == nil })
  }

  @Test("Corrections and disclosures are certified, and follow from their evidence")
  func certified() throws {
    let (desk, reference) = try told()
    for version in [7, 9] {
      let command = Command.Certify(reference: reference, version: version)
      let made = try desk.perform(command, as: "p.chowdhury").answer
      let read = try Certificate(bytes: made.bytes())
      let clock = desk.clock
      #expect(try read.differences(zones: { Desk.surroundings(clock).zone($0) }) == [])
      #expect(made.statement.act == (version == 7 ? "disclose" : "correct"))
      if version == 9 { #expect(made.statement.authority?.metAs == ["coordinator"]) }
    }
  }

  @Test("A command that is sent again gets its first answer, and nobody is told twice")
  func again() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "acting")
    let first = try desk.correct(reference, by: "j.mercer", ["title=Visits", "reason=Misread."], id: "c-1")
    let second = try desk.correct(reference, by: "j.mercer", ["title=Visits", "reason=Misread."], id: "c-1")
    #expect(second.isRepeated && second.version == first.version)
    #expect(try desk.corrections(reference).count == 1)
  }

  @Test("Only requests that the caller may see are listed, and what is given to whom has to be said cleanly")
  func seen() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let draft = try desk.raise(submit: false).reference
    try desk.correct(draft, by: "b.hughes", ["title=Visits", "reason=Misread."])
    #expect(try desk.corrections(as: "b.hughes").map(\.reference) == [draft])
    #expect(try desk.corrections(as: "p.chowdhury") == [])
    #expect(try desk.refusal { try desk.corrections(draft) }.code == .notFound)
    #expect(try desk.refusal { try desk.disclose(draft, by: "k.osei", to: "A force") }.code == .notFound)
    #expect(try desk.refusal { try desk.disclose(draft, by: "b.hughes", to: "  ") }.code == .malformed)
    #expect(try desk.refusal { try desk.disclose(draft, by: "b.hughes", to: "A\u{1B}[2J") }.code == .malformed)
    #expect(
      try desk.refusal { try desk.disclose(draft, by: "b.hughes", to: "A", ["titel"]) }.hint?.contains("title") == true)
    try desk.move("discard", draft, by: "b.hughes")
    #expect(try desk.corrections(as: "b.hughes") == [])
    try desk.verify()
  }

  @Test("Of a request that is not corrected nothing is listed; a fact that went to nobody is listed with nobody")
  func nobody() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "queued")
    #expect(try desk.corrections(reference) == [])
    try desk.correct(reference, by: "j.mercer", ["threat=gangs", "reason=Misread."])
    #expect(try desk.corrections(reference).map(\.recipients) == [[]])
  }
}
