package import WorkingTime

/// What was decided about keeping a request: the fold of those of its events that say so.
package struct Retention: Codable, Hashable, Sendable {
  /// What keeps it whatever else is said, in the order in which it was put.
  package var holds: [Hold] = []
  /// The last review that kept it.
  package var review: Review?
  /// That it be disposed of; gone as soon as anything else happens to the request.
  package var proposal: Proposal?
  /// When it was disposed of.
  package var disposedAt: Instant?

  package init() {}

  /// One hold.
  package struct Hold: Codable, Hashable, Sendable {
    /// A code of the schedule.
    package let basis: String
    /// The officer who is told of disclosure, in words.
    package let officer: String?
    package let by: String
    package let at: Instant

    package init(basis: String, officer: String?, by: String, at instant: Instant) {
      self.basis = basis
      self.officer = officer
      self.by = by
      at = instant
    }
  }

  /// A review that kept it.
  package struct Review: Codable, Hashable, Sendable {
    package let group: String
    package let next: CivilDate
    package let by: String
    package let at: Instant

    package init(group: String, next: CivilDate, by: String, at instant: Instant) {
      self.group = group
      self.next = next
      self.by = by
      at = instant
    }
  }

  /// A proposal to dispose of it.
  package struct Proposal: Codable, Hashable, Sendable {
    /// Digest of the schedule by which it was made.
    package let schedule: String
    package let group: String
    /// The basis on which it need not be due.
    package let basis: String?
    package let by: String
    package let at: Instant

    package init(schedule: String, group: String, basis: String?, by: String, at instant: Instant) {
      self.schedule = schedule
      self.group = group
      self.basis = basis
      self.by = by
      at = instant
    }
  }

  enum CodingKeys: String, CodingKey {
    case holds, review, proposal
    case disposedAt = "disposed_at"
  }

  /// Whether it says nothing.
  package var isEmpty: Bool { holds.isEmpty && review == nil && proposal == nil && disposedAt == nil }

  /// Takes the next event of the request.
  mutating func take(_ event: Event) {
    // What was proposed was proposed of the request as it was.
    proposal = nil
    guard let entry = event.payload?.retention else { return }
    switch event.kind {
    case Event.Kind.retain:
      if let group = entry.group, let next = entry.next {
        review = Review(group: group, next: next, by: event.actor.id, at: event.recordedAt)
      }
    case Event.Kind.hold:
      if let basis = entry.basis {
        holds.append(Hold(basis: basis, officer: entry.officer, by: event.actor.id, at: event.recordedAt))
      }
    case Event.Kind.release: holds.removeAll { $0.basis == entry.basis }
    case Event.Kind.proposal:
      if let group = entry.group {
        proposal = Proposal(
          schedule: entry.schedule, group: group, basis: entry.basis, by: event.actor.id, at: event.recordedAt)
      }
    default: return
    }
  }
}

/// What an event of retention says; the reason stands beside it.
package struct RetentionEntry: Codable, Hashable, Sendable {
  /// Digest of the schedule by which it was decided.
  package let schedule: String
  package var group: String?
  /// When the request is reviewed again.
  package var next: CivilDate?
  package var basis: String?
  package var officer: String?

  package init(
    schedule: String, group: String? = nil, next: CivilDate? = nil, basis: String? = nil, officer: String? = nil
  ) {
    self.schedule = schedule
    self.group = group
    self.next = next
    self.basis = basis
    self.officer = officer
  }
}

extension Snapshot {
  /// Takes what an event says of keeping the request, and what it does to a proposal.
  mutating func keep(_ event: Event) {
    guard retention != nil || event.payload?.retention != nil else { return }
    var kept = retention ?? Retention()
    kept.take(event)
    retention = kept.isEmpty ? nil : kept
  }

  /// Of an erased request: when it was disposed of, if that is what erased it.
  mutating func keepDisposal(_ event: Event) {
    retention = nil
    guard event.kind == Event.Kind.dispose else { return }
    var kept = Retention()
    kept.disposedAt = event.recordedAt
    retention = kept
  }
}

extension CivilDate: Codable {
  package init(from decoder: any Decoder) throws {
    let box = try decoder.singleValueContainer()
    let text = try box.decode(String.self)
    do throws(TimeFault) {
      self = try CivilDate(iso: text)
    } catch {
      throw DecodingError.dataCorruptedError(in: box, debugDescription: "not a date: \(text)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    try box.encode(iso)
  }
}
