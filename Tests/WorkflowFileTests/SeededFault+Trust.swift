extension SeededFault {
  /// What the checks find of moves that can never be, clocks that starve, and ways past the second person.
  static let trust: [SeededFault] = [
    SeededFault(
      "private-to: raiser",
      "private-to: doer",
      [
        "f.yaml:32:83: error: a state can be private to the raiser and to nobody else",
        "  hint: write private-to: raiser, or leave it away",
      ]),
    SeededFault(
      "parked: { stage: act, waits-for: chief }",
      "parked: { stage: act, waits-for: chief, private-to: raiser }",
      [
        "f.yaml:35:36: error: 'parked' is private to the raiser and waits for chief, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
        "f.yaml:46:49: error: 'parked' is private to the raiser and is moved on by assignee, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
        "f.yaml:46:59: error: 'parked' is private to the raiser and is moved on by chief, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
        "f.yaml:54:3: error: 'parked' is private to the raiser and has chief told by its clock, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
      ]),
    SeededFault(
      "send: { from: draft, to: queued, by: raiser,",
      "send: { from: draft, to: queued, by: [raiser, chief],",
      [
        "f.yaml:42:49: error: 'draft' is private to the raiser and is moved on by chief, who cannot see it",
        "  hint: take private-to away from the state, or name the raiser here",
      ]),
    SeededFault(
      "only-for: { size: large }",
      "only-for: { size: large }, not-for: { size: large }",
      [
        "f.yaml:48:72: error: 'remark' is only for size large and not for it: nothing is left"
      ]),
    SeededFault(
      "by: assignee, asks: answers, rules: [answered, titled] }",
      "by: assignee, asks: answers, needs: skipped, clears: skipped, rules: [answered, titled] }",
      [
        "f.yaml:49:72: error: 'skipped' is needed and cleared by one move"
      ]),
    SeededFault(
      "size(request.title) > 3",
      "1 > 3",
      [
        "f.yaml:42:90: error: the rule 'titled' is never true: nobody can make this move",
        "f.yaml:49:83: error: the rule 'titled' is never true: nobody can make this move",
      ]),
    SeededFault(
      "go-on: { from: parked, to: where-it-was,",
      "go-on: { from: parked, to: done,",
      [
        "f.yaml:46:3: error: one person can do it all: send → park → go-on",
        "  hint: let one of these moves be separate-from an earlier one",
        "f.yaml:52:39: error: the clock waits in 'parked', and no move leads from there back to where it runs",
        "  hint: add a move back, such as resume, or take it out of waits-in: then it ends there",
      ]),
    SeededFault(
      "allow: { P1: 4h, P2: 1d 4h 30m }",
      "allow: { P1: 2d, P2: 1d 4h 30m }",
      [
        "f.yaml:53:79: warning: P2 has less time than P1, which is more urgent"
      ]),
  ]
}
