internal import Workflow

extension DefinitionReader {
  /// One move.
  func move(_ entry: Node.Entry) -> MoveRule? {
    guard let section = Section(entry.value, "move '\(entry.key)'", .move, report) else { return nil }
    let from = section.node("from").map { states($0) }
    let to = section.text("to").map { target($0) }
    let by = section.wordsIfGiven("by")
    let asks = section.words("asks")
    let needs = section.words("needs")
    let rules = section.words("rules")
    let condition = self.condition(section)
    let separateFrom = section.words("separate-from")
    let waivedFor = section.text("waived-for")
    let within = section.node("within").flatMap { report.window($0) }
    let sets = section.node("sets").map { assignments($0) } ?? []
    let clears = section.words("clears")
    let erasesPayload = section.node("erases").map { erases($0) } ?? false
    let tells = section.words("tells").map { Party(word: $0) }
    let at = section.expression("at", standIn: "request.raised")
    let occasion = section.node("when").flatMap { self.occasion($0) }
    let restsOn = section.node("rests-on").map { self.restsOn($0) } ?? [:]
    let decisions = section.words("decisions")
    section.finish()
    guard let from, let to, let by else { return nil }
    var move = MoveRule(name: entry.key, from: from, to: to, by: by.map { Party(word: $0) })
    move.asks = asks
    move.needs = needs
    move.rules = rules
    move.condition = condition
    move.separateFrom = separateFrom
    move.waivedFor = waivedFor
    move.within = within
    move.sets = sets
    move.clears = clears
    move.erasesPayload = erasesPayload
    move.tells = tells
    move.at = at
    move.occasion = occasion
    move.restsOn = restsOn
    move.decisions = decisions
    return move
  }

  /// Fields by what follows from a change of them.
  private func restsOn(_ node: Node) -> [Consequence: [String]] {
    guard let section = Section(node, "'rests-on'", .restsOn, report) else { return [:] }
    var fields: [Consequence: [String]] = [:]
    for consequence in Consequence.allCases {
      if let names = section.wordsIfGiven(consequence.rawValue) { fields[consequence] = names }
    }
    section.finish()
    return fields
  }

  /// `open`, a state or a list of states.
  func states(_ node: Node) -> StateSelection {
    node.text == "open" ? .open : .named(report.words(node))
  }

  private func target(_ word: String) -> MoveRule.Target {
    switch word {
    case "same": .same
    case "where-it-was": .whereItWas
    default: .state(word)
    }
  }

  private func occasion(_ node: Node) -> MoveRule.Occasion? {
    if let occasion = node.text.flatMap(MoveRule.Occasion.init) { return occasion }
    report.mismatch(MoveRule.Occasion.allCases.map(\.rawValue).joined(separator: " or "), node)
    return nil
  }

  private func erases(_ node: Node) -> Bool {
    if node.text == "payload" { return true }
    report.mismatch("payload", node)
    return false
  }

  /// `only-for` and `not-for` of a section.
  func condition(_ section: Section) -> FieldCondition {
    let onlyFor = section.node("only-for").map { values($0) } ?? [:]
    let notFor = section.node("not-for").map { values($0) } ?? [:]
    return FieldCondition(onlyFor: onlyFor, notFor: notFor)
  }

  /// Fields with lists of values.
  func values(_ node: Node) -> [String: [String]] {
    guard let entries = node.entries else {
      report.mismatch("fields with their values", node)
      return [:]
    }
    return Dictionary(entries.map { ($0.key, report.words($0.value)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Fields with the value that a move gives each.
  func assignments(_ node: Node) -> [MoveRule.Assignment] {
    guard let entries = node.entries else {
      report.mismatch("fields with their values", node)
      return []
    }
    return entries.compactMap { entry in
      if case .scalar("actor", isPlain: true) = entry.value.content {
        return MoveRule.Assignment(field: entry.key, value: .actor)
      }
      if entry.key == Definition.assigneeWord, case .scalar("deputy", isPlain: true) = entry.value.content {
        return MoveRule.Assignment(field: entry.key, value: .deputy)
      }
      return report.value(entry.value, as: fields[entry.key]?.shape)
        .map { MoveRule.Assignment(field: entry.key, value: .value($0)) }
    }
  }
}
