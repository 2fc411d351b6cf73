// What the hashes of the two chains are made of. SHA-256 throughout (FIPS 180-4); ‖ joins bytes.
//
//   payload_digest = SHA256(salt ‖ payload)
//   event:  hash   = SHA256(prev_hash ‖ header ‖ payload_digest)
//   access: hash   = SHA256(prev_hash ‖ line)
//
// `prev_hash` of the first entry is 32 zero bytes. Header and line are the fields below in their order, each
//
//   0x00                                   nothing (NULL)
//   0x01 ‖ 8 bytes                         an integer, two's complement, big-endian; a flag is 0 or 1, an instant its seconds
//   0x02 ‖ 8 bytes ‖ that many bytes       text: its length in bytes as an integer, then its UTF-8
//
// so that no two headers have the same bytes, wherever one text ends and the next begins.
//
//   header: "tasking.event.1", seq, request, version, kind, state, actor, via, command, occurred_at, recorded_at, erases
//   line:   "tasking.access.1", seq, actor, via, act, request, at, detail

import WorkingTime

extension JournalRecord {
  /// The bytes that stand for everything but the payload, the digest and the hashes.
  package var header: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.append("tasking.event.1")
    bytes.append(seq)
    bytes.append(request)
    bytes.append(version.map(Int64.init))
    bytes.append(kind)
    bytes.append(state)
    bytes.append(actor)
    bytes.append(via)
    bytes.append(command)
    bytes.append(occurredAt.secondsSinceEpoch)
    bytes.append(recordedAt.secondsSinceEpoch)
    bytes.append(erases ? 1 : 0)
    return bytes.bytes
  }

  /// The digest that belongs to a salt and a payload.
  package static func digest(salt: [UInt8], payload: [UInt8]) -> Fingerprint {
    Fingerprint(of: salt + payload)
  }

  /// The hash that belongs to the entry as it is.
  package var expectedHash: Fingerprint {
    Fingerprint(of: previousHash.bytes + header + payloadDigest.bytes)
  }

  /// The same entry at the end of a chain: with its digest, the hash before it, and its own.
  ///
  /// An entry that keeps no payload takes the digest first, and loses payload and salt then.
  package func chained(after previous: Fingerprint, keepingPayload: Bool) -> JournalRecord {
    var entry = self
    entry.payloadDigest = Self.digest(salt: salt ?? [], payload: payload ?? [])
    entry.previousHash = previous
    entry.hash = entry.expectedHash
    if !keepingPayload { (entry.payload, entry.salt) = (nil, nil) }
    return entry
  }
}

extension AccessRecord {
  /// The bytes that stand for everything but the hashes.
  package var line: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.append("tasking.access.1")
    bytes.append(seq)
    bytes.append(access.actor)
    bytes.append(access.via)
    bytes.append(access.act)
    bytes.append(access.request)
    bytes.append(access.at.secondsSinceEpoch)
    bytes.append(access.detail)
    return bytes.bytes
  }

  /// The hash that belongs to the line as it is.
  package var expectedHash: Fingerprint { Fingerprint(of: previousHash.bytes + line) }

  /// The same line with its hash.
  package var chained: AccessRecord {
    AccessRecord(seq: seq, access: access, previousHash: previousHash, hash: expectedHash)
  }
}

/// Fields one after the other, in bytes that can be read in one way only.
private struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(_ number: Int64?) {
    guard let number else { return bytes.append(0) }
    bytes.append(1)
    append(bigEndian: number)
  }

  mutating func append(_ text: String?) {
    guard let text else { return bytes.append(0) }
    bytes.append(2)
    append(bigEndian: Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(bigEndian number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
