/// A place where a request can be.
package struct StateRule: Named, Hashable, Sendable {
  package let name: String
  package let stage: Stage
  /// Whom the request waits for here; nil in a final state.
  package let waitsFor: Party?
  /// Why no clock runs here, where none does.
  package let noClock: String?
  /// Whether a request ends here.
  package let isFinal: Bool
  /// Who alone sees a request that is here; nil where the definition does not say, as `Definition.isPrivate` reads it.
  package let privateTo: Party?

  package init(
    name: String, stage: Stage, waitsFor: Party?, noClock: String? = nil, isFinal: Bool = false, privateTo: Party? = nil
  ) {
    self.name = name
    self.stage = stage
    self.waitsFor = waitsFor
    self.noClock = noClock
    self.isFinal = isFinal
    self.privateTo = privateTo
  }
}

/// Which states a move leaves from, or a clock runs in.
package enum StateSelection: Hashable, Sendable {
  /// Every state that is not final.
  case open
  /// These.
  case named([String])
}
