extension Command {
  /// Two heads of the journal: `seq:hash`, or a receipt or an anchor in JSON.
  package struct Consistent: Operation {
    package typealias Answer = Consistency
    package static let name = "evidence.consistent/1"
    package static let permission = Permission.machine(.evidence)

    package var first: String
    package var second: String

    package init(first: String, second: String) {
      self.first = first
      self.second = second
    }
  }
}
