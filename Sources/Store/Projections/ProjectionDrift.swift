/// Rows of a projection that say otherwise than the journal.
package struct ProjectionDrift: Error, Hashable, Sendable {
  /// A request's reference, a person's id, a source's digest.
  package let subject: String
  /// The last journal entry about the subject; nil where the journal knows of none.
  package let seq: Int64?
  package let what: What

  package init(of subject: String, seq: Int64?, _ what: What) {
    self.subject = subject
    self.seq = seq
    self.what = what
  }

  /// Which rows, and how.
  package enum What: Hashable, Sendable {
    // A request.
    /// The journal has the request, and there is no row of it.
    case requestMissing
    /// There is a row of a request of which the journal has nothing.
    case requestUnknown
    /// Its row differs in these columns.
    case request(columns: [String])
    /// Another number than that of its reference.
    case number
    /// Rows of these clocks differ, are too many or too few.
    case clocks([String])
    case firings
    case notices
    /// Those who held a capacity when they were told are others than its digest says.
    case crowd(capacity: String)
    /// Rows of that table belong to no request.
    case stray(table: String)
    /// The journal's entries of it make no request.
    case unfoldable
    /// It was disposed of, and no administrative event tells of that, or the other way round.
    case disposal

    // People and sources.
    case personMissing
    case personUnknown
    /// Name, login, scope, limit, or when they were added.
    case person
    case roles
    case absences
    /// A handover, or whether it was accepted.
    case handover
    /// The look of a day at who is there.
    case staffing
    case sourceMissing
    case sourceUnknown
    /// Which one is used, or since when.
    case source
    /// The text is not the one that was activated.
    case sourceText
  }
}
