import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Refusals")
struct RefusalTests {
  @Test("A bad accept is refused for everything that is wrong with it at once")
  func everything() throws {
    let desk = try Desk()
    // b.hughes asks only; d.reyes submitted it himself and covers MDI; the request is still to be taken up.
    let reference = try desk.raise(by: "d.reyes").reference
    let asker = try desk.refusal { try desk.move("accept", reference, by: "b.hughes") }
    #expect(asker.code == .notPermitted)
    #expect(Set(asker.details.map(\.code)) == ["state", "role", "needs"])
    let author = try desk.refusal { try desk.move("accept", reference, by: "d.reyes") }
    #expect(author.code == .notPermitted)
    #expect(Set(author.details.map(\.code)) == ["state", "separation", "needs"])
    #expect(author.message == "cannot accept \(reference)")
    #expect(author.details.first { $0.code == "needs" }?.remedy == "threat=…")
    #expect(author.hint == "the way there: take-up (coordinator or supervisor)")
  }

  @Test("What can be given later is refused as such, who may not at all is not permitted")
  func codes() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    #expect(try desk.refusal { try desk.move("accept", reference, by: "j.mercer") }.code == .refused)
    #expect(try desk.refusal { try desk.move("take-up", reference, by: "j.mercer") }.code == .refused)
    #expect(
      try desk.refusal { try desk.move("accept", reference, by: "k.osei", ["threat=violence"]) }.code == .notPermitted)
    #expect(try desk.refusal { try desk.move("lapse", reference, by: "j.mercer") }.code == .notPermitted)
    #expect(
      try desk.refusal { try desk.move("accept", reference, by: "j.mercer", ["threat=violense"]) }.code == .malformed)
    #expect(try desk.refusal { try desk.move("accept", reference, by: "j.mercer", ["thret=violence"]) }.code == .usage)
    #expect(try desk.refusal { try desk.move("acept", reference, by: "j.mercer") }.code == .usage)
    #expect(try desk.refusal { try desk.move("accept", "PIO-2026-000999", by: "j.mercer") }.code == .notFound)
    let error = try desk.refusal { try desk.move("acept", reference, by: "j.mercer") }
    #expect(error.message == "there is no move 'acept'" && error.hint == "did you mean 'accept'?")
  }

  @Test("A scope that does not reach the prison is not permitted, unless the request is a threat to life")
  func scope() throws {
    let desk = try Desk()
    let far = try desk.raise(["establishment=PVI"]).reference
    let error = try desk.refusal { try desk.move("take-up", far, by: "y.tanaka") }
    #expect(error.code == .notPermitted && error.details.map(\.code) == ["scope"])
    let threat = try desk.raise(["establishment=PVI", "kind=threat-to-life"]).reference
    #expect(try desk.move("take-up", threat, by: "y.tanaka").state == "assessing")
  }

  @Test("A refused attempt is a line in the access log: codes, never the text of a field")
  func logged() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    _ = try desk.refusal {
      try desk.move("reject", reference, by: "k.osei", ["reason=Unmistakable words", "feedback=Unmistakable words"])
    }
    let log = try desk.store.read { try $0.accessLog(from: 1, limit: 100) }
    #expect(log.count == 1)
    let line = try #require(log.first?.access)
    #expect(line.actor == "k.osei" && line.request == reference && line.act == Access.Act.refused)
    #expect(line.via == "uid 1000" && line.detail == #"{"act":"reject","blockers":["role"],"rules":[]}"#)
    #expect(!desk.folder.everything.holds("Unmistakable"))
    try desk.verify()
  }

  @Test("A raise --submit that is refused keeps the draft with all that was typed, and says what to add")
  func keptDraft() throws {
    let desk = try Desk()
    let written = try desk.raise(["grounds=Because.", "marking-="])
    let refusal = try #require(written.refusal)
    #expect(written.done == "raise" && written.state == "draft" && written.reference == "PIO-2026-000001")
    #expect(refusal.code == .refused)
    #expect(Set(refusal.details.map(\.code)) == ["needs", "rule"])
    #expect(refusal.hint == "the draft is kept: tasking set PIO-2026-000001 …, then tasking submit PIO-2026-000001")
    #expect(try desk.show(written.reference, as: "b.hughes").fields["grounds"] == .text("Because."))
    try desk.set(
      written.reference, by: "b.hughes",
      ["marking=OFFICIAL", "grounds=Intelligence says that he is in danger of his life."])
    #expect(try desk.move("submit", written.reference, by: "b.hughes").state == "submitted")
  }

  @Test("A value that does not fit leaves no draft behind, and takes no number")
  func malformedRaise() throws {
    let desk = try Desk()
    #expect(try desk.refusal { try desk.raise(["impact=huge"]) }.code == .malformed)
    #expect(try desk.refusal { try desk.raise(["priorty=P1"]) }.code == .usage)
    #expect(try desk.refusal { try desk.raise(by: "n.farouk") }.code == .notPermitted)
    #expect(try desk.raise().reference == "PIO-2026-000001")
  }

  @Test(
    "Somebody else's draft and a reference that nobody ever had look the same, word for word",
    arguments: ["show", "next", "why", "history", "submit", "set", "note"])
  func hidden(verb: String) throws {
    let desk = try Desk()
    let reference = try desk.raise(submit: false).reference
    func attempt(_ reference: String) throws -> TaskingError {
      try desk.refusal {
        switch verb {
        case "show": _ = try desk.show(reference, as: "h.lindqvist")
        case "next": _ = try desk.next(reference, as: "h.lindqvist")
        case "why": _ = try desk.why(reference, as: "h.lindqvist")
        case "history": _ = try desk.history(reference, as: "h.lindqvist")
        case "submit": try desk.move("submit", reference, by: "h.lindqvist")
        case "set": try desk.set(reference, by: "h.lindqvist", ["title=X"])
        default: try desk.note(reference, by: "h.lindqvist", "X")
        }
      }
    }
    let (draft, nothing) = (try attempt(reference), try attempt("PIO-2026-000777"))
    #expect(draft.code == .notFound)
    #expect(draft.message == "there is no request '\(reference)', or you may not see it")
    var same = draft
    same.message = draft.message.split(separator: "000001").joined(separator: "000777")
    #expect(same == nothing)
    #expect(try attempt("1").message == "there is no request '1', or you may not see it")
    #expect(try desk.show("1", as: "b.hughes").reference == reference)
  }

  @Test("Somebody without a role may do nothing but look")
  func roleless() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "submitted")
    let person = Command.AddPerson(id: "n.obody", fields: [Entry(key: "name", value: "Noah Body")])
    try desk.perform(person, as: Desk.owner)
    #expect(try desk.refusal { try desk.raise(by: "n.obody") }.details.map(\.code) == ["role"])
    #expect(try desk.refusal { try desk.move("take-up", reference, by: "n.obody") }.code == .notPermitted)
    #expect(try desk.refusal { try desk.set(reference, by: "n.obody", ["title=X"]) }.code == .notPermitted)
    #expect(try desk.show(reference, as: "n.obody").reference == reference)
    #expect(try desk.references(.queue, as: "n.obody").isEmpty)
  }
}
