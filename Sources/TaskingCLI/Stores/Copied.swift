import SQLiteStore
import Store
import Tasking
import TaskingAPI
import TaskingRendering
import WorkingTime

/// A store that was copied, and checked.
struct Copied: Encodable {
  let done: Done
  /// The file that was copied.
  let from: String
  /// The file that was made.
  let to: String
  /// `live` or `rehearsal`.
  let kind: String
  let seq: Int64
  /// The hash of the last event: the receipt.
  let head: String
  let lastEvent: Instant
  /// The place of the last line of the access log; nil while it is empty.
  let accessSeq: Int64?
  let accessHead: String?
  /// Whether the access log of the store, or of the new one, says so.
  let isLogged: Bool
  /// The version of its schema.
  let schema: Int
  /// What `audit verify` says of it; nil for a schema that has to be upgraded first.
  let report: AuditReport?
  /// What was kept beside the place of how far another store had gone; nil if nothing was.
  let replaced: Int64?

  /// Which way it was copied.
  enum Done: String, Encodable {
    case backup, restored
  }

  enum CodingKeys: String, CodingKey {
    case done, from, to, kind, seq, head
    case lastEvent = "last_event"
    case accessSeq = "access_seq"
    case accessHead = "access_head"
    case isLogged = "logged"
    case schema
    case isSound = "sound"
    case reach
    case replaced = "was_at"
  }

  init(
    _ extent: StoreExtent, _ done: Done, of source: String, at target: String, isLogged: Bool, report: AuditReport?,
    replaced: KeptHead? = nil
  ) {
    self.report = report
    self.replaced = replaced?.journal.seq
    self.done = done
    from = source
    to = target
    kind = extent.identity.kind.rawValue
    seq = extent.head.seq
    head = extent.head.hash.hex
    lastEvent = extent.head.recordedAt
    accessSeq = extent.accessHead?.seq
    accessHead = extent.accessHead?.hash.hex
    self.isLogged = isLogged
    schema = extent.identity.schemaVersion
  }

  func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(done, forKey: .done)
    try box.encode(from, forKey: .from)
    try box.encode(to, forKey: .to)
    try box.encode(kind, forKey: .kind)
    try box.encode(seq, forKey: .seq)
    try box.encode(head, forKey: .head)
    try box.encode(lastEvent, forKey: .lastEvent)
    // What a program reads by name is always there.
    try box.encode(accessSeq, forKey: .accessSeq)
    try box.encode(accessHead, forKey: .accessHead)
    try box.encode(isLogged, forKey: .isLogged)
    try box.encode(schema, forKey: .schema)
    try box.encode(report?.isSound, forKey: .isSound)
    try box.encode(report?.reach, forKey: .reach)
    try box.encode(replaced, forKey: .replaced)
  }

  /// What was checked, and what came of it.
  private var checked: String {
    guard let report else { return "its file and its chains were checked, and its rows are once it is upgraded" }
    return report.isSound ? "audit verify finds it sound" : "audit verify finds it NOT SOUND"
  }

  private var isRehearsal: Bool { kind == StoreIdentity.Kind.rehearsal.rawValue }

  /// What is written of it.
  ///
  /// - Throws: what the encoder throws.
  func printout(_ format: Format, isQuiet: Bool) throws -> Printout {
    switch format {
    case .json, .jsonl: return Printout(out: [try JSONText.object(self, isRehearsal: isRehearsal)])
    case .ids: return Printout(out: [Visible.line(to)])
    case .table, .csv:
      guard !isQuiet else { return Printout() }
      let what =
        switch done {
        case .backup: "a backup of \(from) is at \(to)"
        case .restored: "\(to) is restored from \(from)"
        }
      var err = isRehearsal ? [Renderer.rehearsalLine] : []
      if !isLogged {
        err.append("the store cannot be written, so its access log does not say that this copy was taken")
      }
      let next = schema < SQLiteStore.schemaVersion ? ["next: tasking upgrade --store \(to)"] : []
      if let replaced, replaced > seq {
        err.append("the store that was here had gone to entry \(replaced): what came after \(seq) is not in it")
      }
      return Printout(
        out: [
          Visible.line("\(what); \(checked), the last entry is of \(lastEvent.rfc3339)"),
          "seq \(seq)  head \(head)",
        ] + (report?.reach.map { [Renderer.line($0, at: $0.at.rfc3339)] } ?? []) + next.map(Visible.line),
        err: err)
    }
  }
}
