package import WorkingTime

/// Who is reached by a word to a role, among the people of one time.
///
/// Pure: the same people, prison and instant give the same persons, today or years later.
package struct RoleCircle: Sendable {
  private let people: [String: Person]
  private let standIns: StandIns

  package init(_ people: [String: Person]) {
    self.people = people
    standIns = StandIns(people)
  }

  /// The ids of those who hold the role and reach the prison; if there is none, of all who hold it.
  package func holders(of role: String, near establishment: String?, at instant: Instant) -> [String] {
    let holders = people.values.filter { $0.holds(role, at: instant) }
    let near = holders.filter { $0.reaches(establishment) }
    return (near.isEmpty ? holders : near).map(\.id).sorted()
  }

  /// The holders who are told; where all of those near are away and nobody stands in, the others as well.
  func told(_ role: String, near establishment: String?, at instant: Instant) -> [String] {
    let near = holders(of: role, near: establishment, at: instant)
    let isReached = near.contains { id in
      standIns.answer(for: id, at: instant) == .present || deputy(of: id, as: role, at: instant) != nil
    }
    if isReached { return near }
    let others = people.values.filter { $0.holds(role, at: instant) && !$0.isAbsent(at: instant) }.map(\.id)
    return near + others.sorted()
  }

  private func deputy(of id: String, as role: String, at instant: Instant) -> String? {
    guard let deputy = standIns.answer(for: id, at: instant).id, people[deputy]?.holds(role, at: instant) ?? false
    else {
      return nil
    }
    return deputy
  }

  /// All whom a notice to a capacity was for, a role or the deputies of its holders, sorted by id.
  ///
  /// - Parameters:
  ///   - establishments: The prisons that the request was about before and after what is told.
  ///   - actor: Who did what is told, and needs no word of it; nil where everybody gets it.
  package func crowd(
    of capacity: String, near establishments: [String?], except actor: String?, at instant: Instant
  ) -> [String] {
    let isDeputies = capacity.hasPrefix(Party.deputyWords)
    let role = isDeputies ? String(capacity.dropFirst(Party.deputyWords.count)) : capacity
    var found: Set<String> = []
    for establishment in establishments {
      let told = told(role, near: establishment, at: instant)
      guard isDeputies else {
        found.formUnion(told)
        continue
      }
      found.formUnion(Set(told.compactMap { deputy(of: $0, as: role, at: instant) }).subtracting(told))
    }
    return found.filter { $0 != actor }.sorted()
  }
}
