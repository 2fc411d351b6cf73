/// Whom a definition means where it names somebody: a role, or a part that one person has in one request.
package enum Party: Hashable, Sendable {
  /// Whoever holds the role.
  case role(String)
  /// The person who raised the request.
  case raiser
  /// The person who has been given the request.
  case assignee
  /// The scheduler.
  case machine
  /// Whoever the request's state, or the clock, waits for.
  case whoeverItWaitsFor
  /// Nobody at all.
  case nobody

  /// The words that mean a part, not a role; no role may be called so.
  package static let builtIn: [String: Party] = [
    "raiser": .raiser, "assignee": .assignee, "machine": .machine, "nobody": .nobody,
    "whoever-it-waits-for": .whoeverItWaitsFor,
  ]

  /// The party that a definition's word means.
  package init(word: String) {
    self = Party.builtIn[word] ?? .role(word)
  }

  /// What stands before a party's word where somebody is told in the place of somebody else: `deputy of supervisor`.
  package static let deputyWords = "deputy of "

  /// The word that a definition writes for it.
  package var word: String {
    switch self {
    case .role(let name): name
    case .raiser: "raiser"
    case .assignee: "assignee"
    case .machine: "machine"
    case .nobody: "nobody"
    case .whoeverItWaitsFor: "whoever-it-waits-for"
    }
  }
}
