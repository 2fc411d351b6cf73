import Tasking
import TaskingAPI
import TaskingRendering

/// A loss that is in the journal now.
struct LossAccepted: Encodable {
  /// What was kept beside the store.
  let kept: AuditReport.Mark
  /// The last entry of the journal that was there.
  let found: Int64
  /// The entry that tells of it.
  let seq: Int64
  /// Its hash: the receipt.
  let head: String

  /// What is written of it.
  ///
  /// - Throws: what the encoder throws.
  func printout(_ format: Format, isRehearsal: Bool, isQuiet: Bool) throws -> Printout {
    switch format {
    case .json, .jsonl: return Printout(out: [try JSONText.object(self, isRehearsal: isRehearsal)])
    case .ids, .csv:
      throw TaskingError(.usage, "this cannot be written as \(format.rawValue)", hint: "use --format json")
    case .table:
      guard !isQuiet else { return Printout() }
      return Printout(
        out: [
          "journal entry \(seq) says that the journal had gone to \(kept.seq) and was found to end at \(found)",
          "seq \(seq)  head \(head)",
        ], err: isRehearsal ? [Renderer.rehearsalLine] : [])
    }
  }
}
