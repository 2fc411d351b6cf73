internal import Workflow

extension SectionRule {
  /// A definition of a workflow.
  static let definition = SectionRule(
    name: "definition", sentence: "A workflow: how a request moves from raised to closed.",
    keys: [
      .must("workflow", .name(.kebab), "The name of the workflow."),
      .must("version", .count, "A whole number, one more with each change."),
      .must("title", .text, "What people call the workflow."),
      .must("owner", .text, "Who must approve any change to this file."),
      .must(
        "reference", .text,
        "How requests are numbered: {year} is the year of raising, {number} comes from one sequence of the store."),
      .must("calendar", .text, "The name of the calendar of working durations."),
      .may("roles", .names(.kebab, .text), "Who there is: a role, and a sentence that says who holds it."),
      .may(
        "records", .names(.kebab, .names(.snake, .either([simpleType, .section("member")]))),
        "Shapes that fields are made of: a record, and its members."),
      .may("fields", .names(.snake, .either([simpleType, .section("field")])), "What a request is made of."),
      .may("decide", .names(.snake, .section("decision")), "Fields that are worked out from others."),
      .may("rules", .names(.kebab, .section("rule")), "Tests with the sentence that is shown when they are false."),
      .may("states", .names(.kebab, .section("state")), "Where a request can be, and whom it waits for there."),
      .may("waivers", .names(.kebab, .section("waiver")), "When separation may wait, and what records it."),
      .may("scope", .section("scope"), "For which requests a role counts whatever prisons its holder covers."),
      .must("raise", .section("raise"), "Who may raise a request, and where it starts."),
      .may("set", .section("set"), "Who may set fields, by stage."),
      .may("correct", .section("correct"), "Who corrects facts that were recorded wrongly."),
      .may("late-entry", .section("late-entry"), "How far back an act may be said to have happened."),
      .may("acknowledge", .section("acknowledge"), "Who may acknowledge an escalation, and for how long."),
      .may("absence", .section("absence"), "What holds for people who are away."),
      .may("moves", .names(.kebab, .section("move")), "Every way in which a request can move."),
      .may("clocks", .names(.kebab, .section("clock")), "The times that a request is given."),
      .may("escalations", .names(.kebab, .list(.section("rung"))), "Ladders: what happens as a clock runs out."),
    ])

  /// A rule.
  static let rule = SectionRule(
    name: "rule", sentence: "A test, and the sentence shown when it is false.",
    keys: [
      .must("test", .expression, "A test in CEL over request, actor, assignee, raiser, by and now."),
      .must("else", .text, "The sentence shown when the test is false; {…} in it are paths that rules can read."),
    ])

  /// A state.
  static let state = SectionRule(
    name: "state", sentence: "A place where a request can be.",
    keys: [
      .must("stage", .word(Stage.allCases.map(\.rawValue)), "The stage that it belongs to."),
      .may("waits-for", .text, "Whom the request waits for here: a role, raiser or assignee."),
      .may("private-to", .text, "Who alone sees a request here: raiser, and nobody else can stand there."),
      .may("no-clock", .text, "Why no clock runs here, where none does."),
      .may("final", .flag, "Whether a request ends here."),
    ])

  /// Raising.
  static let raise = SectionRule(
    name: "raise", sentence: "Who may raise a request, and where it starts.",
    keys: [
      .must("by", .words, "The roles that may raise a request."),
      .must("into", .text, "The state in which it starts."),
    ])

  /// Setting fields.
  static let set = SectionRule(
    name: "set", sentence: "Who may set fields, by stage.",
    keys: Stage.allCases.map { .may($0.rawValue, .words, "Who may set fields in stage \($0.rawValue); or nobody.") })

  /// Corrections.
  static let correct = SectionRule(
    name: "correct", sentence: "Who corrects facts that were recorded wrongly, wherever the request is.",
    keys: [.must("by", .words, "Who may, beside those who may set the field there.")])

  /// Late entries.
  static let lateEntry = SectionRule(
    name: "late-entry", sentence: "How far back somebody may say that an act happened before it was recorded.",
    keys: [
      .must("limit", .length, "Up to here whoever may make the act may say so."),
      .must("by", .words, "Who has to enter what happened longer ago, with a reason."),
    ])

  /// Acknowledging escalations.
  static let acknowledge = SectionRule(
    name: "acknowledge", sentence: "Who may acknowledge an escalation, and how long it stays quiet then.",
    keys: [
      .may("by", .words, "Who may acknowledge besides whoever was told."),
      .must(
        "lasts", .either([.length, .lengths]),
        "How long nothing more is told: a length, or one for each priority. Then the ladder goes on."),
    ])

  /// Absence.
  static let absence = SectionRule(
    name: "absence", sentence: "What holds for people who are away.",
    keys: [
      .must("by", .words, "Who may say that somebody else is away, and who stands in for them."),
      .may("handover", .words, "The priorities whose requests a handover lists."),
    ])

  /// Scope.
  static let scope = SectionRule(
    name: "scope", sentence: "For which requests a role counts whatever prisons its holder covers.",
    keys: [.may("not-for", .condition, "Fields with values: a request that has them is in everybody's scope.")])

  /// A waiver.
  static let waiver = SectionRule(
    name: "waiver", sentence: "When separation may wait, and the fields that record that it did.",
    keys: conditionKeys + [.may("sets", .assignments, "The fields that record it.")])

  /// A move.
  static let move = SectionRule(
    name: "move", sentence: "A way in which a request can move.",
    keys: [
      .must("from", .words, "The state that it leaves, several, or open for every state that is not final."),
      .must("to", .text, "The state that it leads to, same, or where-it-was."),
      .must("by", .words, "Who may make it: roles, raiser, assignee, or machine."),
      .may("asks", .words, "What has to be given with this move, every time: fields, reason, assignee."),
      .may("needs", .words, "Fields that have to be there once this move's input is applied."),
      .may("rules", .words, "Rules that must all be true."),
    ] + conditionKeys + [
      .may("separate-from", .words, "The actor never made one of these moves in this request's life."),
      .may("waived-for", .text, "The waiver under which separation is recorded, not refused."),
      .may("within", .window, "How long after closing; only a move out of a final state has it, and must."),
      .may("sets", .assignments, "Fields that the move writes; actor stands for who moves, deputy for who stands in."),
      .may("clears", .words, "Fields that the move takes away."),
      .may("erases", .word(["payload"]), "The request's texts are dropped when the move is made."),
      .may("tells", .words, "Who gets a notice."),
      .may("at", .expression, "When the machine makes it: an instant in CEL; absent means never."),
      .may(
        "when", .word(MoveRule.Occasion.allCases.map(\.rawValue)),
        "What makes the machine make it: the assignee is away, or one of its decisions is voided or unaffirmed."),
      .may(
        "rests-on", .section("rests-on"), "Fields that this decision rests on, by what follows from a change of one."),
      .may("decisions", .words, "Moves that it takes back when something that they rest on changes, or affirms."),
    ])

  /// What a decision rests on.
  static let restsOn = SectionRule(
    name: "rests-on", sentence: "What follows when a field changes after the move was made.",
    keys: [
      .may(
        Consequence.voids.rawValue, .words,
        "Fields without which it does not stand: a move with when: decision-voided is made at once."),
      .may(
        Consequence.affirms.rawValue, .words,
        "Fields for which somebody else affirms it: a move with when: decision-unaffirmed is made at once."),
      .may(Consequence.noted.rawValue, .words, "Fields whose change is on record, and nothing follows."),
    ])

  private static let conditionKeys: [KeyRule] = [
    .may("only-for", .condition, "Fields with values: each named field has one of these."),
    .may("not-for", .condition, "Fields with values: no named field has one of these."),
  ]
}
