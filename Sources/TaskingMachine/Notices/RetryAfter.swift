// How long a server asks to be left alone: seconds, or a date in one of the three forms of RFC 9110 § 5.6.7.

import WorkingTime

/// The header `Retry-After`.
enum RetryAfter {
  /// The longest that is waited for: a server that asks for more is asked once a day.
  static let longest: Int64 = 86_400

  /// The seconds from `now` on, at most a day; nil where nothing that can be read is asked for.
  static func seconds(_ text: some StringProtocol, now: Instant) -> Int64? {
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count == 1, words[0].allSatisfy(\.isASCIIDigit) { return min(Int64(words[0]) ?? longest, longest) }
    guard let instant = date(words.flatMap { $0.split { $0 == "," || $0 == "-" } }) else { return nil }
    return min(max(0, now.seconds(to: instant)), longest)
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
  private static func date(_ words: [some StringProtocol]) -> Instant? {
    guard words.count >= 5 else { return nil }
    let isOfC = Int(words[1]) == nil
    let (dayWord, monthWord) = isOfC ? (words[2], words[1]) : (words[1], words[2])
    let (yearWord, clockWord) = isOfC ? (words[4], words[3]) : (words[3], words[4])
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let clock = clockWord.split(separator: ":").compactMap { Int($0) }
    guard let day = Int(dayWord), let month = months.firstIndex(of: String(monthWord)), var year = Int(yearWord),
      clock.count == 3
    else { return nil }
    if yearWord.count == 2 { year += year < 70 ? 2000 : 1900 }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let text = "\(year)-\(two(month + 1))-\(two(day))T\(two(clock[0])):\(two(clock[1])):\(two(clock[2]))Z"
    do throws(TimeFault) { return try Instant(rfc3339: text) } catch { return nil }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
