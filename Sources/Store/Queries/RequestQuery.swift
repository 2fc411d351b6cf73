/// Which requests are wanted, in which order, and how many of them: the engine's work, not the caller's.
package struct RequestQuery: Hashable, Sendable {
  package var predicate: Predicate
  package var order: Order
  /// At most so many; nil for all.
  package var limit: Int?
  /// How many are left out before the first.
  package var offset = 0

  package init(_ predicate: Predicate = .always, order: Order = .urgency, limit: Int? = nil) {
    self.predicate = predicate
    self.order = order
    self.limit = limit
  }

  /// In which order they come.
  package enum Order: Sendable, CaseIterable {
    /// The most urgent priority first, then the earliest due, then the reference; what has none comes last.
    case urgency
    case reference
    /// The one that changed last comes first.
    case lastChanged
  }
}

// What most callers ask for, as properties; each is one part of the predicate that must hold.
extension RequestQuery {
  /// Who has a request.
  package enum Assignee: Hashable, Sendable {
    case nobody
    case person(String)

    /// That they have it.
    package var predicate: Predicate {
      switch self {
      case .nobody: .isMissing(.text(.assignee))
      case .person(let id): .text(.assignee, .equal, id)
      }
    }
  }

  /// Only those of these references.
  package var references: [String]? {
    get { part { if case .oneOf(.reference, let references) = $0 { references } else { nil } } }
    set { put(newValue.map { .oneOf(.reference, $0) }) { if case .oneOf(.reference, _) = $0 { true } else { false } } }
  }

  /// Only those behind this reference, by their bytes.
  package var after: String? {
    get { part { if case .text(.reference, .more, let reference) = $0 { reference } else { nil } } }
    set {
      put(newValue.map { .text(.reference, .more, $0) }) {
        if case .text(.reference, .more, _) = $0 { true } else { false }
      }
    }
  }

  /// Only those that this person has, or nobody.
  package var assignee: Assignee? {
    get { part(Self.assignee) }
    set { put(newValue?.predicate) { Self.assignee(of: $0) != nil } }
  }

  /// Only those that this person raised.
  package var raiser: String? {
    get { part { if case .text(.raiser, .equal, let raiser) = $0 { raiser } else { nil } } }
    set {
      put(newValue.map { .text(.raiser, .equal, $0) }) {
        if case .text(.raiser, .equal, _) = $0 { true } else { false }
      }
    }
  }

  /// Only those in a state that is not final.
  package var openOnly: Bool {
    get { predicate.conjuncts.contains(.isOpen) }
    set { put(newValue ? .isOpen : nil) { $0 == .isOpen } }
  }

  private static func assignee(of part: Predicate) -> Assignee? {
    switch part {
    case .isMissing(.text(.assignee)): .nobody
    case .text(.assignee, .equal, let id): .person(id)
    case .all, .any, .not, .flag, .isMissing, .text, .oneOf, .number, .waits, .field: nil
    }
  }

  private func part<Value>(_ read: (Predicate) -> Value?) -> Value? { predicate.conjuncts.lazy.compactMap(read).first }

  /// Puts a part in place of those of its kind.
  private mutating func put(_ part: Predicate?, insteadOf isReplaced: (Predicate) -> Bool) {
    let others = predicate.conjuncts.filter { !isReplaced($0) }
    predicate = .all(part.map { [$0] + others } ?? others)
  }
}
