import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("The arithmetic of clocks")
struct SumTests {
  /// Every sum must add up to what the clock says, and what the store's row says.
  private func check(_ desk: Desk, _ reference: String, _ place: SourceLocation = #_sourceLocation) throws {
    let detail = try desk.show(reference)
    for sum in try desk.why(reference).clocks {
      let line = try #require(detail.clocks.first { $0.name == sum.clock.name }, sourceLocation: place)
      #expect(sum.clock == line, sourceLocation: place)
      #expect(sum.lines.map(\.counted).reduce(0, +) == line.usedSeconds, "\(sum.clock.name)", sourceLocation: place)
      #expect(sum.lines.last?.used ?? 0 == line.usedSeconds, "\(sum.clock.name)", sourceLocation: place)
      for (earlier, later) in zip(sum.lines, sum.lines.dropFirst()) {
        #expect(earlier.to == later.from, "\(sum.clock.name)", sourceLocation: place)
        #expect(earlier.used + later.counted == later.used, sourceLocation: place)
      }
      // What a change of budget has made overdue is so since that change, whatever was used before.
      if line.state == "running", sum.bound == nil, sum.lines.first?.what != "carried" {
        let over = sum.standing == "over"
        let rest = line.budgetSeconds - line.usedSeconds
        #expect(over ? sum.seconds == -rest : sum.standing == "left" && sum.seconds == rest, sourceLocation: place)
      }
    }
  }

  private func sum(_ desk: Desk, _ reference: String, _ clock: String) throws -> Sums.ClockSum {
    try #require(try desk.why(reference).clocks.first { $0.clock.name == clock })
  }

  @Test("Over a weekend, a bank holiday and a hold each stretch is shown, and the counted ones add up")
  func stretches() throws {
    // Friday 28 August 2026, 14:00 in London; the Monday is a bank holiday.
    let desk = try Desk(at: "2026-08-28T13:00:00Z")
    let reference = try desk.bring(["impact=high"], to: "acting")
    try check(desk, reference)
    try desk.at("2026-09-01T10:00:00Z")
    try check(desk, reference)
    let before = try sum(desk, reference, "result")
    #expect(before.lines.map(\.what).contains("Summer bank holiday"))
    #expect(before.clock.usedSeconds == 6 * 3_600 && before.standing == "left")
    #expect(before.seconds == 10 * 9 * 3_600 - 6 * 3_600)

    try desk.move("hold", reference, by: "h.lindqvist", ["reason=Lockdown.", "resume_on=+3d"])
    try desk.at("2026-09-02T09:00:00Z")
    try check(desk, reference)
    let held = try sum(desk, reference, "result")
    #expect(
      held.standing == "paused" && held.lines.last?.what == "paused" && held.lines.last?.why == "on-hold: Lockdown.")

    try desk.move("resume", reference, by: "k.osei")
    try desk.at("2026-09-04T16:30:00Z")
    try desk.tick()
    try check(desk, reference)
    #expect(
      try sum(desk, reference, "result").clock.due
        == desk.store.read {
          try $0.clocks(of: reference).first { $0.isCurrent && $0.state.clock == "result" }?.state.due
        })
  }

  @Test("A clock that is over says by how much, when it was due, and what comes next for whom")
  func over() throws {
    let desk = try Desk(at: "2026-11-20T04:20:00Z")
    let reference = try desk.bring(["impact=high", "immediacy=days"], to: "assessing")
    try desk.tick(at: "2026-11-20T08:55:00Z")
    try check(desk, reference)
    let assess = try sum(desk, reference, "assess")
    #expect(assess.standing == "over" && assess.seconds == 35 * 60)
    #expect(assess.lines.map(\.what) == ["ran", "over"])
    #expect(try assess.lines.last?.from == at("2026-11-20T08:20:00Z"))
    let next = try #require(assess.nextRung)
    #expect(next.percent == 150 && next.action == "tell" && next.whom == "senior")
    #expect(try next.at == at("2026-11-20T10:20:00Z"))
    #expect(next.people == ["c.doherty", "l.petrova", Desk.owner])
    #expect(try desk.why(reference).clocks.first?.clock.name == "assess")
  }

  @Test("A change of priority carries what was used, second for second, and the sum says so")
  func carried() throws {
    let desk = try Desk()
    let reference = try desk.bring(["impact=high"], to: "assessing")
    try desk.at("2026-11-23T15:00:00Z")
    try desk.set(reference, by: "h.lindqvist", ["priority=P2", "reason=It is worse."])
    try desk.at("2026-11-23T16:00:00Z")
    try check(desk, reference)
    let assess = try sum(desk, reference, "assess")
    #expect(assess.clock.lap == 2 && assess.lines.map(\.what).first == "carried")
    #expect(assess.lines.first?.counted == 6 * 3_600 && assess.clock.usedSeconds == 7 * 3_600)
    #expect(assess.standing == "over" && assess.seconds == 3_600)
    #expect(try assess.clock.due == at("2026-11-23T15:00:00Z"))
  }

  @Test("A wanted-by date bounds the result, and falls due even while the request is held")
  func bound() throws {
    let desk = try Desk()
    let reference = try desk.bring(["required_by=2026-11-25 12:00"], to: "acting")
    try desk.move("hold", reference, by: "h.lindqvist", ["reason=Lockdown.", "resume_on=+9d"])
    try desk.at("2026-11-25T14:00:00Z")
    try check(desk, reference)
    let result = try sum(desk, reference, "result")
    #expect(try result.bound == at("2026-11-25T12:00:00Z"))
    #expect(result.standing == "over" && result.clock.due == result.bound && result.clock.usedSeconds == 0)
  }

  @Test("At the hour that the clocks go back, elapsed time is real time")
  func clockChange() throws {
    let desk = try Desk(at: "2026-10-25T00:30:00Z")
    let reference = try desk.bring(["impact=critical", "immediacy=days"], to: "assessing")
    try desk.at("2026-10-25T02:30:00Z")
    try check(desk, reference)
    #expect(try sum(desk, reference, "assess").clock.usedSeconds == 7_200 || desk.show(reference).priority == "P1")
  }
}
