import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Activation")
struct ActivationTests {
  private func text(_ desk: Desk, _ kind: Source.Kind, _ name: String) throws -> String {
    try #require(try desk.store.read { try $0.source(kind, name: name)?.text })
  }

  @discardableResult
  private func activate(_ desk: Desk, _ text: String, file: String = "changed.yaml") throws -> Activated {
    let source = Command.SourceText(file: file, text: text)
    return try desk.perform(Command.Activate(source), as: Desk.owner).answer
  }

  private func changed(_ text: String, _ old: String, _ new: String) throws -> String {
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count == 2, "'\(old)' is there once")
    return parts.joined(separator: new)
  }

  @Test("A changed definition leaves old requests on the one that they began with; new ones follow it")
  func definition() throws {
    let desk = try Desk()
    let old = try desk.raise().reference
    let first = try desk.show(old)
    var text = try changed(try text(desk, .workflow, "pio-tasking"), "version: 1", "version: 2")
    text = try changed(text, "P3: 1d,  P4: 2d } }\n  assess:", "P3: 1d,  P4: 1d } }\n  assess:")
    let activated = try activate(desk, text)
    #expect(activated.version == 2 && activated.staying == 1 && !activated.isUnchanged)
    let new = try desk.raise().reference
    #expect(try desk.show(new).definition == activated.digest && desk.show(new).workflowVersion == 2)
    #expect(try desk.show(old).definition == first.definition && desk.show(old).workflowVersion == 1)
    #expect(try desk.show(new).nextDue == at("2026-11-24T09:00:00Z"))
    #expect(try desk.show(old).nextDue == at("2026-11-25T09:00:00Z"))
    try desk.tick(at: "2026-11-24T16:30:00Z")
    #expect(try desk.show(old).definition == first.definition)
    try desk.move("take-up", old, by: "j.mercer")
    #expect(try desk.show(old).workflowVersion == 1)
    let lines = try desk.perform(Command.ListWorkflows(), as: Desk.owner).answer.workflows
    #expect(lines.map(\.version).sorted() == [1, 2] && lines.filter(\.isActive).map(\.version) == [2])
    #expect(lines.allSatisfy { $0.openRequests == 1 })
    try desk.verify()
  }

  @Test("A rule may name a time zone of the system; one that there is not is found when the definition is checked")
  func zones() throws {
    let desk = try Desk(at: "2026-11-23T07:30:00Z")
    var text = try changed(try text(desk, .workflow, "pio-tasking"), "version: 1", "version: 2")
    text = try changed(text, "size(request.grounds) >= 40", "now.getHours('Europe/Paris') >= 9")
    let wrong = try changed(text, "Europe/Paris", "Europe/Pariss")
    let fault = try desk.refusal { try activate(desk, wrong) }
    #expect(fault.details.count == 1 && fault.details[0].message.contains("error: "))
    #expect(fault.details[0].message.contains("unknown time zone 'Europe/Pariss'"))
    try activate(desk, text)
    #expect(try desk.raise().refusal?.details.map(\.code) == ["rule"])
    try desk.at("2026-11-23T08:00:00Z")
    #expect(try desk.raise().refusal == nil)
  }

  @Test("The same text again changes nothing and writes nothing")
  func unchanged() throws {
    let desk = try Desk()
    let text = try text(desk, .workflow, "pio-tasking")
    let before = try desk.store.read { try $0.head() }
    let activated = try activate(desk, text)
    #expect(activated.isUnchanged && activated.version == 1)
    #expect(try desk.store.read { try $0.head() } == before)
  }

  @Test("Another text needs a higher version")
  func lower() throws {
    let desk = try Desk()
    let text = try text(desk, .workflow, "pio-tasking")
    let error = try desk.refusal { _ = try activate(desk, text + "# changed\n") }
    #expect(error.code == .refused && error.hint == "give the new text a higher version")
    #expect(error.message == "pio-tasking version 1 is in use, and this text is another version 1")
  }

  @Test("A broken text is malformed, with every diagnostic, and nothing is written")
  func broken() throws {
    let desk = try Desk()
    var text = try changed(try text(desk, .workflow, "pio-tasking"), "version: 1", "version: 2")
    text = try changed(text, "rules: [grounds-given, someone-to-look-at, due-in-the-future]", "rules: [grounds-gven]")
    let before = try Contents(desk.store)
    let error = try desk.refusal { _ = try activate(desk, text) }
    #expect(error.code == .malformed && error.message == "changed.yaml cannot be used")
    #expect(error.details.contains { $0.message.hasPrefix("changed.yaml:") && $0.message.contains("grounds-gven") })
    #expect(try desk.refusal { _ = try activate(desk, "calendar: x\nnonsense: [") }.code == .malformed)
    #expect(try desk.refusal { _ = try activate(desk, "") }.code == .malformed)
    #expect(try Contents(desk.store) == before)
  }

  @Test("What one service activates, another that has the old in mind uses from its next order on")
  func seenByOthers() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let other = try Desk.service(desk.folder.store, desk.clock)
    let old = try desk.raise(["impact=high"]).reference
    #expect(try desk.show(old).nextDue == at("2026-11-24T09:00:00Z"))
    let calendar = try text(desk, .calendar, "england-and-wales")
    var changed = try self.changed(calendar, "\nversion: 1\n", "\nversion: 2\n")
    changed = try self.changed(
      changed, "\ndated:", "\ndated:\n  - { date: \"2026-11-24\", closed: A day of mourning }\n#")
    let source = Command.SourceText(file: "calendar.yaml", text: changed)
    _ = try other.perform(Order(Command.Activate(source), person: Desk.owner), from: Desk.trusted)
    let new = try desk.raise(["impact=high"]).reference
    #expect(try desk.show(new).nextDue == at("2026-11-25T09:00:00Z"))
  }

  @Test("Another version of a calendar dates every open request anew when it is put to use, by an event of its own")
  func redated() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise(["impact=high"]).reference
    var changed = try self.changed(
      try text(desk, .calendar, "england-and-wales"), "\nversion: 1\n", "\nversion: 2\n")
    changed = try self.changed(
      changed, "\ndated:", "\ndated:\n  - { date: \"2026-11-23\", closed: A day of mourning }\n#")
    // The first reminder is to be at 75 % of 9 h: 15:45.
    #expect(try desk.show(reference).nextAt == at("2026-11-23T15:45:00Z"))
    let activated = try activate(desk, changed, file: "calendar.yaml")
    #expect(try desk.show(reference).nextAt == at("2026-11-24T14:45:00Z"))
    #expect(try desk.history(reference).map(\.kind) == ["raise", "submit", "calendar"])
    let impact = try #require(activated.impact)
    #expect(impact.isDone && impact.considered == 1 && impact.moved == 1 && impact.earlier == 0)
    #expect(Set(impact.lines.map { "\($0.reference) \($0.change)" }) == ["\(reference) later"])
    #expect(try desk.tick(at: "2026-11-23T15:45:00Z").considered == 0)
    try desk.verify()
  }
}
