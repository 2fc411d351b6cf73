package import Workflow
package import WorkingTime

/// An event of a request as the journal keeps it, read.
package struct JournalEntry: Hashable, Sendable {
  /// Its place in the journal, from 1.
  package let seq: Int64
  package let event: Event
  package let origin: Origin
  /// Of salt and payload; stays when they are erased.
  package let payloadDigest: Fingerprint
  package let previousHash: Fingerprint
  package let hash: Fingerprint

  package init(
    seq: Int64, event: Event, origin: Origin, payloadDigest: Fingerprint, previousHash: Fingerprint, hash: Fingerprint
  ) {
    self.seq = seq
    self.event = event
    self.origin = origin
    self.payloadDigest = payloadDigest
    self.previousHash = previousHash
    self.hash = hash
  }
}

/// An event of no request: of the store, its people, its sources.
package struct AdministrativeEntry: Hashable, Sendable {
  /// Its place in the journal, from 1.
  package let seq: Int64
  package let event: AdministrativeEvent
  package let actor: Actor
  package let recordedAt: Instant
  package let origin: Origin
  package let hash: Fingerprint

  package init(
    seq: Int64, event: AdministrativeEvent, actor: Actor, recordedAt: Instant, origin: Origin, hash: Fingerprint
  ) {
    self.seq = seq
    self.event = event
    self.actor = actor
    self.recordedAt = recordedAt
    self.origin = origin
    self.hash = hash
  }
}
