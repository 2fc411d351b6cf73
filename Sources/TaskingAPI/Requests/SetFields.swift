package import Workflow

extension Command {
  /// Other values for fields of one request.
  package struct SetFields: Operation {
    package typealias Answer = Written
    package static let name = "request.set/1"
    package static let permission = Permission.anybody

    package var reference: String
    package var fields: [Entry]

    package init(reference: String, fields: [Entry]) {
      self.reference = reference
      self.fields = fields
    }
  }
}
