/// Where the chains of a store ended when it was last written, as it is kept outside of its database and its log.
///
/// One line of a constant length, so that it is written at once: `tasking-head-1`, the hash of the first entry, the number
/// last given to a request, for each chain the place and the hash of its last entry, and a sum of what stands before.
package struct KeptHead: Hashable, Sendable {
  /// The hash of the store's first entry: which store.
  package let store: Fingerprint
  /// The number that was last given to a request; 0 for none.
  package let number: Int64
  package let journal: Mark
  package let access: Mark
  package let ticks: Mark

  package init(store: Fingerprint, number: Int64, journal: Mark, access: Mark, ticks: Mark) {
    self.store = store
    self.number = number
    self.journal = journal
    self.access = access
    self.ticks = ticks
  }

  /// The last entry of a chain.
  package struct Mark: Hashable, Sendable {
    /// Its place; 0 while the chain has no entry.
    package let seq: Int64
    /// Its hash; zeros while the chain has no entry.
    package let hash: Fingerprint

    package init(seq: Int64, hash: Fingerprint) {
      self.seq = seq
      self.hash = hash
    }

    package init(_ head: Head?) { self.init(seq: head?.seq ?? 0, hash: head?.hash ?? .zero) }
  }

  /// How a store differs from what was kept of it.
  package enum Discord: Hashable, Sendable {
    /// A chain ends before the entry that was kept.
    case behind(ChainDamage.Chain, found: Int64, kept: Int64)
    /// The entry that was kept is another one now.
    case rewritten(ChainDamage.Chain, seq: Int64)
    /// What was kept is of another store.
    case otherStore

    /// The chain that is lacking.
    package var chain: ChainDamage.Chain {
      switch self {
      case .behind(let chain, _, _), .rewritten(let chain, _): chain
      case .otherStore: .journal
      }
    }
  }

  /// How many bytes its line has.
  package static let length = 372
  private static let mark = "tasking-head-1"

  /// The line, with its line feed.
  package var line: String {
    let marks = [journal, access, ticks].flatMap { [Self.digits($0.seq), $0.hash.hex] }
    let words = ([Self.mark, store.hex, Self.digits(number)] + marks).joined(separator: " ")
    return "\(words) \(Self.sum(of: words))\n"
  }

  /// Reads a line; nil if it is none, or not whole.
  package init?(line: String) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 10, line.utf8.last == 0x0A, words[0] == Self.mark,
      words[9].dropLast() == Self.sum(of: words[..<9].joined(separator: " ")), let store = Fingerprint(hex: words[1]),
      let number = Int64(words[2])
    else { return nil }
    let marks = stride(from: 3, to: 9, by: 2).compactMap { place in
      Int64(words[place]).flatMap { seq in Fingerprint(hex: words[place + 1]).map { Mark(seq: seq, hash: $0) } }
    }
    guard marks.count == 3 else { return nil }
    self.init(store: store, number: number, journal: marks[0], access: marks[1], ticks: marks[2])
  }

  /// How the store of a transaction differs from it; nil if it has all of it, and perhaps more.
  ///
  /// - Throws: a `StoreFault` if the store cannot be read there.
  package func discord(with store: any ReadTransaction) throws(StoreFault) -> Discord? {
    guard try store.journalHash(at: 1) == self.store else { return .otherStore }
    let chains: [(ChainDamage.Chain, Mark, Head?, (Int64) throws(StoreFault) -> Fingerprint?)] = [
      (.journal, journal, try store.head(), { seq throws(StoreFault) in try store.journalHash(at: seq) }),
      (.access, access, try store.accessHead(), { seq throws(StoreFault) in try store.accessHash(at: seq) }),
      (.ticks, ticks, try store.tickHead(), { seq throws(StoreFault) in try store.tickHash(at: seq) }),
    ]
    for (chain, kept, head, hash) in chains where kept.seq > 0 {
      let found = head?.seq ?? 0
      if found < kept.seq { return .behind(chain, found: found, kept: kept.seq) }
      let there = found == kept.seq ? head?.hash : try hash(kept.seq)
      if there != kept.hash { return .rewritten(chain, seq: kept.seq) }
    }
    return nil
  }

  private static func sum(of words: String) -> String { String(Fingerprint(of: words).hex.prefix(16)) }

  /// Nineteen digits, as many as the largest number has.
  private static func digits(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 19 - digits.count)) + digits
  }
}

extension ReadTransaction {
  /// Where its chains end, for keeping; nil of a store without its first entry.
  ///
  /// - Throws: a `StoreFault`.
  package func headToKeep(number: Int64) throws(StoreFault) -> KeptHead? {
    guard let store = try journalHash(at: 1), let head = try head() else { return nil }
    return KeptHead(
      store: store, number: number, journal: KeptHead.Mark(head), access: KeptHead.Mark(try accessHead()),
      ticks: KeptHead.Mark(try tickHead()))
  }
}
