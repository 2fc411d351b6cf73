package import TaskingAPI

extension Renderer {
  /// What the reader can do, and what stands in the way of the rest.
  package func lines(_ moves: NextMoves) -> [String] {
    let waits = moves.waitsFor.map { "it waits for \($0)" } ?? "it waits for nobody"
    var lines = [Visible.line("\(moves.reference) is \(moves.state); \(waits).")]
    let open = moves.moves.filter(\.canBeMade)
    if !open.isEmpty {
      lines.append("you can:")
      let rows = open.map { move in
        (label: move.name, lines: [Visible.line("→ \(move.to)" + Self.given(move.wants))])
      }
      lines += Self.block(rows)
    }
    let blocked = moves.moves.filter { !$0.canBeMade }
    if !blocked.isEmpty {
      lines.append("you cannot:")
      let rows = blocked.map { move in
        (label: move.name, lines: reasons(move) + [who(move), couldIf(move)].compactMap(\.self))
      }
      lines += Self.block(rows)
    }
    if !moves.wayWithResult.isEmpty { lines.append(way("the way to a result", moves.wayWithResult)) }
    if !moves.wayToClosed.isEmpty, moves.wayToClosed != moves.wayWithResult {
      lines.append(way("the shortest way to closed", moves.wayToClosed))
    }
    return lines
  }

  private func way(_ label: String, _ steps: [NextMoves.Step]) -> String {
    let words = steps.map { "\($0.move) (\($0.by.joined(separator: " or ")))" }
    return Visible.line("\(label): " + words.joined(separator: " → "))
  }

  /// The smallest change with which it could be made; that somebody else made it is said already.
  private func couldIf(_ move: NextMoves.Line) -> String? {
    guard let changes = move.couldIf, !changes.isEmpty else { return nil }
    if changes.count == 1, changes[0].hasSuffix(" made it") { return nil }
    return Visible.line("you could if \(changes.joined(separator: " and "))")
  }

  private static func given(_ asks: [String]) -> String {
    asks.isEmpty ? "" : "   give: " + asks.joined(separator: ", ")
  }

  private func reasons(_ move: NextMoves.Line) -> [String] {
    move.blockers.map { blocker in
      Visible.line(blocker.message + (blocker.remedy.map { " – \($0)" } ?? ""))
    }
  }

  private func who(_ move: NextMoves.Line) -> String? {
    guard !move.people.isEmpty else {
      return move.by.isEmpty ? nil : Visible.line("nobody can now; it is for: \(move.by.joined(separator: ", "))")
    }
    return Visible.line("could: \(move.people.joined(separator: ", "))")
  }
}

extension NextMoves.Line {
  /// Whether the reader can make it, if only what is missing is given.
  package var canBeMade: Bool { isOpen || (!blockers.isEmpty && blockers.allSatisfy { $0.code == "needs" }) }

  /// What must be given with it: what it asks for, and what the request does not have yet.
  package var wants: [String] {
    let missing = blockers.filter { $0.code == "needs" }.compactMap(\.remedy)
      .map { remedy in String(remedy.prefix { $0 != "=" }) }
    return asks + missing.filter { !asks.contains($0) }
  }
}
