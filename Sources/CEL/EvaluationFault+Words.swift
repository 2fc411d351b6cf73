extension EvaluationFault: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .unknownVariable(let name): "'\(name)' has no value"
    case .noSuchMember(let path): "\(path.joined(separator: ".")) is absent"
    case .noSuchKey(let key): "the map has no key \(key)"
    case .outOfRange(let index, let count): "there is no element \(index) in a list of \(count)"
    case .divisionByZero: "division by zero"
    case .overflow(let operation): "\(operation) overflows"
    case .noSuchOverload(let name, let types): "'\(name)' does not take \(types.joined(separator: ", "))"
    case .badConversion(let value, let type): "\(value) cannot be converted to \(type)"
    case .unknownZone(let name): "unknown time zone '\(name)'"
    case .badPattern(let fault): "bad regular expression: \(fault)"
    case .duplicateKey(let key): "the key \(key) stands twice in a map"
    case .limit(.steps): "evaluation took more than \(Limits.steps) steps"
    case .limit(.stringSize): "a string grew beyond \(Limits.stringBytes) bytes"
    case .limit(.listSize): "a list grew beyond \(Limits.elements) elements"
    }
  }
}
