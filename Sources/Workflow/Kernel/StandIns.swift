package import WorkingTime

// Whoever is away names somebody, who may be away too and names the next. The chain is followed until somebody is there,
// or nobody is named, or it comes back to where it has been: then nobody stands in, and that is told. Nobody stands in who
// holds none of the roles of the person who is away: what a deputy does, they could have been given themselves.

/// Who stands in for whom, at any instant.
package struct StandIns: Sendable {
  package let people: [String: Person]

  package init(_ people: [String: Person]) {
    self.people = people
  }

  /// What came of looking for somebody who stands in.
  package enum Answer: Hashable, Sendable {
    /// The person is there: nobody need stand in.
    case present
    case person(String)
    /// Nobody is named, or the last of those who were is away and names nobody.
    case nobody
    /// Everybody who is named is away, and they name one another.
    case circle([String])
    /// The deputy is there, and holds none of the person's roles.
    case unfit(String)

    /// Who stands in; nil if nobody does.
    package var id: String? {
      if case .person(let id) = self { id } else { nil }
    }
  }

  /// Who stands in for a person at an instant.
  package func answer(for id: String, at instant: Instant) -> Answer {
    guard var person = people[id], person.isAbsent(at: instant) else { return .present }
    var seen = [id]
    while let next = person.namedDeputy(at: instant) {
      guard !seen.contains(next) else { return .circle(seen) }
      guard let deputy = people[next] else { return .nobody }
      guard deputy.isAbsent(at: instant) else {
        return isFit(next, for: id, at: instant) ? .person(next) : .unfit(next)
      }
      seen.append(next)
      person = deputy
    }
    return .nobody
  }

  /// Whether a deputy holds at least one of the person's roles; a person without roles can be stood in for by anybody.
  package func isFit(_ deputy: String, for id: String, at instant: Instant) -> Bool {
    guard let person = people[id], let deputy = people[deputy] else { return false }
    let roles = person.roles(at: instant)
    return roles.isEmpty || roles.contains { deputy.holds($0, at: instant) }
  }

  /// Those for whom a person stands in at an instant, by id.
  package func principals(of id: String, at instant: Instant) -> [String] {
    people.keys.filter { answer(for: $0, at: instant) == .person(id) }.sorted()
  }
}

extension World {
  /// Who stands in for whom among these people.
  package var standIns: StandIns { StandIns(people) }
}
