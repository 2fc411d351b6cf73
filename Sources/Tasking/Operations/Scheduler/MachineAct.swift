import Store
import TaskingAPI
import Workflow
import WorkingTime

/// A request that the machine looks at.
enum MachineWork {
  /// Something has fallen due for it.
  case due(DueRequest)
  /// Whoever has it is away.
  case covered(reference: String, definition: String)

  var reference: String {
    switch self {
    case .due(let request): request.reference
    case .covered(let reference, _): reference
    }
  }

  /// Digest of the definition that it follows; nil once erased.
  var definition: String? {
    switch self {
    case .due(let request): request.definition
    case .covered(_, let definition): definition
    }
  }

  /// Whether something has fallen due for it by then.
  func isDue(at now: Instant) -> Bool {
    if case .due(let request) = self { request.at <= now } else { false }
  }

  /// The same request, looked at before something has fallen due for it.
  var early: MachineWork { definition.map { .covered(reference: reference, definition: $0) } ?? self }
}

/// What the machine does with one request: worked out, and not written yet.
struct MachineAct {
  /// The request before it.
  let before: Snapshot
  /// Empty where whoever has the request is away and nothing follows from that.
  let events: [Event]
  /// The request with them.
  let after: Snapshot
  let definition: Definition

  /// Everything that has fallen due for a request by the kernels' time; of one for which nothing has, after all, an event that works
  /// out anew when something will.
  ///
  /// - Throws: a `TaskingError` or a fault of damage if it cannot be brought up to date.
  init(_ work: MachineWork, _ kernels: MachineKernels) throws {
    let now = kernels.now
    // Whatever is wrong with a definition is known without the requests that follow it.
    if let digest = work.definition { try kernels.check(digest) }
    guard let snapshot = Snapshot.fold(try kernels.reader.events(of: work.reference).lazy.map(\.event)),
      !snapshot.isErased
    else { throw TaskingError(.integrity, "it has nothing that could fall due") }
    let kernel = try kernels.kernel(for: snapshot)
    before = snapshot
    switch work {
    case .due: events = try MachineAct.events(snapshot, kernel, at: now)
    case .covered: events = try MachineAct.caughtUp(snapshot, kernel, at: now)
    }
    var after = snapshot
    for event in events { after.apply(event) }
    self.after = after
    definition = kernel.definition
  }

  /// The same of a request that is at hand.
  static func events(_ snapshot: Snapshot, _ kernel: Kernel, at now: Instant) throws(TaskingError) -> [Event] {
    let due = try caughtUp(snapshot, kernel, at: now)
    guard due.isEmpty else { return due }
    do throws(KernelFault) {
      return [try kernel.redated(snapshot, at: now)]
    } catch {
      throw TaskingError(error, about: snapshot.reference)
    }
  }

  /// What has fallen due for a request that is at hand, and nothing if nothing has.
  static func caughtUp(_ snapshot: Snapshot, _ kernel: Kernel, at now: Instant) throws(TaskingError) -> [Event] {
    do throws(KernelFault) {
      return try kernel.catchUp(snapshot, to: now)
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
      notices += event.gathered.payload?.notices?.count ?? 0
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
