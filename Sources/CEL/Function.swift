/// A function that is built in; its overloads are in `Checker+Call.swift` and `Evaluator+Call.swift`.
enum Function: Hashable, Sendable {
  case size, contains, startsWith, endsWith, matches
  case int, double, string, bool, timestamp, duration, type, dyn
  case field(Timestamp.Field)

  private static let named: [String: Function] = {
    var all: [String: Function] = [
      "size": .size, "contains": .contains, "startsWith": .startsWith, "endsWith": .endsWith, "matches": .matches,
      "int": .int, "double": .double, "string": .string, "bool": .bool, "timestamp": .timestamp,
      "duration": .duration, "type": .type, "dyn": .dyn,
    ]
    for field in Timestamp.Field.allCases { all[field.rawValue] = .field(field) }
    return all
  }()

  /// The names of all functions and macros, for suggestions.
  static let names: [String] = named.keys + Comprehension.Macro.allCases.map(\.rawValue) + ["has"]

  /// The function of a name.
  init?(_ name: String) {
    guard let function = Self.named[name] else { return nil }
    self = function
  }

  /// How it is written, for faults.
  var usage: String {
    switch self {
    case .size: "size(x) or x.size(), x being a string, a list or a map"
    case .contains: "string.contains(string)"
    case .startsWith: "string.startsWith(string)"
    case .endsWith: "string.endsWith(string)"
    case .matches: "string.matches(string)"
    case .int: "int(x), x being an int, a double, a string or a timestamp"
    case .double: "double(x), x being a double, an int or a string"
    case .string: "string(x), x being a string, a bool, an int, a double, a timestamp or a duration"
    case .bool: "bool(x), x being a bool or a string"
    case .timestamp: "timestamp(x), x being a timestamp, a string or an int"
    case .duration: "duration(x), x being a duration or a string"
    case .type: "type(x)"
    case .dyn: "dyn(x)"
    case .field(let field):
      field.isOfDuration
        ? "timestamp.\(field.rawValue)(), timestamp.\(field.rawValue)(zone) or duration.\(field.rawValue)()"
        : "timestamp.\(field.rawValue)() or timestamp.\(field.rawValue)(zone)"
    }
  }

  /// Whether it may be written in this style.
  func isWritten(asMethod isMethod: Bool) -> Bool {
    switch self {
    case .size, .matches: true
    case .contains, .startsWith, .endsWith, .field: isMethod
    default: !isMethod
    }
  }
}
