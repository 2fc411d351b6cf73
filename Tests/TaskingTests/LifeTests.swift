import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Whole lives")
struct LifeTests {
  @Test("A threat to life in the small hours is raised, assessed and accepted by one person, and ratified by another")
  func emergency() throws {
    let desk = try Desk(at: "2026-11-22T02:10:00Z")
    let raised = try desk.raise(
      by: "j.mercer", ["kind=threat-to-life", "impact=critical", "immediacy=now", "title=Threat"])
    let reference = raised.reference
    #expect(raised.state == "submitted" && raised.priority == "P1" && raised.version == 2)
    #expect(raised.nextDueClock == "acknowledge")
    #expect(try raised.nextDue == at("2026-11-22T02:25:00Z"))

    try desk.at("2026-11-22T02:12:00Z")
    let taken = try desk.move("take-up", reference, by: "j.mercer")
    #expect(taken.waiver == "emergency")
    let accepted = try desk.move("accept", reference, by: "j.mercer", ["threat=violence"])
    #expect(accepted.waiver == "emergency" && accepted.state == "queued")
    let clocks = try desk.show(reference).clocks
    #expect(try clocks.first { $0.name == "retrospective" }?.due == at("2026-11-23T02:12:00Z"))
    #expect(clocks.first { $0.name == "acknowledge" }?.verdict == "met")

    try desk.at("2026-11-22T02:20:00Z")
    // A threat to life goes to anybody: m.nowak covers other prisons.
    try desk.move("offer", reference, by: "j.mercer", ["assignee=m.nowak"])
    try desk.move("take-on", reference, by: "m.nowak")
    try desk.at("2026-11-22T05:00:00Z")
    try desk.move("report", reference, by: "m.nowak", ["answers.1.text=Moved to another wing.", "outcome=disrupted"])
    try desk.move("approve", reference, by: "p.chowdhury", ["feedback=The prisoner is safe."])

    let early = try desk.refusal { try desk.move("close", reference, by: "d.reyes") }
    #expect(early.code == .refused && early.details.map(\.code) == ["not-for"])
    let own = try desk.refusal { try desk.move("ratify", reference, by: "j.mercer", ["reason=Mine."]) }
    #expect(own.code == .notPermitted)
    let ratified = try desk.move("ratify", reference, by: "c.doherty", ["reason=It was right."])
    #expect(ratified.state == "feedback-due")
    #expect(try desk.show(reference).clocks.first { $0.name == "retrospective" }?.verdict == "met")

    let second = try desk.refusal { try desk.move("close", reference, by: "p.chowdhury") }
    #expect(second.details.map(\.code) == ["rule"])
    #expect(second.details.first?.message == "This kind of work is closed by someone other than whoever decided it.")
    let closed = try desk.move("close", reference, by: "d.reyes")
    #expect(closed.state == "closed" && closed.waitsFor == nil && closed.nextDue == nil && closed.nextMoves.isEmpty)
    try desk.verify()
  }

  @Test("A P3 over a bank holiday is held and resumed, waits for a partner, is sent back once, and closes in time")
  func ordinary() throws {
    // Friday; Monday 31 August 2026 is a bank holiday.
    let desk = try Desk(at: "2026-08-28T13:00:00Z")
    let reference = try desk.bring(["impact=high"], to: "acting")
    let result = { try desk.show(reference).clocks.first { $0.name == "result" } }
    // 10 working days of 9 hours: 3 h on Friday 14:00-17:00, Tuesday is the next day.
    #expect(try result()?.due == at("2026-09-14T13:00:00Z"))

    try desk.at("2026-08-28T14:00:00Z")
    try desk.move("hold", reference, by: "h.lindqvist", ["reason=The wing is locked down.", "resume_on=4 Sep 9:00"])
    #expect(try result()?.state == "waiting" && result()?.usedSeconds == 3_600 && result()?.due == nil)
    try desk.at("2026-09-02T08:00:00Z")
    #expect(try desk.move("resume", reference, by: "k.osei").state == "acting")
    #expect(try result()?.usedSeconds == 3_600)

    let asked = try desk.move(
      "ask-partner", reference, by: "k.osei", ["partner_asks.1.to=HMP Leeds", "partner_asks.1.ask=Visits list"])
    #expect(asked.state == "awaiting-partner")
    let open = try desk.refusal {
      try desk.move("report", reference, by: "k.osei", ["answers.1.text=None yet.", "outcome=answered"])
    }
    #expect(Set(open.details.map(\.code)) == ["state", "rule"])
    try desk.at("2026-09-03T08:00:00Z")
    let answered = try desk.move(
      "partner-answer", reference, by: "k.osei", ["partner_asks.1.answered=true", "partner_asks.1.answer=Two names."])
    #expect(answered.state == "acting")
    #expect(try desk.show(reference).clocks.first { $0.name == "partner" }?.verdict == "met")

    try desk.move("report", reference, by: "k.osei", ["answers.1.text=Two people.", "outcome=answered"])
    #expect(try result()?.verdict == "met")
    #expect(try desk.move("more-work", reference, by: "c.doherty", ["reason=Which days?"]).state == "acting")
    #expect(try result()?.state == "running")
    try desk.move("report", reference, by: "k.osei", ["answers.1.text=Two people, on Sundays.", "outcome=answered"])
    try desk.move("approve", reference, by: "p.chowdhury", ["feedback=Two visitors were found."])
    #expect(try desk.move("close", reference, by: "y.tanaka").state == "closed")

    let kinds = try desk.history(reference).map(\.kind).filter { $0 != "rung" }
    #expect(
      kinds == [
        "raise", "submit", "take-up", "accept", "offer", "take-on", "hold", "resume", "ask-partner", "partner-answer",
        "report", "more-work", "report", "approve", "close",
      ])
    try desk.verify()
  }

  @Test("A rejected request goes to feedback with its outcome, and closes")
  func rejected() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    let written = try desk.move(
      "reject", reference, by: "p.chowdhury", ["reason=No purpose.", "feedback=This is not work for us."])
    #expect(written.state == "feedback-due")
    #expect(try desk.show(reference).fields["outcome"] == .text("rejected"))
    #expect(try desk.move("close", reference, by: "y.tanaka").state == "closed")
    try desk.verify()
  }

  @Test("Its raiser withdraws a request, which then waits for nobody's work")
  func withdrawn() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "queued")
    let written = try desk.move("withdraw", reference, by: "b.hughes", ["reason=Overtaken."])
    #expect(written.state == "feedback-due")
    let detail = try desk.show(reference)
    #expect(detail.fields["outcome"] == .text("withdrawn"))
    #expect(detail.clocks.filter { $0.state != "stopped" }.map(\.name) == ["feedback"])
    #expect(detail.clocks.first { $0.name == "assess" }?.verdict == "met")
    #expect(detail.clocks.first { $0.name == "result" }?.verdict == "ended")
    try desk.verify()
  }

  @Test("A reopened request begins a second cycle at zero, and keeps what the first came to")
  func reopened() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "closed")
    let mine = try desk.refusal { try desk.move("reopen", reference, by: "p.chowdhury", ["reason=More came in."]) }
    #expect(mine.code == .notPermitted)
    try desk.at("2026-12-01T09:00:00Z")
    let written = try desk.move("reopen", reference, by: "c.doherty", ["reason=More came in."])
    #expect(written.state == "assessing")
    let detail = try desk.show(reference)
    #expect(detail.cycle == 2 && detail.assignee == nil && detail.fields["outcome"] == nil)
    #expect(Set(detail.clocks.map(\.usedSeconds)) == [0])
    let laps = try desk.store.read { try $0.clocks(of: reference) }
    #expect(
      laps.contains { $0.state.cycle == 1 && $0.state.clock == "result" && $0.state.verdict == .met && !$0.isCurrent })
    try desk.move("accept", reference, by: "y.tanaka")
    try desk.verify()
  }
}
