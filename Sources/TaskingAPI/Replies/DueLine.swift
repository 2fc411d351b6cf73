package import Workflow
package import WorkingTime

/// One thing that fell due by itself, or will: for whoever runs the scheduler, so without names and titles.
package struct DueLine: Codable, Hashable, Sendable {
  /// When it fell due.
  package var due: Instant
  package var reference: String
  /// The clock, for a rung.
  @Null package var clock: String?
  /// Per cent of the clock's time, for a rung.
  @Null package var percent: Int64?
  /// From 1; more where the rung repeats.
  @Null package var occurrence: Int?
  /// Whether a later rung stands for it, so that nobody is told.
  package var isSuperseded = false
  /// The machine's move; nil for a rung.
  @Null package var move: String?
  /// The state into which the move leads.
  @Null package var state: String?
  /// Who is told, by role or part.
  package var told: [Told] = []

  package init(
    due: Instant, reference: String, clock: String? = nil, percent: Int64? = nil, occurrence: Int? = nil,
    isSuperseded: Bool = false, move: String? = nil, state: String? = nil, told: [Told] = []
  ) {
    self.due = due
    self.reference = reference
    self.clock = clock
    self.percent = percent
    self.occurrence = occurrence
    self.isSuperseded = isSuperseded
    self.move = move
    self.state = state
    self.told = told
  }

  /// Those who are told for one role or part.
  package struct Told: Codable, Hashable, Sendable {
    package var capacity: String
    /// How many; 0 when nobody holds it.
    package var people: Int

    package init(capacity: String, people: Int) {
      self.capacity = capacity
      self.people = people
    }
  }

  enum CodingKeys: String, CodingKey {
    case due, reference, clock, percent, occurrence
    case isSuperseded = "superseded"
    case move, state, told
  }
}

extension DueLine {
  /// Everything that an event of the machine says fell due; of one that only works out anew when something will, one
  /// line with neither clock nor move.
  package static func lines(of event: Event) -> [DueLine] {
    let (firings, notices) = (event.payload?.firings ?? [], event.payload?.notices ?? [])
    var lines: [DueLine] = []
    if event.kind != Event.Kind.rung {
      var line = DueLine(due: event.occurredAt, reference: event.request)
      (line.move, line.state) = (event.kind, event.state)
      line.told = told(notices.filter { $0.percent == nil })
      lines.append(line)
    }
    for firing in firings {
      var line = DueLine(due: firing.dueAt, reference: event.request)
      (line.clock, line.percent, line.occurrence) = (firing.clock, firing.percent, firing.occurrence)
      line.isSuperseded = firing.superseded
      if !firing.superseded {
        line.told = told(notices.filter { $0.about == firing.clock && $0.percent == firing.percent })
      }
      lines.append(line)
    }
    return lines.isEmpty ? [DueLine(due: event.occurredAt, reference: event.request)] : lines
  }

  private static func told(_ notices: [Notice]) -> [Told] {
    var told: [Told] = []
    for notice in notices {
      let count = notice.people
      if let place = told.firstIndex(where: { $0.capacity == notice.capacity }) {
        told[place].people += count
      } else {
        told.append(Told(capacity: notice.capacity, people: count))
      }
    }
    return told
  }
}
