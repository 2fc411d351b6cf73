extension InputFault {
  /// Whether the name is wrong, rather than the value.
  package var isUsage: Bool {
    switch problem {
    case .unknownField, .unknownMember, .tooDeep, .needsPath, .badElement, .bareAndByElement, .twice, .insteadOf: true
    default: false
    }
  }

  /// Whether something is missing, rather than malformed.
  package var isMissing: Bool {
    if case .incomplete = problem { true } else { false }
  }

  /// What is wrong and where, in a sentence without a full stop.
  package var sentence: String {
    switch problem {
    case .unknownField: "there is no field '\(InputFault.shown(key))'"
    case .unknownMember(let name, let of, _): "\(of) has no '\(InputFault.shown(name))'"
    case .tooDeep: "'\(InputFault.shown(key))' goes deeper than the field does"
    case .needsPath: "\(key) is made of parts"
    case .badElement(let text, let count):
      "\(key): '\(InputFault.shown(text))' is no element; it has \(count), so the next is \(count + 1)"
    case .bareAndByElement: "\(key) is given both as a whole and by element"
    case .twice: "\(key) is given twice, and holds one value"
    case .empty: "\(key) is empty"
    case .tooLong(let limit, let count): "\(key) takes at most \(limit) characters; this has \(count)"
    case .control(let code, let place):
      "\(key) holds a control character (U+\(InputFault.hex(code))) at character \(place)"
    case .notFlag(let text): "\(key): '\(InputFault.shown(text))' is neither true nor false"
    case .notNumber(let text): "\(key): '\(InputFault.shown(text))' is no whole number"
    case .notCode(let text, _, _): "\(key): '\(InputFault.shown(text))' is not one of its codes"
    case .retired(let code): "\(key): '\(code)' is no longer in use"
    case .instant(let fault): "\(key): \(fault.sentence)"
    case .incomplete(let member): "\(key) lacks \(member)"
    case .insteadOf(let other): "\(key) is given, and \(other), instead of which it stands"
    }
  }

  /// What to type instead.
  package var hint: String? {
    switch problem {
    case .unknownField(let nearest): nearest.map { "did you mean '\($0)'?" }
    case .unknownMember(_, _, let members): "it has \(members.joined(separator: ", "))"
    case .needsPath(let example): "write \(example)=…"
    case .empty: "give a value, or \(key)-= to clear it"
    case .control: "remove it and try again"
    case .notFlag: "write true or false"
    case .notNumber: "write digits only, such as 12"
    case .notCode(_, let nearest?, _): "did you mean '\(nearest)'?"
    case .notCode(_, nil, let codes):
      codes.count <= 30
        ? "one of: \(codes.joined(separator: ", "))"
        : "one of \(codes.count) codes, such as \(codes.prefix(5).joined(separator: ", "))"
    case .instant(let fault): fault.hint
    case .incomplete(let member): "add \(key).\(member)=…"
    default: nil
    }
  }

  /// What was typed, short enough to be shown.
  private static func shown(_ text: String) -> String {
    text.count <= 60 ? text : text.prefix(57) + "…"
  }

  private static func hex(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
