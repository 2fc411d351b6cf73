package import WorkingTime

extension Command {
  /// How the scheduler and the store stand after a run, as those who watch from outside read it.
  package struct TakeMetrics: Operation {
    package typealias Answer = MetricsText
    package static let name = "scheduler.metrics/1"
    package static let permission = Permission.machine(.schedule)

    /// When the run ended, by the machine's clock.
    package var ended: Instant
    /// How long it took, in milliseconds.
    package var took: Int64
    /// Whether it did what it had to.
    package var isSuccess: Bool
    /// How many requests it told of that nobody who can be reached may move on.
    package var unreachable: Int

    package init(ended: Instant, took: Int64, isSuccess: Bool, unreachable: Int = 0) {
      self.ended = ended
      self.took = took
      self.isSuccess = isSuccess
      self.unreachable = unreachable
    }
  }
}

/// Metrics as a text.
package struct MetricsText: Codable, Hashable, Sendable {
  /// In the text format of OpenMetrics' predecessor, which collectors of text files read.
  package var text: String

  package init(text: String) { self.text = text }
}
