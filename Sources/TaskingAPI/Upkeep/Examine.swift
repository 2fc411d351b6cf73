extension Command {
  /// Whether the store, and the machine that it is on, are as they should be.
  package struct Examine: Operation {
    package typealias Answer = Diagnosis
    package static let name = "store.examine/1"
    package static let permission = Permission.machine(.upkeep)

    /// How many requests are compared with the journal, those first that changed last; nil for all, and then the file and
    /// its chains are checked to their ends as well.
    package var sample: Int?

    package init(sample: Int? = usualSample) { self.sample = sample }

    /// Some seconds' worth.
    package static let usualSample = 200
  }

  /// Whether the scheduler does what it has to, and nothing else: for a timer of its own.
  package struct WatchScheduler: Operation {
    package typealias Answer = Diagnosis
    package static let name = "scheduler.watch/1"
    package static let permission = Permission.machine(.schedule)

    /// How often it is meant to run, in seconds.
    package var interval: Int64

    package init(interval: Int64 = 60) { self.interval = interval }
  }
}
