package import Workflow

extension RequestRow {
  /// The fields of a definition that lists show beside those that it must have.
  package enum ListedField {
    package static let kind = "kind"
    package static let title = "title"
  }

  /// The row of a request that stands at `snapshot` and follows `definition`.
  ///
  /// Without a definition it is the row of an erased request: closed, its reference, state, persons and times, no text.
  package init(snapshot: Snapshot, definition: Definition?) {
    let definition = snapshot.isErased ? nil : definition
    let rule = definition?.states[snapshot.state]
    self.init(
      reference: snapshot.reference, state: snapshot.state, stage: rule?.stage ?? .close,
      isOpen: rule.map { !$0.isFinal } ?? false, raiser: snapshot.raiser, raisedAt: snapshot.raisedAt,
      enteredAt: snapshot.enteredAt, changedAt: snapshot.lastAt, version: snapshot.version,
      substantiveVersion: snapshot.substantiveVersion, cycle: snapshot.cycle, isErased: snapshot.isErased)
    retention = snapshot.retention
    guard let definition else { return }
    self.definition = snapshot.definition
    workflow = definition.workflow
    workflowVersion = definition.version
    waitsFor = WaitsFor(rule?.waitsFor, of: snapshot)
    priority = snapshot.fields[Definition.priorityField]?.text
    priorityRank = priority.flatMap(definition.priorities.firstIndex)
    kind = snapshot.fields[ListedField.kind]?.text
    establishment = snapshot.fields[Definition.establishmentField]?.text
    title = snapshot.fields[ListedField.title]?.text
    assignee = snapshot.assignee
    nextAt = snapshot.nextAt
    fields = snapshot.fields
    let next = snapshot.clocks.values.filter { $0.phase != .stopped }
      .compactMap { clock in clock.due.map { (due: $0, clock: clock.clock) } }
      .min { ($0.due, $0.clock) < ($1.due, $1.clock) }
    nextDue = next?.due
    nextDueClock = next?.clock
  }
}
