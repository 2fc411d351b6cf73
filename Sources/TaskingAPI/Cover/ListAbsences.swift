extension Command {
  /// Which absences are wanted.
  package struct ListAbsences: Operation {
    package typealias Answer = Absences
    package static let name = "absence.list/1"
    package static let permission = Permission.anybody

    /// nil for everybody's.
    package var person: String?
    /// Whether those that are over are wanted too.
    package var isAll: Bool

    package init(person: String? = nil, isAll: Bool = false) {
      self.person = person
      self.isAll = isAll
    }
  }
}
