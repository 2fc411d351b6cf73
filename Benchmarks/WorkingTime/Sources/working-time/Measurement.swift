import CAllocations

/// What runs of the same work took.
struct Measurement {
  private var nanoseconds: [Double] = []
  /// How often all runs together asked for memory.
  private(set) var allocations: UInt = 0
  /// How many pieces of work a run is.
  let size: Int

  init(size: Int) {
    self.size = size
  }

  /// Times a run.
  mutating func run(_ work: () throws -> Void) rethrows {
    let allocated = allocations_so_far()
    let began = ContinuousClock.now
    try work()
    let took = ContinuousClock.now - began
    allocations += allocations_so_far() - allocated
    nanoseconds.append(Double(took.components.seconds) * 1e9 + Double(took.components.attoseconds) / 1e9)
  }

  /// Nanoseconds a piece of work, of the run in the middle.
  var median: Double {
    let sorted = nanoseconds.sorted()
    return sorted[sorted.count / 2] / Double(size)
  }
}
