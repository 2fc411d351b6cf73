extension Command {
  /// A handover that its giver takes back.
  package struct WithdrawHandover: Operation {
    package typealias Answer = Handover
    package static let name = "handover.withdraw/1"
    package static let permission = Permission.anybody

    package var number: Int64

    package init(number: Int64) { self.number = number }
  }
}
