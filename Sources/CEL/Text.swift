// Strings of the language are sequences of code points and are never normalised (cel-spec, "String and Bytes Values").
// Swift's own `==` and `<` treat canonically equivalent strings as equal, so what is here goes by UTF-8 instead, whose
// order is that of the code points. Searching is Knuth, Morris and Pratt's, so that it is linear whatever is searched for.

/// Comparing and searching text code point by code point.
enum Text {
  /// Whether two strings have the same code points.
  static func areSame(_ a: String, _ b: String) -> Bool {
    if a.utf8.count != b.utf8.count { return false }
    return a.utf8.withContiguousStorageIfAvailable { a in
      b.utf8.withContiguousStorageIfAvailable { b in a.elementsEqual(b) }
    }.flatMap(\.self) ?? a.utf8.elementsEqual(b.utf8)
  }

  /// How many code points a string has: the bytes of UTF-8 that do not go on with one.
  static func length(_ text: String) -> Int {
    func count(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 &+ ($1 & 0xC0 == 0x80 ? 0 : 1) } }
    return text.utf8.withContiguousStorageIfAvailable { count($0) } ?? count(text.utf8)
  }

  /// Whether one string comes before another in the order of code points.
  static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Whether a string begins with another.
  static func starts(_ text: String, with prefix: String) -> Bool {
    text.utf8.starts(with: prefix.utf8)
  }

  /// Whether a string ends with another.
  static func ends(_ text: String, with suffix: String) -> Bool {
    text.utf8.count >= suffix.utf8.count && text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
  }

  /// Whether a string has another somewhere in it.
  static func contains(_ text: String, _ part: String) -> Bool {
    let pattern = Array(part.utf8)
    if pattern.isEmpty { return true }
    let fallback = borders(of: pattern)
    var matched = 0
    for byte in text.utf8 {
      while matched > 0 && pattern[matched] != byte { matched = fallback[matched - 1] }
      if pattern[matched] == byte { matched += 1 }
      if matched == pattern.count { return true }
    }
    return false
  }

  /// The double that text stands for, or nothing; a number too large for one is none, rather than infinity.
  static func double(_ text: String) -> Double? {
    guard let number = Double(text) else { return nil }
    return number.isInfinite && text.utf8.contains(where: \.isDigit) ? nil : number
  }

  /// For each prefix, the length of its longest proper prefix that is also its suffix.
  private static func borders(of pattern: [UInt8]) -> [Int] {
    var borders = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0 && pattern[index] != pattern[length] { length = borders[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      borders[index] = length
    }
    return borders
  }
}
