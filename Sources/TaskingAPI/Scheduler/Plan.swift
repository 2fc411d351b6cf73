extension Command {
  /// What will fall due.
  package struct Plan: Operation {
    package typealias Answer = Planned
    package static let name = "scheduler.plan/1"
    package static let permission = Permission.machine(.schedule)

    /// Up to when: so long from now (`2d`), or a date or time as people type it.
    package var horizon: String

    package init(horizon: String) { self.horizon = horizon }
  }
}
