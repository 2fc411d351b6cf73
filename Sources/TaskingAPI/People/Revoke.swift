extension Command {
  /// A role to be taken back.
  package struct Revoke: Operation {
    package typealias Answer = PersonWritten
    package static let name = "person.revoke/1"
    package static let permission = Permission.owner(.administration)

    package var person: String
    package var role: String
    /// When it ends, as people type it; nil for now.
    package var from: String?

    package init(person: String, role: String, from: String? = nil) {
      self.person = person
      self.role = role
      self.from = from
    }
  }
}
