import Store
import Workflow
import WorkingTime

extension Service {
  /// Takes the work of those who are away out of their hands, as far as the definition wants that.
  ///
  /// Looks at the requests of those who were away at some time since the last run, and at nothing else. What is done is as
  /// of the instant at which it fell due, and once for each absence: run twice, it does nothing more.
  func workOffAbsences(_ ticked: inout Ticked, _ session: Session, _ transaction: any WriteTransaction) throws {
    let last = try transaction.lastTick()?.at ?? store.identity.created
    let absent = try transaction.absentees(from: min(last, session.now), through: session.now)
    guard !absent.isEmpty else { return }
    var kernels: [String: Kernel] = [:]
    for person in absent {
      var query = RequestQuery()
      query.assignee = .person(person)
      query.openOnly = true
      for row in try transaction.requests(where: query) {
        guard let digest = row.definition else { continue }
        do {
          let pinned = try shelf.definition(digest: digest, in: transaction)
          let kernel = try kernels[digest] ?? self.kernel(pinned, session, transaction)
          kernels[digest] = kernel
          guard kernel.isCovered(state: row.state, fields: row.fields) else { continue }
          try cover(row.reference, pinned, &kernels, &ticked, session, transaction)
        } catch let error as TaskingError {
          ticked.errors += 1
          ticked.faults.append("\(row.reference): \(error.message)")
        }
      }
    }
  }

  private func cover(
    _ reference: String, _ pinned: PinnedDefinition, _ kernels: inout [String: Kernel], _ ticked: inout Ticked,
    _ session: Session, _ transaction: any WriteTransaction
  ) throws {
    guard let kernel = kernels[pinned.digest],
      let snapshot = Snapshot.fold(try transaction.events(of: reference).map(\.event)), !snapshot.isErased
    else { throw TaskingError(.integrity, "it has nothing that could be taken out of anybody's hands") }
    let events = try asking(reference) { () throws(KernelFault) in try kernel.catchUp(snapshot, to: session.now) }
    guard !events.isEmpty else { return }
    var after = snapshot
    for event in events { after.apply(event) }
    _ = try transaction.append(
      events, becoming: after, under: after.isErased ? nil : pinned.definition, from: session.machineOrigin)
    ticked.considered += 1
    for event in events {
      ticked.rungs += event.payload?.firings?.count ?? 0
      ticked.notices += event.payload?.notices?.count ?? 0
      if event.kind != Event.Kind.rung { ticked.timedMoves += 1 }
    }
    guard snapshot.assignee != after.assignee else { return }
    // Whoever gets one has one more when the next is looked at.
    for (digest, kernel) in kernels {
      var world = kernel.world
      for id in [snapshot.assignee, after.assignee].compactMap(\.self) {
        world.people[id]?.openRequests = try openRequests(of: id, transaction)
      }
      kernels[digest] = Kernel(kernel.rulebook, world: world)
    }
  }

  private func openRequests(of person: String, _ transaction: any ReadTransaction) throws -> Int64 {
    var query = RequestQuery()
    query.assignee = .person(person)
    query.stages = [.assign, .act]
    return Int64(try transaction.count(where: query))
  }
}
