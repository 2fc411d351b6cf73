internal import Patterns
internal import WorkingTime

extension Evaluator {
  /// The value of a call.
  mutating func call(_ call: Call) throws(EvaluationFault) -> Value {
    let nodes = call.arguments
    if let function = call.function, function.isWritten(asMethod: call.isMethod) {
      switch nodes.count {
      case 1:
        let x = try value(of: nodes[0])
        if let result = try unary(function, x) { return result }
        throw .noSuchOverload(call.name, [x.typeName])
      case 2:
        let (x, y) = (try value(of: nodes[0]), try value(of: nodes[1]))
        if let result = try binary(function, x, y, call.regex) { return result }
        throw .noSuchOverload(call.name, [x.typeName, y.typeName])
      default: break
      }
    }
    var types: [String] = []
    for node in nodes { types.append(try value(of: node).typeName) }
    throw .noSuchOverload(call.name, types)
  }

  private mutating func unary(_ function: Function, _ x: Value) throws(EvaluationFault) -> Value? {
    switch function {
    case .size: try size(x)
    case .int: try int(x)
    case .double: try double(x)
    case .string: string(x)
    case .bool: try bool(x)
    case .timestamp: try timestamp(x)
    case .duration: try duration(x)
    case .type: .type(x.typeName)
    case .dyn: x
    case .field(let field):
      switch x {
      case .timestamp(let point): .int(point.value(of: field, in: .utc))
      case .duration(let span): span.value(of: field).map { .int($0) }
      default: nil
      }
    case .contains, .startsWith, .endsWith, .matches: nil
    }
  }

  private mutating func binary(
    _ function: Function, _ x: Value, _ y: Value, _ regex: Regex?
  ) throws(EvaluationFault) -> Value? {
    guard case .string(let argument) = y else { return nil }
    if case .field(let field) = function, case .timestamp(let point) = x {
      return .int(try self.field(field, of: point, in: argument))
    }
    guard case .string(let text) = x else { return nil }
    try spend((text.utf8.count + argument.utf8.count) / 64)
    switch function {
    case .contains: return .bool(Text.contains(text, argument))
    case .startsWith: return .bool(Text.starts(text, with: argument))
    case .endsWith: return .bool(Text.ends(text, with: argument))
    case .matches: return .bool(try matches(text, argument, regex))
    default: return nil
    }
  }

  private mutating func matches(_ text: String, _ pattern: String, _ regex: Regex?) throws(EvaluationFault) -> Bool {
    let compiled: Regex
    if let regex {
      compiled = regex
    } else {
      try spend(pattern.utf8.count)
      do throws(RegexFault) { compiled = try Regex(pattern) } catch { throw .badPattern(error) }
    }
    try spend((text.utf8.count + 1) * compiled.size / 64)
    return compiled.matches(text)
  }

  private mutating func field(
    _ field: Timestamp.Field, of point: Timestamp, in zone: String
  ) throws(EvaluationFault) -> Int64 {
    if zone == "UTC" { return point.value(of: field, in: .utc) }
    if let zone = try found(zone) { return point.value(of: field, in: zone) }
    guard let offset = ZoneName.offset(zone) else { throw .unknownZone(zone) }
    let shifted = Timestamp(point.instant.advanced(bySeconds: offset), nanoseconds: point.nanoseconds)
    return shifted.value(of: field, in: .utc)
  }

  /// A zone, looked for at the price of 64 steps: it may have to be read from somewhere.
  private mutating func found(_ name: String) throws(EvaluationFault) -> Zone? {
    if let zone = zones[name] { return zone }
    try spend(64)
    let zone = bindings.zones[name]
    zones[name] = zone
    return zone
  }

  private mutating func size(_ x: Value) throws(EvaluationFault) -> Value? {
    switch x {
    case .string(let text):
      try spend(text.utf8.count / 64)
      return .int(Int64(Text.length(text)))
    case .list(let elements): return .int(Int64(elements.count))
    case .map(let map): return .int(Int64(map.count))
    default: return nil
    }
  }

  private func int(_ x: Value) throws(EvaluationFault) -> Value? {
    switch x {
    case .int: return x
    case .double(let number):
      // Both ends are left out, as in the conformance tests: 2^63 is no int, and -2^63 may have been rounded to.
      guard number > -0x1p63, number < 0x1p63 else { throw .badConversion(x.description, to: "int") }
      return .int(Int64(number))
    case .string(let text):
      guard let number = Int64(text) else { throw .badConversion(x.description, to: "int") }
      return .int(number)
    case .timestamp(let point): return .int(point.instant.secondsSinceEpoch)
    default: return nil
    }
  }

  private func double(_ x: Value) throws(EvaluationFault) -> Value? {
    switch x {
    case .double: return x
    case .int(let number): return .double(Double(number))
    case .string(let text):
      guard let number = Text.double(text) else { throw .badConversion(x.description, to: "double") }
      return .double(number)
    default: return nil
    }
  }

  private func string(_ x: Value) -> Value? {
    switch x {
    case .string: x
    case .bool(let flag): .string(flag ? "true" : "false")
    case .int(let number): .string(String(number))
    case .double(let number): .string(Self.text(of: number))
    case .timestamp(let point): .string(point.description)
    case .duration(let span): .string(span.description)
    default: nil
    }
  }

  /// The shortest text that reads back as the same number, without a fraction of nought; with an exponent below 0.0001
  /// and from a million, as other implementations have it.
  private static func text(of number: Double) -> String {
    let text = number.description
    let whole = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    guard number.magnitude >= 1e6, number.isFinite, !text.contains("e") else { return whole }
    let sign = number < 0 ? "-" : ""
    let parts = whole.dropFirst(sign.count).split(separator: ".")
    let exponent = parts[0].count - 1
    var digits = parts.joined()
    while digits.hasSuffix("0") { digits.removeLast() }
    let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
    return "\(sign)\(digits.prefix(1))\(fraction)e+\(exponent < 10 ? "0" : "")\(exponent)"
  }

  private func bool(_ x: Value) throws(EvaluationFault) -> Value? {
    guard case .string(let text) = x else {
      if case .bool = x { return x }
      return nil
    }
    switch text {
    case "true", "True", "TRUE", "t", "T", "1": return .bool(true)
    case "false", "False", "FALSE", "f", "F", "0": return .bool(false)
    default: throw .badConversion(x.description, to: "bool")
    }
  }

  private func timestamp(_ x: Value) throws(EvaluationFault) -> Value? {
    switch x {
    case .timestamp: return x
    case .int(let seconds):
      let instant = Instant(secondsSinceEpoch: seconds)
      guard (Instant.earliest...Instant.latest).contains(instant) else {
        throw .badConversion(x.description, to: "timestamp")
      }
      return .timestamp(Timestamp(instant))
    case .string(let text):
      guard let point = Timestamp(text) else { throw .badConversion(x.description, to: "timestamp") }
      return .timestamp(point)
    default: return nil
    }
  }

  private func duration(_ x: Value) throws(EvaluationFault) -> Value? {
    switch x {
    case .duration: return x
    case .string(let text):
      guard let span = Span(text) else { throw .badConversion(x.description, to: "duration") }
      return .duration(span)
    default: return nil
    }
  }
}
