extension SectionRule {
  /// A clock.
  static let clock = SectionRule(
    name: "clock", sentence: "A time that a request is given for something.",
    keys: [
      .must("runs-in", .words, "States in which it runs, or open for every state that is not final."),
      .may("waits-in", .words, "States in which it is paused; in any other it is stopped."),
      .may("while", .expression, "A test in CEL over the request: the clock exists only while it is true."),
      .must("allow", .lengths, "A budget for every priority: 15m, 4h, 2d are working time, 24h elapsed is real time."),
      .may("restarts-on", .words, "Moves that open a new lap with nothing used."),
      .may("met-by", .words, "The moves that meet it, where not every way out does."),
      .may("no-later-than", .expression, "An instant in CEL that bounds it; absent means no bound."),
      .may("waits-for", .text, "Whom its reminders mean, if not whom the state waits for."),
      .may("escalate", .text, "Its ladder; desk if it names none."),
    ])

  /// A rung of a ladder.
  static let rung = SectionRule(
    name: "rung", sentence: "One step of a ladder.",
    keys: [
      .must("at", .either([.percent, .percents]), "Per cent of the time to due, or one for each priority."),
      .may("remind", .text, "Who is reminded: a role, assignee, raiser or whoever-it-waits-for."),
      .may("tell", .text, "Who is told."),
      .may("move", .text, "The move that the machine makes."),
      .may(
        "every", .either([.length, .lengths]), "How often the last rung repeats: a length, or one for each priority."),
    ],
    exactlyOne: ["remind", "tell", "move"])

  /// A decided field.
  static let decision = SectionRule(
    name: "decision", sentence: "A field that is worked out from two others at submit and resubmit.",
    keys: [
      .must("from", .words, "The field of the rows and the field of the columns."),
      .must("table", .names(nil, .list(.text)), "A row for each value: the results, in the order of the other field."),
      .may("at-least", .expression, "A path to a floor: the result is at least as urgent."),
      .may("override", .section("override"), "Who may give it another value, and what must come with it."),
    ])

  /// An override.
  static let override = SectionRule(
    name: "override", sentence: "Who may give a decided field another value.",
    keys: [
      .must("by", .words, "Who may."),
      .may("asks", .words, "What has to be given with it."),
      .must("clocks", .word(["keep-time-used"]), "What the clocks do: the time used stays used."),
    ])
}
