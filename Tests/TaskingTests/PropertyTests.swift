import Glibc
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Random histories")
struct PropertyTests {
  /// All of them where there is time for it.
  static let isLong = getenv("TASKING_LONG").map { String(cString: $0) } == "1"
  /// Requests that live beside one another in one store.
  static let crowd = 20
  /// How many stores, each with a crowd of its own: 500 histories, or 10,000.
  static let stores = isLong ? 500 : 25
  /// How many acts a request sees, on the whole.
  static let acts = isLong ? 18 : 8

  @Test(
    "However requests were worked on, rows are the fold of the journal, and each waits for one party",
    arguments: 0..<PropertyTests.stores)
  func histories(seed: Int) throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    var chance = Chance(seed: UInt64(seed))
    var player = Player(desk: desk, definition: try Self.definition(desk))
    for _ in 0..<Self.crowd { try player.raise(&chance) }
    for _ in 0..<Self.crowd * Self.acts {
      desk.clock.advance(seconds: chance.stretch())
      switch chance.number(below: 20) {
      case 0:
        try desk.tick()
        #expect(try desk.store.read { try $0.due(at: desk.clock.now, limit: 1) }.isEmpty)
      case 1: try player.note(&chance)
      case 2, 3: try player.set(&chance)
      case 4: try player.absence(&chance)
      default: try player.move(&chance)
      }
    }
    let ticked = try desk.tick()
    #expect(ticked.errors == 0, "\(ticked.faults)")
    #expect(try desk.store.read { try $0.due(at: desk.clock.now, limit: 1) }.isEmpty)
    try desk.verify()
    try Self.covered(desk)
    if Self.isLong { print("histories: \(Self.crowd) made \(player.made) refused \(player.refused)") }
    // A history that refuses everything would prove nothing.
    #expect(
      player.made > Self.crowd * Self.acts / 4 && player.refused > 0, "\(player.made) made, \(player.refused) refused")
    #expect(player.unexpected.isEmpty, "seed \(seed): \(player.unexpected.prefix(3))")
  }

  /// No urgent work is with somebody who is away, unless it came back to them within the same absence.
  private static func covered(_ desk: Desk) throws {
    try desk.store.read { transaction in
      let people = Dictionary(
        try transaction.people().map { ($0.record.id, $0.person(openRequests: 0)) }, uniquingKeysWith: { $1 })
      for row in try transaction.requests(where: RequestQuery())
      where ["offered", "acting", "awaiting-partner"].contains(row.state) && ["P1", "P2"].contains(row.priority) {
        let absences = people[row.assignee ?? ""]?.absences(at: desk.clock.now).map(\.id) ?? []
        let snapshot = try #require(Snapshot.fold(try transaction.events(of: row.reference).map(\.event)))
        #expect(snapshot.absences.isSuperset(of: absences), "\(row.reference) is with \(row.assignee ?? "nobody")")
      }
    }
  }

  static func definition(_ desk: Desk) throws -> Definition {
    try desk.store.read { transaction in
      try desk.definition(try #require(try transaction.source(.workflow, name: "pio-tasking")).digest, transaction)
    }
  }
}
