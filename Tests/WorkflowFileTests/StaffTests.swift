import Testing
import Workflow
import WorkflowFile

@Suite("A definition and the people there are")
struct StaffTests {
  private func lines(_ holders: [String: Set<String>]) -> [String] {
    DefinitionFile.check(
      Sample.text, file: "f.yaml", registers: Sample.registers, calendars: ["office"], staff: Staff(holders: holders)
    ).diagnostics.flatMap { "\($0)".split(separator: "\n").map(String.init) }
  }

  @Test("enough people have nothing said of them")
  func enough() {
    #expect(lines(["asker": ["a"], "doer": ["b"], "chief": ["c"]]) == [])
    #expect(lines(["asker": ["a", "b"], "doer": ["a"], "chief": ["a"]]) == [])
  }

  @Test("one person for two sides of a separation is an error, at the move that takes a second one")
  func obstruction() {
    #expect(
      lines(["asker": ["a"], "doer": ["a"], "chief": ["c"]]) == [
        "f.yaml:44:89: error: nobody could make 'take' after send: there is only a",
        "  hint: give somebody else one of the roles: tasking person grant PERSON ROLE",
      ])
  }

  @Test("a role that nobody holds is a warning wherever it would have to act or be told")
  func unheld() {
    let found = lines(["asker": ["a"], "doer": ["b"]])
    #expect(found.allSatisfy { $0.contains("warning: nobody holds") })
    #expect(found.contains("f.yaml:57:71: warning: nobody holds the role 'chief': this step would be told to nobody"))
    #expect(found.contains("f.yaml:45:46: warning: nobody holds any of the roles that may make 'park'"))
  }
}
