extension Command {
  /// One run of delivery.
  package struct Deliver: Operation {
    package typealias Answer = Delivered
    package static let name = "outbox.deliver/1"
    package static let permission = Permission.machine(.post)

    /// How long it may take, in seconds; nil for ten minutes.
    package var seconds: Int?

    package init(seconds: Int? = nil) { self.seconds = seconds }
  }
}
