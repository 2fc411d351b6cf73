import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("A decision binds, in a store")
struct BindingDeskTests {
  private func activate(_ desk: Desk, version: Int, _ change: (String) -> String) throws {
    let text = try #require(try desk.store.read { try $0.source(.workflow, name: "pio-tasking")?.text })
    let next = change(text.replacing("\nversion: \(version - 1)\n", with: "\nversion: \(version)\n"))
    try desk.perform(Command.Activate(Command.SourceText(file: "next.yaml", text: next)), as: Desk.owner)
    try desk.perform(Command.Migrate(workflow: "pio-tasking", isTrial: false), as: Desk.owner)
  }

  @Test("A move that has another name in the next version, and another in the one after, was made by whoever made it")
  func renamed() throws {
    let desk = try Desk()
    let reference = try desk.raise(by: "j.mercer").reference
    var name = "submit"
    for version in [2, 3] {
      let (old, new) = (name, "send-in-\(version)")
      try activate(desk, version: version) { text in
        text.replacing("\n  \(old): ", with: "\n  \(new): ").replacing("[\(old),", with: "[\(new),")
      }
      let refusal = #expect(throws: TaskingError.self) { try desk.move("take-up", reference, by: "j.mercer") }
      #expect(refusal?.code == .notPermitted)
      name = new
    }
    try desk.move("take-up", reference, by: "y.tanaka")
    #expect(try desk.show(reference).state == "assessing")
  }

  @Test("A correction that the holder does not cover is made, says what follows, and is certified with what followed")
  func corrected() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "acting")
    let written = try desk.correct(reference, by: "p.chowdhury", ["establishment=FKI", "reason=Misread."])
    #expect(written.done == "correct" && written.followed == ["cover-lost", "affirmation-due"])
    #expect(written.broken == ["Kwame Osei does not cover FKI."] && written.state == "acting")
    let version = try desk.show(reference).version
    for version in [version - 2, version - 1, version] {
      let command = Command.Certify(reference: reference, version: version)
      #expect(try desk.perform(command, as: "p.chowdhury").answer.statement.version == version)
    }
  }

  @Test("A login that goes from one person to another makes the two one person for separation")
  func logins() throws {
    let desk = try Desk()
    let reference = try desk.raise(by: "b.hughes").reference
    func login(_ person: String, _ value: String) throws {
      try desk.perform(
        Command.ChangePerson(id: person, fields: [Entry(typed: value)]), as: Desk.owner)
    }
    try login("b.hughes", "uid=4711")
    try login("b.hughes", "uid-=")
    try login("y.tanaka", "uid=4711")
    #expect(throws: TaskingError.self) { try desk.move("take-up", reference, by: "y.tanaka") }
    try desk.move("take-up", reference, by: "j.mercer")
  }
}
