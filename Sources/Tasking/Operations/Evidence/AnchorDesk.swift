package import Store
package import TaskingAPI

/// What anchors need of the machine: the key that signs them, and the ways out.
package struct AnchorDesk {
  /// The key, or why there is none.
  let key: () -> Result<AnchorKey, TaskingError>
  /// Takes lines to a place; gives why they did not get there, nil if they did.
  let deliver: (AnchorTarget, [String]) -> String?

  package init(
    key: @escaping () -> Result<AnchorKey, TaskingError>, deliver: @escaping (AnchorTarget, [String]) -> String?
  ) {
    self.key = key
    self.deliver = deliver
  }
}
