extension SeededFault {
  /// What the checks find in fields, decisions, rules, states and moves.
  static let names: [SeededFault] = [
    SeededFault(
      "calendar: office",
      "calendar: ofice",
      [
        "f.yaml:6:11: error: unknown calendar 'ofice'",
        "  hint: did you mean 'office'?",
      ]),
    SeededFault(
      "reference: E-{year}-{number}",
      "reference: E-{yaer}",
      [
        "f.yaml:5:12: error: unknown placeholder '{yaer}'",
        "  hint: did you mean 'year'?",
        "f.yaml:5:12: error: the reference has to hold {number} once, or requests share one",
      ]),
    SeededFault(
      "doer: Whoever does it",
      "doer: Whoever does it, raiser: No",
      [
        "f.yaml:7:54: error: 'raiser' is built in and cannot be a role"
      ]),
    SeededFault(
      "doer: Whoever does it",
      "doer: Whoever does it, cook: Whoever cooks",
      [
        "f.yaml:7:54: warning: nothing is for the role 'cook' to do"
      ]),
    SeededFault(
      "{ one-of: kinds }",
      "{ one-of: kindz }",
      [
        "f.yaml:11:19: error: unknown register 'kindz'",
        "  hint: did you mean 'kinds'?",
      ]),
    SeededFault(
      "list-of: answer, written",
      "list-of: anser, written",
      [
        "f.yaml:17:23: error: unknown record or type 'anser'",
        "  hint: did you mean 'answer'?",
      ]),
    SeededFault(
      "default: no }",
      "default: maybe }",
      [
        "f.yaml:18:61: error: 'skipped' is never 'maybe'",
        "  hint: it is one of no, yes",
      ]),
    SeededFault(
      "title: { text: 80, hint",
      "reason: { text: 80, hint",
      [
        "f.yaml:12:3: error: 'reason' is built in and cannot be a field",
        "f.yaml:28:32: error: request has no member 'title'",
        "f.yaml:28:62: error: unknown placeholder '{request.title}'",
        "f.yaml:42:62: error: unknown field 'title'",
      ]),
    SeededFault(
      "from: [size, haste]",
      "from: [size, hast]",
      [
        "f.yaml:21:18: error: unknown field 'hast'",
        "  hint: did you mean 'haste'?",
      ]),
    SeededFault(
      "from: [size, haste]",
      "from: [size, title]",
      [
        "f.yaml:21:18: error: 'title' has no codes"
      ]),
    SeededFault(
      "small: [P2, P2]",
      "small: [P2]",
      [
        "f.yaml:23:7: error: the row 'small' has 1 values for 2 columns",
        "  hint: the columns are none, now",
      ]),
    SeededFault(
      "large: [P2, P1]",
      "large: [P2, P0]",
      [
        "f.yaml:24:19: error: 'priority' is never 'P0'",
        "  hint: did you mean 'P1'?",
      ]),
    SeededFault(
      "large: [P2, P1]",
      "huge: [P2, P1]",
      [
        "f.yaml:22:5: error: the table has no row 'large'",
        "f.yaml:24:7: error: 'size' is never 'huge'",
      ]),
    SeededFault(
      "at-least: request.kind.floor",
      "at-least: request.kind.flor",
      [
        "f.yaml:25:28: error: kinds has no member 'flor'",
        "  hint: did you mean 'floor'?",
      ]),
    SeededFault(
      "override: { by: chief",
      "override: { by: chef",
      [
        "f.yaml:26:21: error: unknown role 'chef'",
        "  hint: did you mean 'chief'?",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: size(request.titel) > 3",
      [
        "f.yaml:28:32: error: request has no member 'titel'",
        "  hint: did you mean 'title'?",
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: size(request.title)",
      [
        "f.yaml:28:19: error: a test must be bool, not int"
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: request.title > 3",
      [
        "f.yaml:28:33: error: '>' does not take string and int"
      ]),
    SeededFault(
      #"'request.priority == "P1" ||"#,
      #"'request.priority == "P9" ||"#,
      [
        "f.yaml:29:41: error: request.priority is never 'P9'",
        "  hint: did you mean 'P1'?",
      ]),
    SeededFault(
      #"'request.priority == "P1" ||"#,
      #"'request.title == ''it'' || request.priority == "P9" ||"#,
      [
        "f.yaml:29:68: error: request.priority is never 'P9'",
        "  hint: did you mean 'P1'?",
      ]),
    SeededFault(
      #""More than '{request.title}', please.""#,
      #""More than '{request.tite}', please.""#,
      [
        "f.yaml:28:62: error: unknown placeholder '{request.tite}'",
        "  hint: did you mean 'title'?",
      ]),
    SeededFault(
      #"a.sure || has(a.why))""#,
      #"a.sure || size(a.why) > 3)""#,
      [
        "f.yaml:30:62: error: 'a.why' may be absent when 'finish' is made",
        "  hint: guard it with has(), or let every way there ask for it",
      ]),
    SeededFault(
      "size(request.title) > 3",
      "request.wanted_by > now",
      [
        "f.yaml:28:27: error: 'request.wanted_by' may be absent when 'send' is made",
        "  hint: guard it with has(), or let every way there ask for it",
      ]),
    SeededFault(
      "rules: titled }",
      "rules: covered }",
      [
        "f.yaml:29:20: error: there may be no assignee when 'send' is made",
        "  hint: let the move ask for one, or read nothing of the assignee",
      ]),
    SeededFault(
      "parked: { stage: act, waits-for: chief }",
      "parked: { stage: act }",
      [
        "f.yaml:35:3: error: the state 'parked' waits for nobody",
        "  hint: give waits-for, or final: true",
      ]),
    SeededFault(
      ", no-clock: Nobody sees it",
      "",
      [
        "f.yaml:32:3: error: no clock runs in the state 'draft' at all times",
        "  hint: let one run there, or say why none does with no-clock",
      ]),
    SeededFault(
      "doing: { stage: act, waits-for: assignee }",
      "doing: { stage: act, waits-for: asignee, no-clock: None }",
      [
        "f.yaml:34:35: error: unknown role 'asignee'",
        "  hint: did you mean 'assignee'?",
        "f.yaml:34:54: error: the clock 'work' runs in this state",
      ]),
    SeededFault(
      "hurry: { only-for: { priority: P1 }",
      "hurry: { only-for: { urgency: P1 }",
      [
        "f.yaml:37:33: error: unknown field 'urgency'"
      ]),
    SeededFault(
      "sets: { skipped: yes } }",
      "sets: { skipped: maybe } }",
      [
        "f.yaml:37:66: error: 'skipped' is never 'maybe'",
        "  hint: it is one of no, yes",
      ]),
    SeededFault(
      "scope: { not-for: { priority: [P1] } }",
      "scope: { not-for: { priority: [P7] } }",
      [
        "f.yaml:38:32: error: 'priority' is never 'P7'",
        "  hint: did you mean 'P1'?",
      ]),
    SeededFault(
      "into: draft }",
      "into: draught }",
      [
        "f.yaml:39:27: error: unknown state 'draught'"
      ]),
    SeededFault(
      "into: draft }",
      "into: done }",
      [
        "f.yaml:39:27: error: 'done' is final: a request cannot begin where it ends"
      ]),
    SeededFault(
      "by: asker, into",
      "by: machine, into",
      [
        "f.yaml:7:10: warning: nothing is for the role 'asker' to do",
        "f.yaml:39:14: error: 'machine' cannot stand here",
      ]),
    SeededFault(
      "send: { from",
      "list: { from",
      [
        "f.yaml:42:3: error: 'list' is a command of its own and cannot be a move",
        "f.yaml:44:104: error: unknown move 'send'",
      ]),
    SeededFault(
      "by: raiser, needs: [kind",
      "by: raiser, needs: [kin",
      [
        "f.yaml:42:56: error: unknown field 'kin'",
        "  hint: did you mean 'kind'?",
      ]),
    SeededFault(
      #"at: "request.raised + duration('336h')","#,
      "",
      [
        "f.yaml:43:3: error: the machine never makes the move 'expire'",
        "  hint: give it at: with an instant, or when:, or let a rung move it",
      ]),
    SeededFault(
      #"by: machine, at: "request.raised + duration('336h')""#,
      #"by: raiser, at: "request.raised + duration('336h')""#,
      [
        "f.yaml:43:52: error: only the machine moves at an instant"
      ]),
    SeededFault(
      #"at: "request.raised + duration('336h')""#,
      #"at: "request.raised + 336""#,
      [
        "f.yaml:43:69: error: '+' does not take timestamp and int"
      ]),
    SeededFault(
      #"at: "request.raised + duration('336h')""#,
      #"at: "now + duration('336h')""#,
      [
        "f.yaml:43:53: error: 'at' cannot read 'now': it is worked out on events only"
      ]),
    SeededFault(
      #"at: "request.raised + duration('336h')""#,
      "at: request.wanted_by, rules: covered",
      [
        "f.yaml:29:20: error: there may be no assignee when 'expire' is made",
        "  hint: let the move ask for one, or read nothing of the assignee",
        "f.yaml:29:29: error: 'request.priority' may be absent when 'expire' is made",
        "  hint: guard it with has(), or let every way there ask for it",
        "f.yaml:43:79: error: the rule 'covered' reads 'assignee': the rules of a timed move are "
          + "looked at on events only",
      ]),
    SeededFault(
      "sets: { assignee: actor }",
      "sets: { assignee: k.osei }",
      [
        "f.yaml:44:64: error: the assignee can only be set to 'actor' or 'deputy'"
      ]),
  ]
}
