internal import Workflow

/// Lengths of time and shares as files write them: `15m`, `1d 4h`, `24h elapsed`, `12 months`, `75%`.
enum LengthText {
  /// Lengths up to ten years: more is a slip of the pen.
  private static let longest: Int64 = 3_650

  /// A length for a clock: parts of `d`, `h` and `m`, each at most once and in this order, then perhaps `elapsed`.
  static func allowance(_ text: String) -> Allowance? { anyAllowance(text).flatMap { isTooLong($0) ? nil : $0 } }

  /// Whether it is a length for a clock, and more than the longest.
  static func isTooLong(_ text: String) -> Bool { anyAllowance(text).map(isTooLong) ?? false }

  private static func isTooLong(_ allowance: Allowance) -> Bool {
    allowance.days + allowance.seconds / 86_400 > longest
  }

  private static func anyAllowance(_ text: String) -> Allowance? {
    var words = text.split(separator: " ")
    let isElapsed = words.last == "elapsed"
    if isElapsed { words.removeLast() }
    var days: Int64 = 0
    var seconds: Int64 = 0
    var units: [(letter: Character, seconds: Int64)] = [("d", 0), ("h", 3_600), ("m", 60)]
    guard !words.isEmpty else { return nil }
    for word in words {
      guard let letter = word.last, let place = units.firstIndex(where: { $0.letter == letter }),
        let count = number(word.dropLast()), count > 0, count <= 1_000_000_000
      else { return nil }
      if letter == "d" { days = count } else { seconds += count * units[place].seconds }
      units.removeFirst(place + 1)
    }
    return Allowance(days: days, seconds: seconds, isElapsed: isElapsed)
  }

  /// A length as `allowance` reads it; seconds beyond whole minutes have no form.
  static func text(_ allowance: Allowance) -> String {
    let (hours, minutes) = (allowance.seconds / 3_600, allowance.seconds / 60 % 60)
    let parts = [(allowance.days, "d"), (hours, "h"), (minutes, "m")].filter { $0.0 > 0 }.map { "\($0)\($1)" }
    return (parts + (allowance.isElapsed ? ["elapsed"] : [])).joined(separator: " ")
  }

  /// A stretch of the calendar: `12 months`, `1 day`.
  static func window(_ text: String) -> Window? {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = number(words[0]).map(Int.init), count > 0 else { return nil }
    switch words[1] {
    case "month", "months": return count <= 120 ? Window(months: count) : nil
    case "day", "days": return count <= longest ? Window(days: count) : nil
    default: return nil
    }
  }

  /// Whether it is a stretch of the calendar, and more than the longest of those that `read` takes.
  static func isTooLong(_ text: String, read: (String) -> Window?) -> Bool {
    let words = text.split(separator: " ")
    guard words.count == 2, read(text) == nil, let count = number(words[0]), count > 0 else { return false }
    return read("1 \(words[1])") != nil
  }

  /// A longer stretch of the calendar: `6 years`, `18 months`, `30 days`; a hundred years at most.
  static func period(_ text: String) -> Window? {
    let words = text.split(separator: " ")
    guard words.count == 2, let count = number(words[0]), (1...36_500).contains(count) else { return nil }
    switch words[1] {
    case "year", "years": return count <= 100 ? Window(months: Int(count) * 12) : nil
    case "month", "months": return count <= 1_200 ? Window(months: Int(count)) : nil
    case "day", "days": return Window(days: Int(count))
    default: return nil
    }
  }

  /// A share in per cent, from 1 to 10,000.
  static func percent(_ text: String) -> Int64? {
    guard text.last == "%", let count = number(text.dropLast()), (1...10_000).contains(count) else { return nil }
    return count
  }

  private static func number(_ digits: Substring) -> Int64? {
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int64(digits)
  }
}

extension Report {
  /// A length for a clock; a day stands in for one that cannot be read.
  func allowance(_ node: Node) -> Allowance? {
    if let text = node.text {
      if let allowance = LengthText.allowance(text) { return allowance }
      if LengthText.isTooLong(text) {
        flaw("'\(text)' is too long: ten years are the most", at: node.mark, hint: "write at most 3650d")
        return Allowance(days: 1, isElapsed: true)
      }
      flaw(
        "'\(text)' is no length of time", at: node.mark,
        hint: "write working time as 15m, 4h, 2d or 1d 4h, real time as 24h elapsed")
      return Allowance(days: 1, isElapsed: true)
    }
    mismatch("a length of time", node)
    return nil
  }

  /// Calendar months or days; a day stands in for what cannot be read.
  func window(_ node: Node) -> Window? {
    if let text = node.text {
      if let window = LengthText.window(text) { return window }
      if LengthText.isTooLong(text, read: LengthText.window) {
        flaw("'\(text)' is too long: ten years are the most", at: node.mark, hint: "write at most 120 months")
        return Window(days: 1)
      }
      flaw("'\(text)' is no stretch of the calendar", at: node.mark, hint: "write 12 months or 14 days")
      return Window(days: 1)
    }
    mismatch("calendar months or days", node)
    return nil
  }

  /// Years, months or days of the calendar.
  func period(_ node: Node) -> Window? {
    if let period = node.text.flatMap(LengthText.period) { return period }
    if let text = node.text, LengthText.isTooLong(text, read: LengthText.period) {
      error("'\(text)' is too long: a hundred years are the most", at: node.mark, hint: "write at most 100 years")
      return nil
    }
    mismatch("years, months or days, such as 6 years", node)
    return nil
  }

  /// A share of the time to due.
  func percent(_ node: Node) -> Int64? {
    if let percent = node.text.flatMap(LengthText.percent) { return percent }
    mismatch("per cent of the time to due, such as 75%", node)
    return nil
  }
}
