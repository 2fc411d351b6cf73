extension Command {
  /// What was given to whom.
  package struct Disclose: Operation {
    package typealias Answer = Written
    package static let name = "request.disclose/1"
    package static let permission = Permission.anybody

    package var reference: String
    /// The party, in words.
    package var to: String
    /// Names of fields; nil for all of it.
    package var fields: [String]?
    package var reason: String?
    /// When it happened, as people type it; nil for now.
    package var occurred: String?

    package init(
      reference: String, to party: String, fields: [String]? = nil, reason: String? = nil, occurred: String? = nil
    ) {
      self.reference = reference
      to = party
      self.fields = fields
      self.reason = reason
      self.occurred = occurred
    }
  }
}
