/// A cursor over the bytes of a short text, for strict formats.
struct Scanner {
  private let bytes: [UInt8]
  private var position = 0

  /// Starts at the first byte.
  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Whether every byte has been taken.
  var isAtEnd: Bool { position == bytes.count }

  /// The next byte, not taken.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Takes one given character, or nothing.
  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    position += 1
    return true
  }

  /// Takes exactly so many digits as a number, or nothing.
  mutating func number(digits count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard isDigit(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    position += count
    return value
  }

  /// Takes one digit or more, as many as there are, as a number, or nothing if it would pass 999,999.
  mutating func number() -> Int? {
    guard let digits = digits(), digits.count <= 6 else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Takes one digit or more, as many as there are.
  mutating func digits() -> ArraySlice<UInt8>? {
    take(while: isDigit)
  }

  /// Takes one byte or more, as many as pass the test.
  mutating func take(while passes: (UInt8) -> Bool) -> ArraySlice<UInt8>? {
    let taken = bytes[position...].prefix(while: passes)
    guard !taken.isEmpty else { return nil }
    position = taken.endIndex
    return taken
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
