import Store
import Workflow
import WorkingTime

/// What the machine does with one request: worked out, and not written yet.
struct MachineAct {
  let events: [Event]
  /// The request with them.
  let after: Snapshot
  let definition: Definition

  /// Everything that has fallen due for a request by `now`; of one for which nothing has, after all, an event that works
  /// out anew when something will.
  ///
  /// - Throws: a `TaskingError` or a fault of damage if it cannot be brought up to date.
  init(
    _ request: DueRequest, _ kernels: MachineKernels, at now: Instant, in transaction: any ReadTransaction
  ) throws {
    // Whatever is wrong with a definition is known without the requests that follow it.
    if let digest = request.definition { _ = try kernels.kernel(digest) }
    guard let snapshot = Snapshot.fold(try transaction.events(of: request.reference).lazy.map(\.event)),
      !snapshot.isErased
    else { throw TaskingError(.integrity, "it has nothing that could fall due") }
    let kernel = try kernels.kernel(snapshot.definition)
    events = try MachineAct.events(snapshot, kernel, at: now)
    var after = snapshot
    for event in events { after.apply(event) }
    self.after = after
    definition = kernel.definition
  }

  /// The same of a request that is at hand.
  static func events(_ snapshot: Snapshot, _ kernel: Kernel, at now: Instant) throws(TaskingError) -> [Event] {
    do throws(KernelFault) {
      let due = try kernel.catchUp(snapshot, to: now)
      return due.isEmpty ? [try kernel.redated(snapshot, at: now)] : due
    } catch {
      throw TaskingError(error, about: snapshot.reference)
    }
  }

  /// What there is to tell of it.
  var lines: [DueLine] { events.flatMap(DueLine.lines) }
}

extension Tick {
  /// Adds what the machine did with one request.
  mutating func count(_ events: [Event], at now: Instant) {
    for event in events {
      let firings = event.payload?.firings ?? []
      rungs += firings.count
      notices += event.payload?.notices?.count ?? 0
      if event.kind != Event.Kind.rung { moves += 1 }
      let isDue = event.kind != Event.Kind.rung || !firings.isEmpty
      for due in firings.map(\.dueAt) + (isDue ? [event.occurredAt] : []) {
        lateness = max(lateness, due.seconds(to: now))
      }
    }
  }
}

extension Ticked {
  /// Adds what the machine did with one request.
  mutating func count(_ events: [Event], at now: Instant) {
    var tick = Tick(at: now)
    tick.lateness = lateness
    tick.count(events, at: now)
    rungs += tick.rungs
    timedMoves += tick.moves
    notices += tick.notices
    lateness = tick.lateness
  }
}
