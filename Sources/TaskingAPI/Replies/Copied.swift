package import WorkingTime

/// A store that was copied, and checked.
package struct Copied: Codable, Hashable, Sendable {
  package var done: Done
  /// The file that was copied.
  package var from: String
  /// The file that was made.
  package var to: String
  /// `live` or `rehearsal`.
  package var kind: String
  package var seq: Int64
  /// The hash of the last event: the receipt.
  package var head: String
  package var lastEvent: Instant
  /// The place of the last line of the access log; nil while it is empty.
  @Null package var accessSeq: Int64?
  @Null package var accessHead: String?
  /// Whether the access log of the store, or of the new one, says so.
  package var isLogged: Bool
  /// The version of its schema.
  package var schema: Int
  /// Whether `audit verify` finds nothing; nil for a schema that has to be upgraded first.
  @Null package var isSound: Bool?
  /// Of which store it is said, and up to where.
  @Null package var reach: Reach?
  /// What was kept beside the place of how far another store had gone; nil if nothing was.
  @Null package var replaced: Int64?
  /// What `audit verify` says of it, where it is not sound; in no documented form.
  package var fault: AuditReport?

  /// Which way it was copied.
  package enum Done: String, Codable, CaseIterable, Sendable {
    case backup, restored
  }

  package init(
    _ done: Done, from source: String, to target: String, kind: String, seq: Int64, head: String, lastEvent: Instant,
    isLogged: Bool, schema: Int
  ) {
    self.done = done
    from = source
    to = target
    self.kind = kind
    self.seq = seq
    self.head = head
    self.lastEvent = lastEvent
    self.isLogged = isLogged
    self.schema = schema
  }

  enum CodingKeys: String, CodingKey {
    case done, from, to, kind, seq, head
    case lastEvent = "last_event"
    case accessSeq = "access_seq"
    case accessHead = "access_head"
    case isLogged = "logged"
    case schema
    case isSound = "sound"
    case reach
    case replaced = "was_at"
    case fault
  }
}
