package import Workflow

extension Command {
  /// Facts of one request that were recorded wrongly.
  package struct Correct: Operation {
    package typealias Answer = Written
    package static let name = "request.correct/1"
    package static let permission = Permission.anybody

    package var reference: String
    package var fields: [Entry]
    /// The version of the mistaken event; nil for the last that wrote the fields.
    package var of: Int?

    package init(reference: String, fields: [Entry], of version: Int? = nil) {
      self.reference = reference
      self.fields = fields
      of = version
    }
  }
}
