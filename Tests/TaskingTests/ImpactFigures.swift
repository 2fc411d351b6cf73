import Glibc
import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

/// The impact of a change of policy on a store of finished requests: exact, and how long it takes.
///
/// `Benchmarks/kernel` runs it with 10,000 requests; the ordinary run has a few.
@Suite("Impact on many finished requests", .serialized)
struct ImpactFigures {
  private static func setting(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }

  @Test("half the time for a P2 and longer grounds: exactly the clocks and submissions that were too long or too short")
  func policy() throws {
    let count = Self.setting("TASKING_REQUESTS") ?? 24
    let desk = try Desk(at: "2026-02-02T09:00:00Z")
    var (late, short): ([String], [String]) = ([], [])
    for number in 0..<count {
      let isShort = number % 7 == 0
      // From 30 to 41 hours: half of 72 lies between.
      let hours = Int64(30 + number % 12)
      let grounds = isShort ? ["grounds=Visits are used to bring in drugs, it is said."] : []
      let reference = try desk.bring(["impact=critical", "immediacy=days"] + grounds, to: "acting")
      try desk.at(desk.clock.now.advanced(bySeconds: hours * 3_600).rfc3339)
      try desk.move("report", reference, by: "k.osei", ["answers.1.text=Two people.", "outcome=answered"])
      try desk.move("approve", reference, by: "p.chowdhury", ["feedback=Two visitors were found."])
      try desk.move("close", reference, by: "h.lindqvist")
      // The next begins where this one ended: time only goes forward.
      if hours > 36 { late.append(reference) }
      if isShort { short.append(reference) }
    }
    var text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    for (old, new) in [
      ("\nversion: 1\n", "\nversion: 2\n"), ("size(request.grounds) >= 40", "size(request.grounds) >= 60"),
      (
        "allow: { P1: 24h elapsed, P2: 72h elapsed, P3: 10d, P4: 20d }",
        "allow: { P1: 24h elapsed, P2: 36h elapsed, P3: 10d, P4: 20d }"
      ),
    ] {
      let parts = text.split(separator: old, omittingEmptySubsequences: false)
      try #require(parts.count == 2)
      text = parts.joined(separator: new)
    }
    let began = ContinuousClock.now
    let reply = try desk.perform(
      Command.PreviewWorkflow(Command.SourceText(file: "changed.yaml", text: text)), as: Desk.owner)
    let took = ContinuousClock.now - began
    let impact = try reply.answer
    let history = try #require(impact.history)
    #expect(history.requests == count && impact.considered == 0 && history.allowed.isEmpty)
    #expect(history.verdicts.map(\.reference) == late)
    #expect(history.verdicts.allSatisfy { $0.clock == "result" && $0.was == "met" && $0.would == "breached" })
    #expect(history.refused.map(\.reference) == short && history.refused.allSatisfy { $0.move == "submit" })
    if Self.setting("TASKING_FIGURES") == 1 {
      print("figure: impact on \(count) finished requests, \(history.moves) moves|\(took)|")
    }
  }
}
