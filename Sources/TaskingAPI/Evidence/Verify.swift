extension Command {
  /// What a walk through the store is to be compared with.
  package struct Verify: Operation {
    package typealias Answer = AuditReport
    package static let name = "evidence.verify/1"
    package static let permission = Permission.machine(.evidence)

    /// JSON lines: receipts and anchors; nil for none.
    package var receipts: SourceText?
    /// A public key that was kept elsewhere; nil for the store's own.
    package var key: SourceText?

    package init(receipts: SourceText? = nil, key: SourceText? = nil) {
      self.receipts = receipts
      self.key = key
    }
  }
}
