package import Workflow

extension Command {
  /// Somebody has heard what was escalated.
  package struct Acknowledge: Operation {
    package typealias Answer = Written
    package static let name = "request.acknowledge/1"
    package static let permission = Permission.anybody

    package var reference: String
    package var fields: [Entry]

    package init(reference: String, fields: [Entry]) {
      self.reference = reference
      self.fields = fields
    }
  }
}
