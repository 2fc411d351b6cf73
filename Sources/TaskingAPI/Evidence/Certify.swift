extension Command {
  /// One event of one request.
  package struct Certify: Operation {
    package typealias Answer = Certificate
    package static let name = "evidence.certify/1"
    package static let permission = Permission.anybody

    package var reference: String
    package var version: Int

    package init(reference: String, version: Int) {
      self.reference = reference
      self.version = version
    }
  }
}
