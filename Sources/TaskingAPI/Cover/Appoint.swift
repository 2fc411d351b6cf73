extension Command {
  /// A standing deputy.
  package struct Appoint: Operation {
    package typealias Answer = AbsenceWritten
    package static let name = "deputy.appoint/1"
    package static let permission = Permission.anybody

    package var person: String
    /// nil for nobody any more.
    package var deputy: String?

    package init(person: String, deputy: String?) {
      self.person = person
      self.deputy = deputy
    }
  }
}
