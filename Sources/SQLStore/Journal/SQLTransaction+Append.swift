package import Store
package import Workflow

extension SQLTransaction {
  package func append(
    _ events: [Event], becoming snapshot: Snapshot, under definition: Definition?, from origin: Origin
  ) throws(StoreFault) -> [Receipt] {
    try writing { () throws(StoreFault) in
      let events = events.map(\.gathered)
      let known = try check(events, becoming: snapshot, under: definition)
      var written: [(seq: Int64, event: Event)] = []
      var receipts: [Receipt] = []
      for event in events {
        let draft = try JournalRecord(event, seq: 0, origin: origin, salt: salt())
        let entry = try write(draft, keepingPayload: !snapshot.isErased)
        written.append((entry.seq, event))
        receipts.append(entry.receipt)
      }
      let change = RequestChange(events: written, becoming: snapshot, under: definition, isNew: known == 0)
      for projection in Projections.ofRequests { try projection.apply(change, in: self) }
      if snapshot.isErased { try erase(snapshot.reference) }
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

  /// Takes every payload of the request, and what was made of them.
  private func erase(_ reference: String) throws(StoreFault) {
    try run("UPDATE event SET payload = NULL, salt = NULL WHERE request = ? AND payload IS NOT NULL", reference)
    for projection in Projections.ofRequests { try projection.erase(reference, in: self) }
    try eraseCommands(of: reference)
    hasErased = true
    // Whoever writes next has to know, should this process not get the log emptied.
    try keep(Self.owed, as: .erasureOwed)
  }

  /// Values of `StoreSetting.erasureOwed`.
  package static let owed = "yes"
  package static let paid = "no"
}
