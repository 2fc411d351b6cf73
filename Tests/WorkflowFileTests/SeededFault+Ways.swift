extension SeededFault {
  /// What the checks find in moves, clocks, ladders and expressions.
  static let ways: [SeededFault] = [
    SeededFault(
      "sets: { assignee: actor }",
      "sets: { kind: parcel, assignee: actor }",
      [
        "f.yaml:44:60: warning: 'parcel' is retired in the register 'kinds'"
      ]),
    SeededFault(
      "rules: covered, separate",
      "rules: coverd, separate",
      [
        "f.yaml:44:80: error: unknown rule 'coverd'",
        "  hint: did you mean 'covered'?",
      ]),
    SeededFault(
      "separate-from: send,",
      "separate-from: sent,",
      [
        "f.yaml:44:104: error: unknown move 'sent'",
        "  hint: did you mean 'send'?",
      ]),
    SeededFault(
      "waived-for: hurry",
      "waived-for: worry",
      [
        "f.yaml:44:122: error: unknown waiver 'worry'"
      ]),
    SeededFault(
      "separate-from: send, waived",
      "waived",
      [
        "f.yaml:44:101: error: there is no 'separate-from' to be waived",
        "f.yaml:49:3: error: one person can do it all: send → take → finish",
        "  hint: let one of these moves be separate-from an earlier one",
      ]),
    SeededFault(
      "not-for: { priority: P1 }",
      "not-for: { title: P1 }",
      [
        "f.yaml:45:95: error: 'title' has no codes to choose from"
      ]),
    SeededFault(
      "to: where-it-was",
      "to: where-it-is",
      [
        "f.yaml:46:30: error: unknown state 'where-it-is'",
        "  hint: did you mean 'where-it-was'?",
      ]),
    SeededFault(
      "go-on: { from: parked",
      "go-on: { from: [parked, draft]",
      [
        "f.yaml:46:39: error: a request can begin in 'draft', where it was nowhere before",
        "f.yaml:46:58: error: 'draft' is private to the raiser and is moved on by assignee, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
        "f.yaml:46:68: error: 'draft' is private to the raiser and is moved on by chief, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
      ]),
    SeededFault(
      "clears: assignee }",
      "clears: [assignee, answer] }",
      [
        "f.yaml:47:71: error: unknown field 'answer'",
        "  hint: did you mean 'answers'?",
      ]),
    SeededFault(
      "by: chief, within: 12 months",
      "by: chief",
      [
        "f.yaml:50:3: error: a move out of the final state 'done' needs 'within'",
        "  hint: write within: 12 months or within: 14 days",
      ]),
    SeededFault(
      "from: doing, to: queued, by: machine",
      "from: queued, to: doing, by: machine",
      [
        "f.yaml:49:3: error: one person can do it all: send → release → finish",
        "  hint: let one of these moves be separate-from an earlier one",
        "f.yaml:58:59: error: 'release' does not leave from doing, where the clock 'work' can be",
      ]),
    SeededFault(
      "by: assignee, asks: answers",
      "by: assignee, within: 3 days, asks: answers",
      [
        "f.yaml:49:58: error: only a move out of a final state has 'within'"
      ]),
    SeededFault(
      "from: done, to: queued",
      "from: [done, doing], to: queued",
      [
        "f.yaml:50:11: error: 'done' is final and 'doing' is not: reopening is a move of its own"
      ]),
    SeededFault(
      "from: doing, to: done, by: assignee",
      "from: doing, to: parked, by: assignee",
      [
        "f.yaml:33:3: error: no way leads from the state 'queued' to a final one",
        "f.yaml:34:3: error: no way leads from the state 'doing' to a final one",
        "f.yaml:35:3: error: no way leads from the state 'parked' to a final one",
      ]),
    SeededFault(
      "runs-in: queued, waits-in: parked",
      "runs-in: quued, waits-in: done",
      [
        "f.yaml:52:21: error: unknown state 'quued'",
        "  hint: did you mean 'queued'?",
        "f.yaml:52:38: error: no clock waits in the final state 'done'",
      ]),
    SeededFault(
      "waits-in: parked",
      "waits-in: [parked, queued]",
      [
        "f.yaml:52:48: error: the clock runs in 'queued', so it cannot wait"
      ]),
    SeededFault(
      "met-by: take",
      "met-by: taken",
      [
        "f.yaml:52:55: error: unknown move 'taken'",
        "  hint: did you mean 'take'?",
      ]),
    SeededFault(
      "escalate: slow",
      "escalate: slw",
      [
        "f.yaml:53:56: error: unknown ladder 'slw'",
        "  hint: did you mean 'slow'?",
      ]),
    SeededFault(
      "P1: 15m, P2: 2d",
      "P1: 15m, P3: 2d",
      [
        "f.yaml:54:80: error: no time is given for priority P2",
        "f.yaml:54:98: error: unknown priority 'P3'",
        "  hint: did you mean 'P1'?",
      ]),
    SeededFault(
      #"while: request.skipped == "yes""#,
      #"while: request.skipped == "yes" && now > request.raised"#,
      [
        "f.yaml:55:33: error: 'while' cannot read 'now': it is looked at on events only"
      ]),
    SeededFault(
      #"while: request.skipped == "yes""#,
      #"while: request.title == "x""#,
      [
        "f.yaml:55:41: error: 'request.title' may be absent in the state 'draft'",
        "  hint: guard it with has(), or let every way there ask for it",
      ]),
    SeededFault(
      "no-later-than: request.wanted_by",
      "no-later-than: request.title",
      [
        "f.yaml:54:43: error: 'no-later-than' must be timestamp, not string"
      ]),
    SeededFault(
      "tell: chief, every: { P1: 1h elapsed, P2: 1d }",
      "tell: chief",
      [
        "f.yaml:57:53: error: the last rung of 'desk' neither repeats nor moves the request",
        "  hint: give it every: 1d, so that nothing is forgotten",
      ]),
    SeededFault(
      "at: 100%, tell: chief",
      "at: 75%, tell: chief",
      [
        "f.yaml:57:59: error: 75% does not rise above the 75% before it"
      ]),
    SeededFault(
      "P1: 1h elapsed, P2: 1d } }]",
      "P1: 1h elapsed } }]",
      [
        "f.yaml:57:78: error: no time is given for priority P2"
      ]),
    SeededFault(
      "every: { P1: 1h elapsed, P2: 1d }",
      "every: 1d",
      []),
    SeededFault(
      "remind: assignee }",
      "remind: assignee, every: 1d }",
      [
        "f.yaml:58:39: error: only the last rung of a ladder repeats"
      ]),
    SeededFault(
      "move: release }",
      "move: finish }",
      [
        "f.yaml:47:3: error: the machine never makes the move 'release'",
        "  hint: give it at: with an instant, or when:, or let a rung move it",
        "f.yaml:58:59: error: 'finish' is no move of the machine",
      ]),
    SeededFault(
      "move: release }",
      "move: releas }",
      [
        "f.yaml:58:59: error: unknown move 'releas'",
        "  hint: did you mean 'release'?",
      ]),
    SeededFault(
      #"a.sure || has(a.why))""#,
      #"a.sure || has(a.wy))""#,
      [
        "f.yaml:30:61: error: answer has no member 'wy'",
        "  hint: did you mean 'why'?",
      ]),
    SeededFault(
      "priority: { one-of: [P1, P2] }",
      "priority: { text: 2 }",
      [
        "f.yaml:15:3: error: clocks need a field 'priority' with a list of codes, the most urgent first",
        "f.yaml:20:3: error: 'priority' has no list of codes to choose from",
        "f.yaml:37:33: error: 'priority' has no codes to choose from",
        "f.yaml:38:21: error: 'priority' has no codes to choose from",
        "f.yaml:45:95: error: 'priority' has no codes to choose from",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      #"test: "request.title != \"\\u00e9\" && request.titel != ''""#,
      [
        "f.yaml:28:60: error: request has no member 'titel'",
        "  hint: did you mean 'title'?",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      #"test: '"it''s" != request.titel'"#,
      [
        "f.yaml:28:39: error: request has no member 'titel'",
        "  hint: did you mean 'title'?",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      #"test: request.kind == "leter""#,
      [
        "f.yaml:28:35: error: request.kind is never 'leter'",
        "  hint: did you mean 'letter'?",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: size(request.title) > 3 && 'dooer' in actor.roles",
      [
        "f.yaml:28:46: error: actor.roles is never 'dooer'",
        "  hint: did you mean 'doer'?",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: size(by.send) > 3",
      [
        "f.yaml:28:27: error: 'by.send' may be absent when 'send' is made",
        "  hint: guard it with has(), or let every way there ask for it",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: size(by.sent) > 3",
      [
        "f.yaml:28:27: error: by has no member 'sent'",
        "  hint: did you mean 'send'?",
      ]),
    SeededFault(
      "clears: assignee }",
      "clears: assignee, asks: reason }",
      [
        "f.yaml:47:70: error: the machine gives nothing and is nobody: no 'asks'"
      ]),
    SeededFault(
      "clears: assignee }",
      "clears: assignee, sets: { assignee: actor } }",
      [
        "f.yaml:47:78: error: 'assignee' is set and cleared by one move"
      ]),
    SeededFault(
      "remark: { from: open, to: same, by: chief",
      "remark: { from: open, to: same, by: [chief, machine]",
      [
        "f.yaml:48:3: error: the machine never makes the move 'remark'",
        "  hint: give it at: with an instant, or when:, or let a rung move it",
        "f.yaml:48:35: error: 'machine' shares a move with nobody",
        "f.yaml:48:57: error: the machine gives nothing and is nobody: no 'asks'",
      ]),
  ]
}
