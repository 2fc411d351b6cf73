import FoundationEssentials
import Testing
import Workflow
import WorkflowFile
import WorkflowLab

@Suite("Simulation files")
struct SimulationFileTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "workflows")

  private func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: Self.folder.appending(path: name)), as: UTF8.self)
  }

  private func read(_ text: String) throws -> Loaded<Premise> {
    let definition = try #require(DefinitionFile.read(try self.text("pio-tasking.yaml"), file: "d").value)
    return SimulationFile.read(text, file: "s.yaml", for: [definition])
  }

  @Test("The shipped file fits the shipped definition, with an entry for each state that is not final")
  func shipped() throws {
    let loaded = try read(try text("simulation.yaml"))
    #expect(loaded.diagnostics == [])
    #expect(loaded.value?.work.count == 13)
    #expect(loaded.value?.arrivals.aYear == 92_000)
  }

  @Test(
    "A fault is told with its place and what was probably meant",
    arguments: [
      ("simulate: pio-tasking", "simulate: pio-taskng", "6:11: error: unknown workflow 'pio-taskng'", "pio-tasking"),
      ("days: 364", "day: 364", "10:1: error: unknown key 'day'", "days"),
      ("people: 48", "peeple: 48", "17:18: error: unknown key 'peeple'", "people"),
      ("pio:         {", "pioo:        {", "19:3: error: unknown role 'pioo'", "pio"),
      ("{ close: 100 }", "{ close: 99 }", "33:62: error: the shares add up to 99, not to 100", ""),
      ("{ close: 100 }", "{ closs: 100 }", "33:64: error: unknown move 'closs'", "close"),
      ("{ close: 100 }", "{ offer: 100 }", "33:64: error: the move 'offer' does not leave 'feedback-due'", ""),
      ("  feedback-due: ", "  feedback_due: ", "33:3: error: 'feedback_due' is no name here", ""),
      ("by: pio, then: { take-on", "then: { take-on", "28:3: error: 'offered' waits for assignee", ""),
      ("[result]", "[assign]", "34:1: error: the clock 'assign' exists under no test", ""),
      ("takes: 15m", "takes: 15m elapsed", "32:32: error: work is counted in the hours", ""),
      ("P1: 1,", "P9: 1,", "15:17: error: unknown priority 'P9'", ""),
      ("\"13:00-17:00\"", "\"12:00-17:00\"", "14:68: error: '12:00-17:00' is none within one day", ""),
    ])
  func faults(_ part: String, _ other: String, _ words: String, _ hint: String) throws {
    let lines = try read(try text("simulation.yaml").replacing(part, with: other)).diagnostics.map(\.description)
    #expect(lines.contains { $0.hasPrefix("s.yaml:\(words)") && $0.contains(hint) }, "\(lines)")
  }

  @Test("A state without an entry is named")
  func noEntry() throws {
    let lines = try text("simulation.yaml").split(separator: "\n", omittingEmptySubsequences: false)
    let fewer = lines.filter { !$0.hasPrefix("  on-hold:") }.joined(separator: "\n")
    let told = try read(fewer).diagnostics.map(\.message)
    #expect(told == ["'work' has no entry for the state 'on-hold', which is not final"])
  }
}
