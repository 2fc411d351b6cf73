/// Walks the journal and names the first entry that is not as it was written.
///
/// Pure: give it every entry in the order of `seq`, then ask for `unsettled`. It sees whatever changes an entry, takes one
/// away or puts one between; a journal that was cut at its end, or written anew from some entry on, only a receipt shows.
/// Memory: one small value a request.
package struct ChainVerifier: Sendable {
  /// How many entries were walked.
  package private(set) var count: Int64 = 0
  /// The hash of the last of them.
  package private(set) var hash = Fingerprint.zero
  private var requests: [String: Progress] = [:]
  private var buffer = CanonicalBytes()

  package init() {}

  /// The requests that the journal tells of.
  package var references: Set<String> { Set(requests.keys) }

  /// What is known of one request so far.
  private struct Progress {
    var version = 0
    var erasedAt: Int64?
    /// The first entry without a payload, not excused by an erasure yet.
    var firstWithout: Int64?
    /// The first entry that still has its payload.
    var firstWith: Int64?

    /// Notes the next entry; gives the first that has its payload although it was erased.
    mutating func take(_ entry: JournalRecord) throws(ChainDamage) -> Int64? {
      guard entry.version == version + 1 else {
        throw ChainDamage(
          chain: .journal, seq: entry.seq, .version(expected: version + 1, found: entry.version ?? 0))
      }
      version += 1
      if entry.erases, erasedAt == nil { erasedAt = entry.seq }
      if entry.payload == nil {
        firstWithout = firstWithout ?? entry.seq
      } else {
        firstWith = firstWith ?? entry.seq
      }
      guard erasedAt != nil, let kept = firstWith else { return nil }
      firstWith = nil
      return kept
    }
  }

  /// Takes the next entry.
  ///
  /// An entry that erases is taken although it throws `.payloadKept`: whoever knows that the payload has gone since it
  /// was read may go on.
  /// - Throws: what is wrong with it.
  package mutating func take(_ entry: JournalRecord) throws(ChainDamage) {
    func damage(_ what: ChainDamage.What) -> ChainDamage { ChainDamage(chain: .journal, seq: count + 1, what) }
    guard entry.seq == count + 1 else { throw damage(.missing(next: entry.seq)) }
    guard entry.previousHash == hash else { throw damage(.previousHash) }
    guard buffer.hash(of: entry) == entry.hash else { throw damage(.hash) }
    switch (entry.payload, entry.salt) {
    case (let payload?, let salt?):
      guard salt.count == JournalRecord.saltCount else { throw damage(.salt) }
      guard JournalRecord.digest(salt: salt, payload: payload) == entry.payloadDigest else { throw damage(.payload) }
    case (nil, nil):
      guard entry.request != nil else { throw damage(.payloadGone) }
    default: throw damage(.salt)
    }
    guard (entry.seq == 1) == (entry.kind == AdministrativeEvent.Kind.initialise.rawValue && entry.request == nil)
    else {
      throw damage(.beginning)
    }
    let kept = try entry.request.flatMap { request throws(ChainDamage) in
      try requests[request, default: Progress()].take(entry)
    }
    count += 1
    hash = entry.hash
    if let kept { throw ChainDamage(chain: .journal, seq: kept, .payloadKept) }
  }

  /// The first entry whose payload is gone although nothing erased it; ask when every entry was taken.
  package var unsettled: ChainDamage? {
    requests.values.filter { $0.erasedAt == nil }.compactMap(\.firstWithout).min()
      .map { ChainDamage(chain: .journal, seq: $0, .payloadGone) }
  }

}

/// Walks a log of which no line ever loses anything, and names the first that is not as it was written.
package protocol LogVerifier {
  associatedtype Line

  /// How many lines were walked.
  var count: Int64 { get }
  /// The hash of the last of them.
  var hash: Fingerprint { get }

  /// Takes the next line.
  ///
  /// - Throws: what is wrong with it.
  mutating func take(_ entry: Line) throws(ChainDamage)
}

/// Walks the access log and names the first line that is not as it was written.
package struct AccessVerifier: LogVerifier, Sendable {
  /// How many lines were walked.
  package private(set) var count: Int64 = 0
  /// The hash of the last of them.
  package private(set) var hash = Fingerprint.zero
  private var buffer = CanonicalBytes()

  package init() {}

  /// Takes the next line.
  ///
  /// - Throws: what is wrong with it.
  package mutating func take(_ entry: AccessRecord) throws(ChainDamage) {
    func damage(_ what: ChainDamage.What) -> ChainDamage { ChainDamage(chain: .access, seq: count + 1, what) }
    guard entry.seq == count + 1 else { throw damage(.missing(next: entry.seq)) }
    guard entry.previousHash == hash else { throw damage(.previousHash) }
    guard buffer.hash(of: entry) == entry.hash else { throw damage(.hash) }
    count += 1
    hash = entry.hash
  }
}

/// Walks the scheduler's chain and names the first row that is not as it was written.
package struct TickVerifier: LogVerifier, Sendable {
  /// How many rows were walked.
  package private(set) var count: Int64 = 0
  /// The hash of the last of them.
  package private(set) var hash = Fingerprint.zero
  private var buffer = CanonicalBytes()

  package init() {}

  /// Takes the next row.
  ///
  /// - Throws: what is wrong with it.
  package mutating func take(_ entry: TickRecord) throws(ChainDamage) {
    func damage(_ what: ChainDamage.What) -> ChainDamage { ChainDamage(chain: .ticks, seq: count + 1, what) }
    guard entry.seq == count + 1 else { throw damage(.missing(next: entry.seq)) }
    guard entry.previousHash == hash else { throw damage(.previousHash) }
    guard buffer.hash(of: entry) == entry.hash else { throw damage(.hash) }
    count += 1
    hash = entry.hash
  }
}
