/// What runs of the same work took.
struct Measurement {
  private var nanoseconds: [Double] = []

  /// Times a run of so many pieces of work.
  mutating func run(_ times: Int, _ work: () throws -> Void) rethrows {
    let began = ContinuousClock.now
    for _ in 0..<times { try work() }
    let took = ContinuousClock.now - began
    nanoseconds.append(
      (Double(took.components.seconds) * 1e9 + Double(took.components.attoseconds) / 1e9) / Double(times))
  }

  /// Nanoseconds a piece of work, of the run in the middle.
  var median: Double { nanoseconds.sorted()[nanoseconds.count / 2] }
}
