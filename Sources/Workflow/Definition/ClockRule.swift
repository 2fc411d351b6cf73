/// A time that a request is given for something.
package struct ClockRule: Named, Sendable {
  package let name: String
  /// States in which it runs.
  package var runsIn: StateSelection
  /// States in which it is paused; in any other it is stopped.
  package var waitsIn: [String] = []
  /// The clock exists only while this is true.
  package var whileTest: Expression?
  /// The budget for each priority.
  package var allow: [String: Allowance]
  /// Moves that open a new lap with nothing used.
  package var restartsOn: [String] = []
  /// The moves that meet it; nil when every way out does.
  package var metBy: [String]?
  /// An instant that bounds it; absent or failing means no bound.
  package var noLaterThan: Expression?
  /// Whom its reminders mean, if not whom the state waits for.
  package var waitsFor: Party?
  /// The name of its ladder.
  package var ladder: String

  /// The ladder of a clock that names none.
  package static let defaultLadder = "desk"

  package init(name: String, runsIn: StateSelection, allow: [String: Allowance], ladder: String = defaultLadder) {
    self.name = name
    self.runsIn = runsIn
    self.allow = allow
    self.ladder = ladder
  }
}

/// What happens as a clock runs out: rungs, rising.
package struct Ladder: Named, Sendable {
  package let name: String
  package let rungs: [Rung]

  package init(name: String, rungs: [Rung]) {
    self.name = name
    self.rungs = rungs
  }

  /// One step of a ladder.
  package struct Rung: Sendable {
    /// Per cent of the time to due; where priorities differ, the lowest of theirs.
    package let percent: Int64
    /// The per cent of each priority, where they differ; nil where all have the same.
    package let percents: [String: Int64]?
    package let action: Action
    /// How often it repeats, by priority; nil when it does not.
    package let every: [String: Allowance]?

    package init(percent: Int64, action: Action, every: [String: Allowance]? = nil) {
      self.percent = percent
      percents = nil
      self.action = action
      self.every = every
    }

    /// A rung that each priority reaches at a time of its own; without any it is reached at once.
    package init(percents: [String: Int64], action: Action, every: [String: Allowance]? = nil) {
      percent = percents.values.min() ?? 0
      self.percents = percents
      self.action = action
      self.every = every
    }

    /// Per cent of the time to due for a request of that priority; the lowest where the priority is not known.
    package func percent(for priority: String?) -> Int64 { priority.flatMap { percents?[$0] } ?? percent }

    /// Every per cent at which it is reached, rising.
    package var allPercents: [Int64] { percents.map { Set($0.values).sorted() } ?? [percent] }

    /// `75%`, or `50% or 75%`.
    package var percentWords: String { allPercents.map { "\($0)%" }.joined(separator: " or ") }
  }

  /// What a rung does.
  package enum Action: Hashable, Sendable {
    /// A reminder to whoever has to act.
    case remind(Party)
    /// Word to somebody above.
    case tell(Party)
    /// A machine move.
    case move(String)

    /// Whether it says something to somebody, and does nothing.
    package var isWord: Bool { if case .move = self { false } else { true } }
  }
}
