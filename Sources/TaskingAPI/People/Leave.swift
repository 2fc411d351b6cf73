extension Command {
  /// Somebody who goes, or is gone.
  package struct Leave: Operation {
    package typealias Answer = PersonLeft
    package static let name = "person.leave/1"
    package static let permission = Permission.owner(.administration)

    package var person: String
    /// The first time at which they are gone, as people type it; nil for now.
    package var from: String?

    package init(person: String, from: String? = nil) {
      self.person = person
      self.from = from
    }
  }
}
