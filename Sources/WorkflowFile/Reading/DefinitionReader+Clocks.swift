internal import Workflow

extension DefinitionReader {
  /// One clock.
  func clock(_ entry: Node.Entry) -> ClockRule? {
    guard let section = Section(entry.value, "clock '\(entry.key)'", .clock, report) else { return nil }
    let runsIn = section.node("runs-in").map { states($0) }
    let waitsIn = section.words("waits-in")
    let whileTest = section.expression("while", standIn: "true")
    let allow = section.node("allow").map { budgets($0) }
    let restartsOn = section.words("restarts-on")
    let metBy = section.node("met-by").map { report.words($0) }
    let noLaterThan = section.expression("no-later-than", standIn: "request.raised")
    let waitsFor = section.text("waits-for").map { Party(word: $0) }
    let ladder = section.text("escalate")
    section.finish()
    guard let runsIn, let allow else { return nil }
    var clock = ClockRule(
      name: entry.key, runsIn: runsIn, allow: allow, ladder: ladder ?? ClockRule.defaultLadder)
    clock.waitsIn = waitsIn
    clock.whileTest = whileTest
    clock.restartsOn = restartsOn
    clock.metBy = metBy
    clock.noLaterThan = noLaterThan
    clock.waitsFor = waitsFor
    return clock
  }

  private func budgets(_ node: Node) -> [String: Allowance] {
    guard let entries = node.entries else {
      report.mismatch("a length of time for each priority", node)
      return [:]
    }
    var budgets: [String: Allowance] = [:]
    for entry in entries { budgets[entry.key] = report.allowance(entry.value) }
    return budgets
  }

  /// One ladder.
  func ladder(_ entry: Node.Entry) -> Ladder? {
    guard let elements = entry.value.elements else {
      report.mismatch("a list of rungs", entry.value)
      return nil
    }
    let rungs = elements.enumerated().compactMap { rung($1, "rung \($0 + 1) of '\(entry.key)'") }
    return Ladder(name: entry.key, rungs: rungs)
  }

  private func rung(_ node: Node, _ what: String) -> Ladder.Rung? {
    guard let section = Section(node, what, .rung, report) else { return nil }
    let percents = section.node("at").flatMap { self.percents($0) }
    var actions: [(key: String, action: Ladder.Action?, mark: Mark)] = []
    for key in ["remind", "tell", "move"] {
      guard let entry = section.entry(key) else { continue }
      actions.append((key, report.text(entry.value).map { action(key, $0) }, entry.mark))
    }
    let every = section.node("every").flatMap { self.every($0) }
    section.finish()
    guard let first = actions.first else {
      report.error("\(what) does nothing", at: node.mark, hint: "give one of remind, tell, move")
      return nil
    }
    for other in actions.dropFirst() {
      report.error("\(what) does two things: '\(first.key)' and '\(other.key)'", at: other.mark)
    }
    guard let percents, let action = first.action else { return nil }
    return switch percents {
    case .all(let percent): Ladder.Rung(percent: percent, action: action, every: every)
    case .each(let percents): Ladder.Rung(percents: percents, action: action, every: every)
    }
  }

  /// When a rung is reached.
  private enum Percents {
    case all(Int64)
    /// By priority.
    case each([String: Int64])
  }

  /// One share for all priorities, or one for each.
  private func percents(_ node: Node) -> Percents? {
    guard let entries = node.entries else { return report.percent(node).map(Percents.all) }
    var percents: [String: Int64] = [:]
    for entry in entries { percents[entry.key] = report.percent(entry.value) }
    return .each(percents)
  }

  private func action(_ key: String, _ word: String) -> Ladder.Action {
    switch key {
    case "remind": .remind(Party(word: word))
    case "tell": .tell(Party(word: word))
    default: .move(word)
    }
  }

  /// One length for all priorities, or one for each.
  func every(_ node: Node) -> [String: Allowance]? {
    if node.entries != nil { return budgets(node) }
    guard let allowance = report.allowance(node) else { return nil }
    return Dictionary(priorities.map { ($0, allowance) }, uniquingKeysWith: { first, _ in first })
  }

  /// One decided field.
  func decide(_ entry: Node.Entry) -> DecidedField? {
    guard let section = Section(entry.value, "the decision of '\(entry.key)'", .decision, report) else { return nil }
    let from = section.wordsIfGiven("from")
    let table = section.node("table").map { self.table($0) }
    let atLeast = section.expression("at-least", standIn: "request.raised")
    let override = section.node("override").flatMap { self.override($0) }
    section.finish()
    guard let from, let table else { return nil }
    return DecidedField(
      name: entry.key, from: from, table: table, atLeast: atLeast,
      override: override ?? DecidedField.Override(by: [], asks: []))
  }

  private func table(_ node: Node) -> [String: [String]] {
    guard let entries = node.entries else {
      report.mismatch("a row for each value", node)
      return [:]
    }
    var table: [String: [String]] = [:]
    for entry in entries {
      guard let cells = entry.value.elements else {
        report.mismatch("a list of values, one for each column", entry.value)
        continue
      }
      table[entry.key] = cells.compactMap { report.text($0) }
    }
    return table
  }

  private func override(_ node: Node) -> DecidedField.Override? {
    guard let section = Section(node, "'override'", .override, report) else { return nil }
    let by = section.wordsIfGiven("by")
    let asks = section.words("asks")
    if let clocks = section.node("clocks"), clocks.text != "keep-time-used" {
      report.mismatch("keep-time-used", clocks)
    }
    section.finish()
    return by.map { DecidedField.Override(by: $0.map { Party(word: $0) }, asks: asks) }
  }
}
