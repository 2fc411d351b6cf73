import Store
import Workflow
import WorkingTime

extension Service {
  /// One run of the scheduler: everything that has fallen due by now and is not in the journal yet.
  ///
  /// A reconcile: run twice, late, or beside another it leaves the same ledger. Cost: linear in what is due, with the
  /// entries of each of those requests, and independent of what exists but for the depth of the indexes; memory is that
  /// of a batch. With nothing due: one look at an index, and one row written.
  func tick(_ run: Command.RunTick, _ order: Order, _ caller: Caller) throws -> Reply {
    guard order.asAt == nil else { throw TaskingError(.usage, "nothing can be done in the past") }
    if run.isTrial { return try rehearse(run, order, caller) }
    var ticked = try store.runAlone { try TickRun(self, run, order, caller).perform() }
    if ticked == nil {
      var other = Ticked(now: surroundings.now())
      other.isElsewhere = true
      ticked = other
    } else if var done = ticked {
      keepDueAnchors(&done)
      ticked = done
    }
    guard let ticked else { throw TaskingError(.internalFault, "a run without an end") }
    return logged(.ticked(ticked), at: ticked.now)
  }

  /// What is for logs, and so in UTC.
  private func logged(_ body: Reply.Body, at now: Instant) -> Reply {
    Reply(body, isRehearsal: store.identity.kind == .rehearsal, now: now, zone: Zone.utc.name)
  }

  /// The same worked out, and nothing written: what a run at this moment would tell.
  private func rehearse(_ run: Command.RunTick, _ order: Order, _ caller: Caller) throws -> Reply {
    let now = try store.read { try Session(order, caller, self, $0).now }
    var ticked = Ticked(now: now)
    ticked.isTrial = true
    var place: DueRequest.Place?
    var isOver = false
    while !isOver {
      var lines: [DueLine] = []
      try store.read { transaction in
        try shelf.refresh(in: transaction)
        let kernels = MachineKernels(self, at: now, transaction)
        let due = try transaction.due(at: now, after: place, limit: max(1, run.batch))
        for request in due {
          ticked.considered += 1
          do {
            let act = try MachineAct(request, kernels, at: now, in: transaction)
            ticked.count(act.events, at: now)
            lines += act.lines
          } catch let error as TaskingError {
            ticked.fail(request.reference, error.message)
          } catch let fault as StoreFault where fault.isDamage {
            ticked.fail(request.reference, fault.sentence)
          }
        }
        place = due.last?.place
        isOver = due.count < max(1, run.batch)
      }
      if let news = watch.news { try news(.done(lines)) } else { ticked.done += lines }
    }
    return logged(.ticked(ticked), at: now)
  }

  /// What will fall due up to some instant, and for whom: through the functions that the scheduler uses, on requests in
  /// memory, as if it ran at each instant at which something falls due.
  func plan(_ plan: Command.Plan, _ order: Order, _ caller: Caller) throws -> Reply {
    guard order.asAt == nil else { throw TaskingError(.usage, "what would have fallen due is in the history") }
    let session = try store.read { try Session(order, caller, self, $0) }
    let (now, end) = (session.now, try horizon(plan.horizon, session))
    var planned = Planned(from: now, to: end, lines: [], faults: [])
    var place: DueRequest.Place?
    var isOver = false
    while !isOver {
      try store.read { transaction in
        try shelf.refresh(in: transaction)
        let kernels = MachineKernels(self, at: now, transaction)
        let due = try transaction.due(at: end, after: place, limit: Command.RunTick.usualBatch)
        for request in due {
          do {
            planned.lines += try foresee(request, from: now, to: end, kernels, transaction)
          } catch let error as TaskingError {
            planned.faults.append("\(request.reference): \(error.message)")
          } catch let fault as StoreFault where fault.isDamage {
            planned.faults.append("\(request.reference): \(fault.sentence)")
          }
        }
        place = due.last?.place
        isOver = due.count < Command.RunTick.usualBatch
      }
    }
    // What happens to one request at one instant stays in its order.
    let order = planned.lines.indices.sorted { a, b in
      let (one, other) = (planned.lines[a], planned.lines[b])
      return (one.due, one.reference, a) < (other.due, other.reference, b)
    }
    planned.lines = order.map { planned.lines[$0] }
    return session.reply(.planned(planned))
  }

  private func foresee(
    _ request: DueRequest, from now: Instant, to end: Instant, _ kernels: MachineKernels,
    _ transaction: any ReadTransaction
  ) throws -> [DueLine] {
    var moment = max(now, request.at)
    let act = try MachineAct(request, kernels, at: moment, in: transaction)
    var (snapshot, lines) = (act.after, act.lines)
    guard !snapshot.isErased else { return lines }
    let kernel = try kernels.kernel(snapshot.definition)
    while let next = snapshot.nextAt, next > moment, next <= end {
      moment = next
      for event in try MachineAct.events(snapshot, kernel, at: moment) {
        snapshot.apply(event)
        lines += DueLine.lines(of: event)
      }
      if snapshot.isErased { break }
    }
    return lines
  }

  private func horizon(_ text: String, _ session: Session) throws(TaskingError) -> Instant {
    let isSpan = text.first?.isNumber == true && text.last.map { "mhdw".contains($0) } == true
    let end: Instant
    do throws(InstantPhraseFault) {
      end = try InstantPhrase(now: session.now, zone: session.zone).instant(isSpan ? "+" + text : text)
    } catch {
      throw TaskingError(.malformed, "--horizon: \(error.sentence)", hint: "write 2d, 36h, fri 16:00 or 2026-12-01")
    }
    let days = session.now.seconds(to: end) / 86_400
    guard end > session.now, days <= Self.farthestPlan else {
      throw TaskingError(.malformed, "--horizon: it is not within the next \(Self.farthestPlan) days")
    }
    return end
  }

  /// How many days ahead can be asked for.
  private static let farthestPlan: Int64 = 366
}
