/// An entry of a chain that is not as it was written.
package struct ChainDamage: Error, Hashable, Sendable {
  package let chain: Chain
  /// The place of the first bad entry.
  package let seq: Int64
  package let what: What

  package init(chain: Chain, seq: Int64, _ what: What) {
    self.chain = chain
    self.seq = seq
    self.what = what
  }

  /// Which of the three chains.
  package enum Chain: String, Codable, Sendable {
    case journal, access
    /// The scheduler's own.
    case ticks

    /// The chain's name, and what its entries are called.
    package var name: String {
      switch self {
      case .journal: "the journal"
      case .access: "the access log"
      case .ticks: "the scheduler's log"
      }
    }

    /// `journal entry 81`, `line 3 of the access log`.
    package func entry(_ seq: Int64) -> String {
      switch self {
      case .journal: "journal entry \(seq)"
      case .access, .ticks: "line \(seq) of \(name)"
      }
    }
  }

  /// What is wrong with the entry.
  package enum What: Hashable, Sendable {
    /// It is not there; the next that is has this place.
    case missing(next: Int64)
    /// It is not there, although the chain goes on.
    case cutOff
    /// It does not continue the entry before it.
    case previousHash
    /// Its header was changed, or its hash.
    case hash
    /// Its payload was changed.
    case payload
    /// Its salt is not one.
    case salt
    /// Its payload is gone, and no event erased it.
    case payloadGone
    /// Its payload is there, although an event erased it.
    case payloadKept
    /// The versions of its request have a gap, or one twice.
    case version(expected: Int, found: Int)
    /// The first entry, and no other, says what the store is.
    case beginning
  }
}
