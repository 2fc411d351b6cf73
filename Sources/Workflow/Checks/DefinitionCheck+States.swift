extension DefinitionCheck {
  /// Words that mean states without being one.
  private static let reservedStates = ["open", "same", "where-it-was"]

  /// Each state by itself: its name, whom it waits for, its clock.
  var states: [Finding] {
    definition.states.flatMap { state -> [Finding] in
      let path = ["states", state.name]
      var findings: [Finding] = []
      if DefinitionCheck.reservedStates.contains(state.name) {
        findings.append(
          Finding(.reservedName, at: path, isAboutName: true, "'\(state.name)' is built in and cannot be a state"))
      }
      if let party = state.waitsFor {
        findings += self.party(party, at: path + ["waits-for"], besides: [.raiser, .assignee])
        if state.isFinal {
          findings.append(Finding(.state, at: path + ["waits-for"], "a final state waits for nobody"))
        }
      } else if !state.isFinal {
        findings.append(
          Finding(
            .state, at: path, isAboutName: true, "the state '\(state.name)' waits for nobody",
            hint: "give waits-for, or final: true"))
      }
      return findings + clock(of: state, at: path)
    }
  }

  /// A state needs a clock that always runs there, or a reason why none does.
  private func clock(of state: StateRule, at path: [String]) -> [Finding] {
    if state.isFinal || clocksAreLost { return [] }
    let clock = definition.clocks.first { $0.whileTest == nil && definition.selects($0.runsIn, state.name) }
    switch (clock, state.noClock) {
    case (nil, nil):
      return [
        Finding(
          .state, at: path, isAboutName: true, "no clock runs in the state '\(state.name)' at all times",
          hint: "let one run there, or say why none does with no-clock")
      ]
    case (let clock?, .some):
      return [Finding(.state, at: path + ["no-clock"], "the clock '\(clock.name)' runs in this state")]
    default: return []
    }
  }

  /// Whether a clock runs in a state that there is not, and so perhaps in another one.
  private var clocksAreLost: Bool {
    definition.clocks.contains { clock in
      guard case .named(let states) = clock.runsIn else { return false }
      return states.contains { !definition.states.contains(name: $0) }
    }
  }

  /// Ways between states: every state can be reached, and from every open one a request can come to an end.
  var ways: [Finding] {
    guard definition.states.contains(name: definition.raise.into) else { return [] }
    var findings: [Finding] = []
    let reached = graph.reachable(from: definition.raise.into)
    let finals = definition.states.filter(\.isFinal).map(\.name)
    let ending = graph.leading(to: finals)
    if finals.isEmpty {
      findings.append(Finding(.state, at: ["states"], isAboutName: true, "no state is final: no request ever ends"))
    }
    for state in definition.states {
      let path = ["states", state.name]
      if !reached.contains(state.name) {
        findings.append(
          Finding(
            .state, at: path, isAboutName: true,
            "no request can get to the state '\(state.name)' from '\(definition.raise.into)'"))
      } else if !finals.isEmpty && !ending.contains(state.name) {
        findings.append(
          Finding(.state, at: path, isAboutName: true, "no way leads from the state '\(state.name)' to a final one"))
      }
    }
    return findings
  }
}
