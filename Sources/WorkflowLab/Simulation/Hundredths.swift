/// Counts as whole shares of a hundred.
enum Hundredths {
  /// The shares, in the same order, which add up to 100 unless nothing was counted: what is left over after rounding down
  /// goes to the largest remainders, of equal ones to the first.
  static func of(_ counts: [Int]) -> [Int] {
    let sum = counts.reduce(0, +)
    guard sum > 0 else { return counts.map { _ in 0 } }
    var shares = counts.map { $0 * 100 / sum }
    let byRemainder = counts.indices.sorted {
      (counts[$1] * 100 % sum, $0) < (counts[$0] * 100 % sum, $1)
    }
    for index in byRemainder.prefix(100 - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}
