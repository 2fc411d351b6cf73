import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("What another definition would have decided")
struct HindsightTests {
  private func changed(_ desk: Desk, _ changes: [(String, String)]) throws -> Command.SourceText {
    var text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    for (old, new) in [("\nversion: 1\n", "\nversion: 2\n")] + changes {
      let parts = text.split(separator: old, omittingEmptySubsequences: false)
      try #require(parts.count == 2, "'\(old)' is there once")
      text = parts.joined(separator: new)
    }
    return Command.SourceText(file: "changed.yaml", text: text)
  }

  private func hindsight(_ desk: Desk, _ changes: [(String, String)]) throws -> Hindsight {
    let command = Command.PreviewWorkflow(try changed(desk, changes))
    let impact = try desk.perform(command, as: Desk.owner).answer
    return try #require(impact.history)
  }

  private static let result = "allow: { P1: 24h elapsed, P2: 72h elapsed, P3: 10d, P4: 20d }"

  /// A P2 request that is reported so many hours after it was submitted, and closed.
  private func finished(_ desk: Desk, hours: Int64, _ fields: [String] = []) throws -> String {
    let reference = try desk.bring(["impact=critical", "immediacy=days"] + fields, to: "acting")
    try desk.at(desk.clock.now.advanced(bySeconds: hours * 3_600).rfc3339)
    try desk.move("report", reference, by: "k.osei", ["answers.1.text=Two people.", "outcome=answered"])
    try desk.move("approve", reference, by: "p.chowdhury", ["feedback=Two visitors were found."])
    try desk.move("close", reference, by: "h.lindqvist")
    return reference
  }

  @Test("the definition that is in use finds nothing to say of its own history")
  func same() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    _ = try finished(desk, hours: 40)
    _ = try desk.refusal { try desk.move("accept", "1", by: "b.hughes") }
    let history = try hindsight(desk, [])
    #expect(history.requests == 1 && history.moves == 8 && history.refusals == 1)
    #expect(history.refused.isEmpty && history.allowed.isEmpty && history.verdicts.isEmpty)
  }

  @Test("half the time for a P2: exactly those that took more than half of it would have been late")
  func halved() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let quick = try finished(desk, hours: 36)
    let slow = try finished(desk, hours: 37)
    let late = try finished(desk, hours: 80)
    let history = try hindsight(
      desk, [(Self.result, "allow: { P1: 24h elapsed, P2: 36h elapsed, P3: 10d, P4: 20d }")])
    #expect(history.requests == 3 && history.refused.isEmpty)
    #expect(history.verdicts.map(\.reference) == [slow], "\(quick) and \(late) end as they did")
    let verdict = try #require(history.verdicts.first)
    #expect(verdict.clock == "result" && verdict.was == "met" && verdict.would == "breached" && verdict.lap == 1)
    let due = try #require(verdict.due)
    #expect(verdict.wouldBeDue == due.advanced(bySeconds: -36 * 3_600))
  }

  @Test("a tighter rule names each move that it would have refused, with its sentence")
  func tightened() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let short = try finished(desk, hours: 1, ["grounds=Visits are used to bring in drugs, it is said."])
    _ = try finished(desk, hours: 1)
    let history = try hindsight(desk, [("size(request.grounds) >= 40", "size(request.grounds) >= 60")])
    #expect(history.refused.map(\.reference) == [short] && history.verdicts.isEmpty)
    let refused = try #require(history.refused.first)
    #expect(refused.move == "submit" && refused.version == 2 && refused.actor == "b.hughes")
    #expect(refused.reasons == ["Say in a sentence or two why this is necessary and proportionate."])
  }

  @Test("a wider permission names each refusal that would have been none")
  func widened() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise().reference
    _ = try desk.refusal { try desk.move("take-up", reference, by: "n.farouk") }
    _ = try desk.refusal { try desk.move("take-up", reference, by: "k.osei") }
    let wide = "take-up:         { from: submitted,  to: assessing, by: [coordinator, supervisor, chair]"
    let history = try hindsight(
      desk, [("take-up:         { from: submitted,  to: assessing, by: [coordinator, supervisor]", wide)])
    #expect(history.allowed.map(\.actor) == ["n.farouk"] && history.allowed.map(\.move) == ["take-up"])
    #expect(history.refusals == 2)
  }

  @Test("how many requests somebody had then is counted as it was, not as it is")
  func load() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    for _ in 0..<3 { try desk.bring(to: "acting") }
    let last = try desk.bring(to: "acting")
    let history = try hindsight(
      desk, [("assignee.open_requests < assignee.limit", "assignee.open_requests < 3")])
    #expect(history.refused.map(\.reference) == [last] && history.refused.map(\.move) == ["offer"])
  }

  @Test("a move that the other version does not have would have been none")
  func missing() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.bring(to: "acting")
    try desk.move("progress", reference, by: "k.osei", ["reason=Under way."])
    let history = try hindsight(
      desk,
      [
        ("  progress:        {", "  report-progress: {"),
        ("restarts-on: [take-on, claim, progress,", "restarts-on: [take-on, claim, report-progress,"),
      ])
    #expect(history.refused.map(\.reasons) == [["that version has no move 'progress'"]])
  }

  @Test("what it was known to do is kept with the activation, and who approved it")
  func attached() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    _ = try finished(desk, hours: 37)
    var source = try changed(
      desk, [(Self.result, "allow: { P1: 24h elapsed, P2: 36h elapsed, P3: 10d, P4: 20d }")])
    source.approvedBy = "Head of Prison Intelligence"
    source.reason = "Board of 20 November"
    let activated = try desk.perform(Command.Activate(source), as: Desk.owner).answer
    let lines = try desk.perform(Command.ListWorkflows(), as: Desk.owner).answer.workflows
    #expect(activated.foreseen?["would_end_otherwise"] == 1 && activated.foreseen?["would_be_refused"] == 0)
    let line = try #require(lines.first { $0.isActive }?.activated)
    #expect(line.by == Desk.owner && line.approvedBy == "Head of Prison Intelligence")
    #expect(line.reason == "Board of 20 November" && line.foreseen == activated.foreseen)
    source.approvedBy = " "
    source.text += "\n"
    #expect(try desk.refusal { try desk.perform(Command.Activate(source), as: Desk.owner) }.code == .refused)
    try desk.verify()
  }

  @Test("a live request with which nobody could go on is named")
  func stranded() throws {
    let desk = try Desk(at: "2026-11-23T09:00:00Z")
    let reference = try desk.raise().reference
    try desk.move("take-up", reference, by: "j.mercer")
    try desk.move("defer", reference, by: "j.mercer", ["reason=Not now.", "resume_on=+3d"])
    // Only people of the unit's chair could take it up again, and its role is given to nobody.
    let source = try changed(
      desk,
      [
        ("\n  chair:", "\n  board: Nobody yet\n  chair:"),
        (
          "adopt:           { from: deferred,   to: assessing, by: [chair, supervisor]",
          "adopt:           { from: deferred,   to: assessing, by: [board]"
        ),
        (
          "from: [assessing, awaiting-authority, deferred], to: feedback-due, by: [supervisor, chair]",
          "from: [assessing, awaiting-authority, deferred], to: feedback-due, by: [board]"
        ),
        (
          "from: [submitted, returned, assessing, awaiting-authority, deferred, queued], to: feedback-due, by: raiser",
          "from: [submitted, returned, assessing, awaiting-authority, queued], to: feedback-due, by: raiser"
        ),
      ])
    let impact = try desk.perform(Command.PreviewWorkflow(source), as: Desk.owner).answer
    #expect(impact.stranded.map(\.reference) == [reference] && impact.stranded.map(\.state) == ["deferred"])
  }
}
