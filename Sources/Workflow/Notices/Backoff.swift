package import WorkingTime

/// How long a message waits after each failure, and when it is given up.
package struct Backoff: Hashable, Sendable {
  /// After the first failure, in seconds; each time twice as long.
  package var first: Int64 = 60
  /// The longest wait, in seconds.
  package var longest: Int64 = 3_600
  /// The failure with which a message is given up.
  package var attempts = 200

  package init(first: Int64 = 60, longest: Int64 = 3_600, attempts: Int = 200) {
    self.first = first
    self.longest = longest
    self.attempts = attempts
  }

  /// When it is tried again; nil once it is given up.
  ///
  /// The wait is from half of its length to the whole, by chance, so that what failed together is not tried together
  /// for ever.
  ///
  /// - Parameters:
  ///   - failures: How many there have been, the present one included.
  ///   - chance: A number of which every value is as likely.
  package func next(after failures: Int, at now: Instant, chance: UInt64) -> Instant? {
    guard failures < attempts else { return nil }
    let doublings = min(max(0, failures - 1), 40)
    let whole = max(1, min(longest, first > longest >> Int64(doublings) ? longest : first << Int64(doublings)))
    let half = whole / 2
    return now.advanced(bySeconds: whole - half + Int64(chance % UInt64(half + 1)))
  }
}
