package import WorkingTime

/// What somebody wants to do to a request, with input that fits the definition's shapes.
package struct Attempt: Sendable {
  package var actor: Actor
  package var act: Act
  package var input: Input
  /// When: the same instant for everything that one command does.
  package var now: Instant
  /// When the actor claims that it happened; nil for now.
  package var occurred: Instant?
  /// For a correction: ids of those to whom the mistaken fact went, who are told.
  package var audience: [String] = []

  package init(actor: Actor, act: Act, input: Input = Input(), now: Instant, occurred: Instant? = nil) {
    self.actor = actor
    self.act = act
    self.input = input
    self.now = now
    self.occurred = occurred
  }

  /// The kind of attempt.
  package enum Act: Hashable, Sendable {
    case move(String)
    case set
    case note
    /// Says what a fact really is; of the event of that version, or of the last that wrote the fields.
    case correct(of: Int?)
    /// Records that something was given to somebody outside.
    case disclose(Payload.Disclosure)
  }
}

/// Fields given with an attempt, whole, in the shapes that the definition declares.
package struct Input: Hashable, Sendable {
  package var values: [String: FieldValue]
  package var cleared: Set<String>
  package var reason: String?
  /// The id of the person who shall have the request.
  package var assignee: String?

  package init(
    values: [String: FieldValue] = [:], cleared: Set<String> = [], reason: String? = nil, assignee: String? = nil
  ) {
    self.values = values
    self.cleared = cleared
    self.reason = reason
    self.assignee = assignee
  }

  /// Whether that field, `reason` or `assignee` is given, and not blank.
  package func gives(_ name: String) -> Bool {
    switch name {
    case Definition.reasonWord: reason.map { !FieldValue.text($0).isBlank } ?? false
    case Definition.assigneeWord: assignee != nil
    default: values[name].map { !$0.isBlank } ?? false
    }
  }
}
