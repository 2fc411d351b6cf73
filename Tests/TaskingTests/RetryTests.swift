import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("Versions and repeated commands")
struct RetryTests {
  private func head(_ desk: Desk) throws -> Head? { try desk.store.read { try $0.head() } }

  @Test("A stale version is refused, and says who changed what since")
  func stale() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    let version = try desk.show(reference).version
    try desk.set(reference, by: "y.tanaka", ["title=Visitors in May", "threat=violence"])
    let error = try desk.refusal { try desk.move("accept", reference, by: "j.mercer", version: version) }
    #expect(error.code == .stale)
    #expect(error.message == "cannot accept \(reference): it changed since version \(version)")
    #expect(
      error.details.map(\.message) == ["version \(version + 1): y.tanaka set (threat, title) at Mon 23 Nov 09:00"])
    #expect(try desk.show(reference).state == "assessing")
  }

  @Test("A reminder or a note makes no version stale")
  func notStale() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    let version = try desk.show(reference).version
    try desk.note(reference, by: "k.osei", "Rang back.")
    #expect(try desk.tick(at: "2026-11-26T16:00:00Z").rungs > 0)
    #expect(try desk.show(reference).version > version)
    let written = try desk.move("accept", reference, by: "j.mercer", ["threat=violence"], version: version)
    #expect(written.state == "queued")
  }

  @Test("What falls due before the attempt makes its version stale where it changed the request")
  func staleByMachine() throws {
    let desk = try Desk()
    let reference = try desk.bring(["kind=communications-history"], to: "acting")
    let version = try desk.show(reference).version
    try desk.at("2026-11-24T09:00:00Z")
    let error = try desk.refusal {
      try desk.move("progress", reference, by: "k.osei", ["reason=Well on."], version: version)
    }
    #expect(error.code == .stale)
    #expect(error.details.first?.message.contains("machine authority-ends") ?? false)
    #expect(try desk.show(reference).state == "on-hold")
  }

  @Test("A version that is still to come is a mistake")
  func future() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    #expect(try desk.refusal { try desk.note(reference, by: "k.osei", "x", version: 99) }.code == .usage)
  }

  @Test("A repeated command gets its first answer and writes nothing, also after later events")
  func repeated() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    let first = try desk.move("accept", reference, by: "j.mercer", ["threat=violence"], id: "A")
    let again = try desk.move("accept", reference, by: "j.mercer", ["threat=violence"], id: "A")
    #expect(again.isRepeated && !first.isRepeated)
    #expect(again.version == first.version && again.head == first.head && again.seq == first.seq)
    try desk.move("offer", reference, by: "j.mercer", ["assignee=k.osei"])
    let before = try head(desk)
    let late = try desk.move("accept", reference, by: "j.mercer", ["threat=violence"], id: "A")
    #expect(late.state == "queued" && late.done == "accept" && late.head == first.head)
    #expect(try head(desk) == before)
  }

  @Test("A repeated raise --submit makes no second request")
  func repeatedRaise() throws {
    let desk = try Desk()
    let first = try desk.raise(id: "R")
    try desk.move("take-up", first.reference, by: "j.mercer")
    let again = try desk.raise(id: "R")
    #expect(again.isRepeated && again.reference == first.reference && again.version == 2 && again.done == "submit")
    #expect(try desk.list().total == 1)
  }

  @Test("A repeated raise --submit that was refused is refused again for the same, and its draft is still the one")
  func repeatedRefusal() throws {
    let desk = try Desk()
    let first = try desk.raise(["grounds=Because."], id: "R")
    let before = try head(desk)
    let again = try desk.raise(["grounds=Because."], id: "R")
    #expect(again.reference == first.reference && again.isRepeated)
    #expect(first.refusal != nil && again.refusal == first.refusal)
    #expect(try head(desk) == before)
  }

  @Test("A repeated note and a repeated set are answered as at first")
  func others() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "assessing")
    let note = try desk.note(reference, by: "k.osei", "Rang back.", id: "N")
    let set = try desk.set(reference, by: "j.mercer", ["threat=violence"], id: "S")
    #expect(try desk.note(reference, by: "k.osei", "Rang back.", id: "N").version == note.version)
    #expect(try desk.set(reference, by: "j.mercer", ["threat=violence"], id: "S").version == set.version)
    #expect(try desk.show(reference).version == set.version)
  }

  @Test("A command id that was used for another command is refused, and nothing is written")
  func reused() throws {
    let desk = try Desk()
    let reference = try desk.raise(id: "R").reference
    let other = try desk.raise().reference
    let far = try (3...11).map { _ in try desk.raise().reference }.last ?? ""
    try desk.move("take-up", reference, by: "j.mercer", id: "T")
    try desk.note(far, by: "j.mercer", "Far.", id: "F")
    let before = try head(desk)
    let attempts: [() throws -> Void] = [
      { try desk.move("accept", reference, by: "j.mercer", ["threat=violence"], id: "T") },
      { try desk.move("take-up", other, by: "j.mercer", id: "T") },
      { try desk.move("take-up", reference, by: "p.chowdhury", id: "T") },
      { try desk.note(reference, by: "j.mercer", "x", id: "T") },
      { try desk.raise(by: "j.mercer", id: "T") },
      { try desk.move("submit", reference, by: "b.hughes", id: "R") },
      // PIO-2026-000011 ends in 1, as the reference of the first does.
      { try desk.note("1", by: "j.mercer", "Far.", id: "F") },
    ]
    for (index, attempt) in attempts.enumerated() {
      let error = try desk.refusal(attempt)
      #expect(error.code == .usage && error.message.hasSuffix("was used for another command"), "attempt \(index)")
    }
    #expect(try head(desk) == before)
  }

  @Test("A draft's second event is no raise: its command id cannot stand for one")
  func secondEvent() throws {
    let desk = try Desk()
    let reference = try desk.raise(submit: false).reference
    try desk.set(reference, by: "b.hughes", ["title=Other"], id: "S")
    #expect(try desk.refusal { try desk.raise(id: "S") }.code == .usage)
  }
}
