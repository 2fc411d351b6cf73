import Glibc

/// What runs of the same work took of the processor, so that a busy machine disturbs little.
struct Measurement {
  private var nanoseconds: [Double] = []

  /// Times a run of so many pieces of work.
  mutating func run(_ times: Int, _ work: () throws -> Void) rethrows {
    let began = Self.used()
    for _ in 0..<times { try work() }
    nanoseconds.append((Self.used() - began) / Double(times))
  }

  /// Nanoseconds a piece of work, of the run in the middle.
  var median: Double { nanoseconds.sorted()[nanoseconds.count / 2] }

  /// The nanoseconds that this thread has had of the processor.
  private static func used() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
  }
}
