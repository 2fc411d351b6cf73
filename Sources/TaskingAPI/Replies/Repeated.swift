package import WorkingTime

/// The receipt of an order that was carried out before under the same command id: what it wrote, and nothing of its text.
package struct Repeated: Codable, Hashable, Sendable {
  /// The operation's name.
  package var operation: String
  /// When it was carried out.
  package var at: Instant
  /// What it wrote in the journal, in order; nothing for what the journal does not tell, such as that a notice was seen.
  package var entries: [Entry]
  /// As in every answer that is given again.
  package var isRepeated = true

  package init(operation: String, at instant: Instant, entries: [Entry]) {
    self.operation = operation
    at = instant
    self.entries = entries
  }

  enum CodingKeys: String, CodingKey {
    case operation, at, entries
    case isRepeated = "repeated"
  }

  /// One entry of the journal.
  package struct Entry: Codable, Hashable, Sendable {
    /// The request that it is of; nil for an administrative entry.
    @Null package var reference: String?
    /// The event: a move's name, `raise`, `role-granted`.
    package var done: String
    /// The version of the request after it.
    @Null package var version: Int?
    /// Its place in the journal.
    package var seq: Int64
    /// Its hash in hexadecimal.
    package var head: String

    package init(reference: String?, done: String, version: Int?, seq: Int64, head: String) {
      self.reference = reference
      self.done = done
      self.version = version
      self.seq = seq
      self.head = head
    }
  }
}
