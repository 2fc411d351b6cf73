import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.RunTick: Job {
  static var isForLogs: Bool { true }

  func run(in context: Working) throws -> Reply<Ticked> {
    let ticked = try context.tick(self)
    return Reply(ticked, isRehearsal: context.isRehearsal, now: ticked.now, zone: Zone.utc.name)
  }
}

extension Working {
  /// One run of the scheduler: everything that has fallen due by now and is not in the journal yet.
  ///
  /// A reconcile: run twice, late, or beside another it leaves the same ledger. Cost: linear in what is due, with the
  /// entries of each of those requests, and independent of what exists but for the depth of the indexes; memory is that
  /// of a batch. With nothing due: one look at an index, and one row written.
  func tick(_ run: Command.RunTick) throws -> Ticked {
    guard terms.asAt == nil else { throw TaskingError(.usage, "nothing can be done in the past") }
    if run.isTrial { return try rehearse(run) }
    var stranded: Set<String> = []
    var ticked = try store.runAlone {
      let run = TickRun(self, run)
      defer { stranded = run.stranded }
      return try run.perform()
    }
    if ticked == nil {
      var other = Ticked(now: surroundings.now())
      other.isElsewhere = true
      ticked = other
    } else if var done = ticked {
      keepDueAnchors(&done)
      deliverDue(&done, stranded: stranded)
      // Last, since it looks at every open request: nobody waits for it.
      checkStaffing(&done)
      ticked = done
    }
    guard let ticked else { throw TaskingError(.internalFault, "a run without an end") }
    return ticked
  }

  /// The same worked out, and nothing written: what a run at this moment would tell.
  fileprivate func rehearse(_ run: Command.RunTick) throws -> Ticked {
    let now = try look { $0.session.now }
    var ticked = Ticked(now: now)
    ticked.isTrial = true
    var place: DueRequest.Place?
    var isOver = false
    var covered: [MachineWork]? = try store.read { transaction in
      try shelf.refresh(in: transaction)
      return try MachineKernels(shelf, at: now, transaction).workOfAbsentees(
        since: try transaction.schedule()?.lastAt ?? store.identity.created)
    }
    while !isOver {
      var lines: [DueLine] = []
      try store.read { transaction in
        try shelf.refresh(in: transaction)
        let kernels = MachineKernels(shelf, at: now, transaction)
        let due = try transaction.due(at: now, after: place, limit: max(1, run.batch))
        for work in (covered ?? []) + due.map(MachineWork.due) {
          ticked.considered += 1
          do {
            let act = try MachineAct(work, kernels)
            kernels.account(for: act)
            ticked.count(act.events, at: now)
            lines += act.lines
          } catch let error as TaskingError {
            ticked.fail(work.reference, error.message)
          } catch let fault as StoreFault where fault.isDamage {
            ticked.fail(work.reference, fault.sentence)
          }
        }
        covered = nil
        place = due.last?.place
        isOver = due.count < max(1, run.batch)
      }
      if let news = watch.news { try news(.done(lines)) } else { ticked.done += lines }
    }
    return ticked
  }
}
