import Workflow

extension DefinitionPage {
  /// Each move in a sentence, and below it what it asks, refuses, writes and tells.
  var moves: [String] {
    ["## Moves", "", "Nothing else can happen to a request. Each refusal names everything that stands in the way."]
      + definition.moves.flatMap { move in
        ["", "### \(Markdown.code(move.name))", "", sentence(move), ""] + details(move).map { "- \($0)" }
      }
  }

  private func sentence(_ move: MoveRule) -> String {
    let from = states(move.from, "or")
    let way =
      switch move.to {
      case .state(let state): "from \(from) to \(Markdown.code(state))"
      case .same: "stays where it is, in \(from)"
      case .whereItWas: "from \(from) back to the state that it was in before"
      }
    let verb = move.to == .same ? "The request \(way)." : "The request goes \(way)."
    return "Made by \(parties(move.by)). \(verb)"
  }

  /// What makes the machine make it, and which decisions it is about.
  private func occasion(_ move: MoveRule) -> [String] {
    let decisions = Markdown.names(move.decisions, "or")
    switch move.occasion {
    case .assigneeAbsent: return ["Made when whoever has the request is away."]
    case .decisionVoided:
      return ["Made at once when \(decisions) does not stand any more: what it rested on is another."]
    case .decisionUnaffirmed:
      return ["Made at once when \(decisions) has to be affirmed: what it rested on is another."]
    case nil: return move.decisions.isEmpty ? [] : ["Affirms \(decisions); not by anyone who changed what it rests on."]
    }
  }

  /// What it rests on, and what follows when that changes.
  private func binding(_ move: MoveRule) -> [String] {
    Consequence.allCases.compactMap { consequence in
      guard let fields = move.restsOn[consequence].map({ Markdown.names($0) }) else { return nil }
      return switch consequence {
      case .voids: "Does not stand once one of these changes: \(fields)."
      case .affirms: "Has to be affirmed once one of these changes: \(fields)."
      case .noted: "A change of these is on record, and nothing follows: \(fields)."
      }
    }
  }

  private func details(_ move: MoveRule) -> [String] {
    var lines: [String] = []
    func add(_ names: [String], _ words: (String) -> String) {
      if !names.isEmpty { lines.append(words(Markdown.names(names))) }
    }
    if let at = move.at { lines.append("Made when \(Markdown.code(at.source)) has come; never while that is absent.") }
    lines += occasion(move)
    for ladder in definition.ladders {
      for rung in ladder.rungs where rung.action == .move(move.name) {
        let shares = rung.percentWords.replacing("%", with: " %")
        lines.append("Made at \(shares) of a clock on the ladder \(Markdown.code(ladder.name)).")
      }
    }
    lines += conditions(move.condition).map { "Only \($0)." }.map { $0.replacing("Only not", with: "Not") }
    add(move.asks) { "To be given with it every time: \($0)." }
    add(move.needs) { "Has to be there by then: \($0)." }
    for name in move.rules {
      guard let rule = definition.rules[name] else { continue }
      lines.append(
        move.isMachines
          ? "Only while \(Markdown.code(rule.test.source)) (\(Markdown.code(name)))."
          : "Refused where \(Markdown.code(name)) fails: “\(Markdown.words(rule.otherwise))”")
    }
    if !move.separateFrom.isEmpty {
      lines.append(
        "Not by anyone who ever made \(Markdown.names(move.separateFrom, "or")) on the same request"
          + (move.waivedFor.map { "; under the waiver \(Markdown.code($0)) that is recorded instead of refused." }
            ?? "."))
    }
    lines += binding(move)
    if let within = move.within {
      let length = within.months > 0 ? "\(within.months) months" : "\(within.days) days"
      lines.append("Within \(length) of the day on which it was last closed; every clock begins anew.")
    }
    if !move.sets.isEmpty { lines.append("Writes: \(move.sets.map { assignment($0) }.joined(separator: "; ")).") }
    add(move.clears) { "Takes away: \($0)." }
    for decided in definition.decided where definition.worksOut(decided, at: move) {
      lines.append("Works out \(Markdown.code(decided.name)).")
    }
    if move.erasesPayload { lines.append("The request's texts are dropped; that it was made is kept.") }
    if !move.tells.isEmpty { lines.append("Told: \(parties(move.tells, "and")).") }
    return lines.isEmpty ? ["Nothing more is asked."] : lines
  }
}
