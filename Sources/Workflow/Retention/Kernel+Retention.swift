package import WorkingTime

/// What somebody wants to decide about keeping a request.
package struct RetentionAttempt: Sendable {
  package var actor: Actor
  package var act: Act
  package var reason: String?
  package var now: Instant

  package init(actor: Actor, act: Act, reason: String? = nil, now: Instant) {
    self.actor = actor
    self.act = act
    self.reason = reason
    self.now = now
  }

  /// The kind of attempt; groups and bases are those of the schedule.
  package enum Act: Hashable, Sendable {
    /// It was reviewed, and is kept; in another group if one is named.
    case retain(group: String?)
    /// It shall be disposed of: proposed, or approved where somebody else has proposed it.
    case dispose(basis: String?)
    case hold(basis: String, officer: String?)
    /// nil for the only hold that there is.
    case release(basis: String?)
  }
}

extension Kernel {
  /// Decides about keeping a request that is caught up to `attempt.now`.
  ///
  /// - Parameters:
  ///   - digest: The schedule's.
  ///   - attention: Until when other requests named its subjects.
  /// - Throws: a calendar's fault while a due time is worked out.
  package func decide(
    _ attempt: RetentionAttempt, on snapshot: Snapshot, by schedule: RetentionSchedule, digest: String,
    _ attention: Attention
  ) throws(KernelFault) -> Ruling {
    guard !snapshot.isErased else { return .refused([Blocker(.erased)]) }
    var entry = RetentionEntry(schedule: digest)
    let kind: String
    var blockers: [Blocker]
    switch attempt.act {
    case .retain(let group):
      kind = Event.Kind.retain
      blockers = deciding(attempt, on: snapshot, by: schedule) + reason(attempt)
      let kept = group.flatMap { schedule.groups[$0] } ?? schedule.group(of: snapshot.fields, snapshot.retention)
      entry.group = kept?.name
      entry.next = kept.map {
        schedule.nextReview(in: $0, keptAt: attempt.now, closed: snapshot.enteredAt, attention)
      }
    case .dispose(let basis):
      let standing = schedule.standingProposal(snapshot.retention, by: digest, at: attempt.now)
      kind = standing == nil ? Event.Kind.proposal : Event.Kind.dispose
      entry.basis = basis ?? standing?.basis
      entry.group = schedule.group(of: snapshot.fields, snapshot.retention)?.name
      blockers = deciding(attempt, on: snapshot, by: schedule)
      blockers += disposing(on: snapshot, by: schedule, basis: entry.basis, attention, now: attempt.now)
      if let standing {
        if standing.by == attempt.actor.id { blockers.append(Blocker(.retention(.secondPerson))) }
        if standing.basis != entry.basis { blockers.append(Blocker(.retention(.otherBasis(proposed: standing.basis)))) }
      }
    case .hold(let basis, let officer):
      kind = Event.Kind.hold
      (entry.basis, entry.officer) = (basis, officer)
      blockers = permitted(schedule.holders, attempt, on: snapshot)
      if snapshot.isHeld(for: basis) { blockers.append(Blocker(.retention(.heldAlready(basis: basis)))) }
      if schedule.holdBases[basis]?.asksOfficer ?? false, officer == nil {
        blockers.append(Blocker(.retention(.wantsOfficer(basis: basis))))
      }
      blockers += reason(attempt)
    case .release(let basis):
      kind = Event.Kind.release
      let bases = snapshot.retention?.holds.map(\.basis) ?? []
      entry.basis = basis ?? bases.first
      blockers = permitted(schedule.holders, attempt, on: snapshot)
      if bases.isEmpty || basis.map({ !bases.contains($0) }) ?? false {
        blockers.append(Blocker(.retention(.notHeld(basis: basis))))
      } else if basis == nil, bases.count > 1 {
        blockers.append(Blocker(.retention(.whichHold(bases: bases))))
      }
      blockers += reason(attempt)
    }
    guard blockers.isEmpty else { return .refused(blockers) }
    var change = Change(kind: kind, state: snapshot.state)
    change.payload.reason = attempt.reason
    change.payload.retention = entry
    change.erases = kind == Event.Kind.dispose
    return .allowed([try event(change, by: attempt.actor, on: snapshot, at: attempt.now)])
  }

  private func permitted(_ roles: [String], _ attempt: RetentionAttempt, on snapshot: Snapshot) -> [Blocker] {
    permission(roles.map { .role($0) }, attempt.actor, on: snapshot, at: attempt.now).map { [$0] } ?? []
  }

  private func deciding(_ attempt: RetentionAttempt, on snapshot: Snapshot, by schedule: RetentionSchedule)
    -> [Blocker]
  {
    let blockers = permitted(schedule.deciders, attempt, on: snapshot)
    guard !rulebook.isFinal(snapshot.state) else { return blockers }
    return blockers + [Blocker(.retention(.notFinished(state: snapshot.state)))]
  }

  private func reason(_ attempt: RetentionAttempt) -> [Blocker] {
    let isGiven = attempt.reason.map { !FieldValue.text($0).isBlank } ?? false
    return isGiven ? [] : [Blocker(.retention(.wantsReason))]
  }

  private func disposing(
    on snapshot: Snapshot, by schedule: RetentionSchedule, basis: String?, _ attention: Attention, now: Instant
  ) -> [Blocker] {
    var faults: [RetentionFault] = []
    if !schedule.disposes { faults.append(.disposalOff(schedule: "\(schedule.name) version \(schedule.version)")) }
    if let bases = snapshot.retention?.holds.map(\.basis), !bases.isEmpty { faults.append(.held(bases: bases)) }
    if let review = schedule.review(
      closed: snapshot.enteredAt, fields: snapshot.fields, snapshot.retention, attention),
      rulebook.isFinal(snapshot.state)
    {
      if review.group.isNeverDisposed { faults.append(.neverDisposed(group: review.group.name)) }
      let today = schedule.zone.date(at: now)
      if basis == nil {
        if let due = review.due {
          if today < due { faults.append(.notDue(due: due.iso, bases: schedule.earlyBases.names)) }
        } else {
          faults.append(.notClear(bases: schedule.earlyBases.names))
        }
      }
    }
    return faults.map { Blocker(.retention($0)) }
  }
}

extension Snapshot {
  /// Whether anything holds it.
  package var isHeld: Bool { retention.map { !$0.holds.isEmpty } ?? false }

  /// Whether it is held for that.
  func isHeld(for basis: String) -> Bool { retention?.holds.contains { $0.basis == basis } ?? false }
}
