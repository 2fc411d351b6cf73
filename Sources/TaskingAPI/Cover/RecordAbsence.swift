extension Command {
  /// That somebody is away.
  package struct RecordAbsence: Operation {
    package typealias Answer = AbsenceWritten
    package static let name = "absence.record/1"
    package static let permission = Permission.anybody

    /// Who; nil for whoever asks.
    package var person: String?
    /// As people type it; nil for now.
    package var from: String?
    /// The first time at which they are there again, as people type it; nil while that is not known.
    package var until: String?
    /// Who stands in; nil for the person's own deputy.
    package var deputy: String?
    /// A word, such as `leave`.
    package var reason: String?

    package init(
      person: String? = nil, from: String? = nil, until: String? = nil, deputy: String? = nil, reason: String? = nil
    ) {
      self.person = person
      self.from = from
      self.until = until
      self.deputy = deputy
      self.reason = reason
    }
  }
}
