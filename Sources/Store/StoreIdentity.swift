package import WorkingTime

/// What a store says of itself: its first event, and the schema that it stands on.
package struct StoreIdentity: Hashable, Sendable {
  /// What the store is for, said once by its first event.
  package let kind: Kind
  /// When it was made.
  package let created: Instant
  /// The version of its schema.
  package let schemaVersion: Int

  package init(kind: Kind, created: Instant, schemaVersion: Int) {
    self.kind = kind
    self.created = created
    self.schemaVersion = schemaVersion
  }

  /// What a store is for.
  package enum Kind: String, Codable, Sendable {
    /// Real requests; time is the system's.
    case live
    /// Practice and tests; time may be set.
    case rehearsal
  }
}

/// Where a chain ends.
package struct Head: Hashable, Sendable {
  /// The place of its last entry, from 1.
  package let seq: Int64
  /// The hash of its last entry, which covers all before it.
  package let hash: Fingerprint
  /// When its last entry was written.
  package let recordedAt: Instant

  package init(seq: Int64, hash: Fingerprint, recordedAt: Instant) {
    self.seq = seq
    self.hash = hash
    self.recordedAt = recordedAt
  }
}

/// By which way something was written.
package struct Origin: Hashable, Sendable {
  /// The way in, such as `uid 1000`.
  package let via: String
  /// The id of the command, if it has one: a repeated command finds by it what it did the first time.
  package let command: String?

  package init(via: String, command: String? = nil) {
    self.via = via
    self.command = command
  }
}

/// Proof that something was written: kept elsewhere, it finds a rewritten journal.
package struct Receipt: Hashable, Sendable {
  /// The place of the entry in the journal.
  package let seq: Int64
  /// The hash of the entry in hexadecimal.
  package let hash: String
  /// The version of the request; nil for an administrative event.
  package let version: Int?

  package init(seq: Int64, hash: String, version: Int?) {
    self.seq = seq
    self.hash = hash
    self.version = version
  }
}
