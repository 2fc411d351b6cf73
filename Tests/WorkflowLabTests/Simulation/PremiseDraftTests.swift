import Testing
import Workflow
import WorkflowFile
import WorkingTime

@testable import WorkflowLab

@Suite("A premise from a history: what is made of it")
struct PremiseDraftTests {
  /// Twelve requests, one on each working day from ten o'clock: ten are served within half an hour, two of a day and more.
  private func ledger(_ days: ClosedRange<Int> = 0...11, until: String = "2026-03-18T00:00:00Z", model: Premise? = nil)
    throws -> Ledger
  {
    var ledger = try Ledger(until: until, model: model)
    for day in days {
      let hours = (day / 5 * 7 + day % 5) * 24
      try ledger.play(
        [
          "\(hours + 10):00 r\(day):a raise waiting",
          "\(hours + 10):30 r\(day):c \(day < 9 ? "serve" : "park") "
            + (day < 9 ? "gone" : "parked"),
        ], priority: day < 4 ? "P1" : "P2")
      if day >= 9 { try ledger.play(["\(hours + 12):00 r\(day):a unpark waiting"]) }
      if day >= 9 { try ledger.play(["\(hours + 12):45 r\(day):d serve gone"]) }
    }
    return ledger
  }

  private func premise(_ ledger: Ledger, filling base: Premise? = nil) throws -> Premise {
    let (_, premise, gaps) = ledger.survey.estimate(filling: base)
    return try #require(premise, "\(gaps)")
  }

  @Test("Every figure is what was counted")
  func figures() throws {
    let ledger = try ledger()
    let premise = try premise(ledger)
    // Twelve in sixteen days: 273.75 in a year. Three Mondays, three Tuesdays, two of each other day.
    #expect(premise.arrivals.aYear == 274)
    #expect(
      premise.arrivals.weekdays == [.monday: 20, .tuesday: 20, .wednesday: 20, .thursday: 20, .friday: 20])
    #expect(premise.arrivals.hours == [.init(DayInterval(open: 9 * 3_600, close: 12 * 3_600), weight: 100)])
    #expect(premise.arrivals.priorities == [.init(of: "P1", weight: 33), .init(of: "P2", weight: 67)])
    #expect(premise.staff.names == ["clerk"] && premise.staff["clerk"]?.people == 2)
    // The second clerk was there in the second and the third week.
    // Fifteen moves: nine of thirty minutes, three more of the same, three of 45.
    let waiting = try #require(premise.work["waiting"])
    #expect(waiting.by == "clerk" && waiting.median == Allowance(seconds: 1_800, isElapsed: false))
    #expect(waiting.spread == .oneInTwenty(Allowance(seconds: 2_700, isElapsed: false)))
    #expect(waiting.then == [.init(of: "serve", weight: 80), .init(of: "park", weight: 20)])
    let parked = try #require(premise.work["parked"])
    #expect(parked.by == nil && parked.median == Allowance(seconds: 5_400, isElapsed: false) && parked.spread == .none)
    #expect(premise.from.iso == "2026-03-18" && premise.days == 364 && premise.seed == 1)
    let estimate = try ledger.estimate()
    #expect(estimate.states.map(\.shares) == [.history, .few] && estimate.states.map(\.length) == [.history, .few])
    #expect(estimate.roles.map(\.origin) == [.history] && estimate.arrivals == .history)
  }

  @Test("Written as a file and read again it is the same premise")
  func roundTrip() throws {
    let ledger = try ledger()
    let premise = try premise(ledger)
    let words = EstimateWords(estimate: try ledger.estimate(), zone: .utc)
    let text = PremiseText(premise, comment: words.comment, notes: words.notes).description
    let loaded = SimulationFile.read(text, file: "p.yaml", for: [ledger.definition])
    #expect(loaded.diagnostics == [], "\(text)")
    #expect(loaded.value == premise)
    #expect(text.hasPrefix("# From the history of line, 2026-03-02 to 2026-03-17: 12 requests raised, 18 moves made"))
    #expect(text.contains("then: { serve: 80, park: 20 } }  # 12 serve, 3 park; 15 lengths\n"), "\(text)")
    #expect(text.contains("then: { unpark: 100 } }  # 3 unpark (of few); 3 lengths (of few)\n"))
    #expect(text.contains("  clerk: { people: 2 }  # 2 in a usual week, 2 in all, 2 hold the role\n"))
  }

  @Test("A file's figures stand in where too little was counted, and its night calls and its days stay")
  func filling() throws {
    let first = try premise(try ledger())
    var base = first
    base.seed = 9
    base.days = 28
    base.alsoCounts = []
    base.arrivals.aYear = 5_000
    base.staff = [Premise.Staffing(role: "clerk", people: 7, atOnce: 3, onCall: 2)]
    base.work = [
      Premise.Work(
        state: "waiting", by: "clerk", median: Allowance(seconds: 60, isElapsed: false),
        then: [.init(of: "serve", weight: 100)]),
      Premise.Work(
        state: "parked", by: nil, median: Allowance(days: 2, isElapsed: true), then: [.init(of: "unpark", weight: 100)]),
    ]
    let ledger = try ledger(model: base)
    let filled = try premise(ledger, filling: base)
    #expect(filled.seed == 9 && filled.days == 28 && filled.from == base.from && filled.arrivals.aYear == 274)
    #expect(filled.staff["clerk"] == Premise.Staffing(role: "clerk", people: 2, onCall: 2))
    #expect(filled.work["waiting"] == first.work["waiting"] && filled.work["parked"] == base.work["parked"])
    let (estimate, _, _) = ledger.survey.estimate(filling: base)
    #expect(estimate.states.map(\.shares) == [.history, .file])
    // Of a single day nearly everything is the file's.
    let short = try self.ledger(0...0, until: "2026-03-03T00:00:00Z", model: base)
    let other = try premise(short, filling: base)
    #expect(other.arrivals == base.arrivals && other.staff == base.staff && other.work == base.work)
  }

  @Test("A way out for one priority only leaves the others to the file, or is told")
  func noWayOut() throws {
    var ledger = try Ledger(until: "2026-03-12T00:00:00Z")
    for minute in 10...29 {
      try ledger.play(["10:\(minute) r\(minute):a raise waiting", "11:\(minute) r\(minute):c rush gone"])
    }
    let (_, none, gaps) = ledger.survey.estimate(filling: nil)
    #expect(none == nil)
    #expect(gaps.map(\.description) == ["no move given leaves 'waiting' for priority P2"])
    let base = try premise(try self.ledger())
    let filled = try premise(ledger, filling: base)
    #expect(filled.work["waiting"]?.then == base.work["waiting"]?.then)
    #expect(ledger.survey.estimate(filling: base).estimate.states.first?.shares == .file)
  }

  @Test("What is missing is told, with what it would take")
  func gaps() throws {
    func told(_ ledger: Ledger) -> [String] { ledger.survey.estimate(filling: nil).gaps.map(\.description) }
    #expect(
      told(try Ledger()) == [
        "arrivals: 0 requests in 0 days; it takes 10 requests in 7 days",
        "'waiting': requests came there, and nobody has moved one on",
      ])
    let short = try ledger(0...8, until: "2026-03-03T00:00:00Z")
    #expect(told(short) == ["arrivals: 9 requests in 1 day; it takes 10 requests in 7 days"])
    var night = try Ledger(until: "2026-03-12T00:00:00Z")
    for minute in 10...29 {
      try night.play(
        ["20:\(minute) r\(minute):a raise waiting", "21:\(minute) r\(minute):c serve gone"], priority: nil)
    }
    #expect(
      told(night) == [
        "arrivals: no priority of any request is known", "'waiting': no clerk has moved a request on in the hours",
      ])
    var parked = try ledger(0...8)
    for minute in 10...29 {
      try parked.play(["10:\(minute) q\(minute):a raise waiting", "11:\(minute) q\(minute):c park parked"])
    }
    #expect(told(parked) == ["'parked': requests came there, and nobody has moved one on"])
    #expect(HistoryGap.length(state: "parked", role: nil).description == "'parked': no wait has ended")
    #expect(HistoryGap.role(state: "acting").description == "'acting': whose work it is")
  }

  @Test("A state to which nothing comes gets any figures, and is said to have none")
  func unused() throws {
    let ledger = try ledger(0...8, until: "2026-03-18T00:00:00Z")
    var more = ledger
    for day in [20, 21] { try more.play(["\(day * 24):00 x\(day):a raise waiting"]) }
    let parked = try #require(try premise(more).work["parked"])
    #expect(parked.then == [.init(of: "unpark", weight: 100)])
    let estimate = try more.estimate()
    #expect(estimate.states.last?.shares == .unused)
    #expect(EstimateWords(estimate: estimate, zone: .utc).notes[["work", "parked"]] == "nothing ever came here")
  }

  @Test(
    "Shares add up to 100, what is left over going to the largest remainders",
    arguments: [
      ([1, 1, 1], [34, 33, 33]), ([2, 1], [67, 33]), ([1, 2], [33, 67]), ([7], [100]), ([0, 0], [0, 0]), ([], []),
      ([999, 1], [100, 0]), ([5, 4, 4, 4, 4], [24, 19, 19, 19, 19]),
    ])
  func hundredths(_ counts: [Int], _ shares: [Int]) {
    #expect(Hundredths.of(counts) == shares)
  }

  @Test("Half, and nineteen in twenty, are no longer than the median and the other length")
  func ranks() {
    var tally = LengthTally()
    #expect(tally.minutes(atPercent: 50) == nil)
    for minutes in (1...20).reversed() { tally.add(seconds: Int64(minutes) * 60 + 29) }
    #expect(tally.minutes(atPercent: 50) == 10 && tally.minutes(atPercent: 95) == 19)
    tally.add(seconds: 90)
    #expect(tally.count == 21 && tally.byMinutes[2] == 2 && tally.minutes(atPercent: 95) == 19)
  }
}
