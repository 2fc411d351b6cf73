/// What the administrative events of a journal make of definitions, calendars and registers: what their rows must say.
///
/// Pure: give it every administrative event in the order of `seq`.
package struct SourceFold: Sendable {
  /// Sources by digest, as their activations say.
  package private(set) var sources: [String: Activation] = [:]
  /// Digests of the sources with which the store was made.
  package private(set) var holds: Set<String> = []

  /// The sources of which these events tell.
  package init(_ entries: [AdministrativeEntry] = []) {
    for entry in entries { take(entry) }
  }

  /// The last activation of a source.
  package struct Activation: Hashable, Sendable {
    package let kind: Source.Kind
    package let name: String
    package let version: Int
    /// The event that last made it the one to use.
    package let seq: Int64
    /// Whether no other of its kind and name followed.
    package fileprivate(set) var isActive: Bool
  }

  /// Takes the next event.
  package mutating func take(_ entry: AdministrativeEntry) {
    if case .initialised(let said) = entry.event { holds = Set(said.holds) }
    guard case .sourceActivated(let said) = entry.event else { return }
    for (digest, source) in sources where source.kind == said.kind && source.name == said.name {
      sources[digest]?.isActive = false
    }
    sources[said.digest] = Activation(
      kind: said.kind, name: said.name, version: said.version, seq: entry.seq, isActive: true)
  }
}
