import Store
import Tasking
import TaskingAPI
import Testing
import Workflow

@Suite("Rule pressure")
struct PressureTests {
  private func pressure(_ desk: Desk) throws -> [String: RulePressure.Line] {
    let pressure = try desk.perform(Command.MeasurePressure(workflow: nil), as: Desk.owner).answer
    #expect(pressure.workflow == "pio-tasking" && pressure.version == 1)
    return Dictionary(uniqueKeysWithValues: pressure.rules.map { ($0.name, $0) })
  }

  @Test("it counts what each rule let pass, what it refused, and what it alone refused")
  func counts() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    #expect(try Set(pressure(desk).values.map { $0.held + $0.refused }) == [0])
    try desk.bring(to: "acting")
    #expect(try desk.raise(["grounds=Because."]).refusal != nil)
    let other = try desk.raise().reference
    try desk.move("take-up", other, by: "j.mercer")
    _ = try desk.refusal { try desk.move("seek-authority", other, by: "b.hughes") }
    let lines = try pressure(desk)
    #expect(lines["grounds-given"]?.held == 2 && lines["grounds-given"]?.refused == 1)
    #expect(try lines["grounds-given"]?.alone == 1 && lines["grounds-given"]?.lastRefused == at("2026-11-23T09:00:00Z"))
    // That one was refused for its maker's role besides.
    #expect(lines["needs-authority"]?.refused == 1 && lines["needs-authority"]?.alone == 0)
    #expect(lines["second-closer"]?.held == 0 && lines["second-closer"]?.refused == 0)
  }

  @Test("next says what the smallest change would be, and the ways on")
  func next() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(["impact=critical", "immediacy=now"], to: "acting")
    let next = try desk.next(reference, as: "p.chowdhury")
    #expect(next.moves.first { $0.name == "hold" }?.couldIf == ["priority were P2"])
    #expect(next.moves.first { $0.name == "stop-work" }?.couldIf == nil)
    #expect(next.wayToClosed.map(\.move) == ["stop-work", "close"] && next.wayWithResult.isEmpty)
    #expect(next.wayToClosed.first?.by == ["supervisor"])
  }
}
