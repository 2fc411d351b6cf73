extension Command {
  /// One request as it is.
  package struct Show: Operation {
    package typealias Answer = RequestDetail
    package static let name = "request.show/1"
    package static let permission = Permission.anybody

    package var reference: String

    package init(reference: String) { self.reference = reference }
  }
}
