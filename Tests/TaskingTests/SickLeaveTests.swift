import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("A PIO is off sick for three weeks without notice")
struct SickLeaveTests {
  /// Five of each of two urgent kinds and fifteen others, all with k.osei, at one time.
  private func desk() throws -> (desk: Desk, urgent: Set<String>, others: Set<String>) {
    let desk = try Desk(at: "2026-11-23T08:05:00Z")
    var (urgent, others): (Set<String>, Set<String>) = ([], [])
    for index in 0..<25 {
      let state = index % 2 == 0 ? "acting" : "offered"
      switch index {
      case 0..<3: urgent.insert(try desk.bring(["impact=critical", "immediacy=now"], to: state))
      case 3..<10: urgent.insert(try desk.bring(["impact=high", "immediacy=days"], to: state))
      case 10..<18: others.insert(try desk.bring(["impact=moderate", "immediacy=weeks"], to: state))
      default: others.insert(try desk.bring(["impact=low", "immediacy=weeks"], to: state))
      }
    }
    return (desk, urgent, others)
  }

  private func rows(_ desk: Desk) throws -> [RequestRow] {
    try desk.store.read { try $0.requests(where: RequestQuery()) }
  }

  @Test("25 open requests: the urgent ones are offered on in one tick, the rest is seen to, and none ages in silence")
  func threeWeeks() throws {
    let (desk, urgent, others) = try desk()
    try desk.tick()
    try desk.at("2026-11-23T08:10:00Z")
    try desk.leave("k.osei", from: "2026-11-23", deputy: "s.ibrahim", reason: "sick")
    try desk.tick(at: "2026-11-23T08:15:00Z")
    // s.ibrahim has room for all of the urgent ones; none is with k.osei, who is away, or with nobody.
    let after = try rows(desk)
    #expect(Set(after.filter { $0.assignee == "s.ibrahim" && $0.state == "offered" }.map(\.reference)) == urgent)
    #expect(Set(after.filter { $0.assignee == "k.osei" }.map(\.reference)) == others)
    let list = try desk.list(.mine, as: "s.ibrahim").requests
    #expect(list.count == 25 && Set(list.filter { $0.standsInFor == "k.osei" }.map(\.reference)) == others)

    let handover = try desk.handOver(from: "k.osei", to: "s.ibrahim")
    let number = try #require(handover.number)
    #expect(handover.count(.open) == 8)
    #expect(
      try desk.perform(Command.List(view: .mine), as: "s.ibrahim").warnings
        .contains("handover \(number) from k.osei waits for you: tasking handover accept \(number)"))
    #expect(throws: TaskingError.self) { try desk.perform(Command.AcceptHandover(number: number), as: "h.lindqvist") }
    try desk.perform(Command.AcceptHandover(number: number), as: "s.ibrahim")
    #expect(try desk.handover(number).accepted == desk.clock.now)

    // Whoever stands in takes on what was offered on; then three weeks go by without anybody doing anything.
    for reference in urgent { try desk.move("take-on", reference, by: "s.ibrahim") }
    for day in 1...21 {
      desk.clock.advance(seconds: 86_400)
      #expect(try desk.tick().errors == 0, "day \(day)")
    }
    for row in try rows(desk) where row.isOpen {
      let entries = try desk.store.read { try $0.events(of: row.reference) }.map(\.event)
      let told = entries.filter { $0.recordedAt >= handover.at }.flatMap { $0.payload?.notices ?? [] }
      #expect(!told.isEmpty, "\(row.reference) aged in silence")
      // Whatever was for whoever is away, whoever stands in got too.
      for notice in told where notice.recipient == "k.osei" {
        #expect(
          told.contains { $0.recipient == "s.ibrahim" && $0.about == notice.about && $0.percent == notice.percent })
      }
    }
    #expect(try rows(desk).allSatisfy { $0.waitsFor != nil || !$0.isOpen })
    #expect(try desk.staffing().stuck == [] && desk.staffing().unattended == [])
    try desk.comeBack("k.osei")
    #expect(try Set(desk.list(.mine, as: "s.ibrahim").requests.map(\.standsInFor)) == [nil])
    try desk.verify()
  }

  @Test("whoever stands in gets as much as their limit allows; what is beyond it waits in the queue, P1 apart")
  func limit() throws {
    let (desk, urgent, _) = try desk()
    try desk.at("2026-11-23T08:10:00Z")
    try desk.leave("k.osei", deputy: "d.reyes")
    try desk.tick()
    let rows = try rows(desk).filter { urgent.contains($0.reference) }
    // d.reyes may have ten, of which three are P1.
    #expect(rows.count { $0.assignee == "d.reyes" } == 10)
    for _ in 0..<3 { _ = try desk.bring(["impact=high", "immediacy=days"], to: "acting", assignee: "s.ibrahim") }
    try desk.leave("s.ibrahim", deputy: "d.reyes")
    try desk.tick()
    let queued = try self.rows(desk).filter { $0.state == "queued" }
    #expect(queued.count == 3 && queued.allSatisfy { $0.assignee == nil && $0.waitsFor == .role("coordinator") })
    try desk.verify()
  }
}
