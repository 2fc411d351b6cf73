import Store
import TaskingAPI
import Workflow

/// An order that came with a command id: what makes its repetition safe, and another order under its id refused.
///
/// The whole order counts: the operation, what it was given, in whose name, and which version was expected. When it was
/// said does not.
struct RememberedOrder {
  private let id: String
  private let operation: String
  private let actor: String
  /// JSON, keys sorted.
  private let bytes: [UInt8]

  /// Nil for an order without an id, and for one of which nothing is kept.
  init?<Asked: Act>(_ asked: Asked, _ terms: Terms, _ session: Session) throws {
    guard let id = terms.commandID, !asked.isTrial else { return nil }
    self.id = id
    operation = Asked.name
    actor = session.actor.id
    bytes = try JSONBytes.encode(
      Whole(operation: operation, actor: actor, expected: terms.expectVersion, given: Given(value: asked.ordered)))
  }

  /// What was written under its id, if it was carried out before.
  ///
  /// - Throws: `usage` if the id was used for another order, or for one of which no more is known.
  func before(in transaction: any ReadTransaction) throws -> (receipt: Repeated, entries: [JournalEntry])? {
    let kept = try transaction.command(id)
    let records = try transaction.journal(command: id)
    guard kept != nil || !records.isEmpty else { return nil }
    guard let kept, let seal = kept.seal else { throw forgotten(records) }
    guard seal.isOf(bytes), kept.record.actor == actor, kept.record.operation == operation else {
      throw TaskingError(
        .usage, "the command id '\(id.prefix(60))' was used for another command", hint: "use a new one")
    }
    return (
      Repeated(operation: operation, at: kept.record.at, entries: records.map(Repeated.Entry.init)),
      try records.compactMap { try $0.entry() }
    )
  }

  /// Keeps it, now that it is carried out.
  func keep(at session: Session, in transaction: any WriteTransaction) throws {
    try transaction.keep(CommandRecord(id: id, operation: operation, actor: actor, at: session.now), order: bytes)
  }

  /// What it wrote may still be there, but not what it was.
  private func forgotten(_ records: [JournalRecord]) -> TaskingError {
    let wrote = records.map { record in
      let version = record.version.map { " version \($0)" } ?? ""
      return (record.request.map { "\($0)\(version) " } ?? "entry \(record.seq) ") + record.kind
    }
    return TaskingError(
      .usage, "the command id '\(id.prefix(60))' was used before, and what was ordered then is not kept any more",
      hint: wrote.isEmpty
        ? "use a new one" : "it wrote: \(wrote.joined(separator: ", ")); use a new one for anything else")
  }

  private struct Whole: Encodable {
    let operation: String
    let actor: String
    let expected: Int?
    let given: Given
  }

  private struct Given: Encodable {
    let value: any Encodable

    func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
  }
}

extension Repeated.Entry {
  /// What a receipt says of an entry.
  init(_ record: JournalRecord) {
    self.init(
      reference: record.request, done: record.kind, version: record.version, seq: record.seq, head: record.hash.hex)
  }
}
