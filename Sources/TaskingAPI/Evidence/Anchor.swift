extension Command {
  /// Anchors to be made now.
  package struct Anchor: Operation {
    package typealias Answer = Anchored
    package static let name = "evidence.anchor/1"
    package static let permission = Permission.machine(.evidence)

    /// The places that anchors go to from here on; nil for those that there are.
    package var places: [String]?
    /// How many new entries bring a new one; nil to leave it.
    package var every: Int?

    package init(places: [String]? = nil, every: Int? = nil) {
      self.places = places
      self.every = every
    }
  }
}
