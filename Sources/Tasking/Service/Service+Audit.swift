import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Working {
  /// Walks both chains and compares every row with the journal; whoever asks need be no person on record.
  func verify(_ verify: Command.Verify) throws -> AuditReport {
    var testimony: [Testimony] = []
    if let file = verify.receipts {
      do throws(TestimonyFault) {
        testimony = try Testimony.read(file.text)
      } catch {
        throw TaskingError(
          .malformed, "\(file.file):\(error.line): error: neither a receipt nor an anchor: \(error.why)",
          hint: #"a line is the JSON reply of a command that wrote, {"seq":…,"hash":…}, or an anchor"#)
      }
    }
    let audit = StoreAudit(
      store, shelf, watch, at: surroundings.now(), testimony: testimony, publicKey: try verify.key.map { try key($0) })
    return try audit.run()
  }
}

extension Working {
  /// Says whether the second of two heads continues the first in this store's journal.
  func consistent(_ pair: Command.Consistent) throws -> Consistency {
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
}

extension Acting {
  /// Another key signs anchors from here on.
  func renewKey(_ renewal: Command.RenewKey) throws
    -> KeyRenewed
  {
    guard let key = AnchorPublicKey(hex: renewal.key) else {
      throw TaskingError(.malformed, "that is no public key", hint: "64 hexadecimal digits")
    }
    let receipt = try writer.administer(
      .anchorKeyRenewed(.init(key: key.hex)), by: session.actor, at: session.now, from: session.origin)
    return KeyRenewed(key: key.hex, seq: receipt.seq, head: receipt.hash)
  }
}

extension Working {
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
}

extension Working {
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

  fileprivate func key(_ file: Command.SourceText) throws(TaskingError) -> AnchorPublicKey {
    guard let key = AnchorPublicKey(text: file.text) else {
      throw TaskingError(
        .malformed, "\(file.file) holds no public key",
        hint: "it is one line, as `tasking audit key` writes it: tasking-public-key 64-DIGITS")
    }
    return key
  }
}

extension TaskingError {
  /// The same as damage of a chain says it.
  init(_ damage: ChainDamage) {
    self.init(.integrity, "\(damage)", hint: "tasking audit verify")
  }
}
