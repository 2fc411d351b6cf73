package import Workflow

extension Command {
  /// A hold, or its release.
  package struct HoldRecord: Operation {
    package typealias Answer = RetentionWritten
    package static let name = "retention.hold/1"
    package static let permission = Permission.anybody

    package var reference: String
    /// `basis`, `officer`, `reason`.
    package var fields: [Entry]
    package var isRelease: Bool
    /// Whether it is only to be said what would happen.
    package var isTrial: Bool

    package init(reference: String, fields: [Entry], isRelease: Bool = false, isTrial: Bool = false) {
      self.reference = reference
      self.fields = fields
      self.isRelease = isRelease
      self.isTrial = isTrial
    }
  }
}
