import Testing
import Workflow
import WorkflowFile

@Suite("Lengths of time")
struct LengthTests {
  @Test(
    "are read as they are written",
    arguments: [
      ("15m", Allowance(seconds: 900, isElapsed: false)),
      ("4h", Allowance(seconds: 14_400, isElapsed: false)),
      ("2d", Allowance(days: 2, isElapsed: false)),
      ("1d 4h", Allowance(days: 1, seconds: 14_400, isElapsed: false)),
      ("1d 4h 30m", Allowance(days: 1, seconds: 16_200, isElapsed: false)),
      ("24h elapsed", Allowance(seconds: 86_400, isElapsed: true)),
      ("1d 1m elapsed", Allowance(days: 1, seconds: 60, isElapsed: true)),
    ])
  func allowance(_ text: String, _ allowance: Allowance) throws {
    let changed = try #require(Sample.with("P1: 4h,", "P1: \(text),"))
    let definition = try #require(DefinitionFile.read(changed, file: "f").value)
    #expect(definition.clocks["work"]?.allow["P1"] == allowance)
  }

  @Test(
    "of any other form are refused",
    arguments: [
      "4", "h", "0h", "-1h", "4 h", "4hours", "4h elapsed elapsed", "elapsed", "1m 1h", "1h 1h", "1.5h",
      "99999999999999999999h", "4h real", "٤h",
    ])
  func notAllowance(_ text: String) throws {
    let changed = try #require(Sample.with("P1: 4h,", "P1: \(text),"))
    #expect(
      Sample.lines(changed) == [
        "f.yaml:53:75: error: '\(text)' is no length of time",
        "  hint: write working time as 15m, 4h, 2d or 1d 4h, real time as 24h elapsed",
      ])
  }

  @Test(
    "of the calendar are months or days",
    arguments: [
      ("12 months", Window(months: 12)), ("1 month", Window(months: 1)), ("14 days", Window(days: 14)),
      ("1 day", Window(days: 1)), ("0 days", nil), ("121 months", nil), ("12", nil), ("2 weeks", nil), ("12h", nil),
    ] as [(String, Window?)])
  func window(_ text: String, _ window: Window?) throws {
    let changed = try #require(Sample.with("within: 12 months", "within: \(text)"))
    #expect(DefinitionFile.read(changed, file: "f").value?.moves["redo"]?.within == window)
  }
}
