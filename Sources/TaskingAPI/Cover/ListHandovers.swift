extension Command {
  /// Every handover, in a line each.
  package struct ListHandovers: Operation {
    package typealias Answer = Handovers
    package static let name = "handover.list/1"
    package static let permission = Permission.anybody

    package init() {}
  }
}
