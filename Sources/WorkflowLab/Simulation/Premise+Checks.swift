package import Workflow
internal import WorkingTime

extension Premise {
  /// Everything that is wrong with it for a definition, except whether shares add up to 100, which only a file must.
  package func faults(for definition: Definition) -> [PremiseFault] {
    guard workflow == definition.workflow else {
      return [PremiseFault(["simulate"], .otherWorkflow(workflow, wanted: definition.workflow))]
    }
    return arrivalFaults(definition) + staffFaults(definition) + definition.states.flatMap { faults($0, definition) }
      + strayFaults(definition)
  }

  private func arrivalFaults(_ definition: Definition) -> [PremiseFault] {
    var faults = arrivals.priorities.filter { !definition.priorities.contains($0.of) }.map {
      PremiseFault.unknown(["arrivals", "priorities", $0.of], "priority", $0.of, among: definition.priorities)
    }
    var last = 0
    for hours in arrivals.hours.sorted(by: { $0.interval < $1.interval }) {
      let interval = hours.interval
      if interval.open < last || interval.close <= interval.open || interval.close > 86_400 {
        faults.append(PremiseFault(["arrivals", "hours", interval.text], .hoursOverlap(interval.text)))
      }
      last = max(last, interval.close)
    }
    return faults
  }

  private func staffFaults(_ definition: Definition) -> [PremiseFault] {
    staff.filter { !definition.roles.contains(name: $0.name) }.map {
      PremiseFault.unknown(["staff", $0.name], "role", $0.name, among: definition.roles.names)
    }
  }

  private func faults(_ state: StateRule, _ definition: Definition) -> [PremiseFault] {
    guard let work = work[state.name] else {
      return state.isFinal ? [] : [PremiseFault(["work"], .noEntry(state: state.name))]
    }
    let path = ["work", state.name]
    guard !state.isFinal else { return [PremiseFault(path, .finalState(state.name))] }
    var faults: [PremiseFault] = []
    if let role = work.by, staff[role] == nil {
      faults.append(PremiseFault(path, .noStaff(role: role, state: state.name)))
    }
    let leaving = definition.moves.filter { definition.selects($0.from, state.name) }
    for share in work.then where !leaving.contains(where: { $0.name == share.of }) {
      let place = path + ["then", share.of]
      let hint = Suggestion.hint(for: share.of, among: leaving.map(\.name))
      faults.append(
        definition.moves.contains(name: share.of)
          ? PremiseFault(place, .moveNotFrom(move: share.of, state: state.name, hint: hint))
          : PremiseFault(place, .unknown(kind: "move", name: share.of, hint: hint)))
    }
    if !faults.isEmpty { return faults }
    let moves = work.then.filter { $0.weight > 0 }.compactMap { definition.moves[$0.of] }
    if moves.isEmpty { return [PremiseFault(path + ["then"], .noShares)] }
    return definition.priorities.filter { priority in !moves.contains { $0.condition.allows(priority: priority) } }
      .map { PremiseFault(path + ["then"], .noWayOut(state: state.name, priority: $0)) }
  }

  private func strayFaults(_ definition: Definition) -> [PremiseFault] {
    let states = work.filter { !definition.states.contains(name: $0.name) }.map {
      PremiseFault.unknown(["work", $0.name], "state", $0.name, among: definition.states.names)
    }
    let clocks = alsoCounts.compactMap { name -> PremiseFault? in
      guard let clock = definition.clocks[name] else {
        return .unknown(["also-counts"], "clock", name, among: definition.clocks.names)
      }
      return clock.whileTest == nil ? PremiseFault(["also-counts"], .notUnderATest(clock: name)) : nil
    }
    return states + clocks
  }
}

extension PremiseFault {
  /// A name that the definition does not have, with the nearest that it has.
  static func unknown(_ path: [String], _ kind: String, _ name: String, among names: [String]) -> PremiseFault {
    PremiseFault(path, .unknown(kind: kind, name: name, hint: Suggestion.hint(for: name, among: names)))
  }
}

extension FieldCondition {
  /// Whether it can hold for a request of that priority, whatever else is so.
  func allows(priority: String) -> Bool {
    onlyFor[Definition.priorityField]?.contains(priority) ?? true
      && !(notFor[Definition.priorityField]?.contains(priority) ?? false)
  }
}
