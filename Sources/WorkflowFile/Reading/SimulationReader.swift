internal import Workflow
internal import WorkflowLab
internal import WorkingTime

/// Reads the parts of a simulation file.
struct SimulationReader {
  let report: Report
  /// Says whom a state waits for.
  let definition: Definition?

  /// A whole number of a range.
  func number(_ node: Node, _ range: ClosedRange<Int64>) -> Int64? {
    if let number = node.number, range.contains(number) { return number }
    let upper = range.upperBound == .max ? "" : " to \(range.upperBound)"
    report.mismatch("a whole number from \(range.lowerBound)\(upper)", node)
    return nil
  }

  /// A date such as `2026-01-05`.
  func date(_ node: Node) -> CivilDate? {
    guard let text = report.text(node) else { return nil }
    do throws(TimeFault) {
      return try CivilDate(iso: text)
    } catch {
      report.error("\(error)", at: node.mark)
      return nil
    }
  }

  /// When requests are raised.
  func arrivals(_ node: Node) -> Premise.Arrivals? {
    guard let section = Section(node, "'arrivals'", .arrivals, report) else { return nil }
    let aYear = section.node("a-year").flatMap { number($0, 1...10_000_000) }
    let weekdays = section.node("weekdays").map { shares($0, "a weekday: mon to sun") { Weekday(name: $0) } }
    let hours = section.node("hours").map { shares($0, "a stretch of the day such as 08:00-12:00", interval) }
    let priorities = section.node("priorities").map { shares($0, "a priority") { $0 } }
    section.finish()
    guard let aYear, let weekdays, let hours, let priorities else { return nil }
    return Premise.Arrivals(
      aYear: Int(aYear), weekdays: Dictionary(weekdays) { first, _ in first },
      hours: hours.map { Premise.Arrivals.Hours($0, weight: $1) },
      priorities: priorities.map { Premise.Share(of: $0, weight: $1) })
  }

  /// Who is there.
  func staff(_ entries: [Node.Entry]) -> NameTable<Premise.Staffing> {
    NameTable(
      entries.compactMap { entry in
        guard let section = Section(entry.value, "staff '\(entry.key)'", .staffing, report) else { return nil }
        let people = section.node("people").flatMap { number($0, 1...100_000) }
        var isAroundTheClock = false
        if let node = section.node("hours"), let word = report.text(node) {
          isAroundTheClock = word == "around-the-clock"
          if !isAroundTheClock, word != "calendar" {
            report.error("'\(word)' is neither calendar nor around-the-clock", at: node.mark)
          }
        }
        let atOnce = section.node("at-once").map { number($0, 1...1_000) } ?? 1
        let onCall = section.node("on-call").map { number($0, 1...100_000) } ?? 0
        section.finish()
        guard let people, let atOnce, let onCall else { return nil }
        return Premise.Staffing(
          role: entry.key, people: Int(people), isAroundTheClock: isAroundTheClock, atOnce: Int(atOnce),
          onCall: Int(onCall))
      })
  }

  /// What happens in each state.
  func work(_ entries: [Node.Entry]) -> NameTable<Premise.Work> {
    NameTable(entries.compactMap { work($0) })
  }

  private func work(_ entry: Node.Entry) -> Premise.Work? {
    guard let section = Section(entry.value, "work '\(entry.key)'", .work, report) else { return nil }
    let takes = section.node("takes")
    let waits = section.node("waits")
    let long = section.node("one-in-twenty")
    let by = section.text("by")
    let then = section.node("then").map { shares($0, "a move") { $0 } } ?? []
    section.finish()
    guard let lengthNode = takes ?? waits, takes == nil || waits == nil else {
      report.error("work '\(entry.key)' has one of 'takes' and 'waits'", at: entry.mark)
      return nil
    }
    guard let median = report.allowance(lengthNode) else { return nil }
    if takes != nil, median.isElapsed {
      report.error("work is counted in the hours of whoever does it, never elapsed", at: lengthNode.mark)
    }
    var spread = Premise.Spread.none
    if let long, let length = report.allowance(long) {
      if length.isElapsed != median.isElapsed {
        report.error("both lengths are working time, or both are elapsed", at: long.mark)
      } else if (length.days, length.seconds) <= (median.days, median.seconds), length.days <= median.days {
        report.error(
          "one in twenty is longer than this, half are shorter than the other: it is no longer", at: long.mark)
      }
      spread = .oneInTwenty(length)
    }
    return Premise.Work(
      state: entry.key, by: takes == nil ? nil : role(by, entry), median: median, spread: spread,
      then: then.map { Premise.Share(of: $0, weight: $1) })
  }

  /// Whose work it is: who is named, or the role that the state waits for.
  private func role(_ named: String?, _ entry: Node.Entry) -> String? {
    if let named { return named }
    guard let state = definition?.states[entry.key] else { return nil }
    if case .role(let role)? = state.waitsFor { return role }
    if let party = state.waitsFor {
      let fault = PremiseFault([], .noRole(state: entry.key, waitsFor: party.word))
      report.error(fault.description, at: entry.mark)
    }
    return nil
  }

  private func interval(_ text: String) -> DayInterval? {
    do throws(CalendarFault) {
      return try DayInterval(text: text)
    } catch {
      return nil
    }
  }

  /// Names with their shares of a hundred.
  private func shares<Key>(_ node: Node, _ what: String, _ key: (String) -> Key?) -> [(Key, Int)] {
    guard let entries = node.entries else {
      report.mismatch("names with their shares of 100", node)
      return []
    }
    var isWhole = true
    let shares = entries.compactMap { entry -> (Key, Int)? in
      let weight = number(entry.value, 0...100)
      let name = key(entry.key)
      if name == nil { report.error("'\(entry.key)' is not \(what)", at: entry.mark) }
      guard let name, let weight else {
        isWhole = false
        return nil
      }
      return (name, Int(weight))
    }
    let sum = shares.reduce(0) { $0 + $1.1 }
    if isWhole, sum != 100 {
      report.error(PremiseFault([], .sharesDoNotAddUp(sum)).description, at: node.mark)
    }
    return shares
  }
}
