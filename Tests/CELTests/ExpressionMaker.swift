import CEL

/// Makes expressions that are right by construction: of a type that is asked for, from variables of known types.
///
/// Lists and maps are of one type throughout and nothing is `dyn`, so the checker has everything in sight.
struct ExpressionMaker {
  var chance: Chance
  private var locals: [(name: String, type: CELType)] = []

  init(seed: UInt64) { chance = Chance(seed: seed) }

  static let record = RecordType(
    name: "r",
    members: [
      "n": .init(.int), "name": .init(.string), "tags": .init(.list(.string)), "maybe": .init(.int, isOptional: true),
    ])
  static let variables: [String: CELType] = [
    "b": .bool, "i": .int, "d": .double, "s": .string, "t": .timestamp, "p": .duration, "is": .list(.int),
    "ss": .list(.string), "m": .map(.string, .int), "r": .record(record),
  ]
  static let environment = Environment(variables: variables)

  /// Types that can be asked for.
  static let types: [CELType] = [
    .bool, .int, .double, .string, .timestamp, .duration, .list(.int), .list(.string), .map(.string, .int), .null,
    .type,
  ]

  /// An expression of a type, at most so many operators and calls high.
  mutating func expression(_ type: CELType, _ depth: Int) -> String {
    let named = variables(of: type)
    if depth <= 0 || chance.number(below: 6) == 0 {
      return !named.isEmpty && chance.number(below: 2) == 0 ? chance.one(of: named) : literal(type)
    }
    if chance.number(below: 12) == 0 {
      return "(\(make(.bool, depth)) ? \(make(type, depth)) : \(make(type, depth)))"
    }
    switch type {
    case .bool: return bool(depth)
    case .int: return int(depth)
    case .double: return double(depth)
    case .string: return string(depth)
    case .timestamp: return timestamp(depth)
    case .duration: return duration(depth)
    case .list(let element): return list(element, depth)
    case .map(_, let value):
      return "{\(make(.string, depth)): \(make(value, depth)), \(make(.string, depth)): \(make(value, depth))}"
    case .type: return "type(\(make(chance.one(of: Self.types), depth)))"
    default: return literal(type)
    }
  }

  /// A part of an expression.
  private mutating func make(_ type: CELType, _ depth: Int) -> String { expression(type, depth - 1) }

  private func variables(of type: CELType) -> [String] {
    Self.variables.filter { $0.value == type }.keys.sorted() + locals.filter { $0.type == type }.map(\.name)
  }

  private mutating func bool(_ depth: Int) -> String {
    switch chance.number(below: 12) {
    case 0: return "(\(make(.bool, depth)) && \(make(.bool, depth)))"
    case 1: return "(\(make(.bool, depth)) || \(make(.bool, depth)))"
    case 2: return "!\(make(.bool, depth))"
    case 3:
      let type = chance.one(of: Self.types)
      return "(\(make(type, depth)) \(chance.one(of: ["==", "!="])) \(make(type, depth)))"
    case 4:
      let type = chance.one(of: [CELType.bool, .string, .timestamp, .duration])
      return "(\(make(type, depth)) \(chance.one(of: ["<", "<=", ">", ">="])) \(make(type, depth)))"
    case 5:
      let (left, right) = (chance.one(of: [CELType.int, .double]), chance.one(of: [CELType.int, .double]))
      return "(\(make(left, depth)) \(chance.one(of: ["<", "<=", ">", ">=", "==", "!="])) \(make(right, depth)))"
    case 6: return "(\(make(.int, depth)) in \(make(.list(.int), depth)))"
    case 7: return "(\(make(.string, depth)) in \(make(.map(.string, .int), depth)))"
    case 8:
      return
        "\(make(.string, depth)).\(chance.one(of: ["contains", "startsWith", "endsWith"]))(\(make(.string, depth)))"
    case 9: return "\(make(.string, depth)).matches(\(chance.one(of: ["r'^a*b?$'", "'[^x-z]{2,3}'", "s"])))"
    case 10: return chance.one(of: ["has(r.maybe)", "(has(r.maybe) && r.maybe > 1)", "bool('true')", "bool(s)"])
    default: return macro(["all", "exists", "exists_one"], .bool, depth)
    }
  }

  private mutating func int(_ depth: Int) -> String {
    switch chance.number(below: 8) {
    case 0, 1: return "(\(make(.int, depth)) \(chance.one(of: ["+", "-", "*", "/", "%"])) \(make(.int, depth)))"
    case 2: return "-\(make(.int, depth))"
    case 3: return "size(\(make(chance.one(of: [.string, .list(.int), .map(.string, .int)]), depth)))"
    case 4:
      return
        "int(\(chance.one(of: ["s", make(.double, depth), make(.timestamp, depth), "string(\(make(.int, depth)))"])))"
    case 5:
      let field = chance.one(of: [
        "getFullYear", "getMonth", "getDate", "getDayOfMonth", "getDayOfYear", "getDayOfWeek", "getHours", "getMinutes",
        "getSeconds", "getMilliseconds",
      ])
      return "\(make(.timestamp, depth)).\(field)(\(chance.one(of: ["", "'UTC'", "'-05:30'", "s"])))"
    case 6: return "\(make(.duration, depth)).\(chance.one(of: ["getHours", "getMilliseconds"]))()"
    default: return "\(make(.list(.int), depth))[\(make(.int, depth))]"
    }
  }

  private mutating func double(_ depth: Int) -> String {
    switch chance.number(below: 3) {
    case 0: return "(\(make(.double, depth)) \(chance.one(of: ["+", "-", "*", "/"])) \(make(.double, depth)))"
    case 1: return "-\(make(.double, depth))"
    default: return "double(\(chance.one(of: ["s", make(.int, depth), "string(\(make(.double, depth)))"])))"
    }
  }

  private mutating func string(_ depth: Int) -> String {
    switch chance.number(below: 3) {
    case 0: return "(\(make(.string, depth)) + \(make(.string, depth)))"
    case 1: return "\(make(.list(.string), depth))[\(make(.int, depth))]"
    default:
      return "string(\(make(chance.one(of: [.bool, .int, .double, .string, .timestamp, .duration]), depth)))"
    }
  }

  private mutating func timestamp(_ depth: Int) -> String {
    switch chance.number(below: 4) {
    case 0: "(\(make(.timestamp, depth)) + \(make(.duration, depth)))"
    case 1: "(\(make(.duration, depth)) + \(make(.timestamp, depth)))"
    case 2: "(\(make(.timestamp, depth)) - \(make(.duration, depth)))"
    default: "timestamp(\(chance.one(of: ["s", make(.int, depth), "string(\(make(.timestamp, depth)))"])))"
    }
  }

  private mutating func duration(_ depth: Int) -> String {
    switch chance.number(below: 3) {
    case 0: "(\(make(.duration, depth)) \(chance.one(of: ["+", "-"])) \(make(.duration, depth)))"
    case 1: "(\(make(.timestamp, depth)) - \(make(.timestamp, depth)))"
    default: "duration(\(chance.one(of: ["s", "string(\(make(.duration, depth)))"])))"
    }
  }

  private mutating func list(_ element: CELType, _ depth: Int) -> String {
    switch chance.number(below: 5) {
    case 0: return "[\((0..<chance.number(below: 4)).map { _ in make(element, depth) }.joined(separator: ", "))]"
    case 1: return "(\(make(.list(element), depth)) + \(make(.list(element), depth)))"
    case 2: return macro(["filter"], .bool, depth, over: element)
    default: return macro(["map"], element, depth)
    }
  }

  /// A macro over a list, with a variable of its own.
  private mutating func macro(
    _ names: [String], _ body: CELType, _ depth: Int, over element: CELType? = nil
  ) -> String {
    let element = element ?? chance.one(of: [CELType.int, .string])
    let range = make(.list(element), depth)
    locals.append(("x\(locals.count)", element))
    defer { locals.removeLast() }
    return "\(range).\(chance.one(of: names))(x\(locals.count - 1), \(make(body, depth)))"
  }

  private mutating func literal(_ type: CELType) -> String {
    switch type {
    case .bool: chance.one(of: ["true", "false"])
    case .int:
      chance.one(of: [
        "0", "1", "-1", "7", "0x10", "-9223372036854775808", "9223372036854775807", "4611686018427387904",
      ])
    case .double: chance.one(of: ["0.0", "-0.0", "1.5", "1e308", "-2e-308", "9223372036854775808.0", "double('NaN')"])
    case .string: chance.one(of: ["''", "'a'", "\"b'\\n\"", "r'\\d'", "'''é😀'''", "'\\u0301'", "'+01:00'", "'12'"])
    case .timestamp:
      chance.one(of: [
        "timestamp(0)", "timestamp('0001-01-01T00:00:00Z')", "timestamp('9999-12-31T23:59:59.999999999Z')",
        "timestamp('2028-02-29T12:00:00+01:00')",
      ])
    case .duration:
      chance.one(of: ["duration('0')", "duration('-1.5s')", "duration('315576000000s')", "duration('9223372036s')"])
    case .list: "[]"
    case .map: "{}"
    case .type: chance.one(of: ["int", "list", "google.protobuf.Duration"])
    default: "null"
    }
  }
}
