package import Workflow

extension Command {
  /// What was decided about a finished request.
  package struct DecideRetention: Operation {
    package typealias Answer = RetentionWritten
    package static let name = "retention.decide/1"
    package static let permission = Permission.anybody

    package var reference: String
    /// `outcome`, `group`, `basis`, `reason`.
    package var fields: [Entry]
    /// Whether it is only to be said what would happen.
    package var isTrial: Bool

    package init(reference: String, fields: [Entry], isTrial: Bool = false) {
      self.reference = reference
      self.fields = fields
      self.isTrial = isTrial
    }
  }
}
