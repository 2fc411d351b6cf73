extension Command {
  /// That somebody is away.
  package struct NewAbsence: Codable, Hashable, Sendable {
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

  /// An absence that is over, or called off.
  package struct AbsenceToEnd: Codable, Hashable, Sendable {
    /// Who is there again; nil for whoever asks.
    package var person: String?
    /// Which of their absences; nil for those in force, or the only one to come.
    package var number: Int64?

    package init(person: String? = nil, number: Int64? = nil) {
      self.person = person
      self.number = number
    }
  }

  /// A standing deputy.
  package struct Appointment: Codable, Hashable, Sendable {
    package var person: String
    /// nil for nobody any more.
    package var deputy: String?

    package init(person: String, deputy: String?) {
      self.person = person
      self.deputy = deputy
    }
  }

  /// Which absences are wanted.
  package struct AbsenceQuery: Codable, Hashable, Sendable {
    /// nil for everybody's.
    package var person: String?
    /// Whether those that are over are wanted too.
    package var isAll: Bool

    package init(person: String? = nil, isAll: Bool = false) {
      self.person = person
      self.isAll = isAll
    }
  }

  /// A shift to be handed over.
  package struct NewHandover: Codable, Hashable, Sendable {
    /// Whose work; nil for whoever asks.
    package var from: String?
    /// Who is to take over; nil for whoever stands in.
    package var to: String?
    /// Up to when things that end by themselves are looked for, as people type it; nil for a day.
    package var until: String?
    /// Whether it is only to be listed.
    package var isTrial: Bool

    package init(from: String? = nil, to: String? = nil, until: String? = nil, isTrial: Bool = false) {
      self.from = from
      self.to = to
      self.until = until
      self.isTrial = isTrial
    }
  }

  /// A role to be taken back.
  package struct Revocation: Codable, Hashable, Sendable {
    package var person: String
    package var role: String
    /// When it ends, as people type it; nil for now.
    package var from: String?

    package init(person: String, role: String, from: String? = nil) {
      self.person = person
      self.role = role
      self.from = from
    }
  }

  /// Somebody who goes, or is gone.
  package struct Departure: Codable, Hashable, Sendable {
    package var person: String
    /// The first time at which they are gone, as people type it; nil for now.
    package var from: String?

    package init(person: String, from: String? = nil) {
      self.person = person
      self.from = from
    }
  }
}
