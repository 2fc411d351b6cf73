package import TaskingAPI

extension Renderer {
  /// What a move is, as its definition says.
  package func lines(_ help: MoveHelp) -> [String] {
    var rows: [(label: String, lines: [String])] = [
      ("who", help.by.map(Visible.line)),
      ("from", Self.words(help.from)),
      ("to", [Visible.line(help.to)]),
    ]
    func add(_ label: String, _ lines: [String]) {
      if !lines.isEmpty { rows.append((label, lines)) }
    }
    add("give", help.asks.map(Self.item))
    add("needs", help.needs.map(Self.item))
    add("rules", help.rules.map(Visible.line))
    add("only when", help.conditions.map(Visible.line))
    let waived = help.waivedFor.map { ["waived, and recorded, under: " + Visible.line($0)] } ?? []
    add("not by who did", Self.words(help.separateFrom) + waived)
    add("within", help.within.map { [Visible.line($0)] } ?? [])
    add("sets", help.sets.map(Visible.line))
    add("clears", Self.words(help.clears))
    add("tells", Self.words(help.tells))
    if help.erases { add("erases", ["what the request holds"]) }
    add("example", [Visible.line(help.example)])
    return [Visible.line("\(help.name): a move of \(help.workflow)")] + Self.block(rows)
  }

  private static func words(_ words: [String]) -> [String] {
    words.isEmpty ? [] : [Visible.line(words.joined(separator: ", "))]
  }

  private static func item(_ item: MoveHelp.Item) -> String {
    let label = item.label.map { " – \($0)" } ?? ""
    let hint = item.hint.map { ". \($0)" } ?? ""
    return Visible.line("\(item.name)\(label): \(item.holds)\(hint)")
  }
}
