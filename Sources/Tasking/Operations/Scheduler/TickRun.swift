// A run goes through what is due in the order of (due, reference), some requests a transaction. Between two transactions
// the store's lock is free, so that people's writes get in; nothing is kept of a batch but where it ended and sums, so
// that memory does not grow; and whatever ends the run between or within two leaves whole batches behind.
//
// What is due is fixed by the instant at which the run began; each batch is written down at its own instant, which is
// never before the last event of the journal.
//
// Before it comes the work of those who are away, in transactions of its own: no row says that it is due.

import Store
import TaskingAPI
import Workflow
import WorkingTime

/// One run of the scheduler, batch by batch.
final class TickRun {
  private let context: Working
  private let run: Command.RunTick
  private let began: Duration
  private var progress: Progress
  /// How many requests are still to be taken one by one, since a batch with one of them could not be written.
  private var singles = 0

  /// What a batch leaves behind for the next.
  private struct Progress {
    var ticked: Ticked
    /// What is left of the work of those who are away.
    var covered: [MachineWork] = []
    /// Where the walk has come to.
    var place: DueRequest.Place?
    /// What no row of the chain says yet.
    var unwritten: Tick
    /// Whether something was written that no row of the chain tells yet.
    var hasWritten = false
    /// Whether a row of this run is written.
    var hasRow = false
    /// Requests of which a clock was told of, and that nobody who can be reached may move on.
    var stranded: Set<String> = []
    var isOver = false

    /// Goes on behind a request.
    mutating func pass(_ work: MachineWork) {
      switch work {
      case .due(let request): place = request.place
      case .covered: covered.removeFirst()
      }
      ticked.considered += 1
      unwritten.considered += 1
    }
  }

  init(_ context: Working, _ run: Command.RunTick) {
    self.context = context
    self.run = run
    began = context.watch.elapsed()
    let now = context.surroundings.now()
    progress = Progress(ticked: Ticked(now: now), unwritten: Tick(at: now))
  }

  /// How a run begins.
  private enum Opening {
    /// This machine's clock has gone back.
    case setBack(TaskingError)
    case quiet
    case due
  }

  /// Why the first run after a change is told beforehand; nil if it is none.
  private var change: String?
  /// The last entry of the journal, and how many requests could not be brought up to date, before the run.
  private var before: (head: Head?, errors: Int) = (nil, 0)

  /// The last run, if somebody was away since then.
  private var awaySince: Instant?

  /// Requests of which it told, and that nobody who can be reached may move on.
  var stranded: Set<String> { progress.stranded }

  /// Does all of it, or as much as there is time for.
  func perform() throws -> Ticked {
    switch try context.store.write(open) {
    case .setBack(let error): throw error
    case .quiet: return progress.ticked
    case .due: break
    }
    if let since = awaySince {
      progress.covered = try context.store.read { transaction in
        try context.shelf.refresh(in: transaction)
        return try MachineKernels(context.shelf, at: progress.ticked.now, transaction).workOfAbsentees(since: since)
      }
    }
    if let change { try announce(change) }
    while !progress.isOver {
      let lines = try batch()
      if !lines.isEmpty { try tell(lines) }
      if !progress.isOver { context.store.giveWay() }
    }
    return progress.ticked
  }

  /// Looks at the clock and whether anything is due; if nothing is, that is all of the run.
  private func open(_ transaction: any WriteTransaction) throws -> Opening {
    let schedule = try transaction.schedule()
    before = (try transaction.head(), schedule?.errors ?? 0)
    if let error = try setBack(schedule, transaction) { return .setBack(error) }
    let session = try context.session(transaction)
    try session.keepTime(transaction)
    // Time stands there now; a relative one would be counted twice.
    context.terms.now = nil
    let now = max(session.now, schedule?.lastAt ?? session.now)
    progress.ticked.now = now
    let last = min(schedule?.lastAt ?? context.store.identity.created, now)
    let isAway = try !transaction.absentees(from: last, through: now).isEmpty
    if isAway { awaySince = last }
    guard try !isAway && transaction.due(at: now, after: nil, limit: 1).isEmpty else {
      if let schedule { change = try self.change(since: schedule, transaction) }
      return .due
    }
    try keep(Schedule.looked(schedule, at: now), nil, transaction)
    return .quiet
  }

  /// Why nothing may be fired: the clock is behind the last run, or the journal's last event.
  private func setBack(_ schedule: Schedule?, _ transaction: any WriteTransaction) throws -> TaskingError? {
    let isSystems = try context.terms.now == nil && transaction.setting(.rehearsalTime) == nil
    let now = isSystems ? context.surroundings.now() : try context.session(transaction).now
    let last = [before.head?.recordedAt, schedule?.lastAt].compactMap(\.self).max()
    guard let last, now.seconds(to: last) > Session.tolerance else { return nil }
    if var schedule {
      schedule.setBackTo = now
      try transaction.keep(schedule)
    }
    return TaskingError(
      .busy,
      "the scheduler stands still: this machine's clock says \(now.rfc3339), and \(last.rfc3339) has been; "
        + "nothing was fired, and it goes on when the time is right")
  }

  private func change(since schedule: Schedule, _ transaction: any ReadTransaction) throws -> String? {
    if schedule.program != context.program {
      return "the first run of version \(context.program), after \(schedule.program ?? "an earlier one")"
    }
    guard let seen = schedule.seen, try transaction.hasActivation(after: seen) else { return nil }
    return "the first run since a definition, calendar or register was put to use"
  }

  /// Tells what the run is about to do.
  private func announce(_ change: String) throws {
    var plan = TickPlan(why: change, requests: 0, lines: [], isCut: false)
    try context.store.read { transaction in
      try context.shelf.refresh(in: transaction)
      let now = progress.ticked.now
      plan.requests = try progress.covered.count + transaction.dueCount(at: now, after: nil)
      let kernels = MachineKernels(context.shelf, at: now, transaction)
      let due = try transaction.due(at: now, after: nil, limit: TickPlan.mostRequests)
      for work in (progress.covered + due.map(MachineWork.due)).prefix(TickPlan.mostRequests) {
        guard let act = try act(work, kernels, now, transaction, or: { _ in }) else { continue }
        kernels.account(for: act)
        plan.lines += act.lines
      }
      plan.isCut = plan.requests > TickPlan.mostRequests || plan.lines.count > TickPlan.mostLines
      plan.lines = Array(plan.lines.prefix(TickPlan.mostLines))
    }
    guard plan.requests > 0 else { return }
    if let news = context.watch.news { try news(.plan(plan)) } else { progress.ticked.plan = plan }
  }

  private func tell(_ lines: [DueLine]) throws {
    if let news = context.watch.news { try news(.done(lines)) } else { progress.ticked.done += lines }
  }

  /// Does the next requests, in one transaction; gives what there is to tell of it.
  private func batch() throws -> [DueLine] {
    var (draft, lines, reached, looked) = (progress, [DueLine](), MachineWork?.none, 0)
    let limit = singles > 0 ? 1 : max(1, run.batch)
    do {
      try context.store.write { transaction in
        (draft, lines, looked) = (progress, [], 0)
        let start = context.watch.elapsed()
        try context.shelf.refresh(in: transaction)
        let session = try context.session(transaction)
        let now = max(session.now, draft.ticked.now)
        let isCover = !draft.covered.isEmpty
        let works =
          isCover
          ? draft.covered
          : try transaction.due(at: draft.ticked.now, after: draft.place, limit: limit + 1).map(MachineWork.due)
        let kernels = MachineKernels(context.shelf, at: now, transaction)
        for work in works.prefix(limit) {
          reached = work
          lines += try take(work, &draft, kernels, now, session.machineOrigin, transaction)
          looked += 1
          if context.watch.elapsed() - start > Working.patience { break }
        }
        reached = nil
        try settle(&draft, isAll: !isCover && looked == works.count, now, transaction)
      }
    } catch let fault as StoreFault where fault.isOfOneRequest {
      guard let reached else { throw fault }
      if limit == 1 { pass(reached, fault) } else { singles = looked + 1 }
      return []
    }
    progress = draft
    singles = max(0, singles - 1)
    return lines
  }

  /// Brings one request up to date; one that cannot be is told, and does not keep the others waiting.
  private func take(
    _ work: MachineWork, _ draft: inout Progress, _ kernels: MachineKernels, _ now: Instant, _ origin: Origin,
    _ transaction: any WriteTransaction
  ) throws -> [DueLine] {
    draft.pass(work)
    let found = try act(work, kernels, now, transaction) { why in
      draft.ticked.fail(work.reference, why)
      draft.unwritten.errors += 1
    }
    // Somebody may have seen to the work of whoever is away since it was looked for.
    guard let act = found, !act.events.isEmpty else { return [] }
    let receipts = try transaction.append(
      act.events, becoming: act.after, under: act.after.isErased ? nil : act.definition, from: origin)
    if let last = receipts.last { (draft.ticked.seq, draft.ticked.head) = (last.seq, last.hash) }
    kernels.account(for: act)
    if try isStranded(act, kernels, now, transaction), draft.stranded.insert(work.reference).inserted {
      draft.ticked.strand(work.reference)
    }
    draft.ticked.count(act.events, at: now)
    draft.unwritten.count(act.events, at: now)
    draft.hasWritten = true
    return act.lines
  }

  /// Whether something was told of a request that nobody who can be reached may move on.
  ///
  /// Asked of what was told alone: what it costs goes by what is due, not by what is open.
  private func isStranded(
    _ act: MachineAct, _ kernels: MachineKernels, _ now: Instant, _ transaction: any ReadTransaction
  ) throws -> Bool {
    let isTold = act.events.contains { !($0.payload?.notices?.isEmpty ?? true) }
    guard isTold, !act.after.isErased, act.definition.states[act.after.state]?.isFinal == false else { return false }
    let policy = try kernels.policy()
    let priority = act.after.fields[Definition.priorityField]?.text
    return try !kernels.kernel(for: act.after).isMovable(act.after, at: now, byRoleAlone: false) {
      policy.isReached($0, priority: priority)
    }
  }

  /// What is to be done with a request; nil, and why, if that cannot be worked out.
  private func act(
    _ work: MachineWork, _ kernels: MachineKernels, _ now: Instant, _ transaction: any ReadTransaction,
    or fail: (String) -> Void
  ) throws -> MachineAct? {
    do {
      return try MachineAct(work, kernels)
    } catch let error as TaskingError {
      fail(error.message)
    } catch let fault as StoreFault where fault.isDamage {
      fail(fault.sentence)
    }
    return nil
  }

  /// Goes on behind a request that alone could not be written.
  private func pass(_ work: MachineWork, _ fault: StoreFault) {
    progress.pass(work)
    progress.ticked.fail(work.reference, fault.sentence)
    progress.unwritten.errors += 1
    singles = max(0, singles - 1)
  }

  /// Ends a batch: a row of the chain if there is anything to say, and how the scheduler stands.
  private func settle(
    _ draft: inout Progress, isAll: Bool, _ now: Instant, _ transaction: any WriteTransaction
  ) throws {
    let isUp = context.watch.elapsed() - began >= .seconds(run.budget) && run.budget > 0
    draft.isOver = isAll || isUp
    if isUp {
      draft.ticked.left =
        try draft.covered.count + transaction.dueCount(at: draft.ticked.now, after: draft.place)
    }
    let isNews = draft.unwritten.errors > 0 && (draft.hasRow || draft.ticked.errors != before.errors)
    let schedule = try transaction.schedule()
    if draft.hasWritten || (draft.isOver && isNews) {
      let (next, quiet) = Schedule.closed(schedule, at: now)
      draft.unwritten.at = now
      draft.unwritten.left = draft.ticked.left
      draft.unwritten.quiet = quiet
      _ = try transaction.append(draft.unwritten)
      draft.unwritten = Tick(at: now)
      (draft.hasRow, draft.hasWritten) = (true, false)
      try keep(next, draft.ticked, transaction)
    } else if draft.isOver {
      if let schedule, draft.hasRow {
        try keep(schedule, draft.ticked, transaction)
      } else {
        try keep(Schedule.looked(schedule, at: now), draft.ticked, transaction)
      }
    }
  }

  private func keep(_ schedule: Schedule, _ ticked: Ticked?, _ transaction: any WriteTransaction) throws {
    var schedule = schedule
    if let ticked {
      (schedule.considered, schedule.rungs, schedule.moves) = (ticked.considered, ticked.rungs, ticked.timedMoves)
      (schedule.errors, schedule.left) = (ticked.errors, ticked.left)
    }
    schedule.program = context.program
    schedule.seen = before.head?.seq
    try transaction.keep(schedule)
  }
}

extension StoreFault {
  /// Whether it says that one request cannot be written, rather than that the store cannot.
  fileprivate var isOfOneRequest: Bool {
    switch self {
    case .conflict, .alreadyFired: true
    default: isDamage
    }
  }
}
