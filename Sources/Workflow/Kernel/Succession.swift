/// What a request keeps of the definition that it followed until now.
///
/// Which moves are acts that were made already, and who was barred from what: facts, so that the fold needs neither
/// definition.
package struct Succession: Codable, Hashable, Sendable {
  /// Move of the new definition → the acts of the old one that are the same.
  package var acts: [String: [String]]?
  /// Who stays barred.
  package var bars: [Bar]?

  package init(acts: [String: [String]]? = nil, bars: [Bar]? = nil) {
    self.acts = acts
    self.bars = bars
  }

  /// Persons who may not take a request one way, whatever the definition that it follows says.
  package struct Bar: Codable, Hashable, Sendable {
    /// The move of the new definition that goes this way; nil while none does.
    package let move: String?
    package let from: String
    /// The state that it leads to, the same one where it only writes a field, or `where-it-was`.
    package let to: String
    /// The field that is written where it stays.
    package let field: String?
    /// Their ids.
    package let people: [String]
    /// The values of the waiver under which the old definition let them through all the same; nil for none.
    package let onlyFor: [String: [String]]?
    package let notFor: [String: [String]]?

    package init(
      move: String?, from: String, to: String, field: String?, people: [String], onlyFor: [String: [String]]? = nil,
      notFor: [String: [String]]? = nil
    ) {
      self.move = move
      self.from = from
      self.to = to
      self.field = field
      self.people = people
      self.onlyFor = onlyFor
      self.notFor = notFor
    }

    enum CodingKeys: String, CodingKey {
      case move, from, to, field, people
      case onlyFor = "only_for"
      case notFor = "not_for"
    }

    /// The waiver's condition; nil where there was none.
    var waiver: FieldCondition? {
      guard onlyFor != nil || notFor != nil else { return nil }
      return FieldCondition(onlyFor: onlyFor ?? [:], notFor: notFor ?? [:])
    }
  }
}

extension Snapshot {
  /// The names by which later definitions know an act, its own included.
  func names(of act: String) -> Set<String> {
    guard heirs[act] != nil else { return [act] }
    var names: Set<String> = [act]
    var waiting = [act]
    while let name = waiting.popLast() {
      for heir in heirs[name] ?? [] where names.insert(heir).inserted { waiting.append(heir) }
    }
    return names
  }

  /// Takes what another definition's moves are of those that were made.
  mutating func take(_ succession: Succession) {
    let before = self
    for (move, acts) in succession.acts ?? [:] {
      for act in acts {
        makers[move, default: []].formUnion(before.makers[act] ?? [])
        if makers[move]?.isEmpty ?? true { makers[move] = nil }
        if let correctors = before.correctors[act] { self.correctors[move, default: []].formUnion(correctors) }
        heirs[act, default: []].insert(move)
        guard let made = before.lastMade[act], made > lastMade[move] ?? 0 else { continue }
        lastMade[move] = made
        if let maker = before.lastMaker[act] { lastMaker[move] = maker }
      }
    }
    bars = succession.bars ?? []
  }
}
