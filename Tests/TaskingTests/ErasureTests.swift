import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Drafts that go")
struct ErasureTests {
  private static let secret = "Quill Pemberton keeps a phone behind the vent"

  @Test("A discarded draft leaves no byte of its text in the store or its log, and the chain still holds")
  func discarded() throws {
    let desk = try Desk()
    let reference = try desk.raise(["title=\(Self.secret)", "grounds=\(Self.secret)"], submit: false).reference
    try desk.set(reference, by: "b.hughes", ["grounds=\(Self.secret), and more"])
    #expect(desk.folder.everything.holds(Self.secret))
    let written = try desk.move("discard", reference, by: "b.hughes")
    #expect(written.state == "closed")
    #expect(!desk.folder.everything.holds(Self.secret))
    #expect(!desk.folder.everything.holds("Pemberton"))
    let detail = try desk.show(reference, as: "b.hughes")
    let stranger = try desk.refusal { try desk.show(reference, as: "p.chowdhury") }
    #expect(stranger.code == .notFound, "a draft is its author's alone, even when it is gone")
    #expect(detail.isErased && detail.fields.isEmpty && detail.clocks.isEmpty && detail.title == nil)
    try desk.verify()
  }

  @Test("A draft of 14 days is expired by the scheduler, its raiser is told, and its text goes")
  func expired() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise(["title=\(Self.secret)"], submit: false).reference
    #expect(try desk.tick(at: "2026-12-07T08:59:59Z").timedMoves == 0)
    #expect(try desk.show(reference, as: "b.hughes").state == "draft")
    #expect(try desk.tick(at: "2026-12-07T09:00:00Z").timedMoves == 1)
    #expect(try desk.show(reference, as: "b.hughes").isErased)
    #expect(!desk.folder.everything.holds("Pemberton"))
    let told = try desk.store.read { try $0.notices(of: reference) }
    #expect(told.map(\.notice) == [Notice(recipient: "b.hughes", capacity: "raiser", about: "expire")])
    #expect(try desk.history(reference, as: "b.hughes").map(\.kind) == ["raise", "expire"])
    try desk.verify()
  }

  @Test("An attempt on a draft past its 14 days finds it gone, tick or no tick, and the number is not used again")
  func tooLate() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise(submit: false).reference
    try desk.at("2026-12-07T09:00:01Z")
    let error = try desk.refusal { try desk.move("submit", reference, by: "b.hughes") }
    #expect(error.code == .refused)
    #expect(try desk.show(reference, as: "b.hughes").isErased)
    #expect(try desk.raise().reference == "PIO-2026-000002")
    try desk.verify()
  }
}

extension RequestDetail {
  var title: FieldValue? { fields["title"] }
}
