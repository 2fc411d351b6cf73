extension DefinitionCheck {
  /// What nothing uses: perhaps it was meant to be.
  var unused: [Finding] {
    var findings: [Finding] = []
    let rules = Set(definition.moves.flatMap(\.rules))
    findings += unused("rules", definition.rules.names.filter { !rules.contains($0) }) {
      "no move looks at the rule '\($0)'"
    }
    let roles = rolesInUse
    findings += unused("roles", definition.roles.names.filter { !roles.contains($0) }) {
      "nothing is for the role '\($0)' to do"
    }
    let idle = definition.clocks.filter { definition.states(of: $0.runsIn).isEmpty }.map(\.name)
    findings += unused("clocks", idle) { "the clock '\($0)' runs in no state" }
    let ladders = Set(definition.clocks.map(\.ladder))
    findings += unused("escalations", definition.ladders.names.filter { !ladders.contains($0) }) {
      "no clock escalates by the ladder '\($0)'"
    }
    let waivers = Set(definition.moves.compactMap(\.waivedFor))
    findings += unused("waivers", definition.waivers.names.filter { !waivers.contains($0) }) {
      "no move is waived for '\($0)'"
    }
    let records = Set(definition.fields.compactMap { $0.shape.recordName })
    findings += unused("records", definition.records.names.filter { !records.contains($0) }) {
      "no field is made of the record '\($0)'"
    }
    let filled = fieldsFilled
    let empty = definition.fields.filter { $0.isWrittenByMoves && !filled.contains($0.name) }.map(\.name)
    return findings + unused("fields", empty) { "nothing ever fills the field '\($0)'" }
  }

  private func unused(_ key: String, _ names: [String], _ words: (String) -> String) -> [Finding] {
    names.map { Finding(.warning, .unused, at: [key, $0], isAboutName: true, words($0)) }
  }

  private var rolesInUse: Set<String> {
    var parties = definition.raise.by + definition.setters.values.flatMap { $0 }
    parties += definition.states.compactMap(\.waitsFor) + definition.clocks.compactMap(\.waitsFor)
    parties += definition.decided.flatMap(\.override.by) + (definition.lateEntry?.by ?? [])
    parties += definition.acknowledgement?.by ?? []
    parties += definition.corrections?.by ?? []
    parties += definition.absence?.by ?? []
    for move in definition.moves { parties += move.by + move.tells }
    for rung in definition.ladders.flatMap(\.rungs) {
      switch rung.action {
      case .remind(let party), .tell(let party): parties.append(party)
      case .move: continue
      }
    }
    return Set(parties.map(\.word))
  }

  /// Fields that a move, a waiver, a decision or a default gives a value.
  private var fieldsFilled: Set<String> {
    var filled = Set(definition.decided.names)
    for move in definition.moves { filled.formUnion(move.asks + move.needs + move.sets.map(\.field)) }
    for waiver in definition.waivers { filled.formUnion(waiver.sets.map(\.field)) }
    for field in definition.fields where field.defaultValue != nil { filled.insert(field.name) }
    return filled
  }
}

extension FieldShape {
  /// The record that it is, or is a list of.
  fileprivate var recordName: String? {
    switch self {
    case .record(let name): name
    case .list(let element): element.recordName
    default: nil
    }
  }
}
