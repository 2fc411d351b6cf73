import Workflow
import WorkingTime

extension ScenarioRun {
  /// How a clock stands against how it should.
  func clock(_ name: String, _ words: [Scenario.Expectation.ClockWord]) -> String? {
    let actual = standing(of: snapshot.clocks[name])
    guard !words.allSatisfy(actual.contains) else { return nil }
    let shown = actual.map(\.rawValue).joined(separator: ", ")
    return "expected \(name) \(words.map(\.rawValue).joined(separator: ", ")), it is \(shown)"
  }

  private func standing(of clock: ClockState?) -> [Scenario.Expectation.ClockWord] {
    guard let clock else { return [.none] }
    let phase: Scenario.Expectation.ClockWord
    switch clock.phase {
    case .running: phase = .running
    case .waiting: phase = .waiting
    case .stopped: phase = .stopped
    }
    switch clock.verdict {
    case .met: return [phase, .met]
    case .ended: return [phase, .ended]
    case .breached: return [phase, .breached]
    case .carried, nil:
      return kernel.keeper.arithmetic.breach(of: clock, at: now) == nil ? [phase] : [phase, .breached]
    }
  }

  /// When a clock is due against when it should be.
  func due(_ name: String, _ text: String?) -> String? {
    let actual = snapshot.clocks[name]?.due
    let shown = actual.map { "it is due \(kernel.wall($0))" } ?? "it has no due time"
    guard let text else { return actual == nil ? nil : "expected no due time of \(name), \(shown)" }
    let phrase = InstantPhrase(now: now, zone: kernel.world.calendar.zone)
    do throws(InstantPhraseFault) {
      let wanted = try phrase.instant(text)
      return wanted == actual ? nil : "expected \(name) due \(kernel.wall(wanted)), \(shown)"
    } catch {
      return "\(error.sentence); \(error.hint)"
    }
  }

  /// How much time of a clock is used against how much should be: in its own kind of time.
  func used(_ name: String, _ allowance: Allowance) throws(KernelFault) -> String? {
    guard let clock = snapshot.clocks[name] else { return "expected that \(name) has used time, it has not begun" }
    let arithmetic = kernel.keeper.arithmetic
    let actual = try kernel.calendar { () throws(CalendarFault) in try arithmetic.used(of: clock, at: now) }
    let isElapsed = clock.budget.isElapsed
    let wanted = Allowance(days: allowance.days, seconds: allowance.seconds, isElapsed: isElapsed)
      .budget(day: arithmetic.calendar.day).seconds
    guard actual != wanted else { return nil }
    let kind = isElapsed ? "of real time" : "of working time"
    return "expected \(name) to have used \(length(wanted)), it has used \(length(actual)) \(kind)"
  }

  /// Seconds as people write them: `4h 30m`.
  private func length(_ seconds: Int64) -> String {
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")].filter { $0.0 > 0 }
    return parts.isEmpty ? "nothing" : parts.map { "\($0.0)\($0.1)" }.joined(separator: " ")
  }
}
