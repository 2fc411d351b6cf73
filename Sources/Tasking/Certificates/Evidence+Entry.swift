import Store

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

extension [UInt8] {
  /// The bytes in hexadecimal, lower case.
  var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// The bytes that hexadecimal digits in lower case stand for; nil if they are no such thing.
  init?(hex: String) {
    let values = hex.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x57
      default: nil
      }
    }
    guard values.count == hex.utf8.count, values.count % 2 == 0 else { return nil }
    self = stride(from: 0, to: values.count, by: 2).map { values[$0] << 4 | values[$0 + 1] }
  }
}
