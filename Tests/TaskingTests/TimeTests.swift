import Glibc
import Store
import Synchronization
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Time")
struct TimeTests {
  @Test("An attempt after the authority has ended finds the request on hold, though no tick has run")
  func authorityEnds() throws {
    let desk = try Desk()
    let reference = try desk.bring(["kind=communications-history"], to: "acting")
    try desk.at("2026-11-24T08:59:59Z")
    try desk.move("progress", reference, by: "k.osei", ["reason=Well on."])
    try desk.at("2026-11-24T09:00:00Z")
    let error = try desk.refusal { try desk.move("progress", reference, by: "k.osei", ["reason=Well on."]) }
    #expect(Set(error.details.map(\.code)) == ["state", "rule"])
    let detail = try desk.show(reference)
    #expect(detail.state == "on-hold" && detail.waitsFor == "supervisor")
    let ended = try #require(try desk.history(reference).last)
    #expect(ended.kind == "authority-ends" && ended.actor == "machine")
    #expect(try ended.occurredAt == at("2026-11-24T09:00:00Z"))
    try desk.verify()
  }

  @Test("What fell due before is told by the answer to the act that came after")
  func caughtUp() throws {
    let desk = try Desk()
    let reference = try desk.bring(["kind=communications-history"], to: "acting")
    try desk.at("2026-11-24T12:00:00Z")
    let written = try desk.note(reference, by: "k.osei", "Rang back.")
    #expect(written.caughtUp == ["authority-ends"] && written.state == "on-hold")
    let given = ["authority.reference=AU-2", "authority.granted=2026-11-24 10:00", "authority.expires=+9d"]
    try desk.move("renew-authority", reference, by: "h.lindqvist", given)
    #expect(try desk.move("resume", reference, by: "k.osei").state == "acting")
    try desk.verify()
  }

  @Test("Offered work lapses at 150 % of the time to start, before whoever comes later can take it on")
  func lapse() throws {
    // P4: 2 d of 9 h from Monday 09:00; 150 % are 27 h: Thursday 09:00.
    let (early, late) = (try Desk(), try Desk())
    let reference = try early.bring(to: "offered")
    #expect(try late.bring(to: "offered") == reference)
    try early.at("2026-11-26T08:59:59Z")
    #expect(try early.move("take-on", reference, by: "k.osei").state == "acting")
    try late.at("2026-11-26T09:10:00Z")
    let error = try late.refusal { try late.move("take-on", reference, by: "k.osei") }
    #expect(error.code == .notPermitted)
    #expect(Set(error.details.map(\.code)).isSuperset(of: ["state", "role"]))
    let detail = try late.show(reference)
    #expect(detail.state == "queued" && detail.assignee == nil)
    #expect(try late.history(reference).contains { $0.kind == "lapse" && $0.rungs == ["start 150%"] })
    #expect(Set(try late.told(reference, of: "lapse")).isSuperset(of: ["k.osei", "j.mercer", "y.tanaka"]))
    try late.verify()
  }

  @Test("A tick that is run 50 times does what it does once, and tells everybody once")
  func again() throws {
    let desk = try Desk()
    try Self.work(desk)
    let first = try desk.tick(at: "2026-12-04T10:00:00Z")
    #expect(first.rungs > 10 && first.timedMoves > 0 && first.errors == 0)
    var once = try Contents(desk.store)
    for _ in 1..<50 {
      let more = try desk.tick()
      #expect(more.considered == 0 && more.rungs == 0 && more.notices == 0)
    }
    #expect(try Contents(desk.store) == once)
    once.lastTick = nil
    #expect(try desk.store.read { try $0.due(at: desk.clock.now, limit: 10) }.isEmpty)
    let keys = once.notices.map { "\($0.request) \($0.notice) \($0.seq)" }
    #expect(Set(keys).count == keys.count)
    try desk.verify()
  }

  @Test("Ticks each quarter of an hour, each 7 hours, once, or never before somebody acts: the same ledger")
  func cadence() throws {
    let ledgers = try [900, 7 * 3_600, 1_000_000].map { seconds in
      let desk = try Desk()
      try Self.work(desk)
      let end = try at("2026-12-03T10:00:00Z")
      while desk.clock.now.advanced(bySeconds: Int64(seconds)) < end {
        desk.clock.advance(seconds: Int64(seconds))
        try desk.tick()
      }
      try desk.tick(at: end.rfc3339)
      try desk.verify()
      return try Ledger(desk.store)
    }
    #expect(!ledgers[0].rungs.isEmpty)
    for ledger in ledgers.dropFirst() {
      #expect(ledger.rungs == ledgers[0].rungs)
      #expect(ledger.moves == ledgers[0].moves)
      #expect(ledger.requests == ledgers[0].requests)
    }
  }

  @Test("Two schedulers on one store, in turn or at once, leave the ledger of one", arguments: [false, true])
  func two(atOnce: Bool) throws {
    let (alone, shared) = (try Desk(), try Desk())
    try Self.work(alone)
    try Self.work(shared)
    try alone.tick(at: "2026-12-03T10:00:00Z")
    // One clock for both, read under the store's lock: time never goes back.
    let start = shared.clock.now
    let step = start.seconds(to: try at("2026-12-03T10:00:00Z")) / 40
    if atOnce {
      let faults = Mutex<[String]>([])
      let (path, clock) = (shared.folder.store, shared.clock)
      try Threads.run(2) { _ in
        do {
          let mine = try Desk.service(path, clock)
          for _ in 0..<20 {
            clock.advance(seconds: step)
            _ = try mine.perform(Order(Command.RunTick()), from: Desk.trusted)
          }
        } catch {
          faults.withLock { $0.append("\(error)") }
        }
      }
      #expect(faults.withLock { $0 } == [])
    } else {
      let other = try Desk.service(shared.folder.store, shared.clock)
      for turn in 0..<40 {
        shared.clock.advance(seconds: step)
        let service = turn.isMultiple(of: 2) ? shared.service : other
        _ = try service.perform(Order(Command.RunTick()), from: Desk.trusted)
      }
    }
    try shared.tick(at: "2026-12-03T10:00:00Z")
    let (one, both) = (try Ledger(alone.store), try Ledger(shared.store))
    #expect(one.rungs == both.rungs && one.moves == both.moves && one.requests == both.requests)
    try shared.verify()
  }

  /// Requests of all sorts, left where something will fall due: reminders, breaches, a lapse, an authority's end.
  static func work(_ desk: Desk) throws {
    try desk.bring(to: "submitted")
    try desk.bring(["impact=high", "immediacy=now"], to: "assessing")
    try desk.bring(["impact=high"], to: "offered")
    try desk.bring(["kind=communications-history"], to: "acting")
    try desk.bring(["kind=communications-history"], to: "offered")
    try desk.bring(["required_by=+2d"], to: "acting")
    let returned = try desk.bring(to: "assessing")
    try desk.move("return", returned, by: "j.mercer", ["reason=What for?"])
    let held = try desk.bring(to: "acting")
    try desk.move("hold", held, by: "h.lindqvist", ["reason=Not now.", "resume_on=+3d"])
    try desk.raise(submit: false)
    try desk.bring(to: "reviewing")
    try desk.bring(to: "closed")
  }
}
