/// How a store is brought from the schema that it has to the one that this program knows.
package struct StoreUpgrade: Hashable, Sendable {
  /// What the store is for.
  package let kind: StoreIdentity.Kind
  /// The version that it has, or had.
  package let from: Int64
  /// The version that this program knows.
  package let to: Int64
  /// What is done, in that order; nothing if it is up to date.
  package let steps: [Step]
  /// Where the copy of the store as it was is kept.
  package let copy: String

  package init(kind: StoreIdentity.Kind, from: Int64, to: Int64, steps: [Step], copy: String) {
    self.kind = kind
    self.from = from
    self.to = to
    self.steps = steps
    self.copy = copy
  }

  /// What leads from one version to the next.
  package struct Step: Hashable, Sendable {
    /// The version that it leads to, from the one before.
    package let to: Int64
    /// What it does, in words.
    package let what: String

    package init(to: Int64, what: String) {
      self.to = to
      self.what = what
    }
  }
}
