internal import Workflow
internal import WorkingTime

/// From one holiday of a calendar file to its rule.
struct HolidayReader {
  private let report: Report

  /// A reader that reports to a report.
  init(_ report: Report) {
    self.report = report
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]
  private static let ordinals = ["first", "second", "third", "fourth"]

  /// The rule; nothing where it cannot be read.
  func rule(_ node: Node) -> HolidayRule? {
    guard let section = Section(node, "a holiday", .holiday, report) else { return nil }
    let name = section.text("name")
    let on = section.node("on")
    let easter = section.node("easter")
    let nth = section.node("nth")
    let substitute = section.node("substitute")
    let fromNode = section.node("from")
    let from = fromNode.flatMap { report.count($0) }
    let to = section.node("to").flatMap { report.count($0) }
    section.finish()
    guard [on, easter, nth].count(where: { $0 != nil }) == 1 else {
      report.error("a holiday has one of 'on', 'easter' and 'nth'", at: node.mark)
      return nil
    }
    if let substitute {
      if substitute.text != "next-weekday" { report.mismatch("next-weekday", substitute) }
      if on == nil { report.error("only a holiday with 'on' has a substitute", at: substitute.mark) }
    }
    let day = on.flatMap { fixed($0) } ?? easter.flatMap { offset($0) } ?? nth.flatMap { self.nth($0) }
    guard let name, let day else { return nil }
    let rule = HolidayRule(name, day, substitute: substitute == nil ? .none : .weekend, from: from, to: to)
    if !rule.occurs { report(rule, at: node.mark, from: fromNode?.mark) }
    return rule
  }

  /// Says why a rule names no day.
  private func report(_ rule: HolidayRule, at mark: Mark, from fromMark: Mark?) {
    let years = WorkingCalendar.knownYears
    let first = rule.from ?? years.lowerBound
    let last = rule.to ?? years.upperBound
    let remedy = "let 'from' and 'to' take in a year that has this day, or take the holiday out"
    if rule.from != nil, rule.to != nil, first > last {
      report.error(
        "'from' \(first) is after 'to' \(last)", at: fromMark ?? mark,
        hint: "give the first year as 'from' and the last as 'to'")
    } else if first > years.upperBound || last < years.lowerBound {
      report.error(
        "the holiday '\(rule.name)' lies outside the years \(years.lowerBound) to \(years.upperBound)", at: mark,
        hint: remedy)
    } else {
      report.error("the holiday '\(rule.name)' never occurs from \(first) to \(last)", at: mark, hint: remedy)
    }
  }

  private func fixed(_ node: Node) -> HolidayRule.Day? {
    let words = node.text?.split(separator: " ") ?? []
    guard words.count == 2, let day = Int(words[0]), let month = month(words[1]),
      CivilDate(year: 2000, month: month, day: day) != nil
    else {
      report.mismatch("a day and a month, such as 25 December", node)
      return nil
    }
    return .fixed(month: month, day: day)
  }

  private func offset(_ node: Node) -> HolidayRule.Day? {
    guard let days = node.number, (-80...250).contains(days) else {
      report.mismatch("days from Easter Sunday, -80 to 250", node)
      return nil
    }
    return .easter(Int(days))
  }

  private func nth(_ node: Node) -> HolidayRule.Day? {
    let words = node.text?.lowercased().split(separator: " ") ?? []
    guard words.count == 4, words[2] == "of", let weekday = Weekday(name: String(words[1])),
      let month = month(words[3])
    else { return notNth(node) }
    if words[0] == "last" { return .last(weekday, month: month) }
    guard let place = HolidayReader.ordinals.firstIndex(of: String(words[0])) else { return notNth(node) }
    return .nth(place + 1, weekday, month: month)
  }

  private func notNth(_ node: Node) -> HolidayRule.Day? {
    let isFifth = node.text?.lowercased().hasPrefix("fifth ") == true
    report.mismatch(
      "a weekday of a month, such as first monday of may or last monday of may", node,
      hint: isFifth ? "not every month has a fifth one; the last one is written 'last'" : nil)
    return nil
  }

  private func month(_ word: Substring) -> Int? {
    HolidayReader.months.firstIndex(of: word.lowercased()).map { $0 + 1 }
  }

  /// Whether a rule's day of that year, or its substitute, can be this date: a substitute is at most ten days later.
  static func mayFall(_ rule: HolidayRule, on date: CivilDate) -> Bool {
    let first: CivilDate? =
      switch rule.day {
      case .fixed(let month, let day): CivilDate(year: date.year, month: month, day: day)
      case .nth(let nth, let weekday, let month): .nth(nth, weekday, month: month, year: date.year)
      case .last(let weekday, let month): .nth(5, weekday, month: month, year: date.year)
      case .easter(let days): CivilDate.easter(date.year).adding(days: days)
      case .onOrAfter, .onOrBefore, .once: nil
      }
    guard let first else { return true }
    let reach = rule.substitute == .none ? 0 : 10
    return (0...reach).contains(date.daysSinceEpoch - first.daysSinceEpoch)
  }
}
