import SQLite
import SQLiteStore
import Store
import Synchronization
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("Runs of the scheduler")
struct TickTests {
  /// A clock that goes on by so many seconds each time it is read.
  private static func hasty(_ seconds: Int64) -> Watch {
    var time = Duration.zero
    return Watch(
      elapsed: {
        time += .seconds(seconds)
        return time
      }, tell: { _, _, _ in })
  }

  private static func tick(_ service: Service, _ run: Command.RunTick = .init()) throws -> Ticked {
    return try service.perform(Order(run), from: Desk.trusted).answer
  }

  private static func ticks(_ desk: Desk) throws -> [Tick] {
    try desk.store.read { try $0.ticks(from: 1, limit: .max) }.map(\.tick)
  }

  /// Does what somebody could do who may write the file.
  private func spoil(_ desk: Desk, _ sql: String) throws {
    let connection = try Connection(desk.folder.store, .readWrite)
    try connection.apply(.foreignKeys(false), .automaticCheckpoint(pages: 0), .noCheckpointOnClose(true))
    try connection.execute("DROP TRIGGER IF EXISTS event_is_append_only_update")
    try connection.execute(sql)
  }

  @Test("In batches of any size it leaves the same ledger, goes by due time and reference, and tells each thing once")
  func batches() throws {
    let time = "2026-12-03T10:00:00Z"
    let (desks, runs) = (try (0..<3).map { _ in try Desk() }, [200, 4, 1].map { Command.RunTick(batch: $0) })
    var told: [[DueLine]] = []
    for (desk, run) in zip(desks, runs) {
      try TimeTests.work(desk)
      let order = try desk.store.read { try $0.due(at: at(time), limit: 99) }
      let ticked = try desk.tick(at: time, run)
      #expect(ticked.considered == order.count && ticked.errors == 0 && ticked.left == 0)
      var seen: Set<String> = []
      #expect(ticked.done.map(\.reference).filter { seen.insert($0).inserted } == order)
      told.append(ticked.done)
      let rows = try Self.ticks(desk)
      #expect(rows.count == (order.count + run.batch - 1) / run.batch)
      #expect(rows.map(\.considered).reduce(0, +) == ticked.considered)
      #expect(rows.map(\.rungs).reduce(0, +) == ticked.rungs && rows.map(\.moves).reduce(0, +) == ticked.timedMoves)
      #expect(rows.map(\.notices).reduce(0, +) == ticked.notices)
      #expect(rows.map(\.lateness).max() == ticked.lateness && ticked.lateness > 86_400)
      try desk.verify()
    }
    #expect(told[0] == told[1] && told[1] == told[2])
    #expect(try Ledger(desks[0].store) == Ledger(desks[1].store) && Ledger(desks[1].store) == Ledger(desks[2].store))
    // Each rung of the ledger and each machine's move has one line.
    let firings = try desks[0].store.read { store in
      try store.references(after: nil, limit: 99).flatMap { reference in
        try store.firings(of: reference).map { "\(reference) \($0.clock) \($0.percent) \($0.occurrence) \($0.dueAt)" }
      }
    }
    let lines = told[0].compactMap { line in
      line.clock.map { "\(line.reference) \($0) \(line.percent ?? 0) \(line.occurrence ?? 0) \(line.due)" }
    }
    #expect(lines.sorted() == firings.sorted())
  }

  @Test("When its time is up it stops behind a batch and says how many are left; the next run goes on there")
  func budget() throws {
    let (whole, desk) = (try Desk(), try Desk())
    for desk in [whole, desk] {
      try TimeTests.work(desk)
      try desk.at("2026-12-03T10:00:00Z")
    }
    let all = try whole.tick()
    let store = try SQLiteStore(desk.folder.store, options: .unhurried)
    var (runs, left, considered) = (0, Int.max, 0)
    while left > 0, runs < 20 {
      let slow = Service(store: store, surroundings: Desk.surroundings(desk.clock), watch: Self.hasty(3))
      let ticked = try Self.tick(slow, Command.RunTick(budget: 20, batch: 2))
      #expect(ticked.left < left && ticked.errors == 0)
      (left, considered, runs) = (ticked.left, considered + ticked.considered, runs + 1)
      #expect(try Self.ticks(desk).last?.left == left)
      #expect(try desk.store.read { try $0.schedule()?.left } == left)
      #expect(try desk.store.read { try $0.dueCount(at: desk.clock.now, after: nil) } == left)
      let warnings = try desk.perform(Command.List(view: .all), as: "p.chowdhury").warnings
      #expect(warnings == (left == 0 ? [] : ["the scheduler had no time for \(Context.requests(left))"]))
    }
    #expect(runs > 1 && left == 0 && considered == all.considered)
    #expect(try Ledger(whole.store) == Ledger(desk.store))
    try desk.verify()
  }

  @Test("A dry run tells the same lines as the run that follows it, and writes nothing", arguments: 0..<4)
  func dryRun(seed: Int) throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    var chance = Chance(seed: UInt64(seed) + 77)
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk))
    for _ in 0..<12 { try player.raise(&chance) }
    for _ in 0..<40 {
      desk.clock.advance(seconds: chance.stretch())
      try player.move(&chance)
    }
    desk.clock.advance(seconds: Int64(1 + chance.number(below: 20)) * 86_400)
    let before = try Contents(desk.store)
    let trial = try desk.tick(Command.RunTick(batch: 5, isTrial: true))
    #expect(try Contents(desk.store) == before)
    let ticked = try desk.tick(Command.RunTick(batch: 7))
    #expect(trial.isTrial && !ticked.isTrial && !ticked.done.isEmpty)
    #expect(trial.done == ticked.done)
    #expect(trial.considered == ticked.considered && trial.rungs == ticked.rungs && trial.notices == ticked.notices)
    #expect(trial.timedMoves == ticked.timedMoves && trial.lateness == ticked.lateness)
    #expect(try desk.tick(Command.RunTick(isTrial: true)).done.isEmpty)
  }

  @Test("What a plan says of the next days is what then falls due, if nobody does anything")
  func plan() throws {
    let desk = try Desk()
    try TimeTests.work(desk)
    try desk.tick()
    try desk.at("2026-11-23T10:30:00Z")
    let before = try Contents(desk.store)
    let planned = try desk.perform(Command.Plan(horizon: "2d")).answer
    #expect(try Contents(desk.store) == before)
    #expect(try planned.to == at("2026-11-25T10:30:00Z") && planned.faults.isEmpty)
    var (told, next) = ([DueLine](), desk.clock.now)
    while next <= planned.to {
      desk.clock.set(next)
      told += try desk.tick().done
      next = try desk.store.read { try $0.due(at: planned.to, after: nil, limit: 1) }.first?.at ?? Instant.distantFuture
    }
    let byTime = told.enumerated().sorted { ($0.1.due, $0.1.reference, $0.0) < ($1.1.due, $1.1.reference, $1.0) }
    #expect(planned.lines == byTime.map(\.1))
    #expect(planned.lines.count > 10)
    for horizon in ["0d", "-1d", "2x", "900d"] {
      #expect(try desk.refusal { try desk.perform(Command.Plan(horizon: horizon)) }.code == .malformed)
    }
  }

  @Test("A request that cannot be read, and one that cannot be written, are told on every run; the others go on")
  func isolation() throws {
    let (twin, desk) = (try Desk(), try Desk())
    var references: [String] = []
    for desk in [twin, desk] {
      references = try (0..<6).map { _ in try desk.raise(["impact=high", "immediacy=now"]).reference }
      try desk.at("2026-11-23T12:00:00Z")
    }
    try twin.tick()
    // The second has a payload that is none; the fourth a rung that its journal does not know of.
    try spoil(desk, "UPDATE event SET payload = x'7b' WHERE request = '\(references[1])' AND version = 2")
    let firing = try #require(try twin.store.read { try $0.firings(of: references[3]) }.first)
    try spoil(
      desk,
      """
      INSERT INTO firing VALUES ('\(references[3])', '\(firing.clock)', \(firing.cycle), \(firing.lap), \(firing.rung),
        \(firing.occurrence), \(firing.percent), \(firing.dueAt.secondsSinceEpoch), 0, 1)
      """)
    let first = try desk.tick(Command.RunTick(batch: 5))
    #expect(first.considered == 6 && first.errors == 2)
    #expect(first.faults.count == 2 && first.faults[0].hasPrefix("\(references[1]): "))
    #expect(
      first.faults[1] == "\(references[3]): rung 1 (occurrence 1) of clock \(firing.clock) was recorded for "
        + "\(references[3]) before")
    for index in [0, 2, 4, 5] {
      #expect(
        try desk.store.read { try $0.firings(of: references[index]) }
          == twin.store.read { try $0.firings(of: references[index]) })
    }
    let rows = try Self.ticks(desk)
    #expect(rows.map(\.errors).reduce(0, +) == 2 && rows.map(\.considered).reduce(0, +) == 6)
    // Told again, and nothing grows.
    let again = try desk.tick()
    #expect(again.errors == 2 && again.faults == first.faults && again.considered == 2)
    #expect(try Self.ticks(desk) == rows)
    let schedule = try #require(try desk.store.read { try $0.schedule() })
    #expect(schedule.errors == 2 && schedule.quiet.count == 1)
    let list = try desk.perform(Command.List(view: .all), as: Desk.owner)
    #expect(list.warnings == ["the scheduler could not bring 2 requests up to date"])
  }

  @Test("A definition that cannot be read stops its own requests only")
  func definition() throws {
    let desk = try Desk()
    let old = try desk.raise(["impact=high", "immediacy=now"]).reference
    let text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let changed = text.replacing("\nversion: 1\n", with: "\nversion: 2\n")
    try desk.perform(Command.Activate(Command.SourceText(file: "v2.yaml", text: changed)), as: Desk.owner)
    let new = try desk.raise(["impact=high", "immediacy=now"]).reference
    try spoil(desk, "UPDATE source SET text = 'workflow:' WHERE kind = 'workflow' AND version = 1")
    try desk.at("2026-11-23T12:00:00Z")
    // Another process, that has not read it before.
    let ticked = try Self.tick(Desk.service(desk.folder.store, desk.clock), Command.RunTick(batch: 1))
    #expect(ticked.errors == 1 && ticked.rungs > 0)
    #expect(ticked.faults == ["\(old): the workflow 'pio-tasking' of the store cannot be read"])
    #expect(Set(ticked.done.map(\.reference)) == [new])
  }

  @Test("While one runs another ends at once, having done nothing")
  func alone() throws {
    let desk = try Desk()
    try TimeTests.work(desk)
    try desk.at("2026-12-03T10:00:00Z")
    let other = try Desk.service(desk.folder.store, desk.clock)
    let before = try Contents(desk.store)
    let inner = try #require(try desk.store.runAlone { try Self.tick(other) })
    #expect(inner.isElsewhere && inner.considered == 0)
    #expect(try Contents(desk.store) == before)
    #expect(try !Self.tick(other).isElsewhere)
  }

  @Test("People write between two batches of a long run")
  func between() throws {
    let desk = try Desk()
    for _ in 0..<6 { try desk.raise(["impact=high", "immediacy=now"]) }
    let quiet = try desk.raise().reference
    try desk.at("2026-11-23T12:00:00Z")
    let other = try Desk.service(desk.folder.store, desk.clock)
    var notes = 0
    let store = try SQLiteStore(desk.folder.store, options: .unhurried)
    let service = Service(
      store: store, surroundings: Desk.surroundings(desk.clock),
      watch: Watch(
        elapsed: { .zero }, tell: { _, _, _ in },
        news: { _ in
          // Whoever is told of a batch can write: the lock is free.
          let note = Command.Note(reference: quiet, fields: [Entry(key: "reason", value: "A word.")])
          _ = try other.perform(Order(note, person: "b.hughes"), from: Desk.trusted)
          notes += 1
        }))
    let ticked = try Self.tick(service, Command.RunTick(batch: 1))
    #expect(ticked.errors == 0 && notes >= 6 && ticked.done.isEmpty)
    try desk.verify()
  }

  @Test("The first run of another version, or after an activation, tells beforehand what it is about to do")
  func upgrade() throws {
    let desk = try Desk()
    try TimeTests.work(desk)
    #expect(try desk.tick(at: "2026-11-23T16:00:00Z").plan == nil, "the first run of all")
    let news = Mutex<[TickNews]>([])
    func service(_ program: String) throws -> Service {
      Service(
        store: try SQLiteStore(desk.folder.store, options: .unhurried), surroundings: Desk.surroundings(desk.clock),
        watch: Watch(elapsed: { .zero }, tell: { _, _, _ in }, news: { word in news.withLock { $0.append(word) } }),
        program: program)
    }
    try desk.at("2026-11-24T12:00:00Z")
    let ticked = try Self.tick(service("9.9.9"))
    let told = news.withLock { $0 }
    guard case .plan(let plan) = told.first, case .done(let done) = told.last, told.count == 2 else {
      Issue.record("\(told)")
      return
    }
    #expect(plan.why == "the first run of version 9.9.9, after \(ProgramVersion.current)")
    #expect(plan.requests == ticked.considered && plan.isCut == (done.count > TickPlan.mostLines))
    #expect(plan.lines == Array(done.prefix(TickPlan.mostLines)) && !done.isEmpty)
    // Once, and not again.
    news.withLock { $0 = [] }
    try desk.at("2026-11-26T16:00:00Z")
    _ = try Self.tick(service("9.9.9"))
    #expect(news.withLock { $0 }.allSatisfy { if case .plan = $0 { false } else { true } })
    let text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let changed = text.replacing("\nversion: 1\n", with: "\nversion: 2\n")
    try desk.perform(Command.Activate(Command.SourceText(file: "v2.yaml", text: changed)), as: Desk.owner)
    try desk.at("2026-12-03T16:00:00Z")
    _ = try Self.tick(service("9.9.9"))
    let after = news.withLock { $0 }.compactMap { if case .plan(let plan) = $0 { plan.why } else { nil } }
    #expect(after == ["the first run since a definition, calendar or register was put to use"])
  }

  @Test("Only the owner runs the scheduler, and asks what falls due")
  func permission() throws {
    let desk = try Desk()
    let reference = try desk.raise().reference
    let commands: [any Runnable] = [
      Command.RunTick(), Command.Plan(horizon: "1d"), Command.ProveQuiet(reference: reference, from: "-1h"),
    ]
    for command in commands {
      let refused = #expect(throws: TaskingError.self) {
        try desk.attempt(command, from: Caller(uid: 1_000, isTrusted: false))
      }
      #expect(refused?.code == .notPermitted)
    }
  }
}
