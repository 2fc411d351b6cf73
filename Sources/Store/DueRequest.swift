package import WorkingTime

/// A request for which something has fallen due, and its place in the order in which such are looked at.
package struct DueRequest: Hashable, Sendable {
  package let reference: String
  /// When the first of it fell due.
  package let at: Instant
  /// Digest of the definition that it follows; nil once erased.
  package let definition: String?

  package init(reference: String, at instant: Instant, definition: String?) {
    self.reference = reference
    self.at = instant
    self.definition = definition
  }

  /// Its place: by what fell due first, then by reference.
  package var place: Place { Place(at: at, reference: reference) }

  /// Where a walk over what is due has come to.
  package struct Place: Hashable, Sendable {
    package let at: Instant
    package let reference: String

    package init(at instant: Instant, reference: String) {
      self.at = instant
      self.reference = reference
    }
  }
}
