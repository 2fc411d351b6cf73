package import Workflow

extension Command {
  /// A new request.
  package struct Raise: Operation {
    package typealias Answer = Written
    package static let name = "request.raise/1"
    package static let permission = Permission.anybody

    package var fields: [Entry]
    /// Whether it is submitted at once; a refusal of that keeps the draft.
    package var submit: Bool
    /// The workflow's name; nil for the only one there is.
    package var workflow: String?
    /// When it happened, as people type it; nil for now.
    package var occurred: String?

    package init(fields: [Entry], submit: Bool, workflow: String? = nil, occurred: String? = nil) {
      self.fields = fields
      self.submit = submit
      self.workflow = workflow
      self.occurred = occurred
    }
  }
}
