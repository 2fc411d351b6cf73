import Testing
import Workflow
import WorkflowFile
import WorkingTime

@testable import WorkflowLab

@Suite("A premise from a history that a simulation made")
struct SimulatedHistoryTests {
  @Test("What was supposed is found again", arguments: [3, 4, 5])
  func foundAgain(seed: UInt64) throws {
    var ledger = try Ledger(until: "2028-01-01T00:00:00Z")
    let monday = DayInterval(open: 0, close: 10 * 3_600)
    let supposed = Premise(
      workflow: "line", title: "Two years", seed: seed, from: try CivilDate(iso: "2026-01-01"), days: 730,
      arrivals: Premise.Arrivals(
        aYear: 2_000, weekdays: [.monday: 40, .wednesday: 30, .sunday: 30],
        hours: [.init(monday, weight: 70), .init(DayInterval(open: monday.close, close: 86_400), weight: 30)],
        priorities: [.init(of: "P1", weight: 20), .init(of: "P2", weight: 80)]),
      staff: [Premise.Staffing(role: "clerk", people: 1)],
      work: [
        Premise.Work(
          state: "waiting", by: "clerk", median: Allowance(seconds: 1_800, isElapsed: false),
          then: [.init(of: "serve", weight: 80), .init(of: "park", weight: 20)]),
        Premise.Work(
          state: "parked", by: nil, median: Allowance(days: 1, seconds: 3_600, isElapsed: false),
          spread: .oneInTwenty(Allowance(days: 5, isElapsed: false)), then: [.init(of: "unpark", weight: 100)]),
      ])
    var simulation = try Simulation(supposed, ledger.definition, calendar: ledger.calendar, traced: .max)
    let report = try simulation.run()
    ledger.survey = HistorySurvey(
      of: ledger.definition, calendar: ledger.calendar, model: supposed, people: ledger.survey.people, since: nil,
      until: ledger.survey.until)
    try write(simulation.traces, to: &ledger)

    let (estimate, found, gaps) = ledger.survey.estimate(filling: nil)
    let premise = try #require(found, "\(gaps)")
    #expect(estimate.requests == report.arrived)
    // One clerk does one thing at a time: how long each takes is found to the minute, whatever the queue was.
    #expect(premise.work["waiting"]?.median == supposed.work["waiting"]?.median)
    #expect(premise.work["waiting"]?.spread == Premise.Spread.none)
    #expect(premise.staff == supposed.staff)
    // What chance drew is found as well as chance allows.
    let day = ledger.calendar.day
    func near(_ one: Int64, _ other: Int64, _ percent: Int64) -> Bool { abs(one - other) * 100 <= percent * other }
    #expect(near(Int64(premise.arrivals.aYear), 2_000, 6))
    let wait = try #require(premise.work["parked"])
    #expect(near(wait.median.budget(day: day).seconds, 9 * 3_600, 15))
    if case .oneInTwenty(let long) = wait.spread {
      #expect(near(long.budget(day: day).seconds, 40 * 3_600, 25))
    } else {
      Issue.record("the waits do not differ")
    }
    let share = try #require(premise.work["waiting"]?.then.first)
    #expect(share.of == "serve" && abs(share.weight - 80) <= 3)
    #expect(premise.arrivals.hours.map(\.interval) == supposed.arrivals.hours.map(\.interval))
    #expect(abs((premise.arrivals.hours.first?.weight ?? 0) - 70) <= 3)
    for (weekday, weight) in supposed.arrivals.weekdays {
      #expect(abs((premise.arrivals.weekdays[weekday] ?? 0) - weight) <= 3)
    }
    #expect(abs((premise.arrivals.priorities.last?.weight ?? 0) - 80) <= 3)
  }

  /// The steps of all requests in the order of time, the clerk's made by `c`.
  private func write(_ traces: [Simulation.Trace], to ledger: inout Ledger) throws {
    let steps = traces.enumerated().flatMap { number, trace in
      trace.steps.enumerated().map { (step: $0, request: number, priority: trace.priority, $1) }
    }
    for (step, request, priority, made) in steps.sorted(by: {
      ($0.3.at, $0.request, $0.step) < ($1.3.at, $1.request, $1.step)
    }) {
      _ = step
      let actor = made.move == nil || made.move == "unpark" ? "a" : "c"
      try ledger.take(
        "r\(request)", made.move ?? Event.Kind.raise, made.state, by: actor, at: made.at, priority: priority)
    }
  }
}
