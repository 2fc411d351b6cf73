package import Store
package import WorkingTime

/// How the scheduler and its store stand at the end of a run, for those who watch from outside.
///
/// All but the run itself comes from the store, and so outlives restarts of anything.
package struct Metrics: Hashable, Sendable {
  package var run: Run
  /// Nil if the store could not be read.
  package var store: Stand?

  package init(run: Run, store: Stand?) {
    self.run = run
    self.store = store
  }

  /// The run that has just ended.
  package struct Run: Hashable, Sendable {
    /// When it ended, by this machine's clock.
    package var ended: Instant
    package var took: Duration
    /// Whether it did what it had to; as the program's status says, 0 or another.
    package var isSuccess: Bool
    /// How many requests it told of that nobody who can be reached may move on.
    package var unreachable = 0

    package init(ended: Instant, took: Duration, isSuccess: Bool) {
      self.ended = ended
      self.took = took
      self.isSuccess = isSuccess
    }
  }

  /// What the store says.
  package struct Stand: Hashable, Sendable {
    package var isRehearsal: Bool
    /// The time by which it is judged: a rehearsal's own.
    package var now: Instant
    /// Nil if the scheduler never went to the end of a run.
    package var schedule: Schedule?
    /// Requests for which something has fallen due that is not recorded yet.
    package var due: Int
    /// When the first of that fell due; nil if nothing has.
    package var firstDue: Instant?
    /// The codes of the priorities of the definitions in use.
    package var priorities: [String]
    package var figures: StoreFigures
    /// Open requests that nobody who can be reached may move on, as the day's look found.
    package var unreachable = 0

    package init(
      isRehearsal: Bool, now: Instant, schedule: Schedule?, due: Int, firstDue: Instant?, priorities: [String],
      figures: StoreFigures
    ) {
      self.isRehearsal = isRehearsal
      self.now = now
      self.schedule = schedule
      self.due = due
      self.firstDue = firstDue
      self.priorities = priorities
      self.figures = figures
    }
  }

  /// Up to how many seconds late: a run in time, the next, and then as long as an evening or a long weekend.
  package static let latenessBounds: [Int64] = [60, 120, 300, 900, 3_600, 14_400, 43_200, 86_400, 345_600]
}
