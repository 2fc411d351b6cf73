package import Store
package import Workflow
import WorkingTime

extension Event {
  /// Whether it says that rungs fell due, to whom that is told, when something falls due next, and nothing else.
  fileprivate var isReminder: Bool {
    guard kind == Kind.rung, let payload else { return false }
    var rest = payload
    (rest.firings, rest.notices, rest.nextAt) = (nil, nil, nil)
    return rest == Payload()
  }
}

extension SQLTransaction {
  package func append(
    _ events: [Event], becoming snapshot: Snapshot, under definition: Definition?, from origin: Origin
  ) throws(StoreFault) -> [Receipt] {
    try writing { () throws(StoreFault) in
      let known = try check(events, becoming: snapshot, under: definition)
      let row = RequestRow(snapshot: snapshot, definition: definition)
      if known == 0 {
        try insert(row, number: definition?.number(of: row.reference))
      } else {
        try update(row, isReminder: events.allSatisfy(\.isReminder))
      }
      var receipts: [Receipt] = []
      for event in events {
        let draft = try JournalRecord(event, seq: 0, origin: origin, salt: salt())
        let entry = try write(draft, keepingPayload: !snapshot.isErased)
        try writeOutbox(of: event, seq: entry.seq)
        try voidNotices(overtakenBy: event, seq: entry.seq)
        if !snapshot.isErased { try writeFirings(of: event, seq: entry.seq) }
        receipts.append(entry.receipt)
      }
      if snapshot.isErased { try erase(snapshot.reference) } else { try writeClocks(of: events, snapshot) }
      return receipts
    }
  }

  /// Refuses what does not continue the request, and gives the version that it has.
  private func check(
    _ events: [Event], becoming snapshot: Snapshot, under definition: Definition?
  ) throws(StoreFault) -> Int {
    guard let first = events.first, let last = events.last else { throw .incoherent("there is no event to append") }
    let reference = first.request
    let versions = first.version..<(first.version + events.count)
    guard events.allSatisfy({ $0.request == reference }), events.map(\.version) == Array(versions),
      snapshot.reference == reference, snapshot.version == last.version, snapshot.state == last.state
    else { throw .incoherent("the events of \(reference) and what they make of it differ") }
    guard snapshot.isErased || (definition != nil && !events.contains(where: \.erases)) else {
      throw .incoherent("\(reference) follows no definition, but is not erased")
    }
    let found = try self.first("SELECT version FROM request WHERE reference = ?", reference) { try $0.int(0) } ?? 0
    guard first.version == found + 1 else { throw .conflict(request: reference, version: first.version, found: found) }
    return found
  }

  private func insert(_ row: RequestRow, number: Int64?) throws(StoreFault) {
    let columns = Self.requestColumns + ["number"]
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try run(
      "INSERT INTO request (\(columns.joined(separator: ", "))) VALUES (\(marks))",
      arguments: try Self.values(of: row) + [number])
  }

  /// Writes a row anew; after reminders only what they change, which spares the indexes of all the rest.
  private func update(_ row: RequestRow, isReminder: Bool) throws(StoreFault) {
    guard !isReminder else {
      return try run(
        "UPDATE request SET changed_at = ?, version = ?, next_at = ?, retention = ? WHERE reference = ?",
        row.changedAt.secondsSinceEpoch, row.version, row.nextAt?.secondsSinceEpoch, try Self.text(of: row.retention),
        row.reference)
    }
    let assignments = Self.requestColumns.dropFirst().map { "\($0) = ?" }.joined(separator: ", ")
    try run(
      "UPDATE request SET \(assignments) WHERE reference = ?",
      arguments: Array(try Self.values(of: row).dropFirst()) + [row.reference])
  }

  /// Laps that the events touched, and which of all is the present one of its clock.
  private func writeClocks(of events: [Event], _ snapshot: Snapshot) throws(StoreFault) {
    let touched = events.flatMap { $0.payload?.clocks ?? [] }
    let isOther = events.contains { $0.payload?.claimedClocks != nil || $0.payload?.acknowledged != nil }
    guard !touched.isEmpty || isOther || events.contains(where: { $0.payload?.cycle != nil }) else { return }
    try run(
      """
      UPDATE clock SET is_current = 0, is_claimed = 0, claimed_due = NULL, claimed_verdict = NULL,
        acknowledged_until = NULL
      WHERE request = ? AND is_current = 1
      """, snapshot.reference)
    for clock in touched { try write(ClockRow(state: clock, isCurrent: false), of: snapshot.reference) }
    for row in ClockRow.rows(of: snapshot) where row.isCurrent { try write(row, of: snapshot.reference) }
  }

  private func writeFirings(of event: Event, seq: Int64) throws(StoreFault) {
    for firing in event.payload?.firings ?? [] {
      // A row comes back of what was not there before.
      let claimed = try rows(
        """
        INSERT INTO firing (request, clock, cycle, lap, rung, occurrence, percent, due_at, superseded, seq)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (request, clock, cycle, lap, rung, occurrence) DO NOTHING RETURNING seq
        """,
        event.request, firing.clock, firing.cycle, firing.lap, firing.rung, firing.occurrence, firing.percent,
        firing.dueAt.secondsSinceEpoch, firing.superseded, seq
      ) { try $0.int64(0) }
      guard !claimed.isEmpty else {
        throw .alreadyFired(
          request: event.request, clock: firing.clock, rung: firing.rung, occurrence: firing.occurrence)
      }
    }
  }

  private func writeOutbox(of event: Event, seq: Int64) throws(StoreFault) {
    for (index, notice) in (event.payload?.notices ?? []).enumerated() {
      try run(
        """
        INSERT INTO outbox (id, request, seq, recipient, capacity, about, percent, created_at, status)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        "\(event.request)/\(event.version)/\(index + 1)", event.request, seq, notice.recipient, notice.capacity,
        notice.about, notice.percent, event.recordedAt.secondsSinceEpoch, NoticeRow.Status.pending.rawValue)
    }
  }

  /// Takes every payload of the request, and what was made of them; the row loses its text by being written again.
  private func erase(_ reference: String) throws(StoreFault) {
    try run("UPDATE event SET payload = NULL, salt = NULL WHERE request = ? AND payload IS NOT NULL", reference)
    try run("DELETE FROM clock WHERE request = ?", reference)
    try run("DELETE FROM firing WHERE request = ?", reference)
    try eraseCommands(of: reference)
    hasErased = true
    // Whoever writes next has to know, should this process not get the log emptied.
    try keep(Self.owed, as: .erasureOwed)
  }

  /// Values of `StoreSetting.erasureOwed`.
  package static let owed = "yes"
  package static let paid = "no"
}
