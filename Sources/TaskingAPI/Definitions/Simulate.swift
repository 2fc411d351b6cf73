extension Command {
  /// A simulation of what the store's own history says.
  package struct Simulate: Operation {
    package typealias Answer = Simulated
    package static let name = "workflow.simulate/1"
    package static let permission = Permission.owner(.administration)

    /// The workflow's name; nil for the only one there is.
    package var workflow: String?
    /// Gives the figures of which the history has too few.
    package var file: SourceText?
    /// Another definition than the one in use.
    package var definition: SourceText?
    /// From when on the history counts, as people type it; nil for all of it.
    package var since: String?
    package var seed: UInt64?
    /// Whether only the premise is wanted, and nothing is to be run.
    package var isPremiseOnly: Bool

    package init(
      workflow: String? = nil, file: SourceText? = nil, definition: SourceText? = nil, since: String? = nil,
      seed: UInt64? = nil, isPremiseOnly: Bool = false
    ) {
      self.workflow = workflow
      self.file = file
      self.definition = definition
      self.since = since
      self.seed = seed
      self.isPremiseOnly = isPremiseOnly
    }
  }
}
