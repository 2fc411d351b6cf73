import Store
import Workflow
import WorkingTime

extension Service {
  /// One run of the scheduler: everything that has fallen due by now and is not in the journal yet.
  ///
  /// A reconcile: run twice, late, or beside another it leaves the same ledger. Cost: what is due, not what exists.
  /// A request that cannot be brought up to date is told, and does not keep the others waiting.
  func tick(_ session: Session, _ transaction: any WriteTransaction) throws -> Reply {
    var ticked = Ticked(now: session.now)
    let before = try transaction.head()
    var seen: Set<String> = []
    var kernels: [String: Kernel] = [:]
    try workOffAbsences(&ticked, session, transaction)
    while true {
      let due = try transaction.due(at: session.now, limit: 100 + seen.count).filter { seen.insert($0).inserted }
      if due.isEmpty { break }
      for reference in due {
        ticked.considered += 1
        do {
          try bringUpToDate(reference, &ticked, &kernels, session, transaction)
        } catch let error as TaskingError {
          ticked.errors += 1
          ticked.faults.append("\(reference): \(error.message)")
        }
      }
    }
    try transaction.record(
      Tick(
        at: session.now, considered: ticked.considered, rungs: ticked.rungs, moves: ticked.timedMoves,
        errors: ticked.errors))
    if let head = try transaction.head(), head != before { (ticked.seq, ticked.head) = (head.seq, head.hash.hex) }
    return session.reply(.ticked(ticked))
  }

  private func bringUpToDate(
    _ reference: String, _ ticked: inout Ticked, _ kernels: inout [String: Kernel], _ session: Session,
    _ transaction: any WriteTransaction
  ) throws {
    guard let snapshot = Snapshot.fold(try transaction.events(of: reference).map(\.event)), !snapshot.isErased else {
      throw TaskingError(.integrity, "it has nothing that could fall due")
    }
    let pinned = try shelf.definition(digest: snapshot.definition, in: transaction)
    let kernel = try kernels[pinned.digest] ?? self.kernel(pinned, session, transaction)
    kernels[pinned.digest] = kernel
    let events = try asking(reference) { () throws(KernelFault) in
      let due = try kernel.catchUp(snapshot, to: session.now)
      return due.isEmpty ? [try kernel.redated(snapshot, at: session.now)] : due
    }
    var after = snapshot
    for event in events { after.apply(event) }
    _ = try transaction.append(
      events, becoming: after, under: after.isErased ? nil : pinned.definition, from: session.machineOrigin)
    for event in events {
      ticked.rungs += event.payload?.firings?.count ?? 0
      ticked.notices += event.payload?.notices?.count ?? 0
      if event.kind != Event.Kind.rung { ticked.timedMoves += 1 }
    }
  }
}
