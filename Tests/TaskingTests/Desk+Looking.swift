import Store
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@testable import Tasking

/// An instant from RFC 3339.
func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }

extension Desk {
  /// The error of something that must be refused.
  func refusal<Answer>(_ body: () throws -> Answer) throws -> TaskingError {
    do {
      _ = try body()
    } catch let error as TaskingError {
      return error
    }
    Issue.record("it was not refused")
    throw Unexpected()
  }

  func show(_ reference: String, as person: String = "p.chowdhury") throws -> RequestDetail {
    return try perform(Command.Show(reference: reference), as: person).answer
  }

  func history(_ reference: String, as person: String = "p.chowdhury") throws -> [History.Line] {
    let history = try perform(Command.ReadHistory(reference: reference), as: person).answer
    return history.events
  }

  /// Who was told of a request, by its history, with the capacity in which they were: `k.osei as desk`.
  func told(_ reference: String, of kind: String? = nil, as capacity: String? = nil) throws -> [String] {
    let lines = try history(reference).filter { kind == nil || $0.kind == kind }
    let words: [[String]] = lines.flatMap { $0.told.map { $0.split(separator: " as ").map(String.init) } }
    return words.filter { capacity == nil || $0.last == capacity }.map { $0[0] }
  }

  func next(_ reference: String, as person: String) throws -> NextMoves {
    return try perform(Command.Next(reference: reference), as: person).answer
  }

  func why(_ reference: String, as person: String = "p.chowdhury") throws -> Sums {
    return try perform(Command.Why(reference: reference), as: person).answer
  }

  func list(
    _ view: Command.List.View = .all, as person: String = "p.chowdhury", _ filters: [String] = [], limit: Int? = nil
  ) throws -> RequestList {
    let list = Command.List(view: view, filters: filters, limit: limit)
    return try perform(list, as: person).answer
  }

  /// The references of a list, in its order.
  func references(
    _ view: Command.List.View = .all, as person: String = "p.chowdhury", _ filters: [String] = []
  ) throws -> [String] {
    try list(view, as: person, filters).requests.map { String($0.reference.suffix(2)) }
  }

  /// A definition of the store.
  func definition(_ digest: String, _ transaction: any ReadTransaction) throws -> Definition {
    try service.shelf.definition(digest: digest, in: transaction).definition
  }

  /// Walks both chains, and compares every request with the fold of its journal.
  func verify(sourceLocation: SourceLocation = #_sourceLocation) throws {
    try verify(store, sourceLocation: sourceLocation)
    let report = try audit()
    #expect(report.isSound, "\(report.findings.map(\.message))", sourceLocation: sourceLocation)
    #expect(report.head?.hash == (try store.read { try $0.head()?.hash.hex }), sourceLocation: sourceLocation)
  }

  /// What `audit verify` finds.
  func audit(_ verify: Command.Verify = Command.Verify()) throws -> AuditReport {
    return try perform(verify).answer
  }

  /// The key that signs the anchors of every store of these tests.
  static func anchorKey() throws -> AnchorKey {
    try #require(AnchorKey(text: "tasking-private-key " + String(repeating: "5a", count: 32)))
  }

  /// The same for some connection.
  func verify(_ store: any RequestStore, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try store.read { transaction in
      var journal = ChainVerifier()
      for record in try transaction.journal(from: 1, limit: .max) {
        try journal.take(record)
        // What is written by one library is read by another.
        guard record.request != nil, let payload = record.payload else { continue }
        let read = try JSONBytes.read(Payload.self, from: payload, at: "\(record.seq)")
        #expect(
          try read == JSONBytes.decode(Payload.self, from: payload, at: "\(record.seq)"),
          sourceLocation: sourceLocation)
      }
      #expect(journal.unsettled == nil, sourceLocation: sourceLocation)
      #expect(try transaction.head()?.hash == journal.hash, sourceLocation: sourceLocation)
      var log = AccessVerifier()
      for record in try transaction.accessLog(from: 1, limit: .max) { try log.take(record) }
      #expect((try transaction.accessHead()?.hash ?? .zero) == log.hash, sourceLocation: sourceLocation)
      for row in try transaction.requests(where: RequestQuery()) {
        try compare(row, transaction, sourceLocation)
      }
    }
  }

  private func compare(_ row: RequestRow, _ transaction: any ReadTransaction, _ place: SourceLocation) throws {
    let events = try transaction.events(of: row.reference).map(\.event)
    let snapshot = try #require(Snapshot.fold(events), sourceLocation: place)
    let definition = try row.definition.map { try self.definition($0, transaction) }
    #expect(row == RequestRow(snapshot: snapshot, definition: definition), sourceLocation: place)
    // When a lap was opened is in the journal only.
    func laps(_ clocks: [ClockState]) -> Set<ClockState> {
      Set(
        clocks.map {
          var lap = $0
          lap.opened = lap.since
          return lap
        })
    }
    let rows = try transaction.clocks(of: row.reference)
    #expect(
      laps(rows.filter(\.isCurrent).map(\.state)) == laps(Array(snapshot.clocks.values)), sourceLocation: place)
    #expect(laps(rows.filter { !$0.isCurrent }.map(\.state)) == laps(snapshot.endedLaps), sourceLocation: place)
    let fired = events.flatMap { $0.payload?.firings ?? [] }
    #expect(Set(try transaction.firings(of: row.reference)) == Set(fired), sourceLocation: place)
    #expect(Set(fired).count == fired.count, sourceLocation: place)
    // Exactly one party for what is open, none for what is closed; nothing runs on in what is closed.
    #expect((row.waitsFor != nil) == row.isOpen, sourceLocation: place)
    if !row.isOpen {
      #expect(snapshot.clocks.values.allSatisfy { $0.phase == .stopped }, sourceLocation: place)
      #expect(row.nextAt == nil && row.nextDue == nil, sourceLocation: place)
    }
  }
}

extension Instant {
  /// Later than anything that falls due.
  static let distantFuture = Instant(secondsSinceEpoch: 1 << 40)
}
