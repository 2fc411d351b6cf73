package import Workflow

extension Command {
  /// A move of one request's own definition.
  package struct Move: Operation {
    package typealias Answer = Written
    package static let name = "request.move/1"
    package static let permission = Permission.anybody

    package var name: String
    package var reference: String
    package var fields: [Entry]
    /// When it happened, as people type it; nil for now.
    package var occurred: String?

    package init(name: String, reference: String, fields: [Entry], occurred: String? = nil) {
      self.name = name
      self.reference = reference
      self.fields = fields
      self.occurred = occurred
    }
  }
}
