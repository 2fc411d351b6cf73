extension Command {
  /// A handover that its receiver accepts.
  package struct AcceptHandover: Operation {
    package typealias Answer = Handover
    package static let name = "handover.accept/1"
    package static let permission = Permission.anybody

    package var number: Int64

    package init(number: Int64) { self.number = number }
  }
}
