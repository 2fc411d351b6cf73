package import WorkingTime

/// What a history says of arrivals, people and work: counts and lengths, no names and no text.
package struct HistoryEstimate: Codable, Hashable, Sendable {
  package var workflow: String
  package var version: Int
  /// The first instant that counts: of the day on which the first request was raised, unless a later one was asked for.
  package var from: Instant
  package var until: Instant
  /// Raised in that time.
  package var requests: Int
  /// Made by people in that time.
  package var moves: Int
  /// Moves of the machine, which are left out.
  package var machineMoves: Int
  /// Moves out of final states, which are left out.
  package var reopened: Int
  /// Moves that the definition does not have, or not from there: left out.
  package var unknown: Int
  /// Whose figures of arrivals are used.
  package var arrivals: Origin
  package var priorities: [Count]
  package var states: [State]
  package var roles: [Role]

  enum CodingKeys: String, CodingKey {
    case workflow, version, from, until, requests, moves
    case machineMoves = "machine_moves"
    case reopened
    case unknown = "unknown_moves"
    case arrivals, priorities, states, roles
  }

  /// So many times that something must have been counted before it stands in place of a file's figure.
  package static let enough = 10
  /// Days that it must have been counted for, so that every weekday was among them.
  package static let enoughDays: Int64 = 7

  /// Where a figure is from.
  package enum Origin: String, Codable, CaseIterable, Hashable, Sendable {
    /// Counted often enough.
    case history
    /// Counted, but rarely; there is no file whose figure could stand in its place.
    case few
    /// The file's, for it was not counted often enough.
    case file
    /// Nothing was counted and nothing comes there: any figure does.
    case unused
    /// Nothing was counted where there must be something.
    case missing
  }

  /// How often.
  package struct Count: Codable, Hashable, Sendable {
    package let name: String
    package let count: Int

    package init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// What was counted in a state.
  package struct State: Codable, Hashable, Sendable {
    package let state: String
    /// Whose work it is; nil where it only waits.
    package let role: String?
    /// Moves out of it.
    package let moves: [Count]
    package var shares: Origin
    /// Lengths that could be told.
    package let lengths: Int
    /// Moves outside the hours, of which no length can be told.
    package let outsideHours: Int
    /// Seconds that half of them do not exceed, and nineteen in twenty.
    package let median: Int64?
    package let oneInTwenty: Int64?
    package var length: Origin

    enum CodingKeys: String, CodingKey {
      case state, role, moves, shares, lengths
      case outsideHours = "outside_hours"
      case median = "median_seconds"
      case oneInTwenty = "p95_seconds"
      case length
    }
  }

  /// Who did the work of a role.
  package struct Role: Codable, Hashable, Sendable {
    package let role: String
    /// In a usual week.
    package let people: Int
    /// At any time.
    package let everybody: Int
    /// Who hold the role at the end.
    package let holders: Int
    package let moves: Int
    package var origin: Origin
  }
}
