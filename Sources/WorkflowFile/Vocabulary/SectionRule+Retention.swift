extension SectionRule {
  /// How long finished requests are kept.
  static let retention = SectionRule(
    name: "retention",
    sentence: "How long finished requests are kept, who decides on them, and what keeps them longer.",
    keys: [
      .must("retention", .text, "Its name."),
      .must("version", .count, "A whole number, one more with each change."),
      .must("title", .text, "What people call it."),
      .must("owner", .text, "Who must approve any change."),
      .must("disposal", .word(["off", "on"]), "Whether anything is disposed of at all."),
      .must("zone", .text, "A name of the system's time zone database: days are counted in it."),
      .may("roles", .names(.kebab, .text), "Roles beside those of the definitions, each with what its holders do."),
      .must("decided-by", .words, "Roles that review and dispose; a disposal takes two persons."),
      .must("held-by", .words, "Roles that put holds and release them."),
      .must("proposal-lapses", .period, "How long a proposal to dispose waits for the second person."),
      .may(
        "comes-to-notice", .written(pattern: "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$", example: "subjects.number"),
        "What names a subject: the clear period begins again when another request that names the same one is closed."),
      .must(
        "groups", .names(.kebab, .section("group")),
        "In order: a request belongs to the first that it fits; the last takes all others."),
      .must("holds", .names(.kebab, .section("hold-basis")), "For what a request can be held."),
      .may(
        "early-disposal", .names(.kebab, .section("early-basis")),
        "For what a request can be disposed of before its review is due."),
    ])

  /// Requests that are kept for equally long.
  static let group = SectionRule(
    name: "group", sentence: "Requests that are kept for equally long.",
    keys: [
      .must("title", .text, "What people call it."),
      .may(
        "only-for", .condition, "Fields with the codes of which the request has one in each; not in the last group."),
      .must("review-after", .period, "From the beginning of the clear period to the first review."),
      .must("then-every", .period, "From one review to the next."),
      .may("disposal", .word(["never"]), "What is in it is reviewed, and never disposed of."),
    ])

  /// For what a request can be held.
  static let holdBasis = SectionRule(
    name: "hold-basis", sentence: "For what a request can be held.",
    keys: [
      .must("title", .text, "What people call it."),
      .may("asks", .word(["officer"]), "The hold has to name the officer who is told of disclosure."),
    ])

  /// For what a request can be disposed of early.
  static let earlyBasis = SectionRule(
    name: "early-basis", sentence: "For what a request can be disposed of before its review is due.",
    keys: [.must("title", .text, "What people call it.")])
}
