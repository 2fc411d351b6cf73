extension Command {
  /// One run of the scheduler.
  package struct RunTick: Operation {
    package typealias Answer = Ticked
    package static let name = "scheduler.tick/1"
    package static let permission = Permission.machine(.schedule)

    /// After so many seconds it stops behind the batch that it is at.
    package var budget: Int64
    /// How many requests are looked at in one transaction.
    package var batch: Int
    /// Whether it is only to be said what it would do.
    package var isTrial: Bool

    /// Leaves time to end in for a run each minute that is stopped after 50 seconds.
    package static let usualBudget: Int64 = 40
    /// Few enough for others to get in between.
    package static let usualBatch = 200

    package init(budget: Int64 = usualBudget, batch: Int = usualBatch, isTrial: Bool = false) {
      self.budget = budget
      self.batch = batch
      self.isTrial = isTrial
    }
  }
}
