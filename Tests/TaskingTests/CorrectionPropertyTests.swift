import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Corrections by chance")
struct CorrectionPropertyTests {
  private static let crowd = 20
  private static let stores = PropertyTests.isLong ? 150 : 15

  @Test(
    "However facts were corrected, rows are the fold, and those listed are those whom another walk finds",
    arguments: 0..<CorrectionPropertyTests.stores)
  func histories(seed: Int) throws {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    var chance = Chance(seed: UInt64(7_000 + seed))
    var player = Player(desk: desk, definition: try PropertyTests.definition(desk))
    for _ in 0..<Self.crowd { try player.raise(&chance) }
    for _ in 0..<Self.crowd * 12 {
      desk.clock.advance(seconds: chance.stretch())
      switch chance.number(below: 12) {
      case 0: try desk.tick()
      case 1...3: try player.correct(&chance)
      case 4: try player.disclose(&chance)
      case 5: try player.certify(&chance)
      case 6: try player.set(&chance)
      default: try player.move(&chance)
      }
    }
    try desk.verify()
    #expect(player.unexpected.isEmpty, "seed \(seed): \(player.unexpected.prefix(3))")
    let found = try desk.corrections(as: Desk.owner)
    var (wanted, parties) = (0, 0)
    for row in try desk.store.read({ try $0.requests(where: RequestQuery()) })
    where !row.isErased && row.state != "draft" {
      let history = try desk.history(row.reference)
      for line in history where line.kind == "correct" {
        wanted += 1
        let other = try others(line, history, desk, row.reference)
        parties += other.count
        let listed = try #require(found.first { $0.reference == row.reference && $0.version == line.version })
        #expect(
          Set(listed.recipients.map { "\($0.party.lowercased()) \($0.told != nil)" }) == other,
          "\(row.reference) version \(line.version), seed \(seed)")
        #expect(listed.recipients.count == other.count)
        let untold = listed.recipients.prefix { $0.told == nil }.count
        #expect(listed.recipients.dropFirst(untold).allSatisfy { $0.told != nil })
        #expect(listed.recipients.allSatisfy { ($0.toTell == nil) == ($0.told != nil) })
      }
    }
    #expect(found.count >= wanted && wanted > 5 && parties > 10, "\(wanted) corrections, \(parties) parties")
  }

  /// Everybody who had it and whether they were told, worked out from what `history` shows and the whole access log.
  private func others(_ correction: History.Line, _ history: [History.Line], _ desk: Desk, _ reference: String) throws
    -> Set<String>
  {
    let mistaken = try #require(history.first { $0.version == correction.corrects })
    let fields = Set(correction.correctedFields ?? [])
    func isAbout(_ line: History.Line) -> Bool {
      line.disclosedTo != nil && (line.disclosedFields.map { !fields.isDisjoint(with: $0) } ?? true)
    }
    func told(_ line: History.Line) -> [String] {
      line.told.compactMap { $0.split(separator: " ").first.map(String.init) }.filter { $0 != "nobody" }
    }
    var had: Set<String> = []
    let window = history.filter { $0.version >= mistaken.version && $0.version < correction.version }
    for line in window {
      had.formUnion(told(line))
      if line.version > mistaken.version { had.insert(line.actor) }
      // Whoever had it after that event: the last to be named by then.
      if let last = history.filter({ $0.version <= line.version }).compactMap(\.assignee).last { had.insert(last) }
    }
    for line in history
    where isAbout(line) && line.version > mistaken.version
      && (line.version < correction.version || line.occurredAt < correction.recordedAt)
    {
      had.insert((line.disclosedTo ?? "").lowercased())
    }
    for record in try desk.store.read({ try $0.accessLog(from: 1, limit: .max) })
    where record.access.act == "certified" && record.access.request == reference {
      let version = Int((record.access.detail ?? "").filter(\.isNumber)) ?? 0
      if window.contains(where: { $0.version == version }), record.access.at >= mistaken.recordedAt,
        record.access.at <= correction.recordedAt
      {
        had.insert(record.access.actor)
      }
    }
    had.subtract(["machine", "", correction.actor])
    let since = history.filter {
      isAbout($0) && $0.version > correction.version && $0.occurredAt >= correction.recordedAt
    }
    let informed = Set(
      correction.told.filter { $0.hasSuffix(" as recipient") }.compactMap {
        $0.split(separator: " ").first.map(String.init)
      }
        + since.compactMap { $0.disclosedTo?.lowercased() })
    return Set(had.map { "\($0) \(informed.contains($0))" })
  }
}
