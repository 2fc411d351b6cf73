// RE2's syntax (github.com/google/re2/wiki/Syntax) without captures, which nobody reads: literals, `.`, classes, `\d \w
// \s \b \B \A \z`, `\p{…}`, `[:alpha:]`, groups with and without names, flags `i m s U`, alternation, and repetition.

/// Turns a pattern into a tree.
struct RegexParser {
  /// The pattern.
  let scalars: [Unicode.Scalar]
  /// The index of the next character.
  var index = 0
  /// How many groups stand around the next character.
  private var depth = 0
  /// The flags in force.
  private(set) var flags = Flags()

  /// What `(?ims)` can set.
  struct Flags {
    /// `i`: upper and lower case are the same.
    var ignoresCase = false
    /// `m`: `^` and `$` are of lines.
    var isMultiline = false
    /// `s`: `.` takes line feeds too.
    var dotTakesNewline = false
  }

  /// A parser at the start of a pattern.
  init(_ pattern: String) {
    scalars = Array(pattern.unicodeScalars)
  }

  /// Reads the whole pattern.
  ///
  /// - Throws: what is wrong with it.
  mutating func parse() throws(RegexFault) -> RegexTree {
    let tree = try alternatives()
    guard index == scalars.count else { throw .unopened }
    return tree
  }

  /// The next character.
  var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Reads a character if it is next.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  /// The pattern from an index to where reading stands.
  func text(from start: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<min(index, scalars.count)])
    return String(view)
  }

  private mutating func alternatives() throws(RegexFault) -> RegexTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= RegexLimits.depth else { throw .tooDeep }
    var choices = [try sequence()]
    while take("|") { choices.append(try sequence()) }
    return choices.count == 1 ? choices[0] : .alternatives(choices)
  }

  private mutating func sequence() throws(RegexFault) -> RegexTree {
    var parts: [RegexTree] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      let start = index
      if scalar == "*" || scalar == "+" || scalar == "?" {
        index += 1
        throw .nothingToRepeat(text(from: start))
      }
      let wasQuoted = try quoted(into: &parts)
      if !wasQuoted { parts.append(try repetition(of: try atom())) }
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  /// Reads `\Q…\E`, every character of which stands for itself.
  private mutating func quoted(into parts: inout [RegexTree]) throws(RegexFault) -> Bool {
    guard next == "\\", index + 1 < scalars.count, scalars[index + 1] == "Q" else { return false }
    index += 2
    while let scalar = next {
      if scalar == "\\", index + 1 < scalars.count, scalars[index + 1] == "E" {
        index += 2
        if let last = parts.popLast() { parts.append(try repetition(of: last)) }
        return true
      }
      index += 1
      parts.append(literal(scalar))
    }
    return true
  }

  private mutating func repetition(of tree: RegexTree) throws(RegexFault) -> RegexTree {
    let start = index
    guard let (least, most) = try counts() else { return tree }
    // A question mark makes a repetition non-greedy, which is all one here; a second repetition is an error in RE2.
    _ = take("?")
    let again = index
    if try counts() != nil { throw .nothingToRepeat(text(from: again)) }
    if least > RegexLimits.repeats || most ?? 0 > RegexLimits.repeats || most ?? .max < least {
      throw .badRepeat(text(from: start))
    }
    return .repeated(tree, atLeast: least, atMost: most)
  }

  private mutating func counts() throws(RegexFault) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = index
    if take("{") {
      // What looks like no count stands for itself.
      if let least = number() {
        if take("}") { return (least, least) }
        if take(",") {
          if take("}") { return (least, nil) }
          if let most = number(), take("}") { return (least, most) }
        }
      }
      index = start
    }
    return nil
  }

  private mutating func number() -> Int? {
    let start = index
    var value = 0
    while let scalar = next, ("0"..."9").contains(scalar) {
      value = min(value * 10 + Int(scalar.value - 0x30), 100_000)
      index += 1
    }
    return index > start ? value : nil
  }

  private mutating func atom() throws(RegexFault) -> RegexTree {
    let scalar = scalars[index]
    index += 1
    switch scalar {
    case ".": return .set(flags.dotTakesNewline ? .any : .anyButNewline)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    case "(": return try group()
    case "[": return .set(try characterClass())
    case "\\": return try escape()
    default: return literal(scalar)
    }
  }

  /// A character that stands for itself.
  func literal(_ scalar: Unicode.Scalar) -> RegexTree {
    .set(Regex.CharacterSet(ranges: [scalar.value...scalar.value], ignoresCase: flags.ignoresCase))
  }

  private mutating func group() throws(RegexFault) -> RegexTree {
    let start = index - 1
    let outer = flags
    if take("?") {
      if next == "P" || next == "<" {
        _ = take("P")
        guard take("<"), groupName() else { throw badGroup(from: start) }
      } else if try !flagsThenColon(from: start) {
        // `(?i)` holds to the end of the group around it.
        return .empty
      }
    }
    let tree = try alternatives()
    guard take(")") else { throw .missing(")") }
    flags = outer
    return tree
  }

  private mutating func groupName() -> Bool {
    let start = index
    while let scalar = next, scalar.isNamePart { index += 1 }
    return index > start && take(">")
  }

  /// Reads `ims-U` and then a colon (true) or the closing parenthesis (false).
  private mutating func flagsThenColon(from start: Int) throws(RegexFault) -> Bool {
    var isOn = true
    while let scalar = next {
      index += 1
      switch scalar {
      case "i": flags.ignoresCase = isOn
      case "m": flags.isMultiline = isOn
      case "s": flags.dotTakesNewline = isOn
      case "U": break
      case "-" where isOn: isOn = false
      case ":": return true
      case ")" where scalars[index - 2] != "-" && scalars[index - 2] != "?": return false
      default: throw badGroup(from: start)
      }
    }
    throw .missing(")")
  }

  private mutating func badGroup(from start: Int) -> RegexFault {
    index = min(max(index, start + 3), scalars.count)
    return .badGroup(text(from: start))
  }
}
