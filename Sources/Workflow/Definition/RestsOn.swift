/// What follows when something changes that a decision rested on.
package enum Consequence: String, CaseIterable, Hashable, Sendable {
  /// The decision does not stand any more: what it allowed stops until it is made again.
  case voids
  /// The work goes on, and another person affirms the decision.
  case affirms
  /// It is on record, and nothing follows.
  case noted
}

extension MoveRule {
  /// The fields that the decision rests on, whatever follows from a change of them.
  package var restingFields: [String] { Consequence.allCases.flatMap { restsOn[$0] ?? [] } }
}
