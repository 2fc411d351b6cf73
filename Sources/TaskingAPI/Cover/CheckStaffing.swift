extension Command {
  /// Which open requests no one present can move on; now if no day is named.
  package struct CheckStaffing: Operation {
    package typealias Answer = Staffing
    package static let name = "staffing.check/1"
    package static let permission = Permission.anybody

    package var day: String?

    package init(day: String? = nil) { self.day = day }
  }
}
