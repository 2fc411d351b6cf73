/// A key that signs anchors, as the journal says.
package struct StoredAnchorKey: Hashable, Sendable {
  /// The entry from which on it does.
  package let seq: Int64
  package let key: AnchorPublicKey
}

extension [StoredAnchorKey] {
  /// The key that an anchor must be signed by.
  ///
  /// Places of the other chains are not those of the journal: an anchor of one is taken from any key of the store that
  /// signed it.
  package func key(for anchor: Anchor) -> AnchorPublicKey? {
    switch anchor.chain {
    case .journal: last { $0.seq <= anchor.seq }?.key
    case .access, .ticks: (first { anchor.isSigned(by: $0.key) } ?? last)?.key
    }
  }
}

extension ReadTransaction {
  /// The keys that sign anchors, the first first.
  ///
  /// - Throws: `.unreadable` if one of them is no key.
  package func anchorKeys() throws(StoreFault) -> [StoredAnchorKey] {
    var keys: [StoredAnchorKey] = []
    for entry in try administration() {
      let hex: String?
      switch entry.event {
      case .initialised(let said): hex = said.anchorKey
      case .anchorKeyRenewed(let renewal): hex = renewal.key
      default: hex = nil
      }
      guard let hex else { continue }
      guard let key = AnchorPublicKey(hex: hex) else {
        throw .unreadable(place: "journal entry \(entry.seq)", detail: "its anchor key is none")
      }
      keys.append(StoredAnchorKey(seq: entry.seq, key: key))
    }
    return keys
  }

  /// The hash of the journal's entry at a place; nil if there is none.
  package func journalHash(at seq: Int64) throws(StoreFault) -> Fingerprint? {
    try journal(from: seq, limit: 1).first.flatMap { $0.seq == seq ? $0.hash : nil }
  }

  /// The hash of the access log's line at a place; nil if there is none.
  package func accessHash(at seq: Int64) throws(StoreFault) -> Fingerprint? {
    try accessLog(from: seq, limit: 1).first.flatMap { $0.seq == seq ? $0.hash : nil }
  }
  /// The hash of the row of the scheduler's chain at a place; nil if there is none.
  package func tickHash(at seq: Int64) throws(StoreFault) -> Fingerprint? {
    try ticks(from: seq, limit: 1).first.flatMap { $0.seq == seq ? $0.hash : nil }
  }
}
