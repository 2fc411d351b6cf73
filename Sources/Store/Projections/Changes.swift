package import Workflow

/// Some events of one request that have just been written to the journal.
package struct RequestChange: Sendable {
  /// The events with their places in the journal, in their order.
  package let events: [(seq: Int64, event: Event)]
  /// The fold of all events of the request, these included.
  package let snapshot: Snapshot
  /// The definition that the snapshot follows; nil once it is erased.
  package let definition: Definition?
  /// Whether these are the first.
  package let isNew: Bool

  package init(
    events: [(seq: Int64, event: Event)], becoming snapshot: Snapshot, under definition: Definition?, isNew: Bool
  ) {
    self.events = events
    self.snapshot = snapshot
    self.definition = definition
    self.isNew = isNew
  }

  /// The request's reference.
  package var reference: String { snapshot.reference }
}

/// An administrative event that has just been written to the journal.
package struct AdministrationChange: Sendable {
  /// What the journal says.
  package let entry: AdministrativeEntry
  /// The text that came with it: of a source that is put to use.
  package let text: String?

  package init(_ entry: AdministrativeEntry, text: String? = nil) {
    self.entry = entry
    self.text = text
  }
}
