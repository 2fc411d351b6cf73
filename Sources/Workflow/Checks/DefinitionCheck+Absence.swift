extension DefinitionCheck {
  /// What is said of people who are away, and the moves that the machine makes of their work.
  var absences: [Finding] {
    var findings: [Finding] = []
    if let absence = definition.absence {
      findings += parties(absence.by, at: ["absence", "by"], besides: [])
      for (index, code) in absence.handover.enumerated() where !definition.priorities.contains(code) {
        findings.append(
          Finding(
            .unknownValue, at: ["absence", "handover", String(index)],
            "'\(Definition.priorityField)' is never '\(code)'", hint: .nearest(to: code, among: definition.priorities)))
      }
    }
    return findings + definition.moves.flatMap { cover($0, at: ["moves", $0.name]) }
  }

  /// A move that is made because whoever has the request is away: it takes the request out of their hands, and leads
  /// to somebody who is there.
  private func cover(_ move: MoveRule, at path: [String]) -> [Finding] {
    let isGiven = move.sets.contains { $0.value == .deputy }
    guard move.occasion == .assigneeAbsent else {
      if !isGiven { return [] }
      return [
        Finding(
          .machineMove, at: path + ["sets", Definition.assigneeWord],
          "there is a deputy only in a move with when: \(MoveRule.Occasion.assigneeAbsent.rawValue)")
      ]
    }
    var findings: [Finding] = []
    if !move.by.contains(.machine) {
      findings.append(
        Finding(.machineMove, at: path + ["when"], isAboutName: true, "only the machine moves because of an absence"))
    }
    if move.at != nil {
      findings.append(Finding(.machineMove, at: path + ["at"], isAboutName: true, "'when' and 'at' are two occasions"))
    }
    if !isGiven && !move.clears.contains(Definition.assigneeWord) {
      findings.append(
        Finding(
          .machineMove, at: path, isAboutName: true, "'\(move.name)' leaves the request with whoever is away",
          hint: "write sets: { assignee: deputy } or clears: assignee"))
    }
    guard case .state(let name) = move.to else {
      return findings + [
        Finding(.machineMove, at: path + ["to"], "a move with 'when' names the state that it leads to")
      ]
    }
    switch definition.states[name]?.waitsFor {
    case .assignee where !isGiven:
      findings.append(Finding(.machineMove, at: path + ["to"], "'\(name)' waits for the assignee, and there is none"))
    case .assignee, .role: break
    default:
      if definition.states.contains(name: name) {
        findings.append(
          Finding(.machineMove, at: path + ["to"], "'\(name)' waits neither for a role nor for the assignee"))
      }
    }
    return findings
  }
}
