extension SectionRule {
  /// A file of scenarios.
  static let scenarios = SectionRule(
    name: "scenarios", sentence: "What a definition promises, told as stories.",
    keys: [
      .must(ScenarioFile.firstKey, .text, "The name of the workflow."),
      .may("title", .text, "What the stories are about."),
      .may("calendar", .text, "The calendar that counts, if not the definition's own."),
      .may("people", .list(.section("person")), "Who there is beside the cast."),
      .may("requests", .names(.kebab, .anything), "Fields that several scenarios raise a request with, by name."),
      .must("scenarios", .anything, "The scenarios, by what they tell."),
    ])

  /// One scenario.
  static let scenario = SectionRule(
    name: "scenario", sentence: "One story.",
    keys: [
      .may("calendar", .text, "The calendar that counts in it."),
      .may("given", .section("given"), "Who raises what, and when."),
      .may("steps", .list(.section("step")), "What happens then, in order."),
    ])

  /// What a scenario begins with.
  static let given = SectionRule(
    name: "given", sentence: "Who raises what, and when.",
    keys: [
      .must("who", .text, "Who raises the request."),
      .must("at", .text, "When."),
      .may("request", .text, "Fields by the name that they have under requests."),
      .may("with", .names(nil, .anything), "Fields, beside or in place of those."),
      .may("occurred", .text, "When it is said to have happened."),
      .may("busy", .names(nil, .anything), "How many requests people have in hand besides."),
      .may("then", .section("then"), "What is so after it."),
    ])

  /// One step.
  static let step = SectionRule(
    name: "step", sentence: "Somebody does something, or time passes.",
    keys: [
      .may("at", .text, "When: a time, or a while after the last step, such as +30m."),
      .may("who", .text, "Who does it."),
      .may("does", .text, "A move, set, correct, note or ack."),
      .may("with", .names(nil, .anything), "The fields that they give."),
      .may("reason", .text, "Why."),
      .may("assignee", .text, "Who shall have the request."),
      .may("occurred", .text, "When it is said to have happened."),
      .may("away", .section("away"), "Who is away from then on."),
      .may("then", .section("then"), "What is so after it."),
    ])

  /// Somebody who goes away.
  static let away = SectionRule(
    name: "away", sentence: "Somebody who is away from then on.",
    keys: [
      .must("who", .text, "Who is away."),
      .may("until", .text, "Until when; without it there is no end."),
      .may("deputy", .text, "Who stands in for them."),
    ])

  /// What has to be so.
  static let then = SectionRule(
    name: "then", sentence: "What has to be so.",
    keys: [
      .may("refused", .words, "Everything that stands in the way."),
      .may("state", .text, "Where the request is."),
      .may("waits-for", .text, "Whom it waits for."),
      .may("assignee", .text, "Who has it."),
      .may("priority", .text, "Its priority."),
      .may("fields", .names(nil, .anything), "Fields with their values."),
      .may("clocks", .names(nil, .words), "Clocks with how they stand."),
      .may("due", .names(nil, .text), "Clocks with their due times."),
      .may("used", .names(nil, .text), "Clocks with the time used."),
      .may("told", .words, "Everybody who got a notice."),
      .may("fired", .words, "Rungs that fell due."),
      .may("by-itself", .words, "What the machine did."),
      .may("erased", .flag, "Whether its content is gone."),
    ])
}
