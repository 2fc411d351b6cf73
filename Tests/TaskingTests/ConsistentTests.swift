import Store
import Tasking
import TaskingAPI
import Testing

@Suite("Heads that continue one another")
struct ConsistentTests {
  private static func mark(_ store: LivedStore, _ seq: Int64) throws -> String {
    "\(seq):" + (try #require(try store.file.read { try $0.journalHash(at: seq) })).hex
  }

  private static func ask(_ store: LivedStore, _ first: String, _ second: String) throws(TaskingError) -> Consistency? {
    let order = Order(Command.Consistent(first: first, second: second))
    return try store.service.perform(order, from: Desk.trusted).answer
  }

  @Test("two heads of one journal are consistent, as SEQ:HASH or as receipts")
  func consistent() throws {
    let store = try LivedStore()
    let (early, late) = (try Self.mark(store, 10), try Self.mark(store, 70))
    #expect(try Self.ask(store, early, late)?.entries == 60)
    #expect(try Self.ask(store, early, early)?.entries == 0)
    let receipt = #"{"seq":70,"head":"\#(late.dropFirst(3))","reference":"x"}"#
    #expect(try Self.ask(store, early, receipt)?.second.seq == 70)
  }

  @Test("a head of another journal, one that is not there, and two in the wrong order are told apart")
  func inconsistent() throws {
    let store = try LivedStore()
    let (early, late) = (try Self.mark(store, 10), try Self.mark(store, 70))
    func refusal(_ first: String, _ second: String) -> TaskingError? {
      #expect(throws: TaskingError.self) { try Self.ask(store, first, second) }
    }
    let zeros = String(repeating: "0", count: 64)
    let other = refusal(early, "70:\(zeros)")
    #expect(other?.code == .integrity)
    #expect(other?.message == "journal entry 70 has another hash than the head that was given")
    let missing = refusal(early, "9999:\(zeros)")
    #expect(missing?.code == .integrity && missing?.message == "the journal has no entry 9999")
    let swapped = refusal(late, early)
    #expect(swapped?.code == .usage && swapped?.message == "the second head, at 10, is before the first, at 70")
    for wrong in ["10", "x:\(zeros)", "10:00", "0:\(zeros)", ""] {
      #expect(refusal(wrong, late)?.message == "'\(wrong)' is no head")
    }
    #expect(refusal("{", late)?.code == .malformed)
    #expect(
      refusal(#"{"seq":1,"chain":"access","hash":"\#(zeros)"}"#, late)?.message == "that is a head of the access log")
  }

  @Test("an entry between the two that does not continue the one before it is named")
  func broken() throws {
    let store = try LivedStore()
    let (early, late) = (try Self.mark(store, 10), try Self.mark(store, 70))
    try store.tamper("UPDATE event SET actor = 'eve' WHERE seq = 33")
    let error = #expect(throws: TaskingError.self) { try Self.ask(store, early, late) }
    #expect(error?.code == .integrity && error?.message == "journal entry 33 is not as it was written")
    try store.run("DELETE FROM event WHERE seq = 33")
    let gone = #expect(throws: TaskingError.self) { try Self.ask(store, early, late) }
    #expect(gone?.message == "journal entry 33 is not there; the next one is 34")
  }
}
