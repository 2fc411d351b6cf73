internal import Workflow

extension SectionRule {
  /// Types that are one word.
  static let simpleType = ValueRule.word(["text", "bool", "int", "instant", "person"])

  /// The keys of which one says the type.
  private static let types: [KeyRule] = [
    .may("text", .either([.number(1...100_000), .yes]), "Words, at most so many characters."),
    .may("bool", .yes, "Yes or no."),
    .may("int", .yes, "A whole number."),
    .may("instant", .yes, "A point in time."),
    .may("person", .yes, "The id of a person."),
    .may("one-of", .either([.text, .codes]), "One of these codes, or a code of the register of that name."),
    .may("list-of", .either([.text, .section("element")]), "Any number of these: a type, or the name of a record."),
    .may("record", .text, "A record of the shape of that name."),
  ]
  /// The same, some of which cannot stand here.
  private static func types(without left: Set<String>) -> [KeyRule] {
    types.map { left.contains($0.name) ? .may($0.name, .never, "It cannot stand here.") : $0 }
  }

  /// The words of `types`, in their order.
  static let typeKeys = types.map(\.name)

  /// The elements of a list.
  static let element = SectionRule(
    name: "element", sentence: "What a list holds.", keys: types(without: ["list-of"]), exactlyOne: typeKeys)

  /// A member of a record, or a column of a register.
  static let member = SectionRule(
    name: "member", sentence: "A member of a record, or a column of a register.",
    keys: types(without: ["list-of", "record"]) + [
      .may("optional", .flag, "Whether the record is whole without it."),
      .may(
        "instead-of", .either([.text, .codes]),
        "Members that cannot be there beside it: giving one of them takes the others away."),
      .may(
        "belongs-to", .either([.text, .codes]),
        "Members that it is about: it goes when one of them is given another value."),
    ],
    exactlyOne: typeKeys)

  /// A field of a request.
  static let field = SectionRule(
    name: "field", sentence: "A field of a request.",
    keys: types + [
      .may("written-by", .word(["moves"]), "Only a move may write it, never set."),
      .may("hint", .text, "What to bear in mind when filling it in."),
      .may("label", .text, "How people call it, where the name does not say it."),
      .may("default", .anything, "The value that a new request starts with."),
      .may(
        "belongs-to", .text,
        "The list that its elements answer, each the one at its place: an element goes with what it answers."),
    ],
    exactlyOne: typeKeys)

  /// A register of codes.
  static let register = SectionRule(
    name: "register", sentence: "A list of codes with columns.",
    keys: [
      .must("register", .text, "Its name, the same as the file's."),
      .must("version", .count, "A whole number, one more with each change."),
      .must("title", .text, "What people call it."),
      .must(
        "columns", .names(.snake, .either([simpleType, .section("member")])),
        "The columns and their types; there is always a title, which is what people see."),
      .must("entries", .names(.code, .section("entry")), "The codes, each with its columns."),
    ])

  /// An entry of a register, whatever its columns are.
  static let entry = SectionRule(
    name: "entry", sentence: "A code of a register with its columns.",
    keys: [
      .must("title", .text, "What people see."),
      retired,
    ],
    others: .text)

  /// An entry of a register with these columns.
  static func entry(columns: [String]) -> SectionRule {
    SectionRule(
      name: entry.name, sentence: entry.sentence,
      keys: columns.map { .may($0, .text, "A column of the register.") } + [retired])
  }

  private static let retired = KeyRule.may(
    "retired", .flag, "It may still be read in old requests, and nobody chooses it any more.")
}
