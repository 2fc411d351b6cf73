package import Store
package import TaskingAPI

extension Copied {
  /// A copy that goes so far, and what `audit verify` says of it; nil for a schema that has to be upgraded first.
  package init(
    _ extent: StoreExtent, _ done: Done, of source: String, at target: String, isLogged: Bool, report: AuditReport?,
    replaced: KeptHead? = nil
  ) {
    self.init(
      done, from: source, to: target, kind: extent.identity.kind.rawValue, seq: extent.head.seq,
      head: extent.head.hash.hex, lastEvent: extent.head.recordedAt, isLogged: isLogged,
      schema: extent.identity.schemaVersion)
    accessSeq = extent.accessHead?.seq
    accessHead = extent.accessHead?.hash.hex
    isSound = report?.isSound
    reach = report?.reach
    self.replaced = replaced?.journal.seq
    if let report, !report.isSound { fault = report }
  }
}
