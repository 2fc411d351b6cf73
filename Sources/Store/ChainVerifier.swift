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
    let kept = if let request = entry.request { try take(entry, of: request) } else { Int64?.none }
    count += 1
    hash = entry.hash
    if let kept { throw ChainDamage(chain: .journal, seq: kept, .payloadKept) }
  }

  /// The first entry whose payload is gone although nothing erased it; ask when every entry was taken.
  package var unsettled: ChainDamage? {
    requests.values.filter { $0.erasedAt == nil }.compactMap(\.firstWithout).min()
      .map { ChainDamage(chain: .journal, seq: $0, .payloadGone) }
  }

  /// Notes an entry of a request; gives the first that has its payload although it was erased.
  private mutating func take(_ entry: JournalRecord, of request: String) throws(ChainDamage) -> Int64? {
    var progress = requests[request] ?? Progress()
    guard entry.version == progress.version + 1 else {
      throw ChainDamage(
        chain: .journal, seq: entry.seq, .version(expected: progress.version + 1, found: entry.version ?? 0))
    }
    progress.version += 1
    if entry.erases, progress.erasedAt == nil { progress.erasedAt = entry.seq }
    if entry.payload == nil {
      progress.firstWithout = progress.firstWithout ?? entry.seq
    } else {
      progress.firstWith = progress.firstWith ?? entry.seq
    }
    let kept = progress.erasedAt == nil ? nil : progress.firstWith
    if kept != nil { progress.firstWith = nil }
    requests[request] = progress
    return kept
  }
}

/// Walks the access log and names the first line that is not as it was written.
package struct AccessVerifier: Sendable {
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
