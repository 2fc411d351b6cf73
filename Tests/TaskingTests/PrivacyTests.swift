import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

/// Who sees a request where it begins: as the definition says.
@Suite("Privacy of states")
struct PrivacyTests {
  /// A workflow whose first state waits for the desk; `first` is what else is said of it.
  private static func text(version: Int = 1, first: String = "waits-for: supervisor") -> String {
    """
    workflow: calls
    version: \(version)
    title: Calls to the desk
    owner: The desk
    reference: CALL-{year}-{number}
    calendar: england-and-wales
    roles: { pio: Asks, supervisor: Answers, senior: Looks after it }
    fields:
      title: { text: 80 }
      priority: { one-of: [P1, P2] }
    states:
      new: { stage: raise, \(first) }
      done: { stage: close, final: true }
    raise: { by: pio, into: new }
    acknowledge: { by: senior, lasts: { P1: 1h elapsed, P2: 1h elapsed } }
    set: { raise: raiser, close: nobody }
    moves:
      finish: { from: new, to: done, by: [supervisor, raiser] }
      look-at: { from: open, to: same, by: supervisor }
    clocks:
      answer: { runs-in: [new], escalate: desk, allow: { P1: 1h elapsed, P2: 2h elapsed } }
    escalations:
      desk: [{ at: 100%, tell: supervisor, every: { P1: 1d elapsed, P2: 1d elapsed } }]

    """
  }

  private static func desk(_ text: String = text()) throws -> Desk {
    let desk = try Desk()
    try desk.perform(Command.Activate(Command.SourceText(file: "calls.yaml", text: text)), as: Desk.owner)
    return desk
  }

  private static func raise(_ desk: Desk) throws -> String {
    let raise = Command.Raise(
      fields: ["title=A call", "priority=P1"].map(Entry.init(typed:)), submit: false, workflow: "calls")
    return try desk.perform(raise, as: "k.osei").answer.reference
  }

  @Test("where the first state waits for somebody else, those who are waited for and told see it, and acknowledge it")
  func open() throws {
    let desk = try Self.desk()
    let reference = try Self.raise(desk)
    func seen(by person: String) throws -> [String] {
      try desk.perform(Command.List(view: .all), as: person).answer.requests.map(\.reference)
    }
    #expect(try desk.show(reference, as: "p.chowdhury").state == "new")
    #expect(try seen(by: "p.chowdhury") == [reference])
    #expect(
      try desk.perform(Command.List(view: .queue), as: "p.chowdhury").answer.requests.map(\.reference) == [reference])
    #expect(try desk.tick(at: "2026-11-23T10:00:00Z").rungs == 1)
    let told = Set(try desk.told(reference))
    #expect(!told.isEmpty)
    for person in told { #expect(try desk.show(reference, as: person).reference == reference) }
    try desk.perform(
      Command.Acknowledge(reference: reference, fields: [Entry(typed: "reason=Heard.")]), as: "p.chowdhury")
    #expect(try desk.move("finish", reference, by: "p.chowdhury").state == "done")
  }

  @Test("a definition that does not say so keeps its first state its raiser's while it waits for nobody else")
  func unsaid() throws {
    for first in ["waits-for: raiser", "waits-for: raiser, private-to: raiser"] {
      let text = Self.text(first: first).replacing("by: [supervisor, raiser]", with: "by: raiser")
        .replacing("tell: supervisor", with: "remind: raiser")
      let desk = try Self.desk(text)
      let reference = try Self.raise(desk)
      #expect(try desk.show(reference, as: "k.osei").state == "new", "\(first)")
      #expect(try desk.refusal { try desk.show(reference, as: "p.chowdhury") }.code == .notFound, "\(first)")
      #expect(try desk.perform(Command.List(view: .all), as: "p.chowdhury").answer.requests.isEmpty, "\(first)")
    }
  }

  @Test("a state that is private by one definition and not by another is private where it is")
  func mixed() throws {
    let text = Self.text(first: "waits-for: raiser, private-to: raiser")
      .replacing("by: [supervisor, raiser]", with: "by: raiser").replacing("tell: supervisor", with: "remind: raiser")
    let desk = try Self.desk(text)
    let hidden = try Self.raise(desk)
    let other = Command.SourceText(file: "calls.yaml", text: Self.text(version: 2))
    try desk.perform(Command.Activate(other), as: Desk.owner)
    let seen = try Self.raise(desk)
    let listed = try desk.perform(Command.List(view: .all), as: "p.chowdhury").answer.requests.map(\.reference)
    #expect(listed == [seen])
    #expect(try desk.refusal { try desk.show(hidden, as: "p.chowdhury") }.code == .notFound)
    let mine = try desk.perform(Command.List(view: .all), as: "k.osei").answer.requests.map(\.reference)
    #expect(Set(mine) == [hidden, seen])
  }

  @Test("who is waited for, told or named cannot be shut out by a definition that says a state is private")
  func checked() throws {
    let desk = try Desk()
    let text = Self.text(first: "waits-for: raiser, private-to: raiser")
    let error = try desk.refusal {
      try desk.perform(Command.Activate(Command.SourceText(file: "calls.yaml", text: text)), as: Desk.owner)
    }
    #expect(error.details.count == 2, "\(error)")
    #expect(error.details.allSatisfy { $0.message.contains("'new' is private to the raiser") })
  }
}
