import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("The past")
struct PastTests {
  /// A look at the past.
  private func look<Asked: Runnable>(
    _ desk: Desk, _ command: Asked, _ time: String, _ sense: AsAt.Sense = .known, as person: String
  ) throws -> Reply<Asked.Answer> {
    try desk.service.perform(
      Order(command, person: person, asAt: AsAt.Phrase(time, sense: sense)), from: Desk.trusted)
  }

  private func show(
    _ desk: Desk, _ reference: String, _ time: String, _ sense: AsAt.Sense = .known, as person: String = "p.chowdhury"
  ) throws -> RequestDetail {
    let detail = try look(desk, Command.Show(reference: reference), time, sense, as: person).answer
    return detail
  }

  /// What was seen at a moment that was then the present.
  private struct Sight {
    let time: String
    let shown: [String: RequestDetail]
    let listed: [[RequestList.Line]]
    let sums: [String: Sums]
  }

  private static let filters = [[], ["state:queued,offered,acting"], ["@overdue"], ["priority:P1,P2"], ["@unassigned"]]

  @Test("what is shown of a past moment is what was shown then, of requests, lists and clocks", arguments: 0..<3)
  func sameAsThen(seed: Int) throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    var chance = Chance(seed: UInt64(seed))
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk))
    var sights: [Sight] = []
    for _ in 0..<6 { try player.raise(&chance) }
    for _ in 0..<40 {
      desk.clock.advance(seconds: chance.stretch())
      for _ in 0..<2 { try player.move(&chance) }
      try player.set(&chance)
      // What is late in being noticed is not there yet: a look at the past sees what was written down.
      try desk.tick()
      var shown: [String: RequestDetail] = [:]
      var sums: [String: Sums] = [:]
      for reference in try desk.references() {
        shown[reference] = try desk.show(reference)
        if chance.number(below: 4) == 0, shown[reference]?.isErased == false {
          sums[reference] = try desk.why(reference)
        }
      }
      let listed = try Self.filters.map { try desk.list(.all, $0).requests }
      sights.append(Sight(time: desk.clock.now.rfc3339, shown: shown, listed: listed, sums: sums))
    }
    let erased = Set(try desk.store.read { try $0.requests(where: RequestQuery()) }.filter(\.isErased).map(\.reference))
    for sight in sights {
      for (reference, shown) in sight.shown where !erased.contains(reference) {
        #expect(try show(desk, reference, sight.time) == shown, "\(reference) at \(sight.time), seed \(seed)")
      }
      for (filters, lines) in zip(Self.filters, sight.listed) {
        let list = try look(desk, Command.List(view: .all, filters: filters), sight.time, as: "p.chowdhury").answer
        #expect(list.requests == lines.filter { !erased.contains($0.reference) }, "\(filters) at \(sight.time)")
      }
      for (reference, sums) in sight.sums where !erased.contains(reference) {
        let past = try look(desk, Command.Why(reference: reference), sight.time, as: "p.chowdhury").answer
        #expect(past.clocks.map(\.clock) == sums.clocks.map(\.clock) && past.state == sums.state)
      }
    }
  }

  @Test(
    "a thousand moments by chance: state, version, fields and assignee are those of a fold that knows nothing of ours")
  func independentFold() throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    var chance = Chance(seed: 77)
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk))
    for _ in 0..<12 { try player.raise(&chance) }
    for _ in 0..<150 {
      desk.clock.advance(seconds: chance.stretch())
      try player.move(&chance)
      if chance.number(below: 3) == 0 { try player.set(&chance) }
    }
    let rows = try desk.store.read { try $0.requests(where: RequestQuery()) }.filter { !$0.isErased }
    let first = try #require(rows.map(\.raisedAt).min())
    let span = Int(first.seconds(to: desk.clock.now))
    var seen = 0
    for _ in 0..<1_000 {
      let row = rows[chance.number(below: rows.count)]
      let time = first.advanced(bySeconds: Int64(chance.number(below: span)))
      let events = try desk.store.read { try $0.events(of: row.reference) }.map(\.event).filter {
        $0.recordedAt <= time
      }
      var fields: [String: FieldValue] = [:]
      var assignee: String?
      for payload in events.compactMap(\.payload) {
        for (name, value) in payload.fields ?? [:] { fields[name] = value }
        for name in payload.cleared ?? [] { fields[name] = nil }
        if let person = payload.assignee { assignee = person.isEmpty ? nil : person }
      }
      guard let last = events.last, last.state != "draft" else {
        #expect(throws: TaskingError.self) { try show(desk, row.reference, time.rfc3339, as: "n.farouk") }
        continue
      }
      seen += 1
      let past = try show(desk, row.reference, time.rfc3339)
      #expect(past.state == last.state && past.version == last.version && past.fields == fields)
      #expect(past.assignee == assignee)
    }
    #expect(seen > 500)
  }

  @Test("what was entered late is not known before it was entered, and was so from when it is claimed")
  func lateEntry() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "offered")
    try desk.at("2026-11-23T12:00:00Z")
    let command = Command.Move(name: "take-on", reference: reference, fields: [], occurred: "10:00")
    try desk.perform(command, as: "k.osei")
    try desk.at("2026-11-23T15:00:00Z")
    #expect(try show(desk, reference, "2026-11-23T11:00:00Z").state == "offered")
    #expect(try show(desk, reference, "2026-11-23T11:00:00Z", .was).state == "acting")
    #expect(try show(desk, reference, "2026-11-23T09:30:00Z", .was).state == "offered")
    #expect(try show(desk, reference, "2026-11-23T13:00:00Z").state == "acting")
    let known = try show(desk, reference, "2026-11-23T13:00:00Z").clocks.first { $0.name == "update" }
    let was = try show(desk, reference, "2026-11-23T13:00:00Z", .was).clocks.first { $0.name == "update" }
    #expect(known?.usedSeconds == 3_600 && was?.usedSeconds == 3 * 3_600)
  }

  @Test("a draft of then is its author's alone, and what is erased now has no past")
  func privacy() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise(by: "b.hughes", submit: false).reference
    let other = try desk.raise(by: "b.hughes", submit: false).reference
    try desk.at("2026-11-23T10:00:00Z")
    try desk.move("submit", reference, by: "b.hughes")
    try desk.at("2026-11-23T11:00:00Z")
    try desk.move("discard", other, by: "b.hughes")
    #expect(try show(desk, reference, "2026-11-23T09:30:00Z", as: "b.hughes").state == "draft")
    #expect(try desk.refusal { try show(desk, reference, "2026-11-23T09:30:00Z") }.code == .notFound)
    #expect(try show(desk, other, "2026-11-23T09:30:00Z", as: "b.hughes").fields.isEmpty)
    #expect(try desk.refusal { try show(desk, reference, "2026-11-23T08:00:00Z", as: "b.hughes") }.code == .notFound)
  }

  @Test("a moment that is none, one still to come, and a command without a past are refused with what to type instead")
  func refusals() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "queued")
    let faults = [
      try desk.refusal { try show(desk, reference, "soon") },
      try desk.refusal { try show(desk, reference, "2026-11-24") },
      try desk.refusal { try look(desk, Command.Next(reference: reference), "-1h", as: "k.osei") },
      try desk.refusal { try look(desk, Command.Note(reference: reference, fields: []), "-1h", as: "k.osei") },
    ]
    #expect(
      faults.map(\.message) == [
        "--as-at: 'soon' is no date or time", "--as-at: Tue 24 Nov 00:00 is still to come",
        "only show, list, history and why can look at the past", "nothing can be done in the past",
      ])
  }
}
