extension Payload {
  /// What of an earlier event a correction is about.
  package struct Correction: Codable, Hashable, Sendable {
    /// The version of the request that the mistaken event made.
    package let version: Int
    /// The fields that it had wrong, by name; what is worked out from them is not among them.
    package let fields: [String]

    package init(version: Int, fields: [String]) {
      self.version = version
      self.fields = fields
    }
  }

  /// To whom something of the request was given.
  package struct Disclosure: Codable, Hashable, Sendable {
    /// The party, in words.
    package let to: String
    /// The fields, by name; nil for all of it.
    package let fields: [String]?

    package init(to party: String, fields: [String]?) {
      to = party
      self.fields = fields
    }

    /// Whether any of these fields was among what was given.
    package func covers(_ names: [String]) -> Bool { fields.map { !Set($0).isDisjoint(with: names) } ?? true }
  }
}
