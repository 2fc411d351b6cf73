extension Command {
  /// A role for somebody.
  package struct Grant: Operation {
    package typealias Answer = PersonWritten
    package static let name = "person.grant/1"
    package static let permission = Permission.owner(.administration)

    package var person: String
    package var role: String
    /// When it ends, as people type it; nil for no end.
    package var until: String?

    package init(person: String, role: String, until: String?) {
      self.person = person
      self.role = role
      self.until = until
    }
  }
}
