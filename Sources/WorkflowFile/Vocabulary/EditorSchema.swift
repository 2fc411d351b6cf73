// JSON Schema, draft 2020-12: https://json-schema.org/draft/2020-12/json-schema-core and …-validation.
// An editor takes YAML 1.2 core for JSON: a plain 80 is a number, a plain true a bool, everything else a string. The
// reader takes any scalar for text, so text is a string, a number or a bool here.

/// The schema for editors of every kind of file, written from the rules that the readers follow.
package enum EditorSchema {
  /// The text of `workflows/schema.json`.
  package static var text: String { tree.text() + "\n" }

  /// The schema as a value.
  static var tree: JSONTree {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Definitions, calendars, registers, casts, simulations, schedules of retention and notices of tasking",
      "description": "Written by tasking workflow schema: change the program, not this file.",
      "type": "object",
      "if": isOf(.register),
      "then": reference("register"),
      "else": [
        "if": isOf(.cast),
        "then": reference("cast"),
        "else": [
          "if": isOf(.simulation),
          "then": reference("simulation"),
          "else": [
            "if": isOf(.retention),
            "then": reference("retention"),
            "else": [
              "if": isOf(.notices),
              "then": reference("notices"),
              "else": ["if": isOf(.calendar), "then": reference("calendar"), "else": reference("definition")],
            ],
          ],
        ],
      ],
      "$defs": .object(
        SectionRule.all.map { ($0.name, schema($0)) } + [
          ("text", ["type": ["string", "number", "boolean"]]),
          ("words", ["anyOf": [reference("text"), .object(schema(.list(.text)) + [("uniqueItems", true)])]]),
        ]),
    ]
  }

  /// Whether a file is of a kind: it has one of the keys that only this kind has.
  private static func isOf(_ rule: SectionRule) -> JSONTree {
    let others = [SectionRule.definition, .calendar, .register, .cast, .simulation, .retention, .notices].filter {
      $0.name != rule.name
    }
    let own = rule.keys.map(\.name).filter { key in !others.contains { $0[key] != nil } }
    return ["anyOf": .array(own.map { ["required": .array([.string($0)])] })]
  }

  private static func schema(_ rule: SectionRule) -> JSONTree {
    var entries: [(key: String, value: JSONTree)] = [
      ("description", .string(rule.sentence)), ("type", "object"),
      ("properties", .object(rule.keys.map { ($0.name, described($0)) })),
    ]
    let required = rule.keys.filter(\.isRequired).map { JSONTree.string($0.name) }
    if !required.isEmpty { entries.append(("required", .array(required))) }
    if !rule.exactlyOne.isEmpty {
      entries.append(("oneOf", .array(rule.exactlyOne.map { ["required": .array([.string($0)])] })))
    }
    if !rule.beside.isEmpty {
      let pairs = rule.beside.sorted { $0.key < $1.key }
      entries.append(("dependentRequired", .object(pairs.map { ($0.key, .array([.string($0.value)])) })))
    }
    entries.append(("additionalProperties", rule.others.map { .object(schema($0)) } ?? false))
    return .object(entries)
  }

  private static func described(_ key: KeyRule) -> JSONTree {
    if case .never = key.value { return false }
    return .object([("description", .string(key.sentence))] + schema(key.value))
  }

  private static func reference(_ name: String) -> JSONTree { ["$ref": .string("#/$defs/\(name)")] }

  private static func schema(_ value: ValueRule) -> [(key: String, value: JSONTree)] {
    switch value {
    case .text: [("$ref", "#/$defs/text")]
    case .word(let words): [("enum", .array(words.map { .string($0) }))]
    case .name(.code): schema(.text) + spelling(.code)
    case .name(let style): [("type", ["string", "boolean"])] + spelling(style)
    case .written(let pattern, let example):
      [("type", "string"), ("pattern", .string(pattern)), ("examples", .array([.string(example)]))]
    case .flag: [("type", "boolean")]
    case .yes: [("const", true)]
    case .number(let range):
      [("type", "integer"), ("minimum", .number(range.lowerBound))]
        + (range.upperBound == .max ? [] : [("maximum", .number(range.upperBound))])
    case .words: [("$ref", "#/$defs/words")]
    case .codes: schema(.list(.name(.code))) + [("minItems", 1), ("uniqueItems", true)]
    case .section(let name): [("$ref", .string("#/$defs/\(name)"))]
    case .names(let style, let inner):
      [("type", "object")] + (style.map { [("propertyNames", .object(spelling($0)))] } ?? [])
        + [("additionalProperties", .object(schema(inner)))]
    case .list(let element): [("type", "array"), ("items", .object(schema(element)))]
    case .either(let values): [("anyOf", .array(values.map { .object(schema($0)) }))]
    case .anything: [("not", ["type": "null"])]
    case .never: [("not", [:])]
    }
  }

  private static func spelling(_ style: NameStyle) -> [(key: String, value: JSONTree)] {
    [("pattern", .string(style.pattern)), ("maxLength", .number(Int64(NameStyle.longest)))]
  }
}
