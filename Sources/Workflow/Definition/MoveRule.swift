/// A way in which a request can move: who may, from where to where, on what conditions, and what it changes.
package struct MoveRule: Named, Hashable, Sendable {
  package let name: String
  package var from: StateSelection
  package var to: Target
  /// Who may make it; exactly `[.machine]` for a move that the scheduler makes.
  package var by: [Party]
  /// Fields (or `reason`, or `assignee`) that must be given with this move, every time.
  package var asks: [String] = []
  /// Fields that must be present once this move's input and `sets` are applied.
  package var needs: [String] = []
  /// Names of rules that must all be true.
  package var rules: [String] = []
  /// Judged on the request before the move.
  package var condition = FieldCondition()
  /// The actor is none of those who ever made one of these moves on this request.
  package var separateFrom: [String] = []
  /// The waiver under which separation is recorded, not refused.
  package var waivedFor: String?
  /// How long after closing; only a move out of a final state has it, and such a move opens a new cycle.
  package var within: Window?
  /// Fields that the move writes, in the order in which they are written.
  package var sets: [Assignment] = []
  /// Fields that the move takes away.
  package var clears: [String] = []
  /// Whether the request's payloads are dropped when it is made.
  package var erasesPayload = false
  /// Who gets a notice.
  package var tells: [Party] = []
  /// When the machine makes it; absent when the move stands on a rung.
  package var at: Expression?
  /// What makes it due where neither an instant nor a rung does; only a move of the machine has it.
  package var occasion: Occasion?
  /// Fields by what follows when one of them changes after this move was made.
  package var restsOn: [Consequence: [String]] = [:]
  /// Moves that this one answers for: the machine's when they no longer stand, a person's by affirming them.
  package var decisions: [String] = []

  package init(name: String, from: StateSelection, to: Target, by: [Party]) {
    self.name = name
    self.from = from
    self.to = to
    self.by = by
  }

  /// Whether only the scheduler makes it.
  package var isMachines: Bool { by == [.machine] }

  /// What can make a move of the machine due, beside an instant and a rung.
  package enum Occasion: String, CaseIterable, Hashable, Sendable {
    /// Whoever has the request is away.
    case assigneeAbsent = "assignee-absent"
    /// Something has changed that voids one of its `decisions`.
    case decisionVoided = "decision-voided"
    /// Something has changed for which one of its `decisions` has to be affirmed.
    case decisionUnaffirmed = "decision-unaffirmed"

    /// The consequence of a change that makes it due; nil where no change does.
    package var consequence: Consequence? {
      switch self {
      case .assigneeAbsent: nil
      case .decisionVoided: .voids
      case .decisionUnaffirmed: .affirms
      }
    }
  }

  /// Where a move leads.
  package enum Target: Hashable, Sendable {
    case state(String)
    /// It stays where it is.
    case same
    /// The state that it left when it last changed state into the present one.
    case whereItWas
  }

  /// A field that a move writes by itself.
  package struct Assignment: Hashable, Sendable {
    package let field: String
    package let value: Source

    package init(field: String, value: Source) {
      self.field = field
      self.value = value
    }

    /// What is written.
    package enum Source: Hashable, Sendable {
      case value(FieldValue)
      /// The id of whoever moves.
      case actor
      /// The id of whoever stands in for an assignee who is away.
      case deputy
    }
  }
}

/// For which requests something holds: `only-for` and `not-for`.
package struct FieldCondition: Hashable, Sendable {
  /// Each field named here has one of these values.
  package var onlyFor: [String: [String]]
  /// No field named here has one of these values.
  package var notFor: [String: [String]]

  package init(onlyFor: [String: [String]] = [:], notFor: [String: [String]] = [:]) {
    self.onlyFor = onlyFor
    self.notFor = notFor
  }

  /// Whether it says nothing.
  package var isEmpty: Bool { onlyFor.isEmpty && notFor.isEmpty }
}
