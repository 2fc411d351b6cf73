internal import CEL

extension DefinitionCheck {
  /// One CEL text of the definition, and what it has to come to.
  private struct Text {
    let expression: Expression
    let path: [String]
    let type: CELType
    /// What it is, for messages: `a test`.
    let what: String
    /// Variables that it may not read, with the reason.
    var barred: [String] = []
    var reason = ""
  }

  /// Every expression: its names and types, what it comes to, and what it may not read.
  var expressions: [Finding] {
    texts.flatMap(findings) + definition.rules.flatMap(placeholders) + timedRules
  }

  private var texts: [Text] {
    var texts: [Text] = []
    for rule in definition.rules {
      texts.append(
        Text(expression: rule.test, path: ["rules", rule.name, "test"], type: .bool, what: "a test"))
    }
    for decided in definition.decided {
      guard let floor = decided.atLeast else { continue }
      texts.append(
        Text(
          expression: floor, path: ["decide", decided.name, "at-least"], type: .string, what: "a floor",
          barred: ["now", "actor"], reason: "a decision depends on the request alone"))
    }
    for move in definition.moves {
      guard let at = move.at else { continue }
      texts.append(
        Text(
          expression: at, path: ["moves", move.name, "at"], type: .timestamp, what: "'at'",
          barred: ["now", "actor", "assignee", "raiser", "by"], reason: "it is worked out on events only"))
    }
    for clock in definition.clocks {
      if let test = clock.whileTest {
        texts.append(
          Text(
            expression: test, path: ["clocks", clock.name, "while"], type: .bool, what: "'while'",
            barred: ["now", "actor", "assignee", "raiser", "by"], reason: "it is looked at on events only"))
      }
      if let bound = clock.noLaterThan {
        texts.append(
          Text(
            expression: bound, path: ["clocks", clock.name, "no-later-than"], type: .timestamp,
            what: "'no-later-than'", barred: ["now", "actor", "assignee", "raiser", "by"],
            reason: "it is worked out on events only"))
      }
    }
    return texts
  }

  private func findings(_ text: Text) -> [Finding] {
    let result = text.expression.program.check(in: environment.environment)
    var findings = result.faults.map { fault in
      let words = FaultWords(fault)
      return Finding(
        .expression, at: text.path, words.message, hint: words.hint.map { .words($0) },
        offset: Finding.Offset(line: fault.line, column: fault.column))
    }
    if result.faults.isEmpty && !fits(result.type, text.type) {
      findings.append(
        Finding(.expression, at: text.path, "\(text.what) must be \(text.type), not \(result.type)"))
    }
    let read = variables(of: text.expression)
    for name in text.barred where read.contains(name) {
      findings.append(Finding(.expression, at: text.path, "\(text.what) cannot read '\(name)': \(text.reason)"))
    }
    return findings
  }

  private func fits(_ type: CELType, _ wanted: CELType) -> Bool {
    type == wanted || type == .dyn
  }

  private func variables(of expression: Expression) -> Set<String> {
    Set(expression.program.paths.compactMap(\.first))
  }

  /// A timed move waits for its instant; nobody would notice that a rule has turned true meanwhile.
  private var timedRules: [Finding] {
    definition.moves.filter(\.isMachines).flatMap { move -> [Finding] in
      let barred = move.at == nil ? ["actor"] : ["now", "actor", "assignee", "raiser"]
      return move.rules.enumerated().flatMap { index, name -> [Finding] in
        guard let rule = definition.rules[name] else { return [] }
        let read = variables(of: rule.test)
        return barred.filter(read.contains).map { variable in
          Finding(
            .machineMove, at: ["moves", move.name, "rules", String(index)],
            variable == "actor"
              ? "the rule '\(name)' reads 'actor', and nobody makes this move"
              : "the rule '\(name)' reads '\(variable)': the rules of a timed move are looked at on events only")
        }
      }
    }
  }

  private func placeholders(_ rule: Rule) -> [Finding] {
    var search = TextSearch(rule.otherwise)
    var seen: Set<[String]> = []
    return Sentence(rule.otherwise).paths.compactMap { path in
      guard seen.insert(path).inserted, let end = environment.deadEnd(of: path) else { return nil }
      let written = "{\(path.joined(separator: "."))}"
      return Finding(
        .expression, at: ["rules", rule.name, "else"], "unknown placeholder '\(written)'",
        hint: .nearest(to: end.name, among: end.known), offset: search.next(written))
    }
  }
}

/// Where texts stand in a longer one, looked for in their order.
private struct TextSearch {
  private let all: [Unicode.Scalar]
  private var index = 0
  private var place = Finding.Offset(line: 1, column: 1)

  init(_ text: String) { all = Array(text.unicodeScalars) }

  /// The place of a text, at the last one found or after it.
  mutating func next(_ text: String) -> Finding.Offset? {
    let wanted = Array(text.unicodeScalars)
    var (index, place) = (index, place)
    while index < all.count {
      if all[index] == wanted.first, all[index...].starts(with: wanted) {
        (self.index, self.place) = (index, place)
        return place
      }
      let isEnd = all[index] == "\n"
      place = Finding.Offset(line: place.line + (isEnd ? 1 : 0), column: isEnd ? 1 : place.column + 1)
      index += 1
    }
    return nil
  }
}
