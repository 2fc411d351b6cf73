import Testing
import Workflow
import WorkflowBench

@Suite("Corrections")
struct CorrectionTests {
  @Test("a request whose answer is overdue can still be corrected, but not made overdue")
  func overdue() throws {
    let wanted = ["required_by": FieldValue.text("2026-11-25T12:00:00Z")]
    var story = try Story(Bench.shipped(), Story.fields(wanted))
    try story.make("submit", by: "raiser")
    try story.make("return", by: "coordinator", .because)
    try story.tick("2026-11-26T09:00:00Z")
    #expect(try story.codes(setBy: "raiser", Input(values: ["title": .text("Visitors of November")])) == [])
    let late = Input(values: ["title": .text("T"), "required_by": .text("2026-11-25T13:00:00Z")])
    #expect(try story.codes(setBy: "raiser", late) == ["rule"])
  }

  @Test("a rule that held before the edit still has to hold after it")
  func stillHolds() throws {
    var story = try Story(Bench.shipped())
    try story.make("submit", by: "raiser")
    try story.make("return", by: "coordinator", .because)
    #expect(try story.codes(setBy: "raiser", Input(values: ["grounds": .text("Too short.")])) == ["rule"])
  }

  @Test("whoever closes does not rewrite the answer that somebody approved")
  func closing() throws {
    var story = try Story(Bench.shipped())
    try story.bring(to: "feedback-due")
    #expect(
      try story.codes("close", by: "supervisor", Input(values: ["outcome": .text("discarded")])) == ["not-writable"])
    #expect(try story.codes("close", by: "supervisor", Input(values: Story.feedback)) == ["not-writable"])
    #expect(try story.codes("close", by: "supervisor") == [])
  }

  @Test("a bound that has passed is told step by step, by the budget")
  func passedBound() throws {
    let wanted = ["required_by": FieldValue.text("2026-11-25T12:00:00Z")]
    var story = try Story(Bench.shipped(), Story.fields(wanted))
    try story.wait(until: "2026-11-24T09:00:00Z")
    try story.make("submit", by: "raiser")
    try story.make("return", by: "coordinator", .because)
    try story.make("withdraw", by: "raiser", .because)
    try story.make("close", by: "supervisor")
    try story.tick("2026-12-01T09:00:00Z")
    try story.make("reopen", by: "senior", .because)
    try story.tick("2026-12-01T09:01:00Z")
    let result = story.firings.filter { $0.clock == "result" && $0.cycle == 2 }
    #expect(result.map(\.percent) == [75, 100])
    #expect(result.map(\.superseded) == [true, false])
  }
}
