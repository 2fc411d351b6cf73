import Workflow
import WorkflowFile

/// A small sound definition that uses every part of the language, for tests that spoil it.
enum Sample {
  /// The text.
  static let text = """
    workflow: errand
    version: 1
    title: Errands
    owner: The desk
    reference: E-{year}-{number}
    calendar: office
    roles: { asker: Whoever asks, doer: Whoever does it, chief: Whoever looks after them }
    records:
      answer: { text: { text: 200 }, sure: bool, why: { text: 80, optional: true } }
    fields:
      kind: { one-of: kinds }
      title: { text: 80, hint: Short, label: What }
      size: { one-of: [small, large] }
      haste: { one-of: [none, now] }
      priority: { one-of: [P1, P2] }
      wanted_by: { instant: true }
      answers: { list-of: answer, written-by: moves }
      skipped: { one-of: [no, yes], written-by: moves, default: no }
    decide:
      priority:
        from: [size, haste]
        table:
          small: [P2, P2]
          large: [P2, P1]
        at-least: request.kind.floor
        override: { by: chief, asks: reason, clocks: keep-time-used }
    rules:
      titled: { test: size(request.title) > 3, else: "More than '{request.title}', please." }
      covered: { test: 'request.priority == "P1" || assignee.open_requests < 5', else: "{assignee.name} has enough." }
      answered: { test: "request.answers.all(a, a.sure || has(a.why))", else: Say why. }
    states:
      draft: { stage: raise, waits-for: raiser, no-clock: Nobody sees it, private-to: raiser }
      queued: { stage: assign, waits-for: doer }
      doing: { stage: act, waits-for: assignee }
      parked: { stage: act, waits-for: chief }
      done: { stage: close, final: true }
    waivers: { hurry: { only-for: { priority: P1 }, sets: { skipped: yes } } }
    scope: { not-for: { priority: [P1] } }
    raise: { by: asker, into: draft }
    set: { raise: raiser, act: [chief, assignee], close: nobody }
    moves:
      send: { from: draft, to: queued, by: raiser, needs: [kind, title, size, haste], rules: titled }
      expire: { from: draft, to: done, by: machine, at: "request.raised + duration('336h')", erases: payload }
      take: { from: queued, to: doing, by: doer, sets: { assignee: actor }, rules: covered, \
    separate-from: send, waived-for: hurry, rests-on: { noted: haste } }
      park: { from: [queued, doing], to: parked, by: chief, asks: [reason, wanted_by], not-for: { priority: P1 } }
      go-on: { from: parked, to: where-it-was, by: [assignee, chief], tells: raiser }
      release: { from: doing, to: queued, by: machine, clears: assignee }
      remark: { from: open, to: same, by: chief, asks: reason, only-for: { size: large } }
      finish: { from: doing, to: done, by: assignee, asks: answers, rules: [answered, titled] }
      redo: { from: done, to: queued, by: chief, within: 12 months, clears: [assignee, answers] }
    clocks:
      start: { runs-in: queued, waits-in: parked, met-by: take, allow: { P1: 1h elapsed, P2: 1d } }
      work: { runs-in: doing, restarts-on: take, escalate: slow, allow: { P1: 4h, P2: 1d 4h 30m } }
      rest: { runs-in: parked, no-later-than: request.wanted_by, waits-for: chief, allow: { P1: 15m, P2: 2d } }
      skip: { runs-in: open, while: request.skipped == "yes", allow: { P1: 1d elapsed, P2: 1d elapsed } }
    escalations:
      desk: [{ at: 75%, remind: whoever-it-waits-for }, { at: 100%, tell: chief, every: { P1: 1h elapsed, P2: 1d } }]
      slow: [{ at: 50%, remind: assignee }, { at: 150%, move: release }]

    """

  /// The text with one part of it replaced; nothing where that part is not there exactly once.
  static func with(_ part: String, _ other: String) -> String? {
    let pieces = text.split(separator: part, omittingEmptySubsequences: false)
    return pieces.count == 2 ? pieces.joined(separator: other) : nil
  }

  /// The registers that it chooses from.
  static let registers: NameTable<Register> = [
    Register(
      name: "kinds", version: 1, title: "Kinds",
      columns: [
        RecordShape.Member(name: "title", shape: .text(limit: 80), isOptional: false),
        RecordShape.Member(name: "floor", shape: .code(["P1", "P2"]), isOptional: true),
      ],
      entries: [
        Register.Entry(name: "letter", values: ["title": .text("A letter")]),
        Register.Entry(name: "parcel", values: ["title": .text("A parcel")], isRetired: true),
      ])
  ]

  /// What reading and checking a text says, a line each, as people see it.
  static func lines(_ text: String) -> [String] {
    DefinitionFile.check(text, file: "f.yaml", registers: registers, calendars: ["office"]).diagnostics
      .flatMap { "\($0)".split(separator: "\n").map(String.init) }
  }
}
