/// The five stages that every request passes, in order.
package enum Stage: String, CaseIterable, Codable, Sendable {
  /// Being written, waiting in the triage queue, or returned to its raiser.
  case raise
  /// Being judged: necessary, proportionate, lawful, how urgent.
  case assess
  /// Accepted, looking for the person who does it.
  case assign
  /// Being done.
  case act
  /// Checked, answered, finished.
  case close
}
