// Exponential and logarithm by series, so that the same seed gives the same figures on every machine: the C library's
// differ in the last bit from one version to another. Both are right to about fourteen digits.

/// The two functions of real numbers that drawing by chance needs.
enum Series {
  private static let ln2 = 0.693_147_180_559_945_3

  /// e to the power of x: halvings of the argument, Taylor's series, and the doublings back.
  static func exp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .infinity }
    let doublings = (x / ln2).rounded()
    let rest = x - doublings * ln2
    var term = 1.0
    var sum = 1.0
    for n in 1...18 {
      term *= rest / Double(n)
      sum += term
    }
    return Double(sign: .plus, exponent: Int(doublings), significand: sum)
  }

  /// The natural logarithm of a positive number: 2 artanh((m − 1) / (m + 1)) of its significand, and its doublings.
  static func ln(_ x: Double) -> Double {
    guard x > 0 else { return -.infinity }
    let ratio = (x.significand - 1) / (x.significand + 1)
    let square = ratio * ratio
    var power = ratio
    var sum = 0.0
    for n in stride(from: 1.0, through: 41.0, by: 2.0) {
      sum += power / n
      power *= square
    }
    return 2 * sum + Double(x.exponent) * ln2
  }
}
