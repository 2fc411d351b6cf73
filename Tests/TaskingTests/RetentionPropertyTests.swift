import Store
import Tasking
import TaskingAPI
import Testing

@Suite("Random histories with holds, reviews and disposals")
struct RetentionPropertyTests {
  /// Requests that live beside one another in one store, half of them finished from the beginning.
  private static let crowd = 40
  /// How many stores, each with a crowd of its own: 160 histories, or 1,000.
  private static let stores = PropertyTests.isLong ? 25 : 4
  /// How many acts a request sees, on the whole.
  private static let acts = 4

  @Test("However requests were kept, held and disposed of, rows are the fold of the journal", arguments: 0..<stores)
  func histories(seed: Int) throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    try desk.turnDisposalOn([("6 years", "2 days"), ("5 years", "3 days")])
    var chance = Chance(seed: UInt64(seed) &* 1_000_003 &+ 7_000)
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk))
    for number in 0..<Self.crowd / 2 {
      try player.raise(&chance)
      let reference = try desk.raise(["subjects.1.number=S\(number / 3)", "subjects.1.role=target"]).reference
      try desk.move("withdraw", reference, by: "b.hughes", ["reason=No need."])
      try desk.move("close", reference, by: "j.mercer")
      player.join(reference)
    }
    for _ in 0..<Self.crowd * Self.acts {
      desk.clock.advance(seconds: chance.stretch())
      switch chance.number(below: 10) {
      case 0: try desk.tick()
      case 1: try player.note(&chance)
      case 2: try player.set(&chance)
      case 3...4: try player.move(&chance)
      default: try player.keep(&chance)
      }
    }
    #expect(try desk.tick().errors == 0)
    try desk.verify()
    #expect(player.unexpected.isEmpty, "seed \(seed): \(player.unexpected.prefix(3))")
    let kinds = Set(try desk.store.read { try $0.journal(from: 1, limit: .max) }.map(\.kind))
    // A history in which nothing is disposed of would prove nothing.
    for kind in ["retain", "hold-record", "release-record", "propose-disposal", "dispose", "disposal"] {
      let isThere = kinds.contains(kind)
      #expect(isThere, "seed \(seed): no \(kind)")
    }
  }
}
