/// A time of day as people type it, `16:00`, with what may say which instant it is: `01:30 BST`, `09:00Z`, `09:00+01:00`.
struct WallTime {
  /// Seconds since midnight.
  let second: Int
  /// What stands behind it; nil for a time of the zone.
  var mark: Mark?

  /// Which clock it is read from.
  enum Mark {
    /// Seconds east of UTC.
    case offset(Int)
    /// What the zone calls its time, in small letters.
    case name(String)
  }

  init(second: Int, mark: Mark? = nil) {
    self.second = second
    self.mark = mark
  }

  /// The time with which the words end, taken away from them; nil if they end in something else.
  static func taken(from words: inout [String]) -> WallTime? {
    guard let last = words.last else { return nil }
    if let time = attached(last) {
      words.removeLast()
      return time
    }
    guard words.count > 1, let second = second(words[words.count - 2]), let mark = mark(last) else { return nil }
    words.removeLast(2)
    return WallTime(second: second, mark: mark)
  }

  /// `16:00`, `16:00z`, `16:00+01:00`.
  private static func attached(_ word: String) -> WallTime? {
    if let second = second(word) { return WallTime(second: second) }
    guard let place = word.firstIndex(where: { "z+-".contains($0) }), let second = second(String(word[..<place])),
      case .offset(let offset)? = mark(String(word[place...]))
    else { return nil }
    return WallTime(second: second, mark: .offset(offset))
  }

  private static func mark(_ word: String) -> Mark? {
    if word == "z" || word == "utc" { return .offset(0) }
    guard word.hasPrefix("+") || word.hasPrefix("-") else {
      return word.allSatisfy { $0.isASCII && $0.isLetter } ? .name(word) : nil
    }
    guard word.utf8.count == 6, let seconds = second(String(word.dropFirst())) else { return nil }
    return .offset(word.hasPrefix("-") ? -seconds : seconds)
  }

  private static func second(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (0..<24).contains(numbers[0]), numbers.dropFirst().allSatisfy((0..<60).contains)
    else { return nil }
    return numbers[0] * 3_600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
  }
}
