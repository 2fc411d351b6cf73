package import WorkingTime

/// A definition, calendar or register became the one in use.
package struct Activated: Codable, Hashable, Sendable {
  /// `workflow`, `calendar` or `register`.
  package var kind: String
  package var name: String
  package var version: Int
  package var digest: String
  package var seq: Int64
  package var head: String
  /// Open requests that stay on an earlier definition.
  package var staying: Int
  /// Whether its text was in use already, so that nothing changed.
  package var isUnchanged: Bool
  /// What another version of a calendar did to open requests.
  package var impact: Impact?
  /// What it was known to do to requests when it was put to use, in counts: kept with the activation.
  package var foreseen: [String: Int]?

  package init(
    kind: String, name: String, version: Int, digest: String, seq: Int64, head: String, staying: Int, isUnchanged: Bool
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.digest = digest
    self.seq = seq
    self.head = head
    self.staying = staying
    self.isUnchanged = isUnchanged
  }

  enum CodingKeys: String, CodingKey {
    case kind, name, version, digest, seq, head, staying
    case isUnchanged = "unchanged"
    case impact, foreseen
  }
}

/// A stored definition.
package struct WorkflowLine: Codable, Hashable, Sendable {
  package var name: String
  package var version: Int
  package var digest: String
  package var isActive: Bool
  /// Requests that follow it and are open.
  package var openRequests: Int
  /// When it was last put to use, by whom, and who approved that; nil of what a store began with.
  package var activated: Activation?

  package init(name: String, version: Int, digest: String, isActive: Bool, openRequests: Int) {
    self.name = name
    self.version = version
    self.digest = digest
    self.isActive = isActive
    self.openRequests = openRequests
  }

  /// How it came to be used.
  package struct Activation: Codable, Hashable, Sendable {
    package var at: Instant
    package var by: String
    package var approvedBy: String?
    package var reason: String?
    package var foreseen: [String: Int]?

    package init(at instant: Instant, by: String, approvedBy: String?, reason: String?, foreseen: [String: Int]?) {
      at = instant
      self.by = by
      self.approvedBy = approvedBy
      self.reason = reason
      self.foreseen = foreseen
    }

    enum CodingKeys: String, CodingKey {
      case at, by
      case approvedBy = "approved_by"
      case reason, foreseen
    }
  }

  enum CodingKeys: String, CodingKey {
    case name, version, digest
    case isActive = "active"
    case openRequests = "open_requests"
    case activated
  }
}

/// A definition in words.
package struct WorkflowDetail: Codable, Hashable, Sendable {
  package var name: String
  package var version: Int
  package var digest: String
  package var title: String
  package var owner: String
  package var text: String

  package init(name: String, version: Int, digest: String, title: String, owner: String, text: String) {
    self.name = name
    self.version = version
    self.digest = digest
    self.title = title
    self.owner = owner
    self.text = text
  }
}

/// Somebody on record.
package struct PersonLine: Codable, Hashable, Sendable {
  package var id: String
  package var name: String
  package var uid: Int64?
  /// Roles held now, with their end where they have one.
  package var roles: [Grant]
  package var covers: [String]
  package var limit: Int64?
  package var openRequests: Int64
  /// From when on they are gone, or will be; nil of those who stay.
  package var leaves: Instant?

  /// A role held now.
  package struct Grant: Codable, Hashable, Sendable {
    package var role: String
    package var until: Instant?

    package init(role: String, until: Instant?) {
      self.role = role
      self.until = until
    }
  }

  package init(
    id: String, name: String, uid: Int64?, roles: [Grant], covers: [String], limit: Int64?, openRequests: Int64
  ) {
    self.id = id
    self.name = name
    self.uid = uid
    self.roles = roles
    self.covers = covers
    self.limit = limit
    self.openRequests = openRequests
  }

  enum CodingKeys: String, CodingKey {
    case id, name, uid, roles, covers, limit
    case openRequests = "open_requests"
    case leaves
  }
}

/// A person was added, or given a role.
package struct PersonWritten: Codable, Hashable, Sendable {
  package var id: String
  /// `added` or `granted supervisor until …`.
  package var done: String
  package var until: Instant?
  /// When it counts from; nil for now.
  package var from: Instant?
  package var seq: Int64
  package var head: String

  package init(id: String, done: String, until: Instant? = nil, seq: Int64, head: String) {
    self.id = id
    self.done = done
    self.until = until
    self.seq = seq
    self.head = head
  }
}

/// Somebody is gone for good, or will be.
package struct PersonLeft: Codable, Hashable, Sendable {
  package var id: String
  package var from: Instant
  /// The roles that end.
  package var roles: [String]
  /// The login that was theirs; nil if they had none.
  package var hadLogin: Int64?
  /// What they have, and what waits for them.
  package var work: [Work]
  /// For whom they are the standing deputy.
  package var deputyOf: [String]
  package var seq: Int64
  package var head: String

  package init(id: String, from: Instant, roles: [String], seq: Int64, head: String) {
    self.id = id
    self.from = from
    self.roles = roles
    self.seq = seq
    self.head = head
    work = []
    deputyOf = []
  }

  enum CodingKeys: String, CodingKey {
    case id, from, roles
    case hadLogin = "login"
    case work
    case deputyOf = "deputy_of"
    case seq, head
  }

  /// A request that they have, or that waits for them.
  package struct Work: Codable, Hashable, Sendable {
    package var reference: String
    package var state: String
    package var priority: String?
    /// Whether they have it; else it waits for them as its raiser.
    package var isAssignee: Bool
    /// Whether the scheduler takes it out of their hands.
    package var isTakenByMachine: Bool
    /// What to type.
    package var next: String

    package init(
      reference: String, state: String, priority: String?, isAssignee: Bool, isTakenByMachine: Bool, next: String
    ) {
      self.reference = reference
      self.state = state
      self.priority = priority
      self.isAssignee = isAssignee
      self.isTakenByMachine = isTakenByMachine
      self.next = next
    }

    enum CodingKeys: String, CodingKey {
      case reference, state, priority
      case isAssignee = "assignee"
      case isTakenByMachine = "scheduler_takes_it"
      case next
    }
  }
}
