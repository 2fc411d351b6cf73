import Store
import TaskingAPI
import Workflow
import WorkflowLab
import WorkingTime

/// Walks the journal once, in the order in which it was written, and judges each request's life by another definition.
///
/// People and their roles are as they were then; how many requests each had is counted along the way. Names, scopes and
/// registers are as they are now. Cost: linear in the journal, memory in the number of requests.
struct HistoryReplay {
  let goal: Definition
  private let shelf: Shelf
  private let reader: any ReadTransaction
  private let session: Session
  private var world: World
  private var lives: [String: Life] = [:]
  /// What the definitions that requests follow have of their own, by digest.
  private var own: [String: Own] = [:]
  private let goalbook: Rulebook
  /// Kernels of the definitions that requests follow, and the one that judges, by calendar; made anew when load changes.
  private var kernels: [String: Kernel] = [:]
  private(set) var hindsight = Hindsight()

  /// A definition that requests follow.
  private struct Own {
    let rulebook: Rulebook
    let difference: DecidingDifference
  }

  /// One request on the way.
  private struct Life {
    var replay: Replay
    /// The version of the calendar that counts for it; 0 while none does.
    var calendarVersion = 0
  }

  init(
    of goal: Definition, in context: Context, world: World
  ) {
    self.goal = goal
    goalbook = Rulebook(goal)
    shelf = context.shelf
    session = context.session
    reader = context.reader
    self.world = world
    for id in world.people.keys { self.world.people[id]?.openRequests = 0 }
  }

  /// Everything that would have been otherwise.
  mutating func run() throws -> Hindsight {
    var refusals = try refusals()[...]
    var seq: Int64 = 1
    while true {
      let records = try reader.journal(from: seq, limit: 1_000)
      guard let last = records.last else { break }
      seq = last.seq + 1
      for record in records {
        while let refusal = refusals.first, refusal.at < record.recordedAt {
          try take(refusal)
          refusals.removeFirst()
        }
        if let entry = try record.entry() { try take(entry.event) }
      }
    }
    for refusal in refusals { try take(refusal) }
    finish()
    return hindsight
  }

  private mutating func take(_ event: Event) throws {
    if event.version == 1 {
      lives[event.request] = Life(replay: Replay(reference: event.request, at: event.countsFrom))
    }
    guard var life = lives[event.request] else { return }
    guard let digest = event.payload?.definition ?? digest(of: life) else {
      lives[event.request] = nil
      return
    }
    let own = try own(digest)
    let definition = own.rulebook.definition
    guard definition.workflow == goal.workflow else {
      lives[event.request] = nil
      return
    }
    let counted = event.payload?.clocks?.last { !$0.budget.isElapsed && $0.phase != .stopped }?.calendarVersion
    let earlier = life.calendarVersion
    life.calendarVersion = counted ?? earlier
    let (before, isMove) = (
      life.replay.snapshot, event.actor != .machine && definition.moves.contains(name: event.kind)
    )
    if isMove { hindsight.moves += 1 }
    let ours = try kernel(own.rulebook, digest, life.calendarVersion, earlier)
    let other = try kernel(goalbook, "", life.calendarVersion, earlier)
    _ = try asking(event.request) { () throws(KernelFault) in
      try life.replay.take(event, own: ours, other: other, difference: own.difference)
    }
    count(from: before, to: life.replay.snapshot, definition)
    lives[event.request] = life
  }

  private mutating func take(_ refusal: RefusedMove) throws {
    guard var life = lives[refusal.request], let digest = digest(of: life) else { return }
    let own = try own(digest)
    guard own.rulebook.definition.moves.contains(name: refusal.act) else { return }
    hindsight.refusals += 1
    let version = life.calendarVersion
    let ours = try kernel(own.rulebook, digest, version, version)
    let other = try kernel(goalbook, "", version, version)
    _ = try asking(refusal.request) { () throws(KernelFault) in
      try life.replay.takeRefusal(
        of: refusal.act, by: refusal.actor, at: refusal.at, own: ours, other: other, difference: own.difference)
    }
    lives[refusal.request] = life
  }

  private mutating func own(_ digest: String) throws -> Own {
    if let known = own[digest] { return known }
    let definition = try shelf.definition(digest: digest, in: reader).definition
    let made = Own(rulebook: Rulebook(definition), difference: DecidingDifference(definition, goal))
    own[digest] = made
    return made
  }

  private func digest(of life: Life) -> String? {
    life.replay.snapshot.definition.isEmpty ? nil : life.replay.snapshot.definition
  }

  /// How many requests each person has in hand, as rules read it.
  private mutating func count(from before: Snapshot, to after: Snapshot, _ definition: Definition) {
    func holder(_ snapshot: Snapshot) -> String? {
      guard let stage = definition.states[snapshot.state]?.stage, stage == .assign || stage == .act else { return nil }
      return snapshot.assignee
    }
    let (old, new) = (holder(before), holder(after))
    guard old != new else { return }
    if let old { world.people[old]?.openRequests -= 1 }
    if let new { world.people[new]?.openRequests += 1 }
    kernels = [:]
  }

  private mutating func kernel(_ rulebook: Rulebook, _ digest: String, _ version: Int, _ earlier: Int) throws
    -> Kernel
  {
    let key = "\(digest) \(version) \(earlier)"
    if let known = kernels[key] { return known }
    var world = world
    let calendarName = rulebook.definition.calendar
    world.calendar = try calendar(calendarName, version)
    let kernel = Kernel(
      rulebook, world: world,
      earlier: earlier == version || earlier == 0 ? nil : try calendar(calendarName, earlier))
    kernels[key] = kernel
    return kernel
  }

  private func calendar(_ name: String, _ version: Int) throws -> WorkingCalendar {
    guard version > 0, try isKnown(name, version) else {
      return try shelf.calendar(name, around: session.now, in: reader)
    }
    return try shelf.calendar(name, version: version, around: session.now, in: reader)
  }

  /// Another definition may count by a calendar that has no such version.
  private func isKnown(_ name: String, _ version: Int) throws -> Bool {
    try shelf.calendar(name, around: session.now, in: reader).version >= version
  }

  private mutating func finish() {
    for (reference, life) in lives.sorted(by: { $0.key < $1.key }) {
      hindsight.requests += 1
      for decision in life.replay.decisions {
        let line = Hindsight.Decision(
          reference: reference, version: decision.version, move: decision.move, actor: decision.actor,
          at: decision.at, reasons: decision.blockers.map(\.sentence))
        if decision.blockers.isEmpty { hindsight.allowed.append(line) } else { hindsight.refused.append(line) }
      }
      hindsight.verdicts += life.replay.verdicts.map { verdict in
        Hindsight.Verdict(
          reference: reference, clock: verdict.clock, cycle: verdict.cycle, lap: verdict.lap,
          was: verdict.was.rawValue, would: verdict.would.rawValue, due: verdict.due,
          wouldBeDue: verdict.wouldBeDue)
      }
    }
  }
}

extension HistoryReplay {
  /// A move that was refused.
  private struct RefusedMove {
    let request: String
    let act: String
    let actor: String
    let at: Instant
  }

  private func refusals() throws -> [RefusedMove] {
    var refusals: [RefusedMove] = []
    var seq: Int64 = 1
    while true {
      let records = try reader.accessLog(from: seq, limit: 1_000)
      guard let last = records.last else { return refusals }
      seq = last.seq + 1
      for access in records.map(\.access) {
        guard let request = access.request, let refusal = try Refusal.read(access) else { continue }
        refusals.append(
          RefusedMove(request: request, act: refusal.act, actor: access.actor, at: access.at))
      }
    }
  }
}
