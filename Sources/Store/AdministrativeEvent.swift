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
  /// A definition, calendar or register of that digest is the one to use from here on.
  case sourceActivated(SourceActivation)
  /// Anchors are signed by that key from here on.
  case anchorKeyRenewed(AnchorKeyRenewal)
  /// Everything that a request held was erased, by its schedule.
  case disposed(Disposal)

  /// Somebody is away.
  case absenceRecorded(AbsenceRecord)
  /// Somebody is there again, or will not be away at all.
  case absenceEnded(AbsenceEnd)
  case handedOver(HandoverRecord)
  case handoverAccepted(HandoverAcceptance)
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
    case .sourceActivated: .sourceActivated
    case .anchorKeyRenewed: .anchorKeyRenewed
    case .disposed: .disposed
    case .absenceRecorded: .absenceRecorded
    case .absenceEnded: .absenceEnded
    case .handedOver: .handedOver
    case .handoverAccepted: .handoverAccepted
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
    case sourceActivated = "source-activated"
    case anchorKeyRenewed = "anchor-key"
    case disposed = "disposal"
    case absenceRecorded = "absence-recorded"
    case absenceEnded = "absence-ended"
    case handedOver = "handed-over"
    case handoverAccepted = "handover-accepted"
    case staffingChecked = "staffing-checked"
  }

  /// What a new store says of itself.
  package struct Initialisation: Codable, Hashable, Sendable {
    package let kind: StoreIdentity.Kind
    /// Digests of the sources that it began with, in hexadecimal.
    package let holds: [String]
    /// The public half of the key that signs anchors, in hexadecimal; nil of a store without one.
    package let anchorKey: String?

    package init(kind: StoreIdentity.Kind, holds: [String], anchorKey: String? = nil) {
      self.kind = kind
      self.holds = holds
      self.anchorKey = anchorKey
    }

    enum CodingKeys: String, CodingKey {
      case kind, holds
      case anchorKey = "anchor_key"
    }
  }

  /// A role given to somebody.
  package struct RoleGrant: Codable, Hashable, Sendable {
    /// The person's id.
    package let person: String
    package let role: String
    /// The first instant at which it does not hold any more; nil when it has no end.
    package let until: Instant?

    package init(person: String, role: String, until: Instant? = nil) {
      self.person = person
      self.role = role
      self.until = until
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

    package init(person: String, role: String) {
      self.person = person
      self.role = role
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
