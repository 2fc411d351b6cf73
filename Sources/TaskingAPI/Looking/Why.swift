extension Command {
  /// How the due times of one request come about.
  package struct Why: Operation {
    package typealias Answer = Sums
    package static let name = "request.why/1"
    package static let permission = Permission.anybody

    package var reference: String

    package init(reference: String) { self.reference = reference }
  }
}
