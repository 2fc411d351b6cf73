extension SectionRule {
  /// What a simulation supposes.
  static let simulation = SectionRule(
    name: "simulation", sentence: "What a simulation supposes: arrivals, staff, and how long everything takes.",
    keys: [
      .must("simulate", .text, "The name of the workflow."),
      .must("title", .text, "What it supposes, in words."),
      .must("seed", .number(0...Int64.max), "Decides all chance: the same seed, the same result."),
      .must("from", .date, "The first day, quoted: \"2026-01-05\"."),
      .must("days", .number(1...3_650), "How many days."),
      .must("arrivals", .section("arrivals"), "When requests are raised."),
      .must("staff", .names(.kebab, .section("staffing")), "Who is there, by role."),
      .must("work", .names(.kebab, .section("work")), "What happens in each state that is not final."),
      .may("also-counts", .words, "Clocks under a test (while) that count for every request; others are left out."),
    ])

  /// Arrivals.
  static let arrivals = SectionRule(
    name: "arrivals", sentence: "When requests are raised, by chance around these means.",
    keys: [
      .must("a-year", .number(1...10_000_000), "How many in 365 days."),
      .must("weekdays", .names(nil, .share), "Shares of a week: mon to sun; they add up to 100."),
      .must("hours", .names(nil, .share), "Shares of a day: \"08:00-12:00\"; they add up to 100."),
      .must("priorities", .names(nil, .share), "Shares of priorities; they add up to 100."),
    ])

  /// Those who hold a role.
  static let staffing = SectionRule(
    name: "staffing", sentence: "Those who hold a role.",
    keys: [
      .must("people", .number(1...100_000), "How many are at work on a working day."),
      .may(
        "hours", .word(["calendar", "around-the-clock"]), "When they are there; in the calendar's hours if not said."),
      .may("at-once", .number(1...1_000), "How many requests each works on at a time; 1 if not said."),
      .may("on-call", .number(1...100_000), "How many can be called outside the hours, for the most urgent only."),
    ])

  /// What happens in a state.
  static let work = SectionRule(
    name: "work", sentence: "What happens to a request in a state.",
    keys: [
      .may("takes", .length, "How long somebody works on it there: half of them less."),
      .may("waits", .length, "How long it stays there while nobody is busy with it: half of them less."),
      .may("one-in-twenty", .length, "One in twenty takes or waits longer than this; without it all are the same."),
      .may("by", .text, "Whose work it is, where the state does not wait for a role."),
      .must("then", .names(nil, .share), "The moves out of it; their shares add up to 100."),
    ],
    exactlyOne: ["takes", "waits"])
}

extension ValueRule {
  /// A share of a hundred.
  static let share = ValueRule.number(0...100)
}
