import SQLiteStore
import Store
import StoreConformance
import Testing

/// The verifier on chains that hold together, and are wrong all the same.
@Suite struct VerifierTests {
  @Test("a payload that came back after an erasure is found")
  func payloadKept() throws {
    let place = try TemporaryStore()
    let store = try place.make()
    var history = History.all[1]
    try store.put(&history)
    let before = try store.read { try $0.journal(from: 1, limit: 9) }
    history.add("erase", "erased", erases: true)
    try store.put(&history)
    var after = try store.read { try $0.journal(from: 1, limit: 9) }
    after[3] = before[3]
    #expect(throws: ChainDamage(chain: .journal, seq: 4, .payloadKept)) { try walk(after) }
  }

  @Test("a version left out, or given twice, is found", arguments: [1, 3])
  func version(_ second: Int) {
    let entries = chain([entry(nil, "init"), entry(1, "raise"), entry(second, "set")])
    #expect(throws: ChainDamage(chain: .journal, seq: 3, .version(expected: 2, found: second))) { try walk(entries) }
  }

  @Test("a journal that begins otherwise, or begins twice, is found")
  func beginning() {
    #expect(throws: ChainDamage(chain: .journal, seq: 1, .beginning)) { try walk(chain([entry(1, "raise")])) }
    let twice = chain([entry(nil, "init"), entry(nil, "init")])
    #expect(throws: ChainDamage(chain: .journal, seq: 2, .beginning)) { try walk(twice) }
  }

  @Test("a short salt is found, although digest and hash agree with it")
  func salt() {
    var short = entry(1, "raise")
    short.salt = [1]
    #expect(throws: ChainDamage(chain: .journal, seq: 2, .salt)) { try walk(chain([entry(nil, "init"), short])) }
  }

  @Test("a chain that is whole is walked to its end")
  func whole() throws {
    let entries = chain([entry(nil, "init"), entry(1, "raise"), entry(2, "set")])
    let verifier = try walk(entries)
    #expect(verifier.count == 3)
    #expect(verifier.hash == entries.last?.hash)
    #expect(verifier.unsettled == nil)
  }

  @discardableResult
  private func walk(_ entries: [JournalRecord]) throws(ChainDamage) -> ChainVerifier {
    var verifier = ChainVerifier()
    for entry in entries { try verifier.take(entry) }
    return verifier
  }

  private func entry(_ version: Int?, _ kind: String) -> JournalRecord {
    JournalRecord(
      seq: 0, request: version.map { _ in "S-1" }, version: version, kind: kind, state: version.map { _ in "draft" },
      actor: "ann", origin: Sample.origin, occurredAt: Sample.start, recordedAt: Sample.start, erases: false,
      payload: Array("{}".utf8), salt: [UInt8](repeating: 9, count: JournalRecord.saltCount))
  }

  private func chain(_ entries: [JournalRecord]) -> [JournalRecord] {
    var chained: [JournalRecord] = []
    for (index, var entry) in entries.enumerated() {
      entry.seq = Int64(index) + 1
      chained.append(entry.chained(after: chained.last?.hash ?? .zero, keepingPayload: true))
    }
    return chained
  }
}
