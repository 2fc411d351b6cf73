import SQLiteStore
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow

/// Every operation under a command id: sent again, and another order under the same id.
@Suite("Command ids")
struct RepetitionTests {
  @Test("A change that is sent again is not made again, another one under its id is refused, a job takes none")
  func everyOperation() throws {
    let prepared = try PreparedStore()
    let rows = try PreparedStore.rows()
    for type in Registry.all {
      #expect(try Self.kind(of: prepared.command(type), in: prepared) == rows[type.name]?.kind, "\(type.name)")
    }
  }

  /// Tries one for whoever it succeeds for, on a copy of the store.
  private static func kind<Asked: Runnable>(of asked: Asked, in prepared: PreparedStore) throws -> String {
    let desk = try prepared.desk()
    let person = [Desk.owner, "k.osei"].first { person in
      guard let trial = try? prepared.desk() else { return false }
      return (try? trial.perform(asked, as: person)) != nil
    }
    let first: Reply<Asked.Answer>
    do {
      first = try desk.perform(real(asked), as: person, id: "one")
    } catch {
      #expect(error.code == .usage && error.message.contains("takes no command id"), "\(Asked.name): \(error)")
      return "steps"
    }
    #expect(first.repeated == nil, "\(Asked.name)")
    let before = try content(desk)
    let again = try desk.perform(real(asked), as: person, id: "one")
    #expect(try content(desk) == before, "\(Asked.name) is done twice")
    let isLook = try desk.store.read { try $0.command("one") } == nil
    if isLook { return "look" }
    let other = try desk.refused { try desk.perform(real(asked), as: person, id: "one", version: 1) }
    #expect(other?.code == .usage && other?.message.hasSuffix("was used for another command") == true, "\(Asked.name)")
    #expect(try content(desk) == before, "\(Asked.name)")
    guard let receipt = again.repeated else { return "answer" }
    #expect(receipt.operation == Asked.name)
    let head = try desk.store.read { try $0.head() }
    #expect(receipt.entries.allSatisfy { $0.seq <= head?.seq ?? 0 }, "\(Asked.name)")
    return "receipt"
  }

  /// The same, not as a trial.
  private static func real<Asked: Runnable>(_ asked: Asked) -> Asked {
    guard let migrate = asked as? Command.Migrate else { return asked }
    return Command.Migrate(workflow: migrate.workflow, reason: migrate.reason, map: migrate.map, isTrial: false)
      as? Asked
      ?? asked
  }

  /// Everything that the store keeps.
  private static func content(_ desk: Desk) throws -> [UInt8] {
    #expect(try desk.file.checkpoint(), "the store's log is in use")
    return Folder.bytes(of: desk.folder.store)
  }

  @Test("A trial is not remembered: the real one may follow under its id")
  func trial() throws {
    let desk = try Desk()
    try desk.perform(Command.HandOver(from: "k.osei", to: "s.ibrahim", isTrial: true), as: "k.osei", id: "one")
    let given = try desk.perform(Command.HandOver(from: "k.osei", to: "s.ibrahim"), as: "k.osei", id: "one")
    #expect(given.repeated == nil)
    #expect(try desk.store.read { try $0.handovers(of: nil, openOnly: true) }.count == 1)
  }

  @Test("A refusal is not remembered: what was in its way may go, and the same order is carried out")
  func refusal() throws {
    let desk = try Desk()
    let reference = try desk.raise(["grounds=Because."]).reference
    func submit() throws -> Written { try desk.move("submit", reference, by: "b.hughes", id: "one") }
    #expect(try desk.refusal { _ = try submit() }.code == .refused)
    try desk.set(
      reference, by: "b.hughes", ["grounds=Visits may bring drugs on to the wing, and who visits would show it."])
    #expect(try !submit().isRepeated)
    #expect(try submit().isRepeated)
  }

  @Test("What an order said goes with what it wrote; that it was carried out stays known")
  func erased() throws {
    let desk = try Desk()
    let reference = try desk.raise(["grounds=Because."], id: "raise").reference
    try desk.note(reference, by: "b.hughes", "A word.", id: "note")
    func discard() throws -> Written {
      try desk.move("discard", reference, by: "b.hughes", ["reason=A mistake."], id: "discard")
    }
    let first = try discard()
    #expect(try discard().isRepeated)
    #expect(try discard().version == first.version)
    let kept = try desk.store.read { store in
      try ["raise", "note", "discard"].map { try store.command($0)?.seal == nil }
    }
    #expect(kept == [true, true, false])
    let error = try desk.refusal { _ = try desk.raise(["grounds=Because."], id: "raise") }
    #expect(error.code == .usage && error.message.hasSuffix("what was ordered then is not kept any more"))
    #expect(error.hint == "it wrote: \(reference) version 1 raise; use a new one for anything else")
    #expect(try desk.audit().findings.isEmpty)
  }
}

extension Desk {
  /// Why something is refused; nil if it is not.
  fileprivate func refused<Result>(_ attempt: () throws -> Result) throws -> TaskingError? {
    do {
      _ = try attempt()
      return nil
    } catch let error as TaskingError {
      return error
    }
  }
}
