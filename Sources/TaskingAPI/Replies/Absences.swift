package import WorkingTime

/// Who is away, and who stands in.
package struct Absences: Codable, Hashable, Sendable {
  package var absences: [Line]
  /// Who stands in for whom whenever an absence names nobody.
  package var deputies: [Deputy]

  package init(absences: [Line], deputies: [Deputy]) {
    self.absences = absences
    self.deputies = deputies
  }

  /// One absence.
  package struct Line: Codable, Hashable, Sendable {
    /// Its number: the journal entry that recorded it.
    package var number: Int64
    package var person: String
    package var from: Instant
    @Null package var until: Instant?
    /// Who was named; nil for the person's own deputy.
    @Null package var deputy: String?
    /// Who stands in while it lasts, or would if it began now; nil if nobody does.
    @Null package var standIn: String?
    /// Those who name one another and are all away, where that is why nobody stands in.
    package var circle: [String]
    /// A word, for those who may know it.
    @Null package var reason: String?
    /// `now`, `planned` or `over`.
    package var phase: Phase
    package var recorded: Instant
    @Null package var ended: Instant?
    /// Whether they are gone for good.
    package var isDeparture: Bool

    package init(number: Int64, person: String, from: Instant, until: Instant?, phase: Phase, recorded: Instant) {
      self.number = number
      self.person = person
      self.from = from
      self.until = until
      self.phase = phase
      self.recorded = recorded
      circle = []
      isDeparture = false
    }

    enum CodingKeys: String, CodingKey {
      case number, person, from, until, deputy
      case standIn = "stand_in"
      case circle, reason, phase, recorded, ended
      case isDeparture = "departure"
    }
  }

  /// Where an absence is in time.
  package enum Phase: String, Codable, CaseIterable, Hashable, Sendable {
    case now
    case planned
    case over
  }

  /// A standing deputy.
  package struct Deputy: Codable, Hashable, Sendable {
    package var person: String
    package var deputy: String

    package init(person: String, deputy: String) {
      self.person = person
      self.deputy = deputy
    }
  }
}

/// An absence was recorded, ended or called off, or a deputy appointed.
package struct AbsenceWritten: Codable, Hashable, Sendable {
  package var person: String
  /// `away`, `back`, `absence called off` or `deputy`.
  package var done: Done
  /// The absence's number; nil of a deputy.
  package var number: Int64?
  package var from: Instant?
  package var until: Instant?
  package var deputy: String?
  package var seq: Int64
  package var head: String

  package init(person: String, done: Done, seq: Int64, head: String) {
    self.person = person
    self.done = done
    self.seq = seq
    self.head = head
  }

  /// What was done.
  package enum Done: String, Codable, CaseIterable, Hashable, Sendable {
    case recorded
    case ended
    case calledOff = "called-off"
    case appointed
  }
}
