/// How long a queue was, over time, and how long each stayed in it.
struct QueueTally: Sendable {
  private let start: Int64
  private var since: Int64
  private(set) var length = 0
  /// Seconds at each length.
  private var atLength: [Int64] = [0]
  /// Requests times seconds, by day of the simulation.
  private(set) var byDay: [Int64]
  private(set) var waits: [Int64] = []

  init(from start: Int64, days: Int) {
    self.start = start
    since = start
    byDay = Array(repeating: 0, count: days)
  }

  /// Counts up to an instant, at which the queue becomes longer or shorter by so many.
  mutating func change(by difference: Int, at second: Int64) {
    atLength[length] += second - since
    if length > 0 {
      var from = since
      while from < second {
        let day = Int((from - start) / 86_400)
        let end = min(second, start + Int64(day + 1) * 86_400)
        if day < byDay.count { byDay[day] += Int64(length) * (end - from) }
        from = end
      }
    }
    since = second
    length += difference
    while atLength.count <= length { atLength.append(0) }
  }

  /// Somebody has waited so long.
  mutating func leave(after seconds: Int64) { waits.append(seconds) }

  /// Mean, median, 95th percentile and greatest length over the whole time.
  var lengths: SimulationReport.Spread {
    let total = atLength.reduce(0, +)
    guard total > 0 else { return SimulationReport.Spread() }
    func quantile(_ share: Double) -> Double {
      var left = share * Double(total)
      for (length, seconds) in atLength.enumerated() {
        left -= Double(seconds)
        if left <= 0 { return Double(length) }
      }
      return Double(atLength.count - 1)
    }
    let sum = zip(atLength.indices, atLength).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    return SimulationReport.Spread(
      mean: sum / Double(total), median: quantile(0.5), oneInTwenty: quantile(0.95),
      longest: Double(atLength.lastIndex { $0 > 0 } ?? 0))
  }

  /// The same of the waits, in seconds.
  var stays: SimulationReport.Spread {
    guard !waits.isEmpty else { return SimulationReport.Spread() }
    let sorted = waits.sorted()
    func quantile(_ share: Double) -> Double {
      Double(sorted[min(sorted.count - 1, Int((share * Double(sorted.count)).rounded(.down)))])
    }
    return SimulationReport.Spread(
      mean: Double(sorted.reduce(0, +)) / Double(sorted.count), median: quantile(0.5), oneInTwenty: quantile(0.95),
      longest: Double(sorted[sorted.count - 1]))
  }
}
