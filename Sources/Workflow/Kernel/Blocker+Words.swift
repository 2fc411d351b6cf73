extension Blocker {
  /// A word for programs that never changes.
  package var code: String {
    switch fault {
    case .state: "state"
    case .role: "role"
    case .scope: "scope"
    case .machineOnly: "machine-only"
    case .separation, .staysBarred, .changedIt: "separation"
    case .onlyFor: "only-for"
    case .notFor: "not-for"
    case .window: "window"
    case .asks: "asks"
    case .needs: "needs"
    case .rule: "rule"
    case .ruleFault: "rule-fault"
    case .overrideBy, .implied: "override-by"
    case .overrideAsks: "override-asks"
    case .floor: "floor"
    case .noAssignee: "no-assignee"
    case .noMemory: "no-memory"
    case .notWritable: "not-writable"
    case .reliedOn: "relied-on"
    case .nobodySets: "nobody-sets"
    case .emptyNote: "empty-note"
    case .nothingToSet: "nothing-to-set"
    case .nothingChanges: "nothing-changes"
    case .erased: "erased"
    case .unknownPerson: "unknown-person"
    case .lateEntry: "late-entry"
    case .acknowledgement: "acknowledgement"
    case .correction(.corrector): "separation"
    case .correction(.nobodyCorrects): "nobody-corrects"
    case .correction: "correction"
    case .orphan: "orphan"
    case .retention(let fault): fault.code
    }
  }

  /// Every code that an act of a definition can be refused with; those of deciding how long a request is kept are
  /// `RetentionFault.codes`.
  package static let codes = [
    "state", "role", "scope", "machine-only", "separation", "only-for", "not-for", "window", "asks", "needs", "rule",
    "rule-fault", "override-by", "override-asks", "floor", "no-assignee", "no-memory", "not-writable", "relied-on",
    "nobody-sets", "empty-note", "nothing-to-set", "nothing-changes", "erased", "unknown-person", "late-entry",
    "acknowledgement", "correction", "nobody-corrects", "orphan",
  ]

  /// What stands in the way, in a sentence without a full stop, or the rule's own sentence.
  package var sentence: String {
    switch fault {
    case .state(let now, let from): "it is \(now), and this is a move from \(Blocker.or(from))"
    case .role(let needs): "this takes \(Blocker.or(needs.map(Blocker.part)))"
    case .scope(let role, let establishment): "you are \(role) for other prisons, not for \(establishment)"
    case .machineOnly: "only the scheduler makes this move"
    case .separation(let made, nil):
      "you made \(Blocker.and(made)) on this request, and this takes a second person"
    case .separation(let made, let principal?):
      "you stand in for \(principal), and one of you made \(Blocker.and(made)) on this request: this takes a second person"
    case .staysBarred:
      "an earlier version of this workflow kept you from this on this request, and that stays: it takes a second person"
    case .changedIt(let fields):
      "you changed \(Blocker.and(fields)) after it was decided, and this takes a second person"
    case .onlyFor(let field, let values, let value):
      "this is only for \(field) \(Blocker.or(values)); it is \(value ?? "not set")"
    case .notFor(let field, let value): "this is not for \(field) \(value)"
    case .window(let closed, let until): "it was closed \(closed), and could be taken up again until \(until)"
    case .asks(let name, let label): "give \(Blocker.named(name, label)) with this move"
    case .needs(let field, let label): "\(Blocker.named(field, label)) is missing"
    case .rule(_, let sentence): sentence
    case .ruleFault(let name, let why): "the rule '\(name)' could not be judged: \(why)"
    case .overrideBy(let field, let worksOut, let by):
      worksOut.map { "\(field) works out as \($0); to have it otherwise takes \(Blocker.or(by.map(Blocker.part)))" }
        ?? "\(field) is worked out; to have it otherwise takes \(Blocker.or(by.map(Blocker.part)))"
    case .implied(let field, let worksOut, let now, let isMoreUrgent, let by):
      "with this, \(field) would be \(worksOut) instead of \(now): "
        + (isMoreUrgent ? "give \(field)=\(worksOut) as well, or ask " : "that takes ")
        + Blocker.or(by.map(Blocker.part))
    case .overrideAsks(let field, let name): "to give \(field) another value than is worked out, give \(name)"
    case .floor(let field, let floor): "\(field) is never below \(floor) for this kind of work"
    case .noAssignee(let state): "nobody has it, and \(state) waits for whoever has it"
    case .noMemory: "there is no earlier state to go back to"
    case .notWritable(let field, let why): Blocker.notWritable(field, why)
    case .reliedOn(let field, let move): "\(move) relied on \(field): it may be changed, not cleared"
    case .nobodySets(let stage): "nobody sets fields in stage \(stage)"
    case .emptyNote: "a note needs words"
    case .nothingToSet: "nothing was given to set"
    case .nothingChanges(let fields):
      "\(fields.joined(separator: ", ")) \(fields.count == 1 ? "is" : "are") so already: nothing would change"
    case .erased: "its contents are erased, so nothing can be done to it any more"
    case .unknownPerson(let id): "there is no person '\(id)'"
    case .lateEntry(let why): Blocker.lateEntry(why)
    case .acknowledgement(.notTaken): "this workflow takes no acknowledgements"
    case .acknowledgement(.nothingTold): "nobody was told of anything that goes on: there is nothing to acknowledge"
    case .acknowledgement(.already(let until)):
      "it is acknowledged until \(until); if nothing has happened by then, it is told again"
    case .correction(let why): why.sentence
    case .orphan(.state(let name)): "that version has no state '\(name)'"
    case .orphan(.memory(let name)): "that version has no state '\(name)', to which it would go back"
    case .orphan(.field(let name)): "that version has no field '\(name)'"
    case .orphan(.move(let name)): "that version has no move '\(name)'"
    case .orphan(.value(let field)): "what stands in '\(field)' does not fit that version's field"
    case .retention(let fault): fault.sentence
    }
  }

  /// What would lift it, where that can be typed; nil otherwise.
  package var remedy: String? {
    switch fault {
    case .asks(let name, _): "\(name)=…"
    case .needs(let field, _): "\(field)=…"
    case .overrideAsks(_, let name): "\(name)=…"
    case .implied(let field, let worksOut, _, true, _): "\(field)=\(worksOut)"
    case .emptyNote: "--reason \"…\""
    case .nothingToSet: "field=value"
    case .unknownPerson: "tasking person list"
    case .reliedOn(let field, _): "\(field)=…"
    case .lateEntry(.wantsReason): "--reason \"…\""
    case .retention(let fault): fault.remedy
    case .lateEntry: "leave --occurred away, and say in --reason when it happened"
    case .correction(let why): why.remedy
    default: nil
    }
  }

  private static func notWritable(_ field: String, _ why: NotWritable) -> String {
    switch why {
    case .onlyMoves(let moves) where moves.isEmpty: "\(field) is written by moves alone"
    case .onlyMoves(let moves): "\(field) is written by \(or(moves)) alone"
    case .notTaken("set"): "you may not set \(field) here"
    case .notTaken(let move): "\(move) does not take \(field), and you may not set it here"
    case .settled(let stages): "\(field) can be changed in stage \(or(stages)) only"
    }
  }

  private static func lateEntry(_ why: LateEntry) -> String {
    switch why {
    case .notYet(let claimed, let now): "it cannot have happened at \(claimed): it is \(now)"
    case .tooEarly(let claimed, let state, let since):
      "it cannot have happened at \(claimed): the request was not \(state) before \(since)"
    case .notTaken: "this workflow takes no late entries: an act counts from when it is recorded"
    case .beyondLimit(let claimed, let until, let by):
      "what happened at \(claimed) had to be recorded by \(until); later that takes \(or(by.map(part)))"
    case .wantsReason: "an entry as late as this needs a reason"
    }
  }

  private static func part(_ word: String) -> String {
    switch Party(word: word) {
    case .raiser: "whoever raised it"
    case .assignee: "whoever has it"
    case .role(let name): "a \(name)"
    default: word
    }
  }

  private static func named(_ name: String, _ label: String?) -> String {
    label.map { "\(name) (\($0))" } ?? name
  }

  package static func or(_ words: [String]) -> String { joined(words, by: "or") }

  static func and(_ words: [String]) -> String { joined(words, by: "and") }

  private static func joined(_ words: [String], by last: String) -> String {
    guard let final = words.last, words.count > 1 else { return words.first ?? "nothing" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + final
  }
}
