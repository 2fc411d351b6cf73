extension SeededFault {
  /// What reading finds.
  static let reading: [SeededFault] = [
    SeededFault(
      "states:\n",
      "statess:\n",
      [
        "f.yaml:31:1: error: unknown key 'statess'",
        "  hint: did you mean 'states'?",
      ]),
    SeededFault(
      "from: draft, to: queued",
      "form: draft, to: queued",
      [
        "f.yaml:42:9: error: move 'send' has no 'from'",
        "f.yaml:42:11: error: unknown key 'form'",
        "  hint: did you mean 'from'?",
      ]),
    SeededFault(
      "version: 1",
      "version: one",
      [
        "f.yaml:2:10: error: expected a whole number from 1, found 'one'"
      ]),
    SeededFault(
      "version: 1",
      "version: 0",
      [
        "f.yaml:2:10: error: expected a whole number from 1, found '0'"
      ]),
    SeededFault(
      "owner: The desk\n",
      "",
      [
        "f.yaml:1:1: error: the definition has no 'owner'"
      ]),
    SeededFault(
      "workflow: errand",
      "workflow: Errand Boy",
      [
        "f.yaml:1:11: error: 'Errand Boy' is no name here: small letters, digits and hyphens, a letter first"
      ]),
    SeededFault(
      "{ text: 200 }, sure: bool",
      "{ text: 200 }, sure: boole",
      [
        "f.yaml:9:40: error: unknown type 'boole'",
        "  hint: did you mean 'bool'?",
      ]),
    SeededFault(
      "written-by: moves, default",
      "written-by: people, default",
      [
        "f.yaml:18:45: error: expected moves, found 'people'"
      ]),
    SeededFault(
      "wanted_by: { instant: true }",
      "wanted_by: { instant: yes }",
      [
        "f.yaml:16:25: error: expected true, found 'yes'"
      ]),
    SeededFault(
      "wanted_by: { instant: true }",
      "wanted_by: { instant: true, int: true }",
      [
        "f.yaml:16:31: error: field 'wanted_by' has two types: 'instant' and 'int'"
      ]),
    SeededFault(
      "wanted_by: { instant: true }",
      "wanted_by: { hint: When }",
      [
        "f.yaml:16:14: error: field 'wanted_by' has no type",
        "  hint: give one of text, bool, int, instant, person, one-of, list-of, record",
      ]),
    SeededFault(
      "wanted_by: { instant: true }",
      "wantedBy: { instant: true }",
      [
        "f.yaml:16:3: error: 'wantedBy' is no name here: small letters, digits and underscores, a letter first",
        "f.yaml:45:72: error: unknown field 'wanted_by'",
        "  hint: did you mean 'wantedBy'?",
        "f.yaml:54:51: error: request has no member 'wanted_by'",
        "  hint: did you mean 'wantedBy'?",
      ]),
    SeededFault(
      "clocks: keep-time-used",
      "clocks: restart",
      [
        "f.yaml:26:50: error: expected keep-time-used, found 'restart'"
      ]),
    SeededFault(
      "test: size(request.title) > 3",
      "test: size(request.title) >",
      [
        "f.yaml:28:40: error: found the end where an expression should be"
      ]),
    SeededFault(
      "queued: { stage: assign, waits-for: doer }",
      "queued: { stage: assigns, waits-for: doer }",
      [
        "f.yaml:33:20: error: unknown stage 'assigns'",
        "  hint: the stages are raise, assess, assign, act, close",
      ]),
    SeededFault(
      "done: { stage: close, final: true }",
      "done: { stage: close, final: yes }",
      [
        "f.yaml:36:32: error: expected true or false, found 'yes'"
      ]),
    SeededFault(
      "scope: { not-for: { priority: [P1] } }",
      "scope: { only-for: { priority: [P1] } }",
      [
        "f.yaml:38:10: error: unknown key 'only-for'",
        "  hint: known here: not-for",
      ]),
    SeededFault(
      "close: nobody",
      "closing: nobody",
      [
        "f.yaml:40:47: error: unknown key 'closing'",
        "  hint: known here: raise, assess, assign, act, close",
      ]),
    SeededFault(
      "erases: payload",
      "erases: everything",
      [
        "f.yaml:43:98: error: expected payload, found 'everything'"
      ]),
    SeededFault(
      "within: 12 months",
      "within: a year",
      [
        "f.yaml:50:54: error: 'a year' is no stretch of the calendar",
        "  hint: write 12 months or 14 days",
      ]),
    SeededFault(
      "restarts-on: take",
      "restarts-on: [take, takes, take]",
      [
        "f.yaml:53:47: error: unknown move 'takes'",
        "  hint: did you mean 'take'?",
        "f.yaml:53:54: error: 'take' stands twice in this list",
      ]),
    SeededFault(
      "P2: 1d 4h 30m",
      "P2: 4h 1d",
      [
        "f.yaml:53:83: error: '4h 1d' is no length of time",
        "  hint: write working time as 15m, 4h, 2d or 1d 4h, real time as 24h elapsed",
      ]),
    SeededFault(
      "at: 75%, remind",
      "at: 75, remind",
      [
        "f.yaml:57:16: error: expected per cent of the time to due, such as 75%, found '75'"
      ]),
    SeededFault(
      "move: release }",
      "tell: chief, move: release }",
      [
        "f.yaml:58:66: error: rung 2 of 'slow' does two things: 'tell' and 'move'"
      ]),
    SeededFault(
      "{ at: 50%, remind: assignee }",
      "{ at: 50% }",
      [
        "f.yaml:58:10: error: rung 1 of 'slow' does nothing",
        "  hint: give one of remind, tell, move",
      ]),
    SeededFault(
      "doing: { stage: act",
      "doing: &a { stage: act",
      [
        "f.yaml:34:10: error: anchors are not used: '&a'",
        "  hint: write it out",
      ]),
    SeededFault(
      "to: done, by: assignee",
      "to: *a, by: assignee",
      [
        "f.yaml:49:30: error: aliases are not used: '*a'",
        "  hint: write it out",
      ]),
    SeededFault(
      "version: 1",
      "version: !!int 1",
      [
        "f.yaml:2:10: error: tags are not used: '!!int'"
      ]),
    SeededFault(
      "version: 1",
      "version: 1\nversion: 2",
      [
        "f.yaml:3:1: error: the key 'version' stands here twice",
        "  hint: it stood first at 2:1",
      ]),
    SeededFault(
      "version: 1",
      "<<: { version: 1 }\nversion: 1",
      [
        "f.yaml:2:1: error: merge keys are not used: '<<'",
        "  hint: write it out",
      ]),
    SeededFault(
      "raise: { by: asker, into: draft }",
      "raise: { by: asker, into: draft",
      [
        "f.yaml:40:4: error: not YAML: did not find expected ',' or '}' while parsing a flow mapping "
          + "that begins at 39:8"
      ]),
    SeededFault(
      "title: Errands",
      "title: [Errands]",
      [
        "f.yaml:3:8: error: expected text, found a list"
      ]),
    SeededFault(
      "roles: { asker",
      "roles: [ asker",
      [
        "f.yaml:7:86: error: not YAML: did not find expected ',' or ']' while parsing a flow "
          + "sequence that begins at 7:8"
      ]),
    SeededFault(
      "roles: { asker: Whoever asks",
      "roles: { Asker: Whoever asks",
      [
        "f.yaml:7:10: error: 'Asker' is no name here: small letters, digits and hyphens, a letter first",
        "f.yaml:39:14: error: unknown role 'asker'",
        "  hint: did you mean 'Asker'?",
      ]),
  ]
}
