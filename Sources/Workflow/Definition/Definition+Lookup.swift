extension Definition {
  /// The field that says how urgent a request is; budgets are given by its codes.
  package static let priorityField = "priority"
  /// The field that says where; a person's `covers` and the notices of a role are matched with it.
  package static let establishmentField = "establishment"
  /// The field that says what is asked for; settled once a request leaves stages raise and assess.
  package static let kindField = "kind"
  /// The field that says whom it is about.
  package static let subjectsField = "subjects"
  /// What a move's own text is called where a definition asks for it.
  package static let reasonWord = "reason"
  /// What the person who has the request is called where a definition asks for it, sets or clears it.
  package static let assigneeWord = "assignee"

  /// Whether the selection has the state.
  package func selects(_ selection: StateSelection, _ state: String) -> Bool {
    switch selection {
    case .named(let names): names.contains(state)
    case .open: states[state].map { !$0.isFinal } ?? false
    }
  }

  /// The states of a selection, in the definition's order.
  package func states(of selection: StateSelection) -> [String] {
    states.names.filter { selects(selection, $0) }
  }

  /// The codes of the priority field, most urgent first.
  package var priorities: [String] {
    if case .code(let codes)? = fields[Definition.priorityField]?.shape { codes } else { [] }
  }

  /// Whether the moves of this name work the decided field out: those that need all of its inputs.
  package func worksOut(_ decided: DecidedField, at move: MoveRule) -> Bool {
    !decided.from.isEmpty && decided.from.allSatisfy(move.needs.contains)
  }

  /// The reference of request `number` raised in `year`: six digits at least.
  package func reference(number: Int64, year: Int) -> String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    return reference.split(separator: "{year}", omittingEmptySubsequences: false).joined(separator: String(year))
      .split(separator: "{number}", omittingEmptySubsequences: false).joined(separator: padded)
  }

  /// Words of the built-in commands: no move may be called so.
  package static let reservedWords: Set<String> = [
    "raise", "set", "note", "correct", "disclose", "attach", "do", "list", "mine", "queue", "show", "history", "next",
    "why", "search",
    "ack", "bulk", "link", "unlink", "absence", "handover", "inbox", "suggest", "tick", "plan", "outbox",
    "workflow", "rule", "calendar", "register", "audit", "certificate", "prove-quiet", "corrections", "retention",
    "mi", "export", "import", "init", "person", "backup", "restore", "upgrade", "doctor", "demo", "completion", "help",
    "rung", "migrate", "staffing", Event.Kind.retain, Event.Kind.hold, Event.Kind.release, Event.Kind.proposal,
    Event.Kind.dispose,
  ]
}
