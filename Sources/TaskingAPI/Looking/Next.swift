extension Command {
  /// What can be done with one request, and by whom.
  package struct Next: Operation {
    package typealias Answer = NextMoves
    package static let name = "request.next/1"
    package static let permission = Permission.anybody

    package var reference: String

    package init(reference: String) { self.reference = reference }
  }
}
