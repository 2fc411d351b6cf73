import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

// Another version of a calendar counts for every open request from the moment at which the request is re-dated, right after
// it was put to use; another version of a definition only for requests that are migrated to it. Both can be tried before, by
// the same code.

extension Context {
  /// What a text would do to open requests if it were the one in use: nothing is written.
  func preview(_ source: Command.SourceText, of kind: Source.Kind) throws -> Impact {
    let (checked, warnings) = try check(source)
    guard checked.kind == kind else {
      let verb = checked.kind == .calendar ? "calendar preview" : "workflow impact"
      throw TaskingError(
        .usage, "\(source.file) is a \(checked.kind.rawValue), not a \(kind.rawValue)",
        hint: checked.kind == .register || checked.kind == .retention
          ? "no due time depends on a \(checked.kind.rawValue)" : "tasking \(verb) \(source.file)")
    }
    let present = try reader.source(checked.kind, name: checked.name)?.version ?? 0
    let impact = try impact(of: checked, from: present)
    return session.remarking(impact, warnings: warnings)
  }

  /// What a checked calendar or definition would do.
  func impact(of checked: Source, from version: Int) throws -> Impact {
    var impact = Impact(
      kind: checked.kind.rawValue, name: checked.name, from: version, to: checked.version, isDone: false)
    if checked.kind == .calendar {
      let calendar = try self.calendar(of: checked)
      try eachOpen() { kernel, snapshot, _ in
        guard kernel.definition.calendar == checked.name else { return }
        try add(to: &impact, snapshot, try recalendared(snapshot, kernel, by: calendar))
      }
    } else {
      let pinned = PinnedDefinition(digest: checked.digest, definition: try definition(of: checked))
      let goal = try kernel(pinned)
      try eachOpen() { kernel, snapshot, _ in
        guard kernel.definition.workflow == checked.name, snapshot.definition != checked.digest else { return }
        _ = try migrated(snapshot, kernel, to: goal, digest: checked.digest, reason: nil, into: &impact)
      }
      var replay = HistoryReplay(of: pinned.definition, in: self, world: goal.world)
      impact.history = try replay.run()
    }
    return impact
  }
}

extension Context {
  /// Where a walk over open requests has come to.
  enum Place: Hashable {
    case start
    case after(String)
    case end
  }

  /// Gives open requests by reference, caught up to now by their own definition and calendar, with the events that this
  /// took; gives where it stopped.
  ///
  /// Cost: the fold of each.
  /// - Parameter isBrief: Whether it stops when an act has taken as long as others should have to wait.
  @discardableResult
  func eachOpen(
    from place: Place = .start, isBrief: Bool = false, _ body: (Kernel, Snapshot, [Event]) throws -> Void
  ) throws -> Place {
    let began = watch.elapsed()
    var (place, taken) = (place, 0)
    var kernels: [String: Kernel] = [:]
    while true {
      var query = RequestQuery(.isOpen, order: .reference, limit: Self.openAtOnce)
      if case .after(let reference) = place { query.predicate = .isOpen.and(.text(.reference, .more, reference)) }
      let rows = try reader.requests(where: query)
      for row in rows {
        if isBrief, taken >= Self.mostOfAnAct || watch.elapsed() - began >= Working.patience { return place }
        taken += 1
        place = .after(row.reference)
        guard let digest = row.definition,
          var snapshot = Snapshot.fold(try reader.events(of: row.reference).map(\.event))
        else { continue }
        let usual = try kernels[digest] ?? self.kernel(try shelf.definition(digest: digest, in: reader))
        kernels[digest] = usual
        let kernel = try bench.kernel(usual, counting: snapshot)
        let due = try asking(row.reference) { () throws(KernelFault) in try kernel.catchUp(snapshot, to: session.now) }
        for event in due { snapshot.apply(event) }
        guard !snapshot.isErased else { continue }
        try body(kernel, snapshot, due)
      }
      if rows.count < Self.openAtOnce { return .end }
    }
  }

  /// How many rows are read at once.
  private static var openAtOnce: Int { 100 }
  /// How many an act takes at most, however fast it is.
  private static var mostOfAnAct: Int { 200 }

  func recalendared(_ snapshot: Snapshot, _ kernel: Kernel, by calendar: WorkingCalendar) throws -> Event? {
    var world = kernel.world
    world.calendar = calendar
    let next = Kernel(definition: kernel.definition, world: world, earlier: kernel.world.calendar)
    return try asking(snapshot.reference) { () throws(KernelFault) in
      try next.recalendared(snapshot, by: session.actor, at: session.now)
    }
  }

  func migrated(
    _ snapshot: Snapshot, _ kernel: Kernel, to goal: Kernel, _ map: MigrationMap = .init(), digest: String,
    reason: String?, into impact: inout Impact
  ) throws -> Event? {
    let next = Kernel(definition: goal.definition, world: goal.world, earlier: kernel.world.calendar, map: map)
    let ruling = try asking(snapshot.reference) { () throws(KernelFault) in
      try next.migrated(snapshot, from: kernel, to: digest, by: session.actor, reason: reason, at: session.now)
    }
    switch ruling {
    case .refused(let blockers):
      impact.considered += 1
      impact.left.append(Impact.Left(reference: snapshot.reference, reasons: blockers.map(\.sentence)))
      return nil
    case .allowed(let events):
      try add(to: &impact, snapshot, events.last)
      var after = snapshot
      for event in events { after.apply(event) }
      if !goal.canGoOn(after, at: session.now) {
        impact.stranded.append(Impact.Stranded(reference: after.reference, state: after.state))
      }
      return events.last
    }
  }
}

extension Acting {
  func keep(_ caughtUp: [Event], _ event: Event, on snapshot: Snapshot, under definition: Definition) throws -> Receipt
  {
    if !caughtUp.isEmpty {
      let own = try shelf.definition(digest: snapshot.definition, in: writer).definition
      _ = try writer.append(caughtUp, becoming: snapshot, under: own, from: session.machineOrigin)
    }
    var after = snapshot
    after.apply(event)
    let receipts = try writer.append([event], becoming: after, under: definition, from: session.origin)
    guard let receipt = receipts.last else { throw TaskingError(.internalFault, "an event without a receipt") }
    return receipt
  }
}

extension Context {
  func add(to impact: inout Impact, _ snapshot: Snapshot, _ event: Event?) throws {
    impact.considered += 1
    guard let event else { return }
    var after = snapshot
    after.apply(event)
    let shifts = DueShift.shifts(from: snapshot, to: after, at: event.recordedAt).filter { $0.isMoved || !$0.isKept }
    if !shifts.isEmpty { impact.moved += 1 }
    for shift in shifts { impact.add(shift, of: after) }
  }

  func calendar(of source: Source) throws -> WorkingCalendar {
    try shelf.calendar(source, around: session.now)
  }

  /// A definition that has been checked.
  func definition(of source: Source) throws -> Definition {
    guard let definition = DefinitionFile.read(source.text, file: source.name).value else {
      throw TaskingError(.internalFault, "\(source.name) was checked and cannot be read")
    }
    return definition
  }
}

extension Impact {
  /// Counts a due time that moves, and lists it.
  mutating func add(_ shift: DueShift, of request: Snapshot) {
    let change: String
    if !shift.isKept {
      let begins = shift.before == nil && shift.after != nil
      change = begins ? "begins" : "ends"
      if begins { begun += 1 } else { ended += 1 }
    } else if let before = shift.before, let after = shift.after {
      change = after < before ? "earlier" : "later"
      if after < before { earlier += 1 } else { later += 1 }
    } else {
      change = shift.after == nil ? "later" : "earlier"
      if shift.after == nil { later += 1 } else { earlier += 1 }
    }
    if shift.becomesOverdue { becomeOverdue += 1 }
    if shift.isOverdueNoMore { overdueNoMore += 1 }
    let told = shift.becomesOverdue ? "becomes-overdue" : shift.isOverdueNoMore ? "overdue-no-more" : change
    lines.append(
      Line(
        reference: request.reference, priority: request.fields[Definition.priorityField]?.text, state: request.state,
        clock: shift.clock, before: shift.before, after: shift.after, change: told))
  }
}
