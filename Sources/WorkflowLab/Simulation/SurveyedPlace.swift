import Workflow

/// A state as a survey of the history sees it: whether it is work or a wait, whose, and in which kind of time.
struct SurveyedPlace: Sendable {
  let state: StateRule
  /// Whether somebody is busy with a request there.
  let isWork: Bool
  /// Who works there; nil where it only waits, or nobody says who.
  let role: String?
  /// Whether every second counts, or only those of the calendar.
  let isElapsed: Bool

  /// - Parameter model: Says of each state that it has whether it is work or a wait; of the others the definition does:
  ///   waiting for whoever raised it is no work.
  init(_ state: StateRule, of definition: Definition, model: Premise?) {
    self.state = state
    if let work = model?.work[state.name] {
      isWork = work.by != nil
      role = work.by
      isElapsed = work.by.map { model?.staff[$0]?.isAroundTheClock ?? false } ?? work.median.isElapsed
      return
    }
    isElapsed = false
    switch state.waitsFor {
    case .role(let name): (isWork, role) = (true, name)
    case .assignee: (isWork, role) = (true, SurveyedPlace.claimers(definition))
    default: (isWork, role) = (false, nil)
    }
  }

  /// The role whose holders may give a request to themselves.
  private static func claimers(_ definition: Definition) -> String? {
    for move in definition.moves
    where move.sets.contains(where: { $0.field == Definition.assigneeWord && $0.value == .actor }) {
      for case .role(let name) in move.by { return name }
    }
    return nil
  }
}
