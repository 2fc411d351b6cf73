import Workflow
import WorkingTime

extension Predicate {
  /// A column that may have no value.
  package enum Column: Hashable, Sendable {
    case text(TextColumn)
    case number(NumberColumn)
  }

  /// A column of text.
  package enum TextColumn: CaseIterable, Sendable {
    case reference
    case definition
    case workflow
    case state
    case stage
    case priority
    case kind
    case establishment
    case title
    case assignee
    case raiser
    case nextDueClock
  }

  /// A column of whole numbers or instants.
  package enum NumberColumn: CaseIterable, Sendable {
    case workflowVersion
    case priorityRank
    case raisedAt
    case enteredAt
    case changedAt
    case version
    case substantiveVersion
    case cycle
    case nextAt
    case nextDue
  }

  /// What is so of a row or not.
  package enum Flag: CaseIterable, Sendable {
    /// Its state is not final.
    case isOpen
    /// Its content is erased.
    case isErased
    /// It was disposed of by the schedule of retention.
    case isDisposed
  }
}

extension RequestRow {
  /// What a column of text holds.
  func value(of column: Predicate.TextColumn) -> String? {
    switch column {
    case .reference: reference
    case .definition: definition
    case .workflow: workflow
    case .state: state
    case .stage: stage.rawValue
    case .priority: priority
    case .kind: kind
    case .establishment: establishment
    case .title: title
    case .assignee: assignee
    case .raiser: raiser
    case .nextDueClock: nextDueClock
    }
  }

  /// What a column of numbers holds.
  func value(of column: Predicate.NumberColumn) -> Int64? {
    switch column {
    case .workflowVersion: workflowVersion.map(Int64.init)
    case .priorityRank: priorityRank.map(Int64.init)
    case .raisedAt: raisedAt.secondsSinceEpoch
    case .enteredAt: enteredAt.secondsSinceEpoch
    case .changedAt: changedAt.secondsSinceEpoch
    case .version: Int64(version)
    case .substantiveVersion: Int64(substantiveVersion)
    case .cycle: Int64(cycle)
    case .nextAt: nextAt?.secondsSinceEpoch
    case .nextDue: nextDue?.secondsSinceEpoch
    }
  }

  /// Whether a flag is set.
  func value(of flag: Predicate.Flag) -> Bool {
    switch flag {
    case .isOpen: isOpen
    case .isErased: isErased
    case .isDisposed: retention?.disposedAt != nil
    }
  }
}
