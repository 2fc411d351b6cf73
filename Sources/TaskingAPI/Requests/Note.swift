package import Workflow

extension Command {
  /// Words about one request.
  package struct Note: Operation {
    package typealias Answer = Written
    package static let name = "request.note/1"
    package static let permission = Permission.anybody

    package var reference: String
    package var fields: [Entry]
    /// When what a note tells of happened, as people type it; nil for now.
    package var occurred: String?

    package init(reference: String, fields: [Entry], occurred: String? = nil) {
      self.reference = reference
      self.fields = fields
      self.occurred = occurred
    }
  }
}
