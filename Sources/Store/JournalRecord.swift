package import WorkingTime

/// An entry of the journal as it is stored, its payload unread: what the chain is made of.
package struct JournalRecord: Hashable, Sendable {
  /// Its place in the journal, from 1.
  package var seq: Int64
  /// Nil for an administrative event, as are `version` and `state`.
  package var request: String?
  package var version: Int?
  package var kind: String
  package var state: String?
  /// The person's id, or `machine`.
  package var actor: String
  package var via: String
  package var command: String?
  package var occurredAt: Instant
  package var recordedAt: Instant
  /// Whether its request has no payloads from here on, this one included.
  package var erases: Bool
  /// JSON; nil once erased, as is `salt`.
  package var payload: [UInt8]?
  /// Random bytes that keep the digest from being guessed back.
  package var salt: [UInt8]?
  package var payloadDigest: Fingerprint
  package var previousHash: Fingerprint
  package var hash: Fingerprint

  /// How many random bytes a salt has.
  package static let saltCount = 16

  /// An entry whose digest and hashes are not worked out yet.
  package init(
    seq: Int64, request: String?, version: Int?, kind: String, state: String?, actor: String, origin: Origin,
    occurredAt: Instant, recordedAt: Instant, erases: Bool, payload: [UInt8]?, salt: [UInt8]?
  ) {
    self.seq = seq
    self.request = request
    self.version = version
    self.kind = kind
    self.state = state
    self.actor = actor
    via = origin.via
    command = origin.command
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.erases = erases
    self.payload = payload
    self.salt = salt
    payloadDigest = .zero
    previousHash = .zero
    hash = .zero
  }
}

/// A line of the access log as it is stored.
package struct AccessRecord: Hashable, Sendable {
  /// Its place in the log, from 1.
  package var seq: Int64
  package var access: Access
  package var previousHash: Fingerprint
  package var hash: Fingerprint

  package init(seq: Int64, access: Access, previousHash: Fingerprint, hash: Fingerprint = .zero) {
    self.seq = seq
    self.access = access
    self.previousHash = previousHash
    self.hash = hash
  }
}
