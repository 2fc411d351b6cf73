extension ZoneRule {
  /// Reads a POSIX TZ string such as `GMT0BST,M3.5.0/1,M10.5.0`; nothing if it is malformed.
  init?(footer: String) {
    var scanner = Scanner(footer)
    guard let standard = scanner.localType(defaultOffset: nil) else { return nil }
    self.standard = standard
    if scanner.isAtEnd {
      daylight = nil
      return
    }
    guard
      let summer = scanner.localType(defaultOffset: standard.offset + 3600),
      scanner.take(","), let start = scanner.change(),
      scanner.take(","), let end = scanner.change(), scanner.isAtEnd
    else { return nil }
    daylight = Daylight(type: summer, start: start, end: end)
  }
}

extension Scanner {
  /// Takes an abbreviation and its offset; the default serves where the next byte starts no offset.
  fileprivate mutating func localType(defaultOffset: Int?) -> Zone.LocalType? {
    guard let name = abbreviation() else { return nil }
    if let defaultOffset, next == nil || next == UInt8(ascii: ",") {
      return Zone.LocalType(offset: defaultOffset, abbreviation: name)
    }
    guard let west = seconds(maxHours: 24) else { return nil }
    return Zone.LocalType(offset: -west, abbreviation: name)
  }

  private mutating func abbreviation() -> String? {
    if take("<") {
      guard let name = take(while: Zone.isAbbreviation), take(">") else { return nil }
      return String(decoding: name, as: UTF8.self)
    }
    return take(while: { Zone.isAbbreviation($0) && !(0x2B...0x39).contains($0) })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Takes `[+-]hh[:mm[:ss]]` as seconds.
  private mutating func seconds(maxHours: Int) -> Int? {
    let sign = take("-") ? -1 : 1
    if sign == 1 { _ = take("+") }
    guard let hours = number(), hours <= maxHours else { return nil }
    var total = hours * 3600
    if take(":") {
      guard let minutes = number(digits: 2), minutes < 60 else { return nil }
      total += minutes * 60
      if take(":") {
        guard let seconds = number(digits: 2), seconds < 60 else { return nil }
        total += seconds
      }
    }
    return sign * total
  }

  /// Takes a day and, after a slash, a time, which is 02:00 if it is not given.
  fileprivate mutating func change() -> ZoneRule.Change? {
    guard let day = day() else { return nil }
    guard take("/") else { return ZoneRule.Change(day: day, second: 7200) }
    guard let second = seconds(maxHours: 167) else { return nil }
    return ZoneRule.Change(day: day, second: second)
  }

  private mutating func day() -> ZoneRule.Day? {
    if take("J") {
      guard let day = number(), (1...365).contains(day) else { return nil }
      return .julian(day)
    }
    if take("M") {
      guard
        let month = number(), (1...12).contains(month), take("."),
        let nth = number(), (1...5).contains(nth), take("."),
        let weekday = number(), (0...6).contains(weekday)
      else { return nil }
      // POSIX counts from Sunday, `Weekday` from Monday.
      return .weekday(month: month, nth: nth, Weekday.allCases[(weekday + 6) % 7])
    }
    guard let day = number(), (0...365).contains(day) else { return nil }
    return .zeroBased(day)
  }
}
