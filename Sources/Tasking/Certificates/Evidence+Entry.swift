import Store
import TaskingAPI

extension Evidence.Entry {
  /// The same as the journal keeps it.
  /// - Throws: `erased` if its payload is gone.
  init(_ record: JournalRecord) throws(CertificateFault) {
    guard let payload = record.payload, let salt = record.salt else { throw .erased }
    self.init(
      seq: record.seq, request: record.request, version: record.version, kind: record.kind, state: record.state,
      actor: record.actor, via: record.via, command: record.command, occurredAt: record.occurredAt,
      recordedAt: record.recordedAt, erases: record.erases, payload: String(decoding: payload, as: UTF8.self),
      salt: salt.hex, previous: record.previousHash.hex, hash: record.hash.hex)
  }

  /// The entry as the journal keeps it, its digests worked out and compared.
  /// - Throws: `entry` if it is not as it was chained.
  func record() throws(CertificateFault) -> JournalRecord {
    guard let salt = [UInt8](hex: salt), salt.count == JournalRecord.saltCount,
      let previous = Fingerprint(hex: previous), let hash = Fingerprint(hex: hash)
    else { throw .entry(seq: seq, "its salt or hashes are none") }
    let record = JournalRecord(
      seq: seq, request: request, version: version, kind: kind, state: state, actor: actor,
      origin: Origin(via: via, command: command), occurredAt: occurredAt, recordedAt: recordedAt, erases: erases,
      payload: Array(payload.utf8), salt: salt)
    let chained = record.chained(after: previous, keepingPayload: true)
    guard chained.hash == hash else { throw .entry(seq: seq, "its hash is of another content") }
    return chained
  }
}
