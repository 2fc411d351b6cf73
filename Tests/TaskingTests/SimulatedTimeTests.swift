import SQLite
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import SQLiteStore
@testable import Tasking

/// Months of requests under schedulers that run as they should, seldom, or when they can.
@Suite("Simulated time")
struct SimulatedTimeTests {
  /// When a scheduler runs.
  enum Cadence: CaseIterable, Sendable {
    case everyFiveMinutes
    case onceADay
    /// Each minute or so, with times of hours and days in which it does not run.
    case withOutages

    /// The runs behind an instant, one after the other.
    func next(after instant: Instant, _ chance: inout Chance) -> Instant {
      switch self {
      case .everyFiveMinutes:
        return instant.advanced(bySeconds: 300 - instant.secondsSinceEpoch % 300)
      case .onceADay:
        return instant.advanced(bySeconds: 86_400 - (instant.secondsSinceEpoch - 6 * 3_600) % 86_400)
      case .withOutages:
        let gap =
          switch chance.number(below: 200) {
          case 0: 3_600 * (24 + chance.number(below: 96))
          case 1...4: 60 * (30 + chance.number(below: 600))
          default: 50 + chance.number(below: 600)
          }
        return instant.advanced(bySeconds: Int64(gap))
      }
    }
  }

  /// What a scheduler did over the years, and what it left behind.
  private struct Outcome {
    var ledger: Ledger
    var superseded: Int
    var runs = 0
    var quiet = 0
    var done = 0
    var rows: [TickRecord] = []
  }

  private static let (days, crowd, acts) = (92, 4, 16)
  /// When the quarters begin that are lived through: one, or ten years of them, the end of 31 bits among them.
  ///
  /// A store each: of a request that nobody ends every look reads a journal that grows by the hour.
  private static let quarters =
    PropertyTests.isLong
    ? (2030..<2040).flatMap { year in ["01", "04", "07", "10"].map { "\(year)-\($0)-01T08:00:00Z" } }
    : ["2026-09-01T08:00:00Z"]

  @Test(
    "Every five minutes, once a day, or with outages: the same rungs, moves and clocks, each recorded once",
    arguments: quarters.indices)
  func cadences(quarter: Int) throws {
    let outcomes = try Cadence.allCases.map { try Self.live($0, quarter) }
    for (cadence, outcome) in zip(Cadence.allCases, outcomes) {
      print(
        "simulated: \(cadence), \(Self.days) days, \(outcome.runs) runs (\(outcome.quiet) found nothing), "
          + "\(outcome.ledger.rungs.count) rungs, \(outcome.superseded) superseded, \(outcome.rows.count) rows")
      #expect(outcome.ledger.rungs == outcomes[0].ledger.rungs)
      #expect(outcome.ledger.moves == outcomes[0].ledger.moves)
      #expect(outcome.ledger.requests == outcomes[0].ledger.requests)
      #expect(outcome.rows.map(\.tick.rungs).reduce(0, +) == outcome.done)
      #expect(outcome.rows.map(\.tick.quiet.count).reduce(0, +) <= outcome.quiet)
    }
    #expect(outcomes[0].ledger.rungs.count > 50)
    // Whoever looks seldom tells less.
    #expect(outcomes[1].superseded > outcomes[0].superseded)
  }

  @Test("A request that nobody looks after is told of for years, the same however often the scheduler runs")
  func neglect() throws {
    let years = PropertyTests.isLong ? 5 : 1
    let ledgers = try [86_400, 9_000_000].map { (step: Int64) in
      let desk = try Desk(at: "2030-01-01T08:00:00Z")
      try desk.file.connection.execute("PRAGMA synchronous = OFF")
      for fields in [["impact=moderate", "immediacy=weeks"], ["impact=low", "immediacy=none"]] {
        try desk.raise(fields)
      }
      let end = try at("\(2030 + years)-01-01T08:00:00Z")
      while desk.clock.now < end {
        desk.clock.set(min(end, desk.clock.now.advanced(bySeconds: step)))
        #expect(try desk.tick().errors == 0)
      }
      try desk.verify()
      return try Ledger(desk.store)
    }
    // Three or four clocks, each told of once a working day.
    #expect(ledgers[0].rungs.count > 1_000 * years)
    #expect(ledgers[1] == ledgers[0])
    print("simulated: years of neglect: \(years), \(ledgers[0].rungs.count) rungs")
  }

  private static func live(_ cadence: Cadence, _ quarter: Int) throws -> Outcome {
    let desk = try Desk(at: quarters[quarter])
    // What is tried here is what is recorded, not that it lasts through a power cut.
    try desk.file.connection.execute("PRAGMA synchronous = OFF")
    var (people, machine) = (Chance(seed: 4_711 + UInt64(quarter)), Chance(seed: 42 + UInt64(quarter)))
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk), settles: true)
    var outcome = Outcome(ledger: try Ledger(desk.store), superseded: 0)
    let end = desk.clock.now.advanced(bySeconds: Int64(days) * 86_400)
    var (turn, act) = (cadence.next(after: desk.clock.now, &machine), desk.clock.now)
    for number in 0...acts {
      while turn <= act {
        try run(&turn, cadence, &machine, until: act, desk, &outcome)
      }
      desk.clock.set(act)
      if number.isMultiple(of: max(1, acts / crowd)) { try player.raise(&people) }
      try player.move(&people)
      let stretch = Int64(days) * 86_400 / Int64(acts)
      act = min(end, act.advanced(bySeconds: stretch / 2 + Int64(people.number(below: Int(stretch)))))
    }
    while turn <= end { try run(&turn, cadence, &machine, until: end, desk, &outcome) }
    desk.clock.set(end)
    outcome.done += try desk.tick().rungs
    outcome.rows = try desk.store.read { try $0.ticks(from: 1, limit: .max) }
    outcome.ledger = try Ledger(desk.store)
    outcome.superseded = try desk.store.read { store in
      try store.references(after: nil, limit: .max).flatMap { try store.firings(of: $0) }.filter(\.superseded).count
    }
    #expect(player.unexpected.isEmpty, "\(player.unexpected.prefix(3))")
    try desk.verify()
    return outcome
  }

  /// One run, unless nothing is due then: of those that find nothing, one in a hundred is made.
  private static func run(
    _ turn: inout Instant, _ cadence: Cadence, _ chance: inout Chance, until end: Instant, _ desk: Desk,
    _ outcome: inout Outcome
  ) throws {
    let due = try desk.store.read { try $0.due(at: end, after: nil, limit: 1) }.first?.at ?? .distantFuture
    while turn <= end, turn < due, outcome.runs % 100 != 0 {
      outcome.runs += 1
      turn = cadence.next(after: turn, &chance)
    }
    guard turn <= end else { return }
    desk.clock.set(turn)
    let ticked = try desk.tick()
    #expect(ticked.errors == 0, "\(ticked.faults)")
    outcome.runs += 1
    outcome.done += ticked.rungs
    if ticked.considered == 0 { outcome.quiet += 1 }
    turn = cadence.next(after: turn, &chance)
  }

  /// Nights in which clocks change, days that no calendar knew of, and the ends of what computers can count.
  private static let times: [(String, String, String)] = [
    ("the hour that is there twice", "2026-10-24T22:30:00Z", "2026-10-25T06:00:00Z"),
    ("the hour that is not there", "2027-03-27T22:30:00Z", "2027-03-28T06:00:00Z"),
    ("the end of 31 bits", "2038-01-19T02:30:00Z", "2038-01-19T12:00:00Z"),
    ("2040", "2040-02-28T14:00:00Z", "2040-03-02T12:00:00Z"),
  ]

  @Test("Real time is real time, and the ledger does not depend on runs", arguments: times)
  func nights(name: String, start: String, end: String) throws {
    let desks = try [300, 1_000_000].map { (step: Int) in
      let desk = try Desk(at: start)
      for fields in [["impact=critical", "immediacy=now"], ["impact=high", "immediacy=now"], ["impact=high"]] {
        try desk.raise(fields)
      }
      let last = try at(end)
      while desk.clock.now.advanced(bySeconds: Int64(step)) < last {
        desk.clock.advance(seconds: Int64(step))
        try desk.tick()
      }
      try desk.tick(at: end)
      try desk.verify()
      return desk
    }
    let ledgers = try desks.map { try Ledger($0.store) }
    #expect(!ledgers[0].rungs.isEmpty, "\(name)")
    for ledger in ledgers.dropFirst() { #expect(ledger == ledgers[0]) }
    let desk = desks[0]
    try desk.store.read { store in
      for reference in try store.references(after: nil, limit: 9) {
        for clock in try store.clocks(of: reference).map(\.state) where clock.budget.isElapsed && clock.bound == nil {
          for firing in try store.firings(of: reference) where firing.clock == clock.clock && firing.occurrence == 1 {
            // Of a clock that was never paused a share of the time is that share on the instant line.
            let share = (firing.percent * clock.budget.seconds + 99) / 100
            #expect(try at(start).seconds(to: firing.dueAt) == share, "\(name): \(firing.clock) \(firing.percent)%")
          }
        }
      }
    }
  }

  @Test("A bank holiday made at short notice moves what is still to come, however often the scheduler runs")
  func bankHoliday() throws {
    let ledgers = try [1_800, 1_000_000].map { (step: Int64) in
      let desk = try Desk(at: "2026-11-19T09:00:00Z")
      for fields in [["impact=high"], [], ["impact=high", "immediacy=now"]] { try desk.raise(fields) }
      func run(until end: Instant) throws {
        while desk.clock.now.advanced(bySeconds: step) < end {
          desk.clock.advance(seconds: step)
          try desk.tick()
        }
        desk.clock.set(end)
      }
      try run(until: at("2026-11-19T15:00:00Z"))
      let text = try #require(try desk.store.read { try $0.source(.calendar, name: "england-and-wales")?.text })
        .replacing("\nversion: 1\n", with: "\nversion: 2\n")
        .replacing("\ndated:", with: "\ndated:\n  - { date: \"2026-11-20\", closed: A day of mourning }\n#")
      try desk.perform(Command.Activate(Command.SourceText(file: "v2.yaml", text: text)), as: Desk.owner)
      try run(until: at("2026-11-27T12:00:00Z"))
      try desk.tick()
      try desk.verify()
      return try Ledger(desk.store)
    }
    #expect(!ledgers[0].rungs.isEmpty)
    for ledger in ledgers.dropFirst() { #expect(ledger == ledgers[0]) }
  }
}
