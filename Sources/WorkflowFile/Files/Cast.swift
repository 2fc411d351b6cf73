/// The invented people of a rehearsal.
package struct Cast: Hashable, Sendable {
  /// The version of the file.
  package let version: Int
  /// What the rehearsal plays.
  package let title: String
  /// Who there is, in the order of the file.
  package let people: [Member]

  /// One of them.
  package struct Member: Hashable, Sendable {
    /// Initial, dot, surname: `k.osei`.
    package let id: String
    /// The full name.
    package let name: String
    /// Roles of the definition.
    package let roles: [String]
    /// Codes of establishments; empty when not tied to prisons.
    package let covers: [String]
    /// How many open requests at once; nothing for no limit.
    package let limit: Int64?

    /// Somebody.
    package init(id: String, name: String, roles: [String], covers: [String] = [], limit: Int64? = nil) {
      self.id = id
      self.name = name
      self.roles = roles
      self.covers = covers
      self.limit = limit
    }
  }
}
