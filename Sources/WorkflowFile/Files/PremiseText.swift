import Workflow
package import WorkflowLab
internal import WorkingTime

/// The text of a simulation's file, such that reading it gives the same premise.
///
/// A file has whole minutes and shares of a hundred; it has no form for exponential lengths.
package struct PremiseText: CustomStringConvertible {
  /// The text, with a line end at its end.
  package let description: String

  /// - Parameters:
  ///   - comment: Lines that stand before everything else, without `#`.
  ///   - notes: What stands behind a line as a comment, by its keys: `work`, `acting`.
  package init(_ premise: Premise, comment: [String] = [], notes: [[String]: String] = [:]) {
    func noted(_ line: String, _ path: String...) -> String { notes[path].map { "\(line)  # \($0)" } ?? line }
    let arrivals = premise.arrivals
    let weekdays = Weekday.allCases.compactMap { day in arrivals.weekdays[day].map { "\(day.shortName): \($0)" } }
    var lines = comment.map { $0.isEmpty ? "#" : "# \($0)" }
    lines += [
      "simulate: \(ScenarioText.quoted(premise.workflow))", "title: \(ScenarioText.quoted(premise.title))",
      "seed: \(premise.seed)", "from: \"\(premise.from.iso)\"", "days: \(premise.days)",
      noted("arrivals:", "arrivals"), noted("  a-year: \(arrivals.aYear)", "arrivals", "a-year"),
      "  weekdays: { \(weekdays.joined(separator: ", ")) }",
      "  hours: { \(arrivals.hours.map { "\"\($0.interval.text)\": \($0.weight)" }.joined(separator: ", ")) }",
      noted("  priorities: \(PremiseText.shares(arrivals.priorities))", "arrivals", "priorities"), "staff:",
    ]
    for role in premise.staff {
      lines.append(noted("  \(role.name): \(PremiseText.staffing(role))", "staff", role.name))
    }
    lines.append("work:")
    for work in premise.work { lines.append(noted("  \(work.name): \(PremiseText.work(work))", "work", work.name)) }
    if !premise.alsoCounts.isEmpty { lines.append("also-counts: [\(premise.alsoCounts.joined(separator: ", "))]") }
    description = lines.joined(separator: "\n") + "\n"
  }

  private static func shares(_ shares: [Premise.Share]) -> String {
    "{ \(shares.map { "\(key($0.of)): \($0.weight)" }.joined(separator: ", ")) }"
  }

  /// A code as a key: bare where it is letters and digits, for nothing else is looked for in a key.
  private static func key(_ code: String) -> String {
    let isPlain = code.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    return isPlain && code.first?.isLetter == true ? code : ScenarioText.quoted(code)
  }

  private static func staffing(_ role: Premise.Staffing) -> String {
    var keys = ["people: \(role.people)"]
    if role.isAroundTheClock { keys.append("hours: around-the-clock") }
    if role.atOnce != 1 { keys.append("at-once: \(role.atOnce)") }
    if role.onCall > 0 { keys.append("on-call: \(role.onCall)") }
    return "{ \(keys.joined(separator: ", ")) }"
  }

  private static func work(_ work: Premise.Work) -> String {
    var keys = ["\(work.by == nil ? "waits" : "takes"): \(LengthText.text(work.median))"]
    if case .oneInTwenty(let long) = work.spread { keys.append("one-in-twenty: \(LengthText.text(long))") }
    if let role = work.by { keys.append("by: \(role)") }
    keys.append("then: \(shares(work.then))")
    return "{ \(keys.joined(separator: ", ")) }"
  }
}
