import Workflow

extension DefinitionPage {
  /// Budgets in a table, then where each clock runs and what meets it.
  var clocks: [String] {
    guard !definition.clocks.isEmpty else { return [] }
    let priorities = definition.priorities
    return [
      "## Clocks", "",
      "A length is working time of \(Markdown.code(definition.calendar)); where it says real, every hour counts.", "",
    ]
      + Markdown.table(
        ["Clock"] + priorities.map { Markdown.words($0) } + ["Ladder"],
        definition.clocks.map { clock in
          [Markdown.code(clock.name, isCell: true)]
            + priorities.map { clock.allow[$0].map { cell($0) } ?? "–" } + [Markdown.code(clock.ladder, isCell: true)]
        })
      + definition.clocks.flatMap { clock in
        ["", "### \(Markdown.code(clock.name))", ""] + details(clock).map { "- \($0)" }
      }
  }

  private func details(_ clock: ClockRule) -> [String] {
    var lines = ["Runs in \(states(clock.runsIn, "and"))."]
    if !clock.waitsIn.isEmpty { lines.append("Waits, keeping the time used, in \(Markdown.names(clock.waitsIn)).") }
    if let test = clock.whileTest { lines.append("Is there only while \(Markdown.code(test.source)).") }
    if let moves = clock.metBy {
      lines.append("Met by \(Markdown.names(moves, "or")); any other end is neither met nor breached.")
    } else {
      lines.append("Met by every move that stops it.")
    }
    if !clock.restartsOn.isEmpty { lines.append("Begins anew with \(Markdown.names(clock.restartsOn, "or")).") }
    if let bound = clock.noLaterThan {
      lines.append("Due no later than \(Markdown.code(bound.source)), where that is given.")
    }
    if let waitsFor = clock.waitsFor { lines.append("Waits for \(party(waitsFor)), whomever the state waits for.") }
    return lines
  }

  /// Each ladder, a rung a line.
  var ladders: [String] {
    guard !definition.ladders.isEmpty else { return [] }
    return ["## Ladders", "", "What happens as a clock runs out, in per cent of the time to due."]
      + definition.ladders.flatMap { ladder in
        ["", "### \(Markdown.code(ladder.name))", ""] + ladder.rungs.map { "- \(rung($0))" }
      }
  }

  private func rung(_ rung: Ladder.Rung) -> String {
    let action =
      switch rung.action {
      case .remind(let who): "\(party(who)) is reminded"
      case .tell(let who): "\(party(who)) is told"
      case .move(let move): "the machine makes \(Markdown.code(move))"
      }
    let known = definition.priorities
    let at =
      rung.percents.map { percents in
        known.compactMap { code in percents[code].map { "\($0) % for \(Markdown.words(code))" } }
          .joined(separator: ", ")
      } ?? "\(rung.percent) %"
    guard let every = rung.every else { return "At \(at): \(action)." }
    let lengths = known.compactMap { code in every[code].map { "\(Markdown.words(code)) \(cell($0))" } }
    return "At \(at): \(action), again every \(lengths.joined(separator: ", "))."
  }

  /// Fields that are worked out, a table each.
  var decisions: [String] {
    guard !definition.decided.isEmpty else { return [] }
    return ["## Fields that are worked out"]
      + definition.decided.flatMap { decided in ["", "### \(Markdown.code(decided.name))", ""] + decision(decided) }
  }

  private func decision(_ decided: DecidedField) -> [String] {
    let rows = decided.from.first.map(codes) ?? []
    let columns = decided.from.dropFirst().first.map(codes) ?? []
    let order = rows + decided.table.keys.filter { !rows.contains($0) }.sorted()
    var lines = Markdown.table(
      [Markdown.names(decided.from, "by")] + columns.map { Markdown.words($0) },
      order.compactMap { row in
        decided.table[row].map { [Markdown.words(row)] + $0.map { Markdown.words($0) } }
      })
    lines.append("")
    if let floor = decided.atLeast {
      lines.append("- At least as urgent as \(Markdown.code(floor.source)), where that is given.")
    }
    let override = decided.override
    lines.append(
      override.by.isEmpty
        ? "- Nobody gives it another value."
        : "- \(parties(override.by)) may give it another value"
          + (override.asks.isEmpty ? "" : ", with \(Markdown.names(override.asks))")
          + "; the clocks keep the time used.")
    return lines
  }

  private func codes(_ field: String) -> [String] {
    if case .code(let codes)? = definition.fields[field]?.shape { codes } else { [] }
  }
}
