extension Command {
  /// Years of a calendar in use.
  package struct ShowCalendar: Operation {
    package typealias Answer = CalendarDetail
    package static let name = "calendar.show/1"
    package static let permission = Permission.anybody

    package var name: String
    /// nil for the current one.
    package var years: ClosedRange<Int>?

    package init(name: String, years: ClosedRange<Int>? = nil) {
      self.name = name
      self.years = years
    }
  }
}
