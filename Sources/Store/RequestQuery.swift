package import Workflow
package import WorkingTime

/// Which requests are wanted: everything that is said must hold, nil means that nothing is said.
package struct RequestQuery: Hashable, Sendable {
  package var references: [String]?
  /// Only those behind this reference, by their bytes.
  package var after: String?
  package var states: [String]?
  package var stages: [Stage]?
  package var assignee: Assignee?
  package var raiser: String?
  /// Whom they wait for: any of these.
  package var waitsFor: [WaitsFor]?
  package var priorities: [String]?
  package var kinds: [String]?
  package var establishments: [String]?
  /// Only those in a state that is not final.
  package var openOnly = false
  /// Only those of which a clock was due before this.
  package var overdueAt: Instant?
  /// States whose requests nobody but their raiser gets.
  package var privateStates: PrivateStates?
  package var order = Order.urgency
  package var limit: Int?
  package var offset = 0

  package init() {}

  /// Who has the request.
  package enum Assignee: Hashable, Sendable {
    case nobody
    case person(String)
  }

  /// States in which a request is its raiser's own: drafts.
  package struct PrivateStates: Hashable, Sendable {
    package let states: [String]
    /// The id of whoever asks.
    package let reader: String

    package init(states: [String], reader: String) {
      self.states = states
      self.reader = reader
    }
  }

  /// In which order they come.
  package enum Order: Sendable {
    /// The most urgent priority first, then the earliest due, then the reference; what has none comes last.
    case urgency
    case reference
    /// The one that changed last comes first.
    case lastChanged
  }
}
