/// A set of small numbers, for what is worked out over and over: a bit each.
struct BitSet: Hashable {
  private var words: [UInt64]

  /// A set that has room for the numbers below `room`, and holds none of them, or all.
  init(room: Int, isFull: Bool = false) {
    words = Array(repeating: isFull ? .max : 0, count: (room + 63) / 64)
  }

  /// Whether a number is in it.
  func contains(_ number: Int) -> Bool { words[number / 64] & 1 << UInt64(number % 64) != 0 }

  /// Puts a number in.
  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  /// Puts in what another set of the same room holds.
  mutating func formUnion(_ other: BitSet) {
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Takes out what another set of the same room does not hold.
  mutating func formIntersection(_ other: BitSet) {
    for index in words.indices { words[index] &= other.words[index] }
  }

  /// Takes out what another set of the same room holds.
  mutating func subtract(_ other: BitSet) {
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Whether nothing is in both.
  func isDisjoint(with other: BitSet) -> Bool {
    words.indices.allSatisfy { words[$0] & other.words[$0] == 0 }
  }
}
