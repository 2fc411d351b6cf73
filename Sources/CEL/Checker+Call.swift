extension Checker {
  /// The type of a call.
  mutating func call(_ call: Call, _ node: Node) -> CELType {
    var types: [CELType] = []
    for argument in call.arguments { types.append(type(of: argument)) }
    guard let function = call.function else {
      return fail(.unknownFunction(call.name, suggestion: Spelling.nearest(to: call.name, among: Function.names)), node)
    }
    guard function.isWritten(asMethod: call.isMethod), let result = result(of: function, types) else {
      return fail(.badArguments(function: call.name, types, usage: function.usage), node)
    }
    checkLiteral(function, call.arguments)
    return result
  }

  /// The type of a function's result for arguments of some types, or nothing if it does not take them.
  private func result(of function: Function, _ types: [CELType]) -> CELType? {
    switch function {
    case .contains, .startsWith, .endsWith, .matches:
      return types.count == 2 && types.allSatisfy { [.string, .dyn].contains($0) } ? .bool : nil
    case .field(let field):
      return fieldResult(field, types)
    default:
      guard types.count == 1, takes(function, types[0]) else { return nil }
    }
    switch function {
    case .size, .int: return .int
    case .double: return .double
    case .string: return .string
    case .bool: return .bool
    case .timestamp: return .timestamp
    case .duration: return .duration
    case .type: return .type
    default: return .dyn
    }
  }

  private func fieldResult(_ field: Timestamp.Field, _ types: [CELType]) -> CELType? {
    switch (types.first, types.count) {
    case (.timestamp?, 1), (.dyn?, 1): return .int
    case (.duration?, 1): return field.isOfDuration ? .int : nil
    case (.timestamp?, 2), (.dyn?, 2): return types[1] == .string || types[1].isDynamic ? .int : nil
    default: return nil
    }
  }

  /// Whether a function of one argument takes it.
  private func takes(_ function: Function, _ type: CELType) -> Bool {
    switch (function, type) {
    case (.type, _), (.dyn, _), (_, .dyn): true
    case (.size, .string), (.size, .list), (.size, .map): true
    case (.int, .int), (.int, .double), (.int, .string), (.int, .timestamp): true
    case (.double, .double), (.double, .int), (.double, .string): true
    case (.string, .string), (.string, .bool), (.string, .int), (.string, .double): true
    case (.string, .timestamp), (.string, .duration): true
    case (.bool, .bool), (.bool, .string): true
    case (.timestamp, .timestamp), (.timestamp, .string), (.timestamp, .int): true
    case (.duration, .duration), (.duration, .string): true
    default: false
    }
  }

  /// Reports text that is written out and that a function could never read.
  private mutating func checkLiteral(_ function: Function, _ arguments: [Node]) {
    guard let last = arguments.last, case .literal(.string(let text)) = last.kind else { return }
    let isGood: Bool
    let type: String
    switch function {
    case .timestamp: (isGood, type) = (Timestamp(text) != nil, "timestamp")
    case .duration: (isGood, type) = (Span(text) != nil, "duration")
    case .int: (isGood, type) = (Int64(text) != nil, "int")
    case .double: (isGood, type) = (Text.double(text) != nil, "double")
    case .field:
      if !ZoneName.isKnown(text, among: environment.zones) {
        let suggestion = Spelling.nearest(to: text, among: environment.zones.names)
        report(.unknownZone(text, suggestion: suggestion), at: last.start)
      }
      return
    default: return
    }
    if !isGood { report(.badConversion(text, to: type), at: last.start) }
  }
}
