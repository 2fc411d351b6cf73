import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("Clocks of machines that are wrong")
struct ClockSanityTests {
  private func watchdog(_ desk: Desk) throws -> [String: Diagnosis.Line] {
    let checkup = Checkup(store: desk.store, surroundings: Desk.surroundings(desk.clock), sample: 0)
    let lines = try checkup.watchdog(interval: 60)
    return Dictionary(lines.map { ($0.check, $0) }) { first, _ in first }
  }

  @Test(
    "Three days ahead and back: all is recorded once, then nothing fires, everybody is told, and it goes on by itself")
  func ahead() throws {
    let (whole, desk) = (try Desk(), try Desk())
    for desk in [whole, desk] {
      try TimeTests.work(desk)
      try desk.tick()
    }
    #expect(try desk.tick(at: "2026-11-26T09:05:00Z").rungs > 10)
    let before = try Contents(desk.store)
    for time in ["2026-11-23T09:06:00Z", "2026-11-24T09:00:00Z", "2026-11-26T09:02:59Z"] {
      try desk.at(time)
      let error = try desk.refusal { try desk.tick() }
      #expect(error.code == .busy && error.code.exitStatus == 8 && error.hint == nil)
      #expect(
        error.message == "the scheduler stands still: this machine's clock says \(time), and 2026-11-26T09:05:00Z has "
          + "been; nothing was fired, and it goes on when the time is right")
      #expect(try desk.store.read { try $0.schedule()?.setBackTo } == at(time))
      #expect(try watchdog(desk)["last run"]?.code == .busy)
    }
    #expect(try Contents(desk.store) == before)
    // Within two minutes it is no more than clocks differ.
    for time in ["2026-11-26T09:03:00Z", "2026-11-26T09:06:00Z"] {
      try desk.at(time)
      #expect(try desk.tick().errors == 0)
      #expect(try desk.store.read { try $0.schedule()?.setBackTo } == nil)
      let errors = try watchdog(desk).mapValues { $0.verdict == .error }
      #expect(errors == ["clock": false, "last run": false, "overdue": false])
    }
    for desk in [whole, desk] { try desk.tick(at: "2026-12-03T10:00:00Z") }
    let (one, other) = (try Ledger(whole.store), try Ledger(desk.store))
    #expect(one == other)
    try desk.verify()
  }

  @Test("A clock that went back behind runs that found nothing is told by lists too")
  func quietly() throws {
    let desk = try Desk()
    try desk.raise(submit: false)
    try desk.tick(at: "2026-11-23T09:30:00Z")
    try desk.at("2026-11-23T09:10:00Z")
    #expect(try desk.refusal { try desk.tick() }.code == .busy)
    let list = { try desk.perform(Command.List(view: .all), as: "b.hughes").warnings }
    #expect(
      try list() == [
        "the scheduler stands still: it last ran at Mon 23 Nov 09:30, and this machine's clock has gone back"
      ])
    try desk.at("2026-11-23T09:31:00Z")
    #expect(
      try list() == [
        "the scheduler stood still: this machine's clock had gone back to Mon 23 Nov 09:10; it last ran 1 m ago"
      ])
    try desk.tick()
    #expect(try list() == [])
    // Three days behind the first run: refused before anything is looked at, however little is due.
    try desk.at("2026-11-20T09:31:00Z")
    #expect(try desk.refusal { try desk.tick() }.code == .busy)
  }

  @Test(
    "The watchdog knows nothing but the store: a last run, or anything due, of more than two intervals ago is an error")
  func watchdog() throws {
    let desk = try Desk(.live, at: Desk.beginning)
    #expect(try watchdog(desk)["last run"] == .ok("last run", "the store is new"))
    try desk.at("2026-01-05T09:02:01Z")
    #expect(try watchdog(desk)["last run"]?.finding == "the scheduler has never run")
    try desk.tick()
    #expect(try watchdog(desk)["last run"]?.verdict == .ok)
    let busy = try Desk()
    try busy.raise(["impact=high", "immediacy=now"])
    try busy.tick()
    let due = try #require(try busy.store.read { try $0.due(at: .distantFuture, after: nil, limit: 1) }.first)
    for (seconds, isLate) in [(119, false), (120, false), (121, true)] as [(Int64, Bool)] {
      busy.clock.set(due.at.advanced(bySeconds: seconds))
      #expect((try watchdog(busy)["overdue"]?.code == .busy) == isLate, "\(seconds)")
    }
    let finding = try #require(try watchdog(busy)["overdue"]?.finding)
    let beginning = "something fell due in 1 request and was not recorded, first in \(due.reference) at Mon 23 Nov "
    #expect(finding.hasPrefix(beginning))
    #expect(finding.hasSuffix(", 2 m ago"))
    #expect(try watchdog(busy)["last run"]?.code == .busy)
    try busy.tick()
    #expect(try watchdog(busy).mapValues(\.verdict) == ["clock": .ok, "last run": .ok, "overdue": .ok])
  }
}
