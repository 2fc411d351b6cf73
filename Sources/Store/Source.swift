/// The text of a definition, a calendar, a register or a plan of notices.
package struct Source: Hashable, Sendable {
  package let kind: Kind
  package let name: String
  package let version: Int
  package let text: String
  /// SHA-256 of the text, in hexadecimal.
  package let digest: String

  package init(kind: Kind, name: String, version: Int, text: String) {
    self.kind = kind
    self.name = name
    self.version = version
    self.text = text
    self.digest = Fingerprint(of: text).hex
  }

  /// What a source defines.
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case workflow, calendar, register
    /// How long finished requests are kept.
    case retention
    /// Who is told what, by which way and when.
    case notices
  }
}

/// A source as the store has it.
package struct SourceRow: Hashable, Sendable {
  package let kind: Source.Kind
  package let name: String
  package let version: Int
  /// SHA-256 of the text, in hexadecimal.
  package let digest: String
  /// The text; nil where it was not asked for.
  package let text: String?
  /// The journal entry that last made it the one to use.
  package let activatedSeq: Int64
  /// Whether it is the one to use.
  package let isActive: Bool

  package init(
    kind: Source.Kind, name: String, version: Int, digest: String, text: String?, activatedSeq: Int64, isActive: Bool
  ) {
    self.kind = kind
    self.name = name
    self.version = version
    self.digest = digest
    self.text = text
    self.activatedSeq = activatedSeq
    self.isActive = isActive
  }
}
