extension Command {
  /// A handover as it was listed.
  package struct ShowHandover: Operation {
    package typealias Answer = Handover
    package static let name = "handover.show/1"
    package static let permission = Permission.anybody

    package var number: Int64

    package init(number: Int64) { self.number = number }
  }
}
