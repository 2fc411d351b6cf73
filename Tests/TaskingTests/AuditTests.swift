import SQLite
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("Verifying a store")
struct AuditTests {
  /// One way of tampering, and what has to be said of it.
  struct Tampering: CustomTestStringConvertible, Sendable {
    let sql: String
    let part: String
    /// The place that has to be named, as SQL of the store before; nil for none.
    let seq: String?
    /// The sentence, with `#` for the place.
    let words: String

    init(_ sql: String, _ part: String, at seq: String?, _ words: String) {
      (self.sql, self.part, self.seq, self.words) = (sql, part, seq, words)
    }

    var testDescription: String { sql }
  }

  private static let one = LivedStore.closed
  private static let two = LivedStore.overdue
  private static let middle = "SELECT seq FROM event WHERE request = '\(one)' AND version = 3"
  private static func last(_ reference: String) -> String {
    "SELECT max(seq) FROM event WHERE request = '\(reference)'"
  }

  private static func event(_ change: String, _ words: String) -> Tampering {
    Tampering("UPDATE event SET \(change) WHERE seq = (\(middle))", "journal", at: middle, words)
  }

  private static let chainTampering: [Tampering] =
    ["kind = 'set'", "state = 'closed'", "actor = 'eve'", "via = 'uid 0'", "command = 'c'"].map {
      event($0, "journal entry # is not as it was written (of \(one))")
    }
    + ["occurred_at = occurred_at - 1", "recorded_at = recorded_at + 1", "erases = 1"].map {
      event($0, "journal entry # is not as it was written (of \(one))")
    } + [
      event("request = 'PIO-2026-000009'", "journal entry # is not as it was written (of PIO-2026-000009)"),
      event("version = 77", "journal entry # is not as it was written (of \(one))"),
      event("payload = x'7b7d'", "the payload of journal entry # is not as it was written (of \(one))"),
      event(
        "payload = NULL, salt = NULL", "the payload of journal entry # is gone, and no event erased it (of \(one))"),
      event("payload = NULL", "the salt of journal entry # is not as it was written (of \(one))"),
      event("salt = zeroblob(16)", "the payload of journal entry # is not as it was written (of \(one))"),
      event("payload_digest = zeroblob(32)", "journal entry # is not as it was written (of \(one))"),
      event("prev_hash = zeroblob(32)", "journal entry # does not continue the one before it (of \(one))"),
      event("hash = zeroblob(32)", "journal entry # is not as it was written (of \(one))"),
      event(
        "hash = x'00'",
        "journal entry # cannot be read: journal entry # cannot be read: column 15 is no SHA-256 digest"),
      Tampering(
        "DELETE FROM event WHERE seq = (\(middle))", "journal", at: middle,
        "journal entry # is not there; the next one is #+1"),
      Tampering(
        "UPDATE access SET actor = 'eve' WHERE seq = 2", "access", at: "SELECT 2",
        "line # of the access log is not as it was written"),
      Tampering(
        "DELETE FROM access WHERE seq = 1", "access", at: "SELECT 1",
        "line # of the access log is not there; the next one is #+1"),
      Tampering(
        "UPDATE tick SET rungs = rungs + 1", "ticks", at: "SELECT 1",
        "line # of the scheduler's log is not as it was written"),
      Tampering(
        "UPDATE tick SET quiet_count = quiet_count + 9 WHERE seq = 1", "ticks", at: "SELECT 1",
        "line # of the scheduler's log is not as it was written"),
      Tampering(
        "UPDATE tick SET prev_hash = zeroblob(32) WHERE seq = 2", "ticks", at: "SELECT 2",
        "line # of the scheduler's log does not continue the one before it"),
      Tampering(
        "DELETE FROM tick WHERE seq = 1", "ticks", at: "SELECT 1",
        "line # of the scheduler's log is not there; the next one is #+1"),
      Tampering(
        "UPDATE tick SET hash = x'00' WHERE seq = 2", "ticks", at: "SELECT 2",
        "line # of the scheduler's log cannot be read"),
    ]

  private static func row(_ change: String, _ columns: String) -> Tampering {
    Tampering(
      "UPDATE request SET \(change) WHERE reference = '\(two)'", "rows", at: last(two),
      "the row of \(two) (journal entry #) says otherwise than its journal in \(columns)")
  }

  private static let rowTampering: [Tampering] = [
    row("state = 'queued'", "state"), row("stage = 'close', is_open = 0", "stage, is_open"),
    row("waits_for = 'eve'", "waits_for"), row("priority = 'P9'", "priority"),
    row("priority_rank = 7", "priority_rank"),
    row("kind = 'x'", "kind"), row("establishment = 'LEI'", "establishment"), row("title = 'x'", "title"),
    row("assignee = NULL", "assignee"), row("raiser = 'eve'", "raiser"), row("raised_at = 5", "raised_at"),
    row("entered_at = 5", "entered_at"), row("changed_at = 5", "changed_at"), row("version = 99", "version"),
    row("substantive_version = 99", "substantive_version"), row("cycle = 9", "cycle"),
    row("next_at = 5", "next_at"), row("next_due = 5", "next_due"), row("next_due_clock = 'x'", "next_due_clock"),
    row("fields = '{}'", "fields"), row("workflow = 'x'", "workflow"), row("workflow_version = 9", "workflow_version"),
    row("retention = '{\"disposed_at\":\"2026-11-20T08:00:00Z\",\"holds\":[]}'", "retention"),
    row(
      "definition = NULL, is_erased = 1", "definition, is_erased"),
    Tampering(
      "UPDATE request SET number = 77 WHERE reference = '\(two)'", "rows", at: last(two),
      "the row of \(two) (journal entry #) has another number than its reference"),
    Tampering(
      "DELETE FROM clock WHERE request = '\(two)'; DELETE FROM firing WHERE request = '\(two)'; "
        + "DELETE FROM outbox WHERE request = '\(two)'; DELETE FROM request WHERE reference = '\(two)'", "rows",
      at: last(two), "\(two) (journal entry #) is in the journal, and has no row"),
    Tampering(
      "UPDATE request SET reference = 'PIO-2026-000077' WHERE reference = '\(one)'", "rows", at: nil,
      "PIO-2026-000077 has a row, and nothing in the journal"),
    Tampering(
      "UPDATE request SET title = 'Back again' WHERE reference = '\(LivedStore.erased)'", "rows",
      at: last(LivedStore.erased),
      "the row of \(LivedStore.erased) (journal entry #) says otherwise than its journal in title"),
    Tampering(
      "UPDATE clock SET due = due + 60 WHERE request = '\(two)' AND clock = 'result'", "rows", at: last(two),
      "the clocks of \(two) (journal entry #) say otherwise than its journal: result"),
    Tampering(
      "DELETE FROM clock WHERE request = '\(two)' AND clock = 'result'", "rows", at: last(two),
      "the clocks of \(two) (journal entry #) say otherwise than its journal: result"),
    Tampering(
      "UPDATE clock SET is_claimed = 1, claimed_due = 5 WHERE request = '\(two)' AND clock = 'result'", "rows",
      at: last(two), "the clocks of \(two) (journal entry #) say otherwise than its journal: result"),
    Tampering(
      "DELETE FROM firing WHERE request = '\(two)'", "rows", at: last(two),
      "the ledger of rungs of \(two) (journal entry #) says otherwise than its journal"),
    Tampering(
      "UPDATE firing SET percent = percent + 1 WHERE request = '\(two)'", "rows", at: last(two),
      "the ledger of rungs of \(two) (journal entry #) says otherwise than its journal"),
    Tampering(
      "UPDATE firing SET seq = 1 WHERE request = '\(two)'", "rows", at: last(two),
      "the ledger of rungs of \(two) (journal entry #) says otherwise than its journal"),
    Tampering(
      "UPDATE outbox SET recipient = 'eve' WHERE request = '\(two)'", "rows", at: last(two),
      "the notices of \(two) (journal entry #) say otherwise than its journal"),
    Tampering(
      "DELETE FROM outbox WHERE request = '\(two)'", "rows", at: last(two),
      "the notices of \(two) (journal entry #) say otherwise than its journal"),
    Tampering(
      "UPDATE outbox SET request = 'PIO-2026-000077' WHERE request = '\(two)'", "rows", at: nil,
      "the table outbox has rows of PIO-2026-000077, which has no row itself"),
    Tampering(
      "UPDATE person SET name = 'Eve' WHERE id = 'k.osei'", "rows",
      at: "SELECT max(seq) FROM role_grant WHERE person = 'k.osei'",
      "the row of person k.osei (journal entry #) says otherwise than the journal"),
    Tampering(
      "UPDATE person SET uid = 4711 WHERE id = 'k.osei'", "rows",
      at: "SELECT max(seq) FROM role_grant WHERE person = 'k.osei'",
      "the row of person k.osei (journal entry #) says otherwise than the journal"),
    Tampering(
      "INSERT INTO person VALUES ('eve', 'Eve', 4711, '[\"*\"]', NULL, 5, NULL, NULL, NULL, NULL, NULL)", "rows",
      at: nil,
      "eve is a person on record, and nothing in the journal says so"),
    Tampering(
      "DELETE FROM role_grant WHERE person = 'k.osei'; DELETE FROM person WHERE id = 'k.osei'", "rows",
      at: "SELECT max(seq) FROM role_grant WHERE person = 'k.osei'",
      "k.osei (journal entry #) is in the journal, and no person on record"),
    Tampering(
      "INSERT INTO role_grant VALUES (3, 'b.hughes', 'supervisor', 5, NULL, NULL)", "rows",
      at: "SELECT max(seq) FROM role_grant WHERE person = 'b.hughes'",
      "the roles of b.hughes (journal entry #) say otherwise than the journal"),
    Tampering(
      "UPDATE role_grant SET revoked = 5 WHERE person = 'k.osei'", "rows",
      at: "SELECT max(seq) FROM role_grant WHERE person = 'k.osei'",
      "the roles of k.osei (journal entry #) say otherwise than the journal"),
    Tampering(
      "UPDATE source SET text = text || '# ' WHERE name = 'england-and-wales'", "rows",
      at: "SELECT activated_seq FROM source WHERE name = 'england-and-wales'",
      "(journal entry #) is not the one that was"),
    Tampering(
      "UPDATE source SET version = 9 WHERE name = 'england-and-wales'", "rows",
      at: "SELECT activated_seq FROM source WHERE name = 'england-and-wales'",
      "(journal entry #) says otherwise than the journal"),
    Tampering(
      "UPDATE source SET is_active = 0 WHERE name = 'england-and-wales'", "rows",
      at: "SELECT activated_seq FROM source WHERE name = 'england-and-wales'",
      "(journal entry #) says otherwise than the journal"),
    Tampering(
      "DELETE FROM source WHERE name = 'england-and-wales'", "rows",
      at: "SELECT activated_seq FROM source WHERE name = 'england-and-wales'",
      "(journal entry #) was activated, and is not there"),
    Tampering(
      "INSERT INTO source VALUES ('00', 'register', 'eve', 1, 'x', 1, 0)", "rows", at: nil,
      "the text with digest 00… is there, and nothing in the journal says so"),
    Tampering(
      "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'request_assignee'", "structure", at: nil,
      "the database's own structures are damaged: "),
  ]

  @Test("a store in which much has happened is sound, and its counts are right")
  func sound() throws {
    let store = try LivedStore()
    let report = try store.audit()
    #expect(report.findings.isEmpty)
    #expect(report.entries == (try store.number("SELECT max(seq) FROM event")))
    #expect(report.accessLines == 2 && report.accessHead?.seq == 2)
    #expect(report.tickLines == 2 && report.tickHead?.seq == 2)
    #expect(report.requests == 3)
    #expect(report.folded == (try store.number("SELECT count(*) FROM event WHERE request IS NOT NULL")))
    #expect(Int64(report.people) == (try store.number("SELECT count(*) FROM person")))
    #expect(Int64(report.sources) == (try store.number("SELECT count(*) FROM source")))
    #expect(try store.number("SELECT count(*) FROM firing WHERE request = '\(LivedStore.overdue)'") > 0)
    #expect(try store.number("SELECT count(*) FROM outbox WHERE request = '\(LivedStore.overdue)'") > 0)
  }

  @Test("an entry or a line that was changed or taken away is named, with its request", arguments: chainTampering)
  func chains(_ tampering: Tampering) throws { try expectFound(tampering) }

  @Test("a row of any projection that says otherwise than the journal is named", arguments: rowTampering)
  func rows(_ tampering: Tampering) throws { try expectFound(tampering) }

  private func expectFound(_ tampering: Tampering) throws {
    let store = try LivedStore()
    let seq = try tampering.seq.map { try store.number($0) }
    try store.tamper(tampering.sql)
    let report = try store.audit()
    #expect(!report.isSound)
    let words =
      tampering.words.replacing("#+1", with: "\((seq ?? 0) + 1)").replacing("#", with: "\(seq ?? 0)")
    let told = report.findings.contains {
      $0.part == tampering.part && $0.seq == seq && $0.message.contains(words)
    }
    #expect(told, "wanted \(tampering.part) \(seq ?? 0): \(words); got \(report.findings)")
  }

  @Test("the clean entries before the first bad one are counted, and no rows are compared with a bad journal")
  func counted() throws {
    let store = try LivedStore()
    try store.tamper("UPDATE event SET actor = 'eve' WHERE seq = 20")
    try store.run("UPDATE request SET title = 'x'")
    let report = try store.audit()
    #expect(report.entries == 19 && report.head == nil && report.requests == 0)
    // The triggers that had to go for it are missed as well.
    #expect(report.findings.map(\.seq) == [20, nil] && report.findings.last?.part == "structure")
  }

  @Test("of many findings twenty are told, and the others counted")
  func many() throws {
    let store = try LivedStore()
    try store.tamper("UPDATE person SET name = name || '!', added = 5; UPDATE role_grant SET since = 5")
    let report = try store.audit()
    let people = try Int(store.number("SELECT count(*) FROM person"))
    let holders = try Int(store.number("SELECT count(DISTINCT person) FROM role_grant"))
    #expect(report.findings.count == 20 && report.unlisted == people + holders + 1 - 20, "one is of the triggers")
  }

  @Test("references that do not ascend, as a damaged index gives them, are not gone on from")
  func order() {
    #expect(StoreAudit.ascends(["A-1", "A-10", "A-2"], behind: nil))
    #expect(StoreAudit.ascends(["A-2"], behind: "A-1") && StoreAudit.ascends([], behind: "A-1"))
    #expect(!StoreAudit.ascends(["A-2"], behind: "A-2") && !StoreAudit.ascends(["A-1"], behind: "A-2"))
    #expect(!StoreAudit.ascends(["A-1", "A-1"], behind: nil) && !StoreAudit.ascends(["A-2", "A-1"], behind: nil))
  }

  @Test("verifying writes nothing, and works beside a writer whose entries come in between")
  func writesNothing() throws {
    let store = try LivedStore()
    let before = Folder.bytes(of: store.folder.store)
    #expect(try store.audit().isSound)
    #expect(Folder.bytes(of: store.folder.store) == before)
    let other = try Desk.service(store.folder.store, store.clock)
    var written = 0
    let watch = Watch(elapsed: { .zero }) { _, _, _ in
      let note = Command.Note(reference: "2", fields: [Entry(key: "reason", value: "And another word.")])
      if (try? other.perform(Order(note, person: "k.osei"), from: Desk.trusted)) != nil { written += 1 }
    }
    let service = Service(store: store.file, surroundings: Desk.surroundings(store.clock), watch: watch)
    let report = try service.perform(Order(Command.Verify()), from: Desk.trusted).answer
    #expect(report.isSound, "\(report.findings)")
    #expect(written >= 4)
  }

  @Test("only the owner verifies, and need be no person of the store")
  func permission() throws {
    let store = try LivedStore()
    let stranger = Caller(uid: 4_711, isTrusted: true)
    let verify = Order(Command.Verify())
    let report = try store.service.perform(verify, from: stranger).answer
    #expect(report.isSound)
    let refused = #expect(throws: TaskingError.self) {
      try store.service.perform(verify, from: Caller(uid: 1_000, isTrusted: false))
    }
    #expect(refused?.code == .notPermitted)
    #expect(refused?.message == "only the owner of the store verifies it and anchors its journal")
  }
}
