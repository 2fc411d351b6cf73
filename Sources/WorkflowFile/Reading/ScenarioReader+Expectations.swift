internal import Workflow
internal import WorkflowLab

extension ScenarioReader {
  /// What stands under `then`.
  func expectations(_ node: Node) -> [Scenario.Expectation] {
    guard let section = Section(node, "'then'", .then, report) else { return [] }
    var expected: [Scenario.Expectation] = []
    func add(_ kind: Scenario.Expectation.Kind?, _ mark: Mark) {
      if let kind { expected.append(Scenario.Expectation(kind, at: FilePlace(mark))) }
    }
    if let node = section.node("refused") { add(.refused(report.words(node)), node.mark) }
    if let node = section.node("state") { add(report.text(node).map { .state($0) }, node.mark) }
    if let node = section.node("waits-for") { add(report.text(node).map { .waitsFor($0) }, node.mark) }
    if let node = section.node("assignee") {
      let person = report.text(node)
      add(.assignee(person == Party.nobody.word ? nil : person), node.mark)
    }
    if let node = section.node("priority") {
      let entries = [Placed(Entry(key: Definition.priorityField, value: report.text(node)), at: FilePlace(node.mark))]
      add(.fields(Scenario.Given(entries: entries)), node.mark)
    }
    if let node = section.node("fields") { expected += fields(node) }
    if let node = section.node("clocks") { expected += clocks(node) }
    for (name, mark, node) in pairs(section.node("due"), "clocks with their due times") {
      let text = report.text(node)
      add(.due(clock: name, text == Scenario.Expectation.ClockWord.none.rawValue ? nil : text), mark)
    }
    for (name, mark, node) in pairs(section.node("used"), "clocks with the time used") {
      add(length(node).map { .used(clock: name, $0) }, mark)
    }
    if let node = section.node("told") { add(.told(listed(node)), node.mark) }
    if let node = section.node("fired") { add(.fired(rungs(node)), node.mark) }
    if let node = section.node("by-itself") { add(.byItself(listed(node)), node.mark) }
    if let node = section.node("erased") { add(report.flag(node).map { .erased($0) }, node.mark) }
    section.finish()
    return expected
  }

  private func pairs(_ node: Node?, _ what: String) -> [(String, Mark, Node)] {
    guard let node else { return [] }
    guard let entries = node.entries else {
      report.mismatch(what, node)
      return []
    }
    return entries.map { ($0.key, $0.value.mark, $0.value) }
  }

  /// Words, `nobody` and `nothing` being an empty list.
  private func listed(_ node: Node) -> [String] {
    if node.text == Party.nobody.word || node.text == "nothing" { return [] }
    return report.words(node)
  }

  /// One expectation for each field, so that each has its place.
  private func fields(_ node: Node) -> [Scenario.Expectation] {
    let given = self.given(node)
    var order: [String] = []
    var parts: [String: Scenario.Given] = [:]
    for entry in given.entries {
      let field = String(entry.value.key.prefix { $0 != "." })
      let key = given.whole.contains(field) ? field : entry.value.key
      if parts[key] == nil { order.append(key) }
      parts[key, default: Scenario.Given(whole: given.whole.intersection([field]))].entries.append(entry)
    }
    return order.compactMap { key in
      parts[key].flatMap { part in
        part.entries.first.map { Scenario.Expectation(.fields(part), at: $0.place) }
      }
    }
  }

  private func clocks(_ node: Node) -> [Scenario.Expectation] {
    let known = Scenario.Expectation.ClockWord.allCases
    return pairs(node, "clocks with how they stand").map { name, mark, node in
      let words = report.words(node).compactMap { text in
        let word = Scenario.Expectation.ClockWord(rawValue: text)
        if word == nil {
          let names = known.map(\.rawValue)
          report.error(
            "a clock is never '\(text)'", at: mark,
            hint: Suggestion.hint(for: text, among: names) ?? "it is \(names.joined(separator: ", "))")
        }
        return word
      }
      return Scenario.Expectation(.clock(name, words), at: FilePlace(mark))
    }
  }

  private func length(_ node: Node) -> Allowance? {
    guard let text = report.text(node) else { return nil }
    if text == "nothing" || text == "0m" { return Allowance(isElapsed: false) }
    if let allowance = LengthText.allowance(text), !allowance.isElapsed { return allowance }
    report.error(
      "'\(text)' is no length of time", at: node.mark,
      hint: "write 4h, 4h 30m, 1d 4h or nothing; it is of the clock's own kind of time")
    return nil
  }

  /// Rungs, as `assess 75%`.
  private func rungs(_ node: Node) -> [Scenario.Expectation.RungName] {
    listed(node).compactMap { text in
      let parts = text.split(separator: " ").map(String.init)
      if parts.count == 2, let percent = LengthText.percent(parts[1]) {
        return Scenario.Expectation.RungName(clock: parts[0], percent: percent)
      }
      report.error("'\(text)' is no rung", at: node.mark, hint: "write a clock and its per cent: assess 75%")
      return nil
    }
  }
}
