package import WorkflowLab

/// A simulation with figures of the store's own history.
package struct Simulated: Codable, Hashable, Sendable {
  /// What was counted, and which figures are of the history.
  package var history: HistoryEstimate
  /// What was simulated, as a file that can be edited and given back.
  package var premise: String
  /// What it showed; nil where only the premise was wanted.
  package var report: SimulationReport?

  package init(history: HistoryEstimate, premise: String, report: SimulationReport?) {
    self.history = history
    self.premise = premise
    self.report = report
  }
}
