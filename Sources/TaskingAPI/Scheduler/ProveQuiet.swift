extension Command {
  /// Whether anything was due of one request in some time of the past.
  package struct ProveQuiet: Operation {
    package typealias Answer = Quietness
    package static let name = "scheduler.prove-quiet/1"
    package static let permission = Permission.machine(.schedule)

    package var reference: String
    /// Dates or times as people type them; `to` is now if it is nil.
    package var from: String
    package var to: String?

    package init(reference: String, from: String, to: String? = nil) {
      self.reference = reference
      self.from = from
      self.to = to
    }
  }
}
