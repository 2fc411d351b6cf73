import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Plan: Job {
  func run(in context: Working) throws -> Reply<Planned> { try context.plan(self) }
}

extension Working {
  /// What will fall due up to some instant, and for whom: through the functions that the scheduler uses, on requests in
  /// memory, as if it ran at each instant at which something falls due, or somebody is away.
  ///
  /// Cost: what falls due, and what those have who will be away; nothing else is looked at.
  func plan(_ plan: Command.Plan) throws -> Reply<Planned> {
    guard terms.asAt == nil else { throw TaskingError(.usage, "what would have fallen due is in the history") }
    let session = try look { $0.session }
    let (now, end) = (session.now, try horizon(plan.horizon, session))
    let asker = Asker(
      caller: caller, named: terms.person, isRehearsal: session.isRehearsal, now: now, zone: session.zone)
    let reader = try terms.person.map { _ in try store.read { try asker.person(in: $0) } }
    var planned = Planned(from: now, to: end, lines: [], faults: [])
    let span = Span(from: now, to: end, absences: try store.read { try beginnings(from: now, to: end, $0) })
    var place: DueRequest.Place?
    var isOver = false
    while !isOver {
      try store.read { transaction in
        try shelf.refresh(in: transaction)
        let kernels = MachineKernels(shelf, at: now, transaction)
        let due = try transaction.due(at: end, after: place, limit: Command.RunTick.usualBatch)
        for request in due { try foresee(.due(request), within: span, kernels, &planned) }
        place = due.last?.place
        isOver = due.count < Command.RunTick.usualBatch
      }
    }
    try store.read { transaction in
      let kernels = MachineKernels(shelf, at: now, transaction)
      // Those with something due were foreseen with it.
      for work in try kernels.workInHands(ofThoseAwayFrom: now, through: end) {
        try foresee(work, within: span, kernels, &planned)
      }
    }
    // What happens to one request at one instant stays in its order.
    let order = planned.lines.indices.sorted { a, b in
      let (one, other) = (planned.lines[a], planned.lines[b])
      return (one.due, one.reference, a) < (other.due, other.reference, b)
    }
    planned.lines = order.map { planned.lines[$0] }
    if let reader { try keep(whatMayBeSeenBy: reader, of: &planned) }
    return session.reply(planned)
  }

  /// Takes out what somebody may not see: the drafts of others.
  fileprivate func keep(whatMayBeSeenBy reader: String, of planned: inout Planned) throws {
    let seen = try store.read { transaction in
      try Set(planned.lines.map(\.reference)).filter { reference in
        guard let row = try transaction.request(reference), row.mayBeSeenErased(by: reader) else { return false }
        guard let digest = row.definition else { return true }
        let definition = try shelf.definition(digest: digest, in: transaction).definition
        return Context.maySee(row.state, raiser: row.raiser, reader, definition)
      }
    }
    planned.lines.removeAll { !seen.contains($0.reference) }
  }
}

extension Working {
  /// The time that is looked at, and when within it somebody's absence begins, in order.
  private struct Span {
    let from: Instant
    let to: Instant
    let absences: [Instant]

    /// The next instant at which something may happen to a request.
    func next(after moment: Instant, due: Instant?) -> Instant? {
      let absence = absences.first { moment < $0 }
      let due = due.flatMap { moment < $0 && $0 <= to ? $0 : nil }
      return [absence, due].compactMap(\.self).min()
    }
  }

  fileprivate func beginnings(from now: Instant, to end: Instant, _ reader: any ReadTransaction) throws -> [Instant] {
    guard try !reader.absentees(from: now, through: end).isEmpty else { return [] }
    let starts = try reader.people().flatMap(\.absences).map(\.absence.since)
    return Set(starts.filter { now < $0 && $0 <= end }).sorted()
  }

  /// Foresees one request; what cannot be worked out is told beside the others.
  private func foresee(
    _ work: MachineWork, within span: Span, _ kernels: MachineKernels,
    _ planned: inout Planned
  ) throws {
    do {
      planned.lines += try lines(of: work, within: span, kernels)
    } catch let error as TaskingError {
      planned.faults.append("\(work.reference): \(error.message)")
    } catch let fault as StoreFault where fault.isDamage {
      planned.faults.append("\(work.reference): \(fault.sentence)")
    }
  }

  private func lines(of work: MachineWork, within span: Span, _ kernels: MachineKernels) throws -> [DueLine] {
    // What is late is done at once.
    let act = try MachineAct(work.isDue(at: span.from) ? work : work.early, kernels)
    var (moment, snapshot, lines) = (span.from, act.after, act.lines)
    guard !snapshot.isErased else { return lines }
    let kernel = try kernels.kernel(for: snapshot)
    while let next = span.next(after: moment, due: snapshot.nextAt) {
      moment = next
      let isDue = snapshot.nextAt.map { $0 <= moment } ?? false
      for event in try (isDue ? MachineAct.events : MachineAct.caughtUp)(snapshot, kernel, moment) {
        snapshot.apply(event)
        lines += DueLine.lines(of: event)
      }
      if snapshot.isErased { break }
    }
    return lines
  }

  fileprivate func horizon(_ text: String, _ session: Session) throws(TaskingError) -> Instant {
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
  fileprivate static let farthestPlan: Int64 = 366
}
