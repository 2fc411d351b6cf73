// What the hashes of the three chains are made of. SHA-256 throughout (FIPS 180-4); ‖ joins bytes.
//
//   payload_digest = SHA256(salt ‖ payload)
//   event:  hash   = SHA256(prev_hash ‖ header ‖ payload_digest)
//   access: hash   = SHA256(prev_hash ‖ line)
//   tick:   hash   = SHA256(prev_hash ‖ run)
//
// `prev_hash` of the first entry is 32 zero bytes. Header, line and run are the fields below in their order, each
//
//   0x00                                   nothing (NULL)
//   0x01 ‖ 8 bytes                         an integer, two's complement, big-endian; a flag is 0 or 1, an instant its seconds
//   0x02 ‖ 8 bytes ‖ that many bytes       text: its length in bytes as an integer, then its UTF-8
//
// so that no two headers have the same bytes, wherever one text ends and the next begins.
//
//   header: "tasking.event.1", seq, request, version, kind, state, actor, via, command, occurred_at, recorded_at, erases
//   line:   "tasking.access.1", seq, actor, via, act, request, at, detail
//   run:    "tasking.tick.1", seq, at, considered, rungs, moves, notices, errors, remaining, lateness, quiet_from,
//           quiet_until, quiet_count, quiet_gap_from, quiet_gap

import Crypto
import WorkingTime

extension JournalRecord {
  /// The bytes that stand for everything but the payload, the digest and the hashes.
  package var header: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.append(headerOf: self)
    return bytes.bytes
  }

  /// The digest that belongs to a salt and a payload.
  package static func digest(salt: [UInt8], payload: [UInt8]) -> Fingerprint {
    var hash = SHA256()
    salt.withUnsafeBytes { hash.update(bufferPointer: $0) }
    payload.withUnsafeBytes { hash.update(bufferPointer: $0) }
    return Fingerprint(hash.finalize())
  }

  /// The hash that belongs to the entry as it is.
  package var expectedHash: Fingerprint {
    var bytes = CanonicalBytes()
    return bytes.hash(of: self)
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
    bytes.append(lineOf: self)
    return bytes.bytes
  }

  /// The hash that belongs to the line as it is.
  package var expectedHash: Fingerprint {
    var bytes = CanonicalBytes()
    return bytes.hash(of: self)
  }

  /// The same line with its hash.
  package var chained: AccessRecord {
    AccessRecord(seq: seq, access: access, previousHash: previousHash, hash: expectedHash)
  }
}

extension TickRecord {
  /// The bytes that stand for everything but the hashes.
  package var run: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.append(runOf: self)
    return bytes.bytes
  }

  /// The hash that belongs to the row as it is.
  package var expectedHash: Fingerprint {
    var bytes = CanonicalBytes()
    return bytes.hash(of: self)
  }

  /// The same row with its hash.
  package var chained: TickRecord {
    TickRecord(seq: seq, tick: tick, previousHash: previousHash, hash: expectedHash)
  }
}

/// Fields one after the other, in bytes that can be read in one way only.
///
/// Kept by whoever hashes many entries, so that its memory serves for all of them.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  /// The hash that belongs to an entry as it is.
  mutating func hash(of entry: JournalRecord) -> Fingerprint {
    bytes.removeAll(keepingCapacity: true)
    append(entry.previousHash)
    append(headerOf: entry)
    append(entry.payloadDigest)
    return Fingerprint(of: bytes)
  }

  /// The hash that belongs to a line as it is.
  mutating func hash(of entry: AccessRecord) -> Fingerprint {
    bytes.removeAll(keepingCapacity: true)
    append(entry.previousHash)
    append(lineOf: entry)
    return Fingerprint(of: bytes)
  }

  /// The hash that belongs to a row as it is.
  mutating func hash(of entry: TickRecord) -> Fingerprint {
    bytes.removeAll(keepingCapacity: true)
    append(entry.previousHash)
    append(runOf: entry)
    return Fingerprint(of: bytes)
  }

  /// Everything of an entry but the payload, the digest and the hashes.
  mutating func append(headerOf entry: JournalRecord) {
    append("tasking.event.1")
    append(entry.seq)
    append(entry.request)
    append(entry.version.map(Int64.init))
    append(entry.kind)
    append(entry.state)
    append(entry.actor)
    append(entry.via)
    append(entry.command)
    append(entry.occurredAt.secondsSinceEpoch)
    append(entry.recordedAt.secondsSinceEpoch)
    append(entry.erases ? 1 : 0)
  }

  /// Everything of a line but the hashes.
  mutating func append(lineOf entry: AccessRecord) {
    append("tasking.access.1")
    append(entry.seq)
    append(entry.access.actor)
    append(entry.access.via)
    append(entry.access.act)
    append(entry.access.request)
    append(entry.access.at.secondsSinceEpoch)
    append(entry.access.detail)
  }

  /// Everything of a row but the hashes.
  mutating func append(runOf entry: TickRecord) {
    let (tick, quiet) = (entry.tick, entry.tick.quiet)
    append("tasking.tick.1")
    append(entry.seq)
    append(tick.at.secondsSinceEpoch)
    for count in [tick.considered, tick.rungs, tick.moves, tick.notices, tick.errors, tick.left] {
      append(Int64(count))
    }
    append(tick.lateness)
    append(quiet.from?.secondsSinceEpoch)
    append(quiet.until?.secondsSinceEpoch)
    append(Int64(quiet.count))
    append(quiet.gap?.from.secondsSinceEpoch)
    append(quiet.gap?.seconds)
  }

  /// The fields of an anchor that are signed.
  mutating func append(anchorOf store: String, _ chain: String, _ seq: Int64, _ hash: String, _ instant: Instant) {
    append("tasking.anchor.1")
    append(store)
    append(chain)
    append(seq)
    append(hash)
    append(instant.secondsSinceEpoch)
  }

  private mutating func append(_ number: Int64?) {
    guard let number else { return bytes.append(0) }
    bytes.append(1)
    append(bigEndian: number)
  }

  private mutating func append(_ text: String?) {
    guard let text else { return bytes.append(0) }
    bytes.append(2)
    append(bigEndian: Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func append(_ digest: Fingerprint) {
    digest.withBytes { bytes.append(contentsOf: $0) }
  }

  private mutating func append(bigEndian number: Int64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
