import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("What is entered late")
struct LateEntryTests {
  private func take(_ desk: Desk, _ reference: String, occurred: String?, as person: String = "j.mercer") throws
    -> Written
  {
    let command = Command.Move(name: "take-up", reference: reference, fields: [], occurred: occurred)
    return try desk.perform(command, as: person).answer
  }

  @Test("It is kept with both times, and every look says both verdicts")
  func bothWays() throws {
    let desk = try Desk(at: "2026-11-22T02:10:00Z")
    let reference = try desk.raise(["impact=critical", "immediacy=now"]).reference
    try desk.at("2026-11-22T02:40:00Z")
    let written = try take(desk, reference, occurred: "02:20")
    #expect(try written.claimed == at("2026-11-22T02:20:00Z"))
    let line = try #require(try desk.history(reference).last)
    #expect(try line.occurredAt == at("2026-11-22T02:20:00Z") && line.recordedAt == at("2026-11-22T02:40:00Z"))
    #expect(line.clocks.contains("acknowledge breached") && line.claimed == ["acknowledge met"])
    for clock in try desk.show(reference).clocks + desk.why(reference).clocks.map(\.clock)
    where clock.name == "acknowledge" {
      #expect(
        try clock.verdict == "breached" && clock.claimed == .init(due: at("2026-11-22T02:25:00Z"), verdict: "met"))
    }
    #expect(try desk.show(reference).enteredAt == at("2026-11-22T02:40:00Z"))
    try desk.verify()
  }

  @Test("A call at night that is typed in the morning is raised and submitted with the time of the call")
  func raised() throws {
    let desk = try Desk(at: "2026-11-22T08:00:00Z")
    let entries = (Desk.usual.filter { !$0.hasPrefix("im") } + ["impact=critical", "immediacy=now"])
      .map(Entry.init(typed:))
    let raise = Command.Raise(fields: entries, submit: true, occurred: "02:10")
    let written = try desk.perform(raise, as: "b.hughes").answer
    #expect(written.refusal == nil && written.state == "submitted")
    #expect(
      try desk.history(written.reference).map(\.occurredAt) == [at("2026-11-22T02:10:00Z"), at("2026-11-22T02:10:00Z")])
    let clock = try #require(try desk.show(written.reference).clocks.first { $0.name == "acknowledge" })
    #expect(try clock.due == at("2026-11-22T08:15:00Z") && clock.claimed?.due == at("2026-11-22T02:25:00Z"))
  }

  @Test("Beyond the limit the refusal names who can, and what has to be given")
  func limit() throws {
    let desk = try Desk(at: "2026-11-16T09:00:00Z")
    let reference = try desk.raise().reference
    try desk.at("2026-11-18T09:00:00Z")
    let error = try desk.refusal { try take(desk, reference, occurred: "16 Nov 10:00") }
    #expect(error.code == .notPermitted && error.details.map(\.code) == ["late-entry", "late-entry"])
    #expect(
      try desk.refusal { try take(desk, reference, occurred: "16 Nov 10:00", as: "p.chowdhury") }.code == .refused)
    #expect(try desk.refusal { try take(desk, reference, occurred: "yestreday") }.code == .malformed)
  }

  @Test("Reopening closes both accounts; the rows stay as the journal has them")
  func reopened() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise(["impact=critical", "immediacy=now"]).reference
    try desk.at("2026-11-23T09:20:00Z")
    _ = try take(desk, reference, occurred: "09:05")
    #expect(try desk.store.read { try $0.clocks(of: reference).contains { $0.claim != nil } })
    try desk.move("reject", reference, by: "p.chowdhury", ["reason=No basis.", "feedback=There is no basis."])
    try desk.move("close", reference, by: "h.lindqvist")
    try desk.at("2026-12-14T09:00:00Z")
    try desk.move("reopen", reference, by: "c.doherty", ["reason=New intelligence."])
    #expect(try !desk.store.read { try $0.clocks(of: reference).contains { $0.claim != nil } })
    try desk.verify()
  }
}
