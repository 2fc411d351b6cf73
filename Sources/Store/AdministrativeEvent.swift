package import WorkingTime

/// Something that happened to the store itself, its people or its sources.
package enum AdministrativeEvent: Hashable, Sendable {
  /// The store was made; always the first event, and only that.
  case initialised(Initialisation)
  case personAdded(PersonRecord)
  /// A person's name, login, scope, limit, addresses or calendar is now this.
  case personChanged(PersonRecord)
  case roleGranted(RoleGrant)
  case roleRevoked(RoleRevocation)
  /// Somebody is gone for good.
  case personLeft(Departure)
  /// A definition, calendar or register of that digest is the one to use from here on.
  case sourceActivated(SourceActivation)
  /// Anchors are signed by that key from here on.
  case anchorKeyRenewed(AnchorKeyRenewal)
  /// Everything that a request held was erased, by its schedule.
  case disposed(Disposal)
  /// The store goes on although entries are gone that were acknowledged.
  case lossAccepted(LossAcceptance)

  /// Somebody is away.
  case absenceRecorded(AbsenceRecord)
  /// Somebody is there again, or will not be away at all.
  case absenceEnded(AbsenceEnd)
  case handedOver(HandoverRecord)
  case handoverAccepted(HandoverAcceptance)
  /// A handover that was not accepted yet does not count.
  case handoverWithdrawn(HandoverWithdrawal)
  /// The day's look at who is there.
  case staffingChecked(StaffingRecord)

  /// The word in the journal's header.
  package var kind: Kind {
    switch self {
    case .initialised: .initialise
    case .personAdded: .personAdded
    case .personChanged: .personChanged
    case .roleGranted: .roleGranted
    case .roleRevoked: .roleRevoked
    case .personLeft: .personLeft
    case .sourceActivated: .sourceActivated
    case .anchorKeyRenewed: .anchorKeyRenewed
    case .disposed: .disposed
    case .lossAccepted: .lossAccepted
    case .absenceRecorded: .absenceRecorded
    case .absenceEnded: .absenceEnded
    case .handedOver: .handedOver
    case .handoverAccepted: .handoverAccepted
    case .handoverWithdrawn: .handoverWithdrawn
    case .staffingChecked: .staffingChecked
    }
  }

  /// The words of administrative events in the journal.
  package enum Kind: String, CaseIterable, Sendable {
    case initialise = "init"
    case personAdded = "person-added"
    case personChanged = "person-changed"
    case roleGranted = "role-granted"
    case roleRevoked = "role-revoked"
    case personLeft = "person-left"
    case sourceActivated = "source-activated"
    case anchorKeyRenewed = "anchor-key"
    case disposed = "disposal"
    case lossAccepted = "loss-accepted"
    case absenceRecorded = "absence-recorded"
    case absenceEnded = "absence-ended"
    case handedOver = "handed-over"
    case handoverAccepted = "handover-accepted"
    case handoverWithdrawn = "handover-withdrawn"
    case staffingChecked = "staffing-checked"
  }

  /// What a new store says of itself.
  package struct Initialisation: Codable, Hashable, Sendable {
    package let kind: StoreIdentity.Kind
    /// Digests of the sources that it began with, in hexadecimal.
    package let holds: [String]
    /// The public half of the key that signs anchors, in hexadecimal; nil of a store without one.
    package let anchorKey: String?
    /// For whom whoever opens the store's file may act; nil for those alone who have no other login.
    package let direct: Direct?

    package init(kind: StoreIdentity.Kind, holds: [String], anchorKey: String? = nil, direct: Direct? = nil) {
      self.kind = kind
      self.holds = holds
      self.anchorKey = anchorKey
      self.direct = direct
    }

    enum CodingKeys: String, CodingKey {
      case kind, holds
      case anchorKey = "anchor_key"
      case direct
    }

    /// For whom whoever opens the store's file may act.
    package enum Direct: String, Codable, CaseIterable, Sendable {
      /// For people with a login of their own as well: a store for training.
      case anybody
    }
  }

  /// A role given to somebody.
  package struct RoleGrant: Codable, Hashable, Sendable {
    /// The person's id.
    package let person: String
    package let role: String
    /// The first instant at which it does not hold any more; nil when it has no end.
    package let until: Instant?
    /// Whether what they held of the role until then ends with it; nil of grants that stand beside others.
    package let replaces: Bool?

    package init(person: String, role: String, until: Instant? = nil, replaces: Bool? = nil) {
      self.person = person
      self.role = role
      self.until = until
      self.replaces = replaces
    }
  }

  /// Somebody who is gone: their roles end, their login is theirs no longer, and they are away for good.
  package struct Departure: Codable, Hashable, Sendable {
    /// The person's id.
    package let person: String
    /// The first instant at which they are gone, not before it was recorded.
    package let from: Instant

    package init(person: String, from: Instant) {
      self.person = person
      self.from = from
    }
  }

  /// An absence that is over, or called off.
  package struct AbsenceEnd: Codable, Hashable, Sendable {
    /// The journal entry that recorded it.
    package let absence: Int64
    /// The person's id.
    package let person: String

    package init(absence: Int64, person: String) {
      self.absence = absence
      self.person = person
    }
  }

  /// A role taken away from somebody.
  package struct RoleRevocation: Codable, Hashable, Sendable {
    /// The person's id.
    package let person: String
    package let role: String
    /// The first instant at which it is not held any more; nil for when it was recorded.
    package let from: Instant?

    package init(person: String, role: String, from: Instant? = nil) {
      self.person = person
      self.role = role
      self.from = from
    }
  }

  /// Which source is the one to use.
  package struct SourceActivation: Codable, Hashable, Sendable {
    package let kind: Source.Kind
    package let name: String
    package let version: Int
    /// SHA-256 of its text, in hexadecimal.
    package let digest: String
    /// Who approved it, and what was known then; nil where nothing was said.
    package let approval: Approval?

    package init(kind: Source.Kind, name: String, version: Int, digest: String, approval: Approval? = nil) {
      self.kind = kind
      self.name = name
      self.version = version
      self.digest = digest
      self.approval = approval
    }
  }

  /// Another key for anchors.
  package struct AnchorKeyRenewal: Codable, Hashable, Sendable {
    /// The public half, in hexadecimal.
    package let key: String

    package init(key: String) {
      self.key = key
    }
  }

  /// What is kept of a disposal: codes, persons and times, never a word of what was erased.
  package struct Disposal: Codable, Hashable, Sendable {
    package let reference: String
    /// How many events the request has, the last being its disposal.
    package let events: Int
    /// Digest of the schedule by which it was decided.
    package let schedule: String
    package let group: String
    /// The basis on which it need not be due; nil where its review was.
    package let basis: String?
    package let proposer: String
    package let proposedAt: Instant
    package let approver: String
    package let approvedAt: Instant

    package init(
      reference: String, events: Int, schedule: String, group: String, basis: String?, proposer: String,
      proposedAt: Instant, approver: String, approvedAt: Instant
    ) {
      self.reference = reference
      self.events = events
      self.schedule = schedule
      self.group = group
      self.basis = basis
      self.proposer = proposer
      self.proposedAt = proposedAt
      self.approver = approver
      self.approvedAt = approvedAt
    }

    enum CodingKeys: String, CodingKey {
      case reference, events, schedule, group, basis, proposer
      case proposedAt = "proposed_at"
      case approver
      case approvedAt = "approved_at"
    }
  }

  /// Who wanted a source to be the one to use, why, and what was known then of what it would do.
  package struct Approval: Codable, Hashable, Sendable {
    /// Whoever approved it, in words: the owner of a definition need be no person on record.
    package let by: String?
    package let reason: String?
    /// Counts of what it would do to requests, by name.
    package let impact: [String: Int]?

    package init(by: String? = nil, reason: String? = nil, impact: [String: Int]? = nil) {
      self.by = by
      self.reason = reason
      self.impact = impact
    }

    /// Whether it says nothing.
    package var isEmpty: Bool { by == nil && reason == nil && impact == nil }
  }
}
