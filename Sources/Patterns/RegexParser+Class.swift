extension RegexParser {
  /// Reads what a backslash outside a class begins.
  mutating func escape() throws(RegexFault) -> RegexTree {
    switch next {
    case "A": return assertion(.textStart)
    case "z": return assertion(.textEnd)
    case "b": return assertion(.wordBoundary)
    case "B": return assertion(.notWordBoundary)
    default: break
    }
    if var set = try classEscape() {
      set.ignoresCase = flags.ignoresCase && !set.categories.isEmpty
      return .set(set)
    }
    return literal(try characterEscape())
  }

  private mutating func assertion(_ assertion: Regex.Assertion) -> RegexTree {
    index += 1
    return .assertion(assertion)
  }

  /// Reads `\d`, `\p{L}` and their like, after the backslash.
  private mutating func classEscape() throws(RegexFault) -> Regex.CharacterSet? {
    guard let letter = next else { return nil }
    if let set = Regex.CharacterSet.perl(letter) {
      index += 1
      return set
    }
    guard letter == "p" || letter == "P" else { return nil }
    let start = index - 1
    index += 1
    var name = ""
    var isNegated = letter == "P"
    if take("{") {
      if take("^") { isNegated.toggle() }
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        index += 1
      }
      guard take("}") else { throw .missing("}") }
    } else if let scalar = next {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard Regex.CharacterSet.categoryNames.contains(name) else { throw .unknownClass(text(from: start)) }
    return Regex.CharacterSet(categories: [(name, isNegated)])
  }

  /// Reads an escape that stands for one character, after the backslash.
  private mutating func characterEscape() throws(RegexFault) -> Unicode.Scalar {
    let start = index - 1
    guard let letter = next else { throw .badEscape("\\") }
    index += 1
    switch letter {
    case "a": return "\u{07}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "0": return octal()
    case "x":
      if let scalar = hexadecimal() { return scalar }
      throw .badEscape(text(from: start))
    default:
      // A backslash takes the meaning from punctuation; before a letter or a digit it needs one of its own.
      guard letter.isASCII, !letter.isNamePart || letter == "_" else {
        throw .badEscape(text(from: start))
      }
      return letter
    }
  }

  private mutating func octal() -> Unicode.Scalar {
    var value: UInt8 = 0
    for _ in 0..<2 {
      guard let digit = next, ("0"..."7").contains(digit) else { break }
      value = value * 8 + UInt8(digit.value - 0x30)
      index += 1
    }
    return Unicode.Scalar(value)
  }

  private mutating func hexadecimal() -> Unicode.Scalar? {
    let isBraced = take("{")
    var value: UInt32 = 0
    var count = 0
    while let digit = next?.hexValue, count < (isBraced ? 6 : 2) {
      value = value * 16 + digit
      count += 1
      index += 1
    }
    guard isBraced ? count > 0 && take("}") : count == 2 else { return nil }
    return Unicode.Scalar(value)
  }

  /// Reads a class from after its opening bracket to its closing one.
  mutating func characterClass() throws(RegexFault) -> Regex.CharacterSet {
    var set = Regex.CharacterSet()
    set.isNegated = take("^")
    set.ignoresCase = flags.ignoresCase
    var isFirst = true
    while let scalar = next {
      if scalar == "]" && !isFirst {
        index += 1
        return set
      }
      isFirst = false
      try element(into: &set)
    }
    throw .missing("]")
  }

  private mutating func element(into set: inout Regex.CharacterSet) throws(RegexFault) {
    let start = index
    if let posix = try posixClass() { return set.formUnion(posix) }
    if take("\\"), let perl = try classEscape() { return set.formUnion(perl) }
    index = start
    let low = try classCharacter()
    guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
      set.ranges.append(low.value...low.value)
      return
    }
    index += 1
    if next == "\\", index + 1 < scalars.count, Regex.CharacterSet.perl(scalars[index + 1]) != nil {
      index += 2
      throw .badRange(text(from: start))
    }
    let high = try classCharacter()
    guard low <= high else { throw .badRange(text(from: start)) }
    set.ranges.append(low.value...high.value)
  }

  private mutating func classCharacter() throws(RegexFault) -> Unicode.Scalar {
    guard let scalar = next else { throw .missing("]") }
    index += 1
    return scalar == "\\" ? try characterEscape() : scalar
  }

  /// Reads `[:alpha:]` and its like inside a class.
  private mutating func posixClass() throws(RegexFault) -> Regex.CharacterSet? {
    let start = index
    guard take("["), take(":") else {
      index = start
      return nil
    }
    let isNegated = take("^")
    var name = ""
    while let scalar = next, scalar.isNameStart {
      name.unicodeScalars.append(scalar)
      index += 1
    }
    guard take(":"), take("]") else {
      index = start
      return nil
    }
    guard let ranges = Regex.CharacterSet.posix[name] else { throw .unknownClass(text(from: start)) }
    return Regex.CharacterSet(ranges: ranges, isNegated: isNegated)
  }
}
