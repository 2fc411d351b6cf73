extension Command {
  /// What happened to one request.
  package struct ReadHistory: Operation {
    package typealias Answer = History
    package static let name = "request.history/1"
    package static let permission = Permission.anybody

    package var reference: String

    package init(reference: String) { self.reference = reference }
  }
}
