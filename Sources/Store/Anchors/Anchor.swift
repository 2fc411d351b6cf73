import Crypto
package import WorkingTime

/// Where a chain ended at some time, signed: kept elsewhere it finds a journal that was written anew, or put back.
///
/// A line of JSON, its keys sorted. What is signed are the fields as bytes (`ChainEncoding.swift`): "tasking.anchor.1",
/// store, chain, seq, hash in hexadecimal, at.
package struct Anchor: Codable, Hashable, Sendable {
  /// The hash of the store's first entry in hexadecimal: which store.
  package let store: String
  /// `journal`, `access` or `ticks`.
  package let chain: ChainDamage.Chain
  /// The place of the last entry then.
  package let seq: Int64
  /// Its hash in hexadecimal.
  package let hash: String
  /// When it was signed.
  package let at: Instant
  /// The Ed25519 signature in hexadecimal.
  package private(set) var signature: String

  /// Signs the head of a chain.
  ///
  /// - Throws: `.incoherent` if the library refuses to sign.
  package init(
    _ head: Head, of chain: ChainDamage.Chain, store: Fingerprint, at instant: Instant, key: AnchorKey
  ) throws(StoreFault) {
    self.store = store.hex
    self.chain = chain
    seq = head.seq
    hash = head.hash.hex
    at = instant
    signature = ""
    signature = try key.signature(of: signedBytes)
  }

  /// An anchor as somebody has kept it.
  package init(
    store: String, chain: ChainDamage.Chain, seq: Int64, hash: String, at instant: Instant, signature: String
  ) {
    self.store = store
    self.chain = chain
    self.seq = seq
    self.hash = hash
    at = instant
    self.signature = signature
  }

  /// Whether the holder of a key signed just this.
  package func isSigned(by key: AnchorPublicKey) -> Bool { key.verifies(signature, of: signedBytes) }

  /// The anchor as a line of JSON, without its line feed.
  ///
  /// - Throws: `.incoherent` if it has no JSON.
  package func line() throws(StoreFault) -> String { try JSONBytes.text(self) }

  private var signedBytes: [UInt8] {
    var bytes = CanonicalBytes()
    bytes.append(anchorOf: store, chain.rawValue, seq, hash, at)
    return bytes.bytes
  }
}
