internal import WorkingTime

extension SectionRule {
  /// A calendar of working time.
  static let calendar = SectionRule(
    name: "calendar", sentence: "When a desk works: hours, holidays and single days.",
    keys: [
      .must("calendar", .text, "Its name, the same as the file's."),
      .must("version", .count, "A whole number, one more with each change."),
      .must("title", .text, "What people call it."),
      .must("zone", .text, "A name of the system's time zone database."),
      .must("day", .hoursOfDay, "What 1d of working time is, in hours."),
      .must("hours", .section("hours"), "Hours of each weekday; a day that is not named is closed."),
      .may("holidays", .list(.section("holiday")), "Days worked out for every year."),
      .may("dated", .list(.section("dated")), "Single days; a dated entry beats everything else."),
      .may("horizon", .date, "The day up to which somebody has looked for one-off days."),
    ])

  /// The hours of a week.
  static let hours = SectionRule(
    name: "hours", sentence: "Hours of each weekday; a day that is not named is closed.",
    keys: Weekday.allCases.map {
      .may($0.shortName, .hours, "A list of \"08:00-17:00\"; \"22:00-30:00\" runs past midnight.")
    })

  /// A holiday.
  static let holiday = SectionRule(
    name: "holiday", sentence: "A day off that is worked out for every year.",
    keys: [
      .must("name", .text, "What it is called."),
      .may("on", .dayOfYear, "The same day each year: 25 December."),
      .may("easter", .number(-80...250), "Days from Easter Sunday."),
      .may("nth", .weekdayOfMonth, "A weekday of a month: first monday of may, last monday of august."),
      .may(
        "substitute", .word(["next-weekday"]),
        "On a Saturday or Sunday, it is observed on the next weekday that is not itself a holiday."),
      .may("from", .count, "The first year of it."),
      .may("to", .count, "The last year of it."),
    ],
    exactlyOne: ["on", "easter", "nth"], beside: ["substitute": "on"])

  /// A dated entry.
  static let dated = SectionRule(
    name: "dated", sentence: "A single day that differs from what is worked out.",
    keys: [
      .must("date", .date, "The day, quoted: \"2026-12-25\"."),
      .may("not", .text, "The holiday of that name, worked out for this date, is a working day."),
      .may("closed", .text, "Closed, and why."),
      .may("hours", .hours, "Open for these hours only."),
    ],
    exactlyOne: ["not", "closed", "hours"])

  /// The cast of a rehearsal.
  static let cast = SectionRule(
    name: "cast", sentence: "The invented people of a rehearsal store.",
    keys: [
      .must("rehearsal", .count, "The version of the file."),
      .must("title", .text, "What the rehearsal plays."),
      .must("people", .list(.section("person")), "Who there is."),
    ])

  /// One of the cast.
  static let person = SectionRule(
    name: "person", sentence: "Somebody of the cast.",
    keys: [
      .must(
        "id", .written(pattern: "^[a-z-]+\\.[a-z-]+$", example: "k.osei"), "An initial, a dot and a surname: k.osei."),
      .must("name", .text, "The full name."),
      .must("roles", .words, "Roles of the definition."),
      .may("covers", .words, "Codes of establishments; without it the person is not tied to prisons."),
      .may("limit", .count, "How many open requests at once."),
    ])

  /// What becomes of states and clocks in another version; no file of the folder `workflows`.
  static let migration = SectionRule(
    name: "migration", sentence: "What stands for states and clocks of earlier versions in the one in use.",
    keys: [
      .must("migrate", .text, "The name of the workflow."),
      .may("states", .names(.kebab, .text), "A state of an earlier version, and the one that stands for it."),
      .may("clocks", .names(.kebab, .text), "A clock of an earlier version, and the one that goes on with its time."),
    ])

  /// Every kind of mapping with fixed keys, the kinds of file first.
  static let all: [SectionRule] =
    [
      definition, calendar, register, cast, simulation, retention, rule, state, raise, set, correct, lateEntry,
      acknowledge, absence, scope, waiver, move, restsOn, clock, rung, decision, override, field, member, element,
      entry, hours,
      holiday, dated, person, arrivals, staffing, work, group, holdBasis, earlyBasis,
    ] + noticeRules
}
