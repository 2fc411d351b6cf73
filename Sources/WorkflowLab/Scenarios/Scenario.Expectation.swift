package import Workflow

extension Scenario {
  /// Something that has to be so once a step is done.
  package struct Expectation: Sendable {
    package let place: FilePlace
    package let kind: Kind

    package init(_ kind: Kind, at place: FilePlace) {
      self.kind = kind
      self.place = place
    }

    /// What it is about.
    package enum Kind: Sendable {
      /// Where the request is.
      case state(String)
      /// Whom the state waits for.
      case waitsFor(String)
      /// Everything that stood in the way of what was tried, by code or by rule.
      case refused([String])
      /// Who has it; nil for nobody.
      case assignee(String?)
      /// What fields hold.
      case fields(Given)
      /// What a clock does, or how it ended.
      case clock(String, [ClockWord])
      /// When a clock is due, as people type it; nil for not at all.
      case due(clock: String, String?)
      /// How much of a clock's time is used.
      case used(clock: String, Allowance)
      /// Who got a notice in this step, by id, role or part: all of them.
      case told([String])
      /// Which rungs fell due in this step: all of those of the clocks that are named, or none at all.
      case fired([RungName])
      /// Which moves the machine made in this step: all of them.
      case byItself([String])
      /// Whether the contents are erased.
      case erased(Bool)
    }

    /// A word for how a clock stands.
    package enum ClockWord: String, CaseIterable, Sendable {
      case running, waiting, stopped
      /// Overdue, or stopped too late.
      case breached
      /// Stopped in time.
      case met
      /// Stopped before it was due, by a way that does not meet it.
      case ended
      /// Not begun in this life of the request.
      case none
    }

    /// A rung, as its clock and its per cent.
    package struct RungName: Hashable, Sendable, CustomStringConvertible {
      package let clock: String
      package let percent: Int64

      package init(clock: String, percent: Int64) {
        self.clock = clock
        self.percent = percent
      }

      package var description: String { "\(clock) \(percent)%" }
    }
  }
}
