/// Lengths of time in whole minutes, counted: as much memory as there are different ones.
struct LengthTally: Sendable {
  /// How many there are.
  private(set) var count = 0
  /// How many there are of each.
  private(set) var byMinutes: [Int64: Int] = [:]

  /// Counts one, to the nearest minute and at least one: a premise knows nothing shorter.
  mutating func add(seconds: Int64) {
    byMinutes[max(1, (seconds + 30) / 60), default: 0] += 1
    count += 1
  }

  /// The shortest that so many per cent do not exceed, in minutes (nearest rank); nil where there is none.
  func minutes(atPercent percent: Int) -> Int64? {
    var left = max(1, (count * percent + 99) / 100)
    for (minutes, number) in byMinutes.sorted(by: { $0.key < $1.key }) {
      left -= number
      if left <= 0 { return minutes }
    }
    return nil
  }
}
