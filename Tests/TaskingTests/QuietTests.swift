import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("Proving that nothing was due")
struct QuietTests {
  private func prove(_ desk: Desk, _ reference: String, _ from: String, _ to: String? = nil) throws -> Quietness {
    let command = Command.ProveQuiet(reference: reference, from: from, to: to)
    return try desk.perform(command).answer
  }

  private func ticks(_ desk: Desk, each seconds: Int64, until end: String) throws {
    while desk.clock.now.advanced(bySeconds: seconds) <= (try at(end)) {
      desk.clock.advance(seconds: seconds)
      try desk.tick()
    }
  }

  @Test("Nothing was due, since what the journal says was to come came later; and somebody looked each minute")
  func quiet() throws {
    let desk = try Desk()
    // P4: two working days to acknowledge.
    let reference = try desk.raise().reference
    try desk.tick()
    try ticks(desk, each: 60, until: "2026-11-23T12:00:00Z")
    let proof = try prove(desk, reference, "2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z")
    #expect(proof.verdict == .quiet && proof.due.isEmpty && proof.watch.gaps.isEmpty)
    #expect(proof.stretches.count == 1)
    let next = try #require(try desk.store.read { try $0.request(reference)?.nextAt })
    #expect(
      try proof.stretches.first
        == Quietness.Stretch(
          version: 2, from: at("2026-11-23T10:00:00Z"), to: at("2026-11-23T11:00:00Z"), next: next))
    #expect(try proof.watch.from == at("2026-11-23T09:00:00Z") && proof.watch.to == at("2026-11-23T12:00:00Z"))
    #expect(proof.watch.runs == 181 && proof.watch.widest?.seconds == 60 && proof.watch.rows == nil)
  }

  @Test("What was due is named with when it was noticed, and that nobody looked in between")
  func noticed() throws {
    let desk = try Desk()
    let reference = try desk.raise(["impact=high", "immediacy=now"]).reference
    try desk.tick()
    try ticks(desk, each: 60, until: "2026-11-23T09:07:00Z")
    try desk.tick(at: "2026-11-23T13:07:00Z")
    try ticks(desk, each: 60, until: "2026-11-23T13:20:00Z")
    let firings = try desk.store.read { try $0.firings(of: reference) }
    let proof = try prove(desk, reference, "2026-11-23T09:00:00Z")
    #expect(proof.verdict == .noticed)
    #expect(proof.due.map(\.line.due) == firings.map(\.dueAt).sorted())
    #expect(try proof.due.allSatisfy { try $0.noticed == at("2026-11-23T13:07:00Z") && $0.seq != nil })
    let gap = Quietness.Looks.Gap(from: try at("2026-11-23T09:07:00Z"), seconds: 4 * 3_600)
    #expect(proof.watch.gaps == [gap] && proof.watch.widest == gap)
    #expect(proof.watch.rows == Quietness.Looks.Rows(first: 1, last: 1) && proof.watch.runs == 22)
    // Before the first of them was due nothing was; who looked is said all the same.
    let early = try prove(desk, reference, "2026-11-23T09:01:00Z", "2026-11-23T09:05:00Z")
    #expect(early.verdict == .quiet && early.watch.gaps.isEmpty)
  }

  @Test("What is due and not recorded yet is not noticed, and the silence since the last run is a gap")
  func unnoticed() throws {
    let desk = try Desk()
    let reference = try desk.raise(["impact=high", "immediacy=now"]).reference
    try desk.tick()
    try desk.at("2026-11-23T13:00:00Z")
    let proof = try prove(desk, reference, "2026-11-23T09:00:00Z")
    #expect(proof.verdict == .unnoticed && proof.due.map(\.noticed) == [nil])
    #expect(proof.due.first?.line.due == (try desk.store.read { try $0.request(reference)?.nextAt }))
    #expect(proof.watch.gaps == [Quietness.Looks.Gap(from: try at("2026-11-23T09:00:00Z"), seconds: 4 * 3_600)])
    // Somebody who does something notices too.
    try desk.note(reference, by: "b.hughes", "Anybody there?")
    let after = try prove(desk, reference, "2026-11-23T09:00:00Z")
    #expect(after.verdict == .noticed && after.due.allSatisfy { $0.noticed == desk.clock.now })
  }

  @Test(
    "Where no scheduler ever ran nobody looked; what is erased is not known any more; a log that was changed is damage")
  func without() throws {
    let desk = try Desk()
    let reference = try desk.raise().reference
    try desk.at("2026-11-23T09:30:00Z")
    let proof = try prove(desk, reference, "2026-11-23T09:00:00Z", "2026-11-23T09:20:00Z")
    #expect(proof.verdict == .quiet && proof.watch.runs == 0 && proof.watch.from == nil)
    #expect(proof.watch.gaps == [Quietness.Looks.Gap(from: try at("2026-11-23T09:00:00Z"), seconds: 1_200)])
    try desk.tick()
    let later = try prove(desk, reference, "2026-11-23T09:00:00Z", "2026-11-23T09:20:00Z")
    #expect(later.watch.gaps.map(\.from) == [try at("2026-11-23T09:00:00Z")])
    let draft = try desk.raise(submit: false).reference
    try desk.move("discard", draft, by: "b.hughes")
    #expect(try prove(desk, draft, "-1h").verdict == .erased)
    for (from, to) in [("2026-11-23T10:00:00Z", nil), ("2026-11-23T09:20:00Z", "2026-11-23T09:10:00Z"), ("x", nil)] {
      _ = try desk.refusal { try prove(desk, reference, from, to) }
    }
    #expect(try desk.refusal { try prove(desk, "PIO-2026-999999", "-1h") }.code == .notFound)
    let store = try LivedStore()
    try store.tamper("UPDATE tick SET quiet_gap = 1, rungs = 0 WHERE seq = 1")
    let command = Command.ProveQuiet(reference: LivedStore.overdue, from: "2026-11-24T09:00:00Z")
    let damage = #expect(throws: TaskingError.self) {
      try store.service.perform(Order(command), from: Desk.trusted)
    }
    #expect(damage?.code == .integrity && damage?.message == "line 1 of the scheduler's log is not as it was written")
  }
}
