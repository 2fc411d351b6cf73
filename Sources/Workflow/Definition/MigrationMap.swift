/// What becomes of the states and clocks of one version of a definition in another.
package struct MigrationMap: Hashable, Sendable {
  /// A state of the old version → the one that stands for it in the new.
  package var states: [String: String]
  /// A clock of the old version → the one that goes on with what it has used.
  package var clocks: [String: String]

  package init(states: [String: String] = [:], clocks: [String: String] = [:]) {
    self.states = states
    self.clocks = clocks
  }
}
