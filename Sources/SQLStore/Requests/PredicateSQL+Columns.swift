import Store

extension Predicate.TextColumn {
  /// Its name in schema.sql.
  var sql: String {
    switch self {
    case .reference: "reference"
    case .definition: "definition"
    case .workflow: "workflow"
    case .state: "state"
    case .stage: "stage"
    case .priority: "priority"
    case .kind: "kind"
    case .establishment: "establishment"
    case .title: "title"
    case .assignee: "assignee"
    case .raiser: "raiser"
    case .nextDueClock: "next_due_clock"
    }
  }

  /// Whether it may be NULL.
  var isOptional: Bool {
    switch self {
    case .reference, .state, .stage, .raiser: false
    case .definition, .workflow, .priority, .kind, .establishment, .title, .assignee, .nextDueClock: true
    }
  }
}

extension Predicate.NumberColumn {
  /// Its name in schema.sql.
  var sql: String {
    switch self {
    case .workflowVersion: "workflow_version"
    case .priorityRank: "priority_rank"
    case .raisedAt: "raised_at"
    case .enteredAt: "entered_at"
    case .changedAt: "changed_at"
    case .version: "version"
    case .substantiveVersion: "substantive_version"
    case .cycle: "cycle"
    case .nextAt: "next_at"
    case .nextDue: "next_due"
    }
  }

  /// Whether it may be NULL.
  var isOptional: Bool {
    switch self {
    case .raisedAt, .enteredAt, .changedAt, .version, .substantiveVersion, .cycle: false
    case .workflowVersion, .priorityRank, .nextAt, .nextDue: true
    }
  }
}

extension Predicate.Flag {
  /// When it is set.
  func sql(in dialect: any SQLDialect) -> String {
    switch self {
    // Word for word what the indexes of open rows say of themselves.
    case .isOpen: "is_open = 1"
    case .isErased: "is_erased = 1"
    case .isDisposed: "retention IS NOT NULL AND \(dialect.member("disposed_at", of: "retention")) IS NOT NULL"
    }
  }
}

extension Predicate.Comparison {
  /// Its sign.
  var sql: String {
    switch self {
    case .equal: "="
    case .less: "<"
    case .atMost: "<="
    case .more: ">"
    case .atLeast: ">="
    }
  }
}
