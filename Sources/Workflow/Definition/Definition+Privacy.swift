extension Definition {
  /// Whether a request in that state is seen by nobody but whoever raised it.
  ///
  /// A definition says so with `private-to`. One that does not, as those of before there was the word, keeps the state in
  /// which requests begin private, unless it waits for somebody else there: they could not do anything with it.
  package func isPrivate(_ name: String) -> Bool {
    guard let state = states[name] else { return false }
    return state.privateTo != nil || isPrivateUnsaid(state)
  }

  /// The states in which a request is its raiser's alone, in the definition's order.
  package var privateStates: [String] { states.names.filter(isPrivate) }

  /// Whether a state is private although the definition does not say so.
  func isPrivateUnsaid(_ state: StateRule) -> Bool {
    guard state.privateTo == nil, state.name == raise.into, !state.isFinal else { return false }
    return state.waitsFor == nil || state.waitsFor == .raiser
  }
}
