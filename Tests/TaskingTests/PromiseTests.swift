import SQLiteStore
import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

@Suite("The doctor names each promise that cannot be kept as things stand")
struct PromiseTests {
  private func lines(_ desk: Desk, key: Result<AnchorKey, TaskingError>? = nil) throws -> [Diagnosis.Line] {
    let checkup = Checkup(store: desk.store, surroundings: Desk.surroundings(desk.clock), sample: 0)
    return try checkup.promises(key: try key ?? .success(Desk.anchorKey()))
  }

  private func line(_ check: String, _ desk: Desk, key: Result<AnchorKey, TaskingError>? = nil) throws -> Diagnosis.Line
  {
    try #require(try lines(desk, key: key).first { $0.check == check })
  }

  private func plan(_ desk: Desk, _ change: (inout AnchorPlan.Place) -> Void) throws {
    var place = AnchorPlan.Place(try #require(AnchorTarget("syslog")))
    change(&place)
    try desk.store.write { try $0.keep(try JSONBytes.text(AnchorPlan(places: [place])), as: .anchors) }
  }

  @Test("A rehearsal that was just made has nothing to promise, and no line warns")
  func rehearsal() throws {
    let desk = try Desk(at: Desk.beginning)
    let lines = try lines(desk)
    #expect(lines.allSatisfy { $0.verdict == .ok }, "\(lines)")
    #expect(lines.map(\.check) == ["time", "head", "key", "anchors", "backups", "roles", "disposal"])
  }

  @Test("A key that is gone, or is another than the journal names")
  func key() throws {
    let desk = try Desk(.live)
    #expect(try line("key", desk).verdict == .ok)
    let gone = TaskingError(.notFound, "there is no key at 'X'", hint: "put it back")
    #expect(
      try line("key", desk, key: .failure(gone))
        == .warning("key", "anchors cannot be signed: there is no key at 'X'", "put it back"))
    let other = try line("key", desk, key: .success(AnchorKey()))
    #expect(other.verdict == .warning && other.finding.contains("is not the one that its journal names"))
  }

  @Test("Anchors that go nowhere, that fail, that were never sent, and that were sent long ago")
  func anchors() throws {
    let desk = try Desk(.live)
    #expect(try line("anchors", desk).finding.hasPrefix("they go nowhere: "))
    try plan(desk) { _ in }
    #expect(try line("anchors", desk).finding == "none has been sent yet to syslog")
    try plan(desk) { ($0.failedAt, $0.failure) = (desk.clock.now.advanced(bySeconds: -7_200), "No such file") }
    #expect(try line("anchors", desk).finding == "nobody has taken an anchor at syslog for 2 h 0 m: No such file")
    try plan(desk) { ($0.seq, $0.at) = (1, desk.clock.now.advanced(bySeconds: -4 * 86_400)) }
    #expect(try line("anchors", desk).finding == "the last was sent 4 d 0 h ago")
    #expect(try Set(lines(desk).filter { $0.check == "anchors" }.map(\.verdict)) == [.warning])
    try plan(desk) { ($0.seq, $0.at) = (1, desk.clock.now) }
    #expect(try line("anchors", desk) == .ok("anchors", "1 place, each up to date"))
  }

  @Test("A backup that was never made, and one that is old")
  func backups() throws {
    let desk = try Desk(.live, at: "2026-01-05T10:00:00Z")
    #expect(try line("backups", desk).verdict == .ok)
    try desk.at("2026-01-07T10:00:00Z")
    #expect(try line("backups", desk).finding == "none was ever made, and the store is 2 d 1 h old")
    let trace = StoreTrace(caller: Desk.trusted, person: nil, surroundings: Desk.surroundings(desk.clock))
    try desk.file.backUp(
      to: desk.folder.path + "/copy",
      admit: { extent in
        _ = try desk.store.write {
          try $0.log(try trace.line(Access.Act.backup, StoreTrace.Detail(file: "copy", extent), in: $0))
        }
      })
    #expect(try line("backups", desk) == .ok("backups", "the last was made 0 s ago"))
    try desk.at("2026-01-20T10:00:00Z")
    #expect(try line("backups", desk).verdict == .warning)
  }

  @Test("A role that nobody who is there holds: the only holder is away")
  func roles() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    #expect(try line("roles", desk).verdict == .ok)
    let holders = try desk.store.read { try $0.people() }.filter {
      $0.person(openRequests: 0).holds("chair", at: desk.clock.now)
    }
    for holder in holders { try desk.leave(holder.record.id, until: "18 Dec 09:00", as: Desk.owner) }
    let found = try line("roles", desk)
    #expect(found.verdict == .warning && found.finding.hasPrefix("nobody who is there holds "), "\(found)")
    #expect(found.finding.contains("chair"))
  }

  @Test("A channel without the address of somebody who holds a role")
  func addresses() throws {
    let post = try PostDesk()
    let found = try lines(post.desk).filter { $0.check == "addresses" }
    #expect(found.count == 2 && found.allSatisfy { $0.verdict == .warning }, "\(found)")
    #expect(!(found.first { $0.finding.hasPrefix("mail ") }?.finding.contains("k.osei") ?? true))
    for row in try post.desk.store.read({ try $0.people() }) {
      try post.set(row.record.id, "mail=a@example.org", "pager=7")
    }
    #expect(
      try lines(post.desk).filter { $0.check == "addresses" }
        == [.ok("addresses", "everybody who holds a role has one at every channel")])
  }

  @Test("Disposal that is switched off in a live store, and on")
  func disposal() throws {
    let desk = try Desk(.live)
    #expect(try line("disposal", desk).finding.hasPrefix("it is switched off in the schedule "))
    #expect(try line("disposal", desk).verdict == .warning)
    try desk.turnDisposalOn()
    #expect(try line("disposal", desk).verdict == .ok)
  }

  @Test("Notices that have waited for days")
  func notices() throws {
    func verdict(_ days: Int64) -> Diagnosis.Verdict? {
      let now = Instant(secondsSinceEpoch: 1_800_000_000)
      let condition = StoreCondition(
        engine: .init(name: "SQLite", needsGuard: false), settings: [], owner: 0, size: 1, logSize: 0, free: 1 << 40,
        notices: .init(pending: 3, oldest: now.advanced(bySeconds: -days * 86_400), failed: 0))
      return Diagnosis.lines(of: condition, at: now).first { $0.check == "notices" }?.verdict
    }
    #expect(verdict(3) == .ok && verdict(5) == .warning)
  }
}
