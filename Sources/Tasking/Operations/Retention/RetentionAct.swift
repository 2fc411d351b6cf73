import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Acting {
  /// What has fallen due by itself first, then what is decided, or its refusal.
  func settle(
    _ text: String, _ entries: [Entry], _ isTrial: Bool, _ order: Terms,
    _ read: (RetentionSchedule, String, [String: FieldValue]) throws -> (RetentionAttempt.Act, Attention)
  ) throws -> Result<RetentionWritten, TaskingError> {
    let present = try current(text)
    let (digest, schedule) = try shelf.schedule(in: writer)
    let kernel = try kernel(present)
    let due = try asking(present.snapshot.reference) { () throws(KernelFault) in
      try kernel.catchUp(present.snapshot, to: session.now)
    }
    var snapshot = present.snapshot
    for event in due { snapshot.apply(event) }
    if !due.isEmpty, !isTrial {
      _ = try writer.append(
        due, becoming: snapshot, under: snapshot.isErased ? nil : present.pinned.definition,
        from: session.machineOrigin)
    }
    if snapshot.isErased { return .failure(TaskingError(.refused, "\(snapshot.reference) is erased")) }
    let attempt: RetentionAttempt
    let attention: Attention
    do {
      if let stale = try stale(order, snapshot, "decide on") { return .failure(stale) }
      let reasons = entries.filter { $0.key == Definition.reasonWord }
      let reason = try input(reasons, onto: [:], kernel).reason
      let act: RetentionAttempt.Act
      (act, attention) = try read(schedule, snapshot.reference, snapshot.fields)
      attempt = RetentionAttempt(actor: session.actor, act: act, reason: reason, now: session.now)
    } catch let error as TaskingError {
      return .failure(error)
    }
    let ruling = try asking(snapshot.reference) { () throws(KernelFault) in
      try kernel.decide(attempt, on: snapshot, by: schedule, digest: digest, attention)
    }
    switch ruling {
    case .refused(let blockers):
      if !isTrial {
        try log(blockers, act: attempt.act.word, reference: snapshot.reference)
      }
      var error = TaskingError(refused: blockers, to: attempt.act.words, snapshot.reference)
      error.hint = hint(for: blockers, snapshot, schedule, kernel, at: session.now)
      return .failure(error)
    case .allowed(let events):
      guard let event = events.last else { throw TaskingError(.internalFault, "a decision without an event") }
      var kept = RetentionWritten(event, entry: event.payload?.retention)
      kept.isTrial = isTrial
      if event.kind == Event.Kind.proposal {
        kept.lapses = schedule.lapse(of: event.recordedAt)
        kept.approvers = approvers(of: snapshot, but: session.actor, schedule, kernel, at: session.now)
      }
      if !isTrial {
        let receipt = try keep(event, on: snapshot, under: present.pinned.definition)
        (kept.seq, kept.head) = (receipt.seq, receipt.hash)
      }
      return .success(kept)
    }
  }

  /// Writes the event; a disposal with what stays of it, and its line of the access log.
  func keep(_ event: Event, on before: Snapshot, under definition: Definition) throws -> Receipt {
    var snapshot = before
    snapshot.apply(event)
    let receipts = try writer.append(
      [event], becoming: snapshot, under: snapshot.isErased ? nil : definition, from: session.origin)
    guard let receipt = receipts.last else { throw TaskingError(.internalFault, "an event without a receipt") }
    guard event.kind == Event.Kind.dispose else { return receipt }
    guard let proposal = before.retention?.proposal else {
      throw TaskingError(.internalFault, "a disposal that nobody proposed")
    }
    let disposal = AdministrativeEvent.Disposal(
      reference: before.reference, events: snapshot.version, schedule: proposal.schedule, group: proposal.group,
      basis: proposal.basis, proposer: proposal.by, proposedAt: proposal.at, approver: session.actor.id,
      approvedAt: session.now)
    let last = try writer.administer(
      .disposed(disposal), by: session.actor, at: session.now, from: session.origin)
    _ = try writer.log(
      Access(
        actor: session.actor.id, via: session.via, act: Access.Act.erased, request: before.reference, at: session.now,
        detail: try JSONBytes.text(disposal)))
    return last
  }
}

extension Context {
  /// Which requests name which subjects; a draft is its author's alone, and tells nobody anything.
  func attention(_ schedule: RetentionSchedule) throws -> AttentionIndex {
    var index = AttentionIndex(path: schedule.subject)
    guard schedule.subject != nil else { return index }
    for row in try reader.requests(where: RequestQuery(.not(.flag(.isErased)))) {
      guard let digest = row.definition,
        try !shelf.definition(digest: digest, in: reader).definition.isPrivate(row.state)
      else { continue }
      index.add(row.reference, row.fields, closed: row.isOpen ? nil : row.enteredAt)
    }
    return index
  }

  /// Who else may approve a proposal.
  func approvers(
    of snapshot: Snapshot, but actor: Actor, _ schedule: RetentionSchedule, _ kernel: Kernel, at now: Instant
  ) -> [String] {
    let parties = schedule.deciders.map { Party.role($0) }
    return kernel.world.people.keys.sorted().filter {
      $0 != actor.id && kernel.isOne(of: parties, .person($0), on: snapshot, at: now)
    }
  }

  func hint(
    for blockers: [Blocker], _ snapshot: Snapshot, _ schedule: RetentionSchedule, _ kernel: Kernel, at now: Instant
  ) -> String? {
    let faults = blockers.compactMap { blocker -> RetentionFault? in
      if case .retention(let fault) = blocker.fault { fault } else { nil }
    }
    if faults.contains(.secondPerson), let proposal = snapshot.retention?.proposal {
      let others = approvers(of: snapshot, but: .person(proposal.by), schedule, kernel, at: now)
      return others.isEmpty
        ? "nobody else may: tasking person grant PERSON \(schedule.deciders.first ?? "ROLE")"
        : "\(Blocker.or(others)) can: tasking retention decide \(snapshot.reference) outcome=dispose"
    }
    return faults.isEmpty ? nil : "what is due: tasking retention due"
  }
}

extension RetentionWritten {
  /// What was answered to a command that wrote these events of a request, rebuilt from them.
  init?(again entries: [JournalEntry]) {
    guard let entry = entries.last else { return nil }
    self.init(entry.event, entry: entry.event.payload?.retention)
    (seq, head) = (entry.seq, entry.hash.hex)
    isRepeated = true
  }
}

extension RetentionAttempt.Act {
  /// The word in the access log.
  var word: String {
    switch self {
    case .retain: Event.Kind.retain
    case .dispose: Event.Kind.dispose
    case .hold: Event.Kind.hold
    case .release: Event.Kind.release
    }
  }

  /// The same for people.
  var words: String {
    switch self {
    case .retain: "keep"
    case .dispose: "dispose of"
    case .hold: "hold"
    case .release: "release"
    }
  }
}
