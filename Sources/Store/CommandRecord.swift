package import WorkingTime

/// What was ordered under a command id: enough to know the same order again, and nothing of its text.
package struct CommandRecord: Hashable, Sendable {
  /// The id, as whoever sent it chose it.
  package let id: String
  /// The operation's name on the wire.
  package let operation: String
  /// The id of the person in whose name, or the machine's.
  package let actor: String
  /// When it was carried out.
  package let at: Instant

  package init(id: String, operation: String, actor: String, at instant: Instant) {
    self.id = id
    self.operation = operation
    self.actor = actor
    at = instant
  }
}

/// A command's record as it is kept.
package struct CommandRow: Hashable, Sendable {
  package let record: CommandRecord
  /// What the whole order comes to; nil once what it wrote is erased.
  package let seal: Seal?

  package init(record: CommandRecord, seal: Seal?) {
    self.record = record
    self.seal = seal
  }

  /// A salted digest of an order.
  package struct Seal: Hashable, Sendable {
    /// 16 random bytes.
    package let salt: [UInt8]
    package let digest: Fingerprint

    /// A seal that was kept.
    package init(salt: [UInt8], digest: Fingerprint) {
      self.salt = salt
      self.digest = digest
    }

    /// The seal of an order's bytes.
    package init(salt: [UInt8], order: [UInt8]) {
      self.init(salt: salt, digest: JournalRecord.digest(salt: salt, payload: order))
    }

    /// Whether it is that of an order.
    package func isOf(_ order: [UInt8]) -> Bool { Seal(salt: salt, order: order) == self }
  }
}
