import SQLiteStore
import Store
import Tasking
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
  }

  init(_ extent: StoreExtent, _ done: Done, of source: String, at target: String, isLogged: Bool) {
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
      return Printout(
        out: [
          Visible.line("\(what); every entry was checked, the last is of \(lastEvent.rfc3339)"),
          "seq \(seq)  head \(head)",
        ] + next.map(Visible.line),
        err: err)
    }
  }
}
