import Testing
import Workflow
import WorkflowBench
import WorkingTime

@testable import WorkflowLab

@Suite("A premise from a history: what is counted")
struct HistorySurveyTests {
  @Test(
    "Work is the hours since the request came or since its worker's last act, whichever is later",
    arguments: [
      // Came at ten, served at eleven.
      (["10:00 a raise waiting", "11:00 c serve gone"], [60]),
      // Overnight only the hours count.
      (["16:30 a raise waiting", "33:30 c serve gone"], [60]),
      // What came at night was begun in the morning.
      (["03:00 a raise waiting", "09:20 c serve gone"], [20]),
      // Its worker was busy with another until half past ten.
      (["10:00 b raise waiting", "10:00 a raise waiting", "10:30 b:c serve gone", "11:00 c serve gone"], [30, 30]),
      // Somebody else's acts do not matter.
      (["10:00 b raise waiting", "10:00 a raise waiting", "10:30 b:d serve gone", "11:00 c serve gone"], [30, 60]),
      // Nor does it matter that somebody else wrote a note on it.
      (["10:00 a raise waiting", "10:45 d note waiting", "11:00 c serve gone"], [60]),
      // One's own note is on the way.
      (["10:00 a raise waiting", "10:45 c note waiting", "11:00 c serve gone"], [60]),
      // So it is with another request between the two.
      (
        [
          "10:00 b raise waiting", "10:00 a raise waiting", "10:20 c note waiting", "10:30 b:c serve gone",
          "11:00 c serve gone",
        ], [10, 50]
      ),
      // A move that lets it stay ends a piece of work, if those whom it waits for make it.
      (["10:00 a raise waiting", "10:10 c look waiting", "11:00 c serve gone"], [10, 50]),
      (["10:00 a raise waiting", "10:10 s look waiting", "11:00 c serve gone"], [60]),
      // At the very end of the hours, and at their very beginning.
      (["16:30 a raise waiting", "17:00 c serve gone"], [30]),
      (["08:00 a raise waiting", "09:00 c serve gone"], [1]),
      // To the nearest minute, and at least one.
      (["10:00 a raise waiting", "10:00 c serve gone"], [1]),
    ])
  func work(_ script: [String], _ minutes: [Int64]) throws {
    var ledger = try Ledger()
    try ledger.play(script)
    #expect(ledger.lengths("waiting") == minutes)
  }

  @Test("What its worker did for another workflow was no work on it")
  func elsewhere() throws {
    var ledger = try Ledger()
    try ledger.play(["10:00 a raise waiting"])
    ledger.survey.takeAct(by: "c", at: try Instant(rfc3339: "2026-03-02T10:40:00Z"))
    try ledger.play(["11:00 c serve gone"])
    #expect(ledger.lengths("waiting") == [20])
  }

  @Test("Nothing is told of the length of what was moved on outside the hours, or by others than its workers")
  func untold() throws {
    var ledger = try Ledger()
    try ledger.play([
      "10:00 a raise waiting", "10:00 b raise waiting", "10:00 e raise waiting", "20:00 c serve gone",
      "34:00 b:a withdraw gone", "34:00 e:c serve gone",
    ])
    let state = try ledger.state("waiting")
    #expect(state.outsideHours == 1 && state.lengths == 1)
    // Since eight in the evening of the day before: from nine to ten.
    #expect(state.median == 3_600)
    #expect(state.moves == [.init("serve", 2), .init("withdraw", 1)])
    #expect(try ledger.estimate().roles.map(\.people) == [1])
  }

  @Test("A wait is the hours from coming to going, whoever ends it")
  func waits() throws {
    var ledger = try Ledger()
    try ledger.play([
      "10:00 a raise waiting", "11:00 c park parked", "36:00 s note parked", "36:00 a unpark waiting",
    ])
    let state = try ledger.state("parked")
    #expect(state.role == nil && state.median == 9 * 3_600 && state.lengths == 1)
    #expect(state.moves == [.init("unpark", 1)])
  }

  @Test("The machine's moves, reopenings and moves of other versions are counted apart")
  func leftOut() throws {
    var ledger = try Ledger()
    try ledger.play([
      "10:00 a raise waiting", "10:10 machine tire gone", "10:20 s revive waiting", "10:30 c serve gone",
      "10:40 b raise waiting", "10:50 b:c sell gone", "11:00 d raise old", "11:10 d:c migrate waiting",
      "11:20 d:c serve gone",
    ])
    let estimate = try ledger.estimate()
    #expect(estimate.machineMoves == 1 && estimate.reopened == 1 && estimate.unknown == 1 && estimate.moves == 4)
    #expect(try ledger.state("waiting").moves == [.init("serve", 2)])
  }

  @Test("Only what happened since then counts, and what was before says where everything stood")
  func since() throws {
    var ledger = try Ledger(since: "2026-03-03T09:00:00Z")
    try ledger.play([
      "10:00 a raise waiting", "10:00 b raise waiting", "10:30 b:c serve gone", "16:30 f raise waiting",
      "33:30 c serve gone", "34:00 e raise waiting",
    ])
    let estimate = try ledger.estimate()
    #expect(estimate.requests == 1 && estimate.moves == 1)
    #expect(try estimate.from == Instant(rfc3339: "2026-03-03T09:00:00Z"))
    let state = try ledger.state("waiting")
    // From half past ten to five, and half an hour.
    #expect(state.lengths == 1 && state.median == 7 * 3_600)
  }

  @Test("People are those of the middle week")
  func people() throws {
    var ledger = try Ledger()
    for (week, workers) in [["c"], ["c", "d"], ["c", "d"], ["c", "d", "f"], ["d", "e"]].enumerated() {
      for (index, worker) in workers.enumerated() {
        let (hour, name) = (week * 168 + 10, "r\(week)\(index)")
        try ledger.play(["\(hour):00 \(name):a raise waiting", "\(hour):30 \(name):\(worker) serve gone"])
      }
    }
    let role = try #require(try ledger.estimate().roles.first)
    // e and f are no clerks: one week of one, three of two, one of one.
    #expect(role.people == 2 && role.everybody == 2 && role.holders == 2 && role.moves == 8)
  }

  @Test("An erased request counts by what is left of it")
  func erased() throws {
    var ledger = try Ledger()
    try ledger.play(["10:00 a raise waiting", "10:30 c serve gone"], priority: nil, isErased: true)
    let estimate = try ledger.estimate()
    #expect(estimate.requests == 1 && estimate.moves == 1 && estimate.priorities.allSatisfy { $0.count == 0 })
  }
}
