import Store
import Tasking
import Testing
import Workflow

@Suite("One person with every role")
struct LoneWalkTests {
  /// Requests that live beside one another in one store.
  static let crowd = PropertyTests.isLong ? 25 : 16
  /// How many stores: 16 sequences, or 10,000.
  static let stores = PropertyTests.isLong ? 400 : 1
  static let acts = 30
  /// How often each command has to have succeeded, on the whole; where there are few sequences, most of them once.
  static let floor = 50
  /// Every command that the walk tries.
  static let commands = [
    "raise", "move", "set", "note", "correct", "ack", "disclose", "tick", "handover", "handover accept",
    "handover withdraw", "absence add", "absence end", "absence deputy", "person add", "person set", "person grant",
    "person revoke", "person leave", "activate", "migrate", "late entry", "hold", "hold release", "retention retain",
    "retention dispose", "certificate", "reopen", "help",
  ]

  @Test("Whatever one person tries, they take no request from submitted to closed alone, but to withdraw it")
  func alone() throws {
    var done: [String: Int] = [:]
    var (ended, withdrawn) = (0, 0)
    for seed in 0..<Self.stores {
      let (desk, texts) = try Self.store()
      var walk = LoneWalk(desk: desk, seed: UInt64(seed), texts: texts)
      for number in 0..<Self.crowd { try walk.sequence(acts: Self.acts, isHelped: number % 2 == 0) }
      var check = LoneWalkCheck(texts: walk.texts)
      try check.look(at: desk)
      #expect(check.found.isEmpty, "seed \(seed): \(check.found.prefix(3))")
      #expect(walk.unexpected.isEmpty, "seed \(seed): \(walk.unexpected.prefix(3))")
      if seed % 20 == 0 { try desk.verify() }
      done.merge(walk.done, uniquingKeysWith: +)
      ended += check.ended
      withdrawn += check.withdrawn
    }
    #expect(ended > withdrawn && withdrawn > 0, "\(ended) ended, \(withdrawn) withdrawn")
    let few = Self.commands.filter { done[$0, default: 0] < (PropertyTests.isLong ? Self.floor : 1) }
    if PropertyTests.isLong {
      let words = Self.commands.map { "\($0) \(done[$0, default: 0])" }.joined(separator: ", ")
      print("walk: \(Self.stores * Self.crowd) sequences, \(ended) ended, \(withdrawn) withdrawn alone; \(words)")
      #expect(few.isEmpty, "\(few)")
    } else {
      #expect(few.count <= Self.commands.count / 4, "\(few)")
    }
    #expect(Set(done.keys).isSubset(of: Self.commands), "a command that the walk tries is not counted")
  }

  @Test("The walk finds who walks alone where nothing is kept apart")
  func unseparated() throws {
    let (desk, texts) = try Self.store()
    let shipped = try PropertyTests.definition(desk)
    let text = texts.unseparated.replacing("\nversion: 1\n", with: "\nversion: 2\n")
    // Not by the command, which refuses such a definition.
    _ = try desk.store.write { transaction in
      try transaction.activate(
        Source(kind: .workflow, name: "pio-tasking", version: 2, text: text), by: .person(Desk.owner),
        at: desk.clock.now, from: Origin(via: "uid 1000"))
    }
    var check = LoneWalkCheck(texts: texts, judgedBy: shipped)
    var walk = LoneWalk(desk: desk, seed: 1, texts: texts, eagerness: 95)
    for _ in 0..<40 where !check.found.contains(where: { $0.hasSuffix("alone") }) {
      try walk.sequence(acts: Self.acts, isHelped: false)
      check = LoneWalkCheck(texts: texts, judgedBy: shipped)
      try check.look(at: desk)
    }
    #expect(check.found.contains { $0.hasSuffix("took it from submitted to closed alone") })
    #expect(check.found.contains { $0.hasSuffix("beside what it follows") })
  }

  private static func store() throws -> (desk: Desk, texts: ShiftingDefinition) {
    let desk = try Desk(at: "2026-03-02T09:00:00Z")
    try desk.turnDisposalOn()
    let text = try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text }
    return (desk, ShiftingDefinition(try #require(text), try PropertyTests.definition(desk)))
  }
}
