package import WorkingTime

/// Which open requests nobody who is there may move on.
package struct Staffing: Codable, Hashable, Sendable {
  /// The day, as `2026-11-23`.
  package var day: String
  /// The instant for which it was worked out.
  package var at: Instant
  /// Whether it is what was recorded then, rather than worked out anew.
  package var isRecorded: Bool
  /// How many open requests were looked at.
  package var open: Int
  /// Those that nobody who is there may take out of their state.
  package var stuck: [Line]
  /// Those whose assignee is away while nobody stands in.
  package var unattended: [Line]
  /// Who is away then, with whoever stands in.
  package var away: [Away]

  package init(day: String, at instant: Instant, isRecorded: Bool, open: Int) {
    self.day = day
    at = instant
    self.isRecorded = isRecorded
    self.open = open
    stuck = []
    unattended = []
    away = []
  }

  /// One request.
  package struct Line: Codable, Hashable, Sendable {
    package var reference: String
    package var priority: String?
    package var state: String?
    package var waitsFor: String?
    package var assignee: String?

    package init(
      reference: String, priority: String? = nil, state: String? = nil, waitsFor: String? = nil,
      assignee: String? = nil
    ) {
      self.reference = reference
      self.priority = priority
      self.state = state
      self.waitsFor = waitsFor
      self.assignee = assignee
    }

    enum CodingKeys: String, CodingKey {
      case reference, priority, state
      case waitsFor = "waits_for"
      case assignee
    }
  }

  /// Somebody who is away.
  package struct Away: Codable, Hashable, Sendable {
    package var person: String
    package var standIn: String?

    package init(person: String, standIn: String?) {
      self.person = person
      self.standIn = standIn
    }

    enum CodingKeys: String, CodingKey {
      case person
      case standIn = "stand_in"
    }
  }

  /// How many there are of each.
  package struct Counts: Codable, Hashable, Sendable {
    package var open: Int
    package var stuck: Int
    package var unattended: Int

    package init(open: Int, stuck: Int, unattended: Int) {
      self.open = open
      self.stuck = stuck
      self.unattended = unattended
    }
  }

  enum CodingKeys: String, CodingKey {
    case day, at
    case isRecorded = "recorded"
    case open, stuck, unattended, away
  }
}
