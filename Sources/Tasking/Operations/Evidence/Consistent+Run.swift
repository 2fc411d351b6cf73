import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Consistent: Job {
  func run(in context: Working) throws -> Reply<Consistency> { try context.reply(context.consistent(self)) }
}

extension Working {
  /// Says whether the second of two heads continues the first in this store's journal.
  fileprivate func consistent(_ pair: Command.Consistent) throws -> Consistency {
    let (first, second) = (try mark(pair.first), try mark(pair.second))
    guard first.seq <= second.seq else {
      throw TaskingError(
        .usage, "the second head, at \(second.seq), is before the first, at \(first.seq)",
        hint: "give the earlier first")
    }
    for mark in [first, second] {
      guard let found = try store.read({ try $0.journalHash(at: mark.seq) }) else {
        throw TaskingError(
          .integrity, "the journal has no entry \(mark.seq)",
          hint: "its end was cut off, an older copy was put back, or the head is of another store")
      }
      guard found.hex == mark.hash else {
        throw TaskingError(
          .integrity, "journal entry \(mark.seq) has another hash than the head that was given",
          hint: "the journal was written anew from there or before, or the head is of another store")
      }
    }
    try walk(from: first, to: second.seq)
    let reach = try store.read { transaction in
      let at = try transaction.journal(from: second.seq, limit: 1).first?.recordedAt
      return try at.flatMap { at throws(StoreFault) in try store.reach(transaction, to: second.seq, at: at) }
    }
    return Consistency(first: first, second: second, entries: second.seq - first.seq, reach: reach)
  }

  /// Every entry behind the first head continues the one before it.
  fileprivate func walk(from first: AuditReport.Mark, to last: Int64) throws {
    var (seq, hash) = (first.seq, first.hash)
    while seq < last {
      let limit = Int(min(Int64(StoreAudit.page), last - seq))
      let page = try store.read { try $0.journal(from: seq + 1, limit: limit) }
      guard !page.isEmpty else { throw TaskingError(ChainDamage(chain: .journal, seq: seq + 1, .cutOff)) }
      for record in page {
        guard record.seq == seq + 1 else {
          throw TaskingError(ChainDamage(chain: .journal, seq: seq + 1, .missing(next: record.seq)))
        }
        guard record.previousHash.hex == hash else {
          throw TaskingError(ChainDamage(chain: .journal, seq: record.seq, .previousHash))
        }
        guard record.expectedHash == record.hash else {
          throw TaskingError(ChainDamage(chain: .journal, seq: record.seq, .hash))
        }
        (seq, hash) = (record.seq, record.hash.hex)
      }
    }
  }

  /// A head as people give it: `seq:hash`, a receipt or an anchor.
  fileprivate func mark(_ text: String) throws(TaskingError) -> AuditReport.Mark {
    let shape = "write it as SEQ:HASH, as a receipt in JSON, or as @FILE whose last line is one"
    if text.hasPrefix("{") {
      let line: Testimony
      do throws(TestimonyFault) {
        line = try Testimony(text, number: 1)
      } catch {
        throw TaskingError(.malformed, "a head cannot be read: \(error.why)", hint: shape)
      }
      guard line.chain == .journal else {
        throw TaskingError(.usage, "that is a head of the access log", hint: "heads of the journal can be compared")
      }
      return AuditReport.Mark(seq: line.seq, hash: line.hash.hex)
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let seq = Int64(parts[0]), seq > 0, let hash = Fingerprint(hex: parts[1]) else {
      throw TaskingError(.malformed, "'\(text.prefix(80))' is no head", hint: shape)
    }
    return AuditReport.Mark(seq: seq, hash: hash.hex)
  }
}
