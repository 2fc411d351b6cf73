/// A command with what came along with it.
package struct Order<Asked: Operation>: Codable, Hashable, Sendable {
  package var command: Asked
  package var terms: Terms

  package init(
    _ command: Asked, person: String? = nil, commandID: String? = nil, expectVersion: Int? = nil,
    now: String? = nil, asAt: AsAt.Phrase? = nil
  ) {
    self.command = command
    terms = Terms(person: person, commandID: commandID, expectVersion: expectVersion, now: now, asAt: asAt)
  }
}

/// What comes along with any command.
package struct Terms: Codable, Hashable, Sendable {
  /// The person in whose name; nil for the one whose login the caller is.
  package var person: String?
  /// Makes a retry safe: a repeated command gets its first answer.
  package var commandID: String?
  /// The version that the caller read.
  package var expectVersion: Int?
  /// The time, as people type it; in a rehearsal store only.
  package var now: String?
  /// The moment of the past that is looked at; nil for the present.
  package var asAt: AsAt.Phrase?

  package init(
    person: String? = nil, commandID: String? = nil, expectVersion: Int? = nil, now: String? = nil,
    asAt: AsAt.Phrase? = nil
  ) {
    self.person = person
    self.commandID = commandID
    self.expectVersion = expectVersion
    self.now = now
    self.asAt = asAt
  }
}

/// Who sends an order, as the edge knows for certain.
package struct Caller: Hashable, Sendable {
  /// The login's number.
  package var uid: Int64
  /// Whether the caller may act for others by `Terms.person`: the store's owner, who opens the file directly.
  package var isTrusted: Bool

  package init(uid: Int64, isTrusted: Bool) {
    self.uid = uid
    self.isTrusted = isTrusted
  }

  /// How the journal names the way in.
  package var via: String { "uid \(uid)" }
}
