extension Command {
  /// The text of a definition, calendar or register that shall be the one in use.
  package struct SourceText: Codable, Hashable, Sendable {
    /// The file's name, for diagnostics.
    package var file: String
    package var text: String
    /// Who approved it, in words.
    package var approvedBy: String?
    package var reason: String?
    /// Whether it is put to use even if something that is in use cannot go on.
    package var strand: Bool?

    package init(
      file: String, text: String, approvedBy: String? = nil, reason: String? = nil, strand: Bool? = nil
    ) {
      self.file = file
      self.text = text
      self.approvedBy = approvedBy
      self.reason = reason
      self.strand = strand
    }
  }
}
