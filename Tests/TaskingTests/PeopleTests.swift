import Store
import Tasking
import TaskingAPI
import Testing
import Workflow
import WorkingTime

@Suite("People")
struct PeopleTests {
  private func add(_ desk: Desk, _ id: String, _ fields: [String]) throws {
    let person = Command.AddPerson(id: id, fields: fields.map(Entry.init(typed:)))
    try desk.perform(person, as: Desk.owner)
  }

  private func grant(_ desk: Desk, _ person: String, _ role: String, until: String? = nil) throws {
    try desk.perform(Command.Grant(person: person, role: role, until: until), as: Desk.owner)
  }

  @Test("Somebody who is added and given a role can do what it allows, until it ends")
  func granted() throws {
    let desk = try Desk()
    let reference = try desk.bring(to: "submitted")
    try add(desk, "n.ew", ["name=Nia Ew", "covers=MDI,LEI", "limit=5"])
    #expect(try desk.refusal { try desk.move("take-up", reference, by: "n.ew") }.code == .notPermitted)
    try grant(desk, "n.ew", "coordinator", until: "+1d")
    let lines = try desk.perform(Command.ListPeople(), as: Desk.owner).answer.people
    let line = try #require(lines.first { $0.id == "n.ew" })
    #expect(line.covers == ["MDI", "LEI"] && line.limit == 5 && line.uid == nil && line.openRequests == 0)
    #expect(try line.roles == [PersonLine.Grant(role: "coordinator", until: at("2026-11-24T09:00:00Z"))])
    try desk.at("2026-11-24T08:59:59Z")
    #expect(try desk.move("take-up", reference, by: "n.ew").state == "assessing")
    try desk.at("2026-11-24T09:00:00Z")
    let late = try desk.refusal { try desk.move("accept", reference, by: "n.ew", ["threat=violence"]) }
    #expect(late.code == .notPermitted)
  }

  @Test(
    "What does not fit a person is refused in words, and nobody is added",
    arguments: [
      ("N.ew", ["name=N"], TaskingError.Code.malformed, "'N.ew' is no id"),
      ("n", ["name=N"], .malformed, "'n' is no id"),
      ("machine", ["name=N"], .malformed, "'machine' is no id"),
      ("n.ew", [], .malformed, "a person needs a name of at most 80 characters"),
      ("n.ew", ["name= "], .malformed, "a person needs a name of at most 80 characters"),
      ("n.ew", ["name=N\u{1B}[2J"], .malformed, "a person needs a name of at most 80 characters"),
      ("n.ew", ["nme=N"], .usage, "a person has no 'nme'"),
      ("n.ew", ["name=N", "name=M"], .usage, "name is given twice"),
      ("n.ew", ["name=N", "limit=many"], .malformed, "limit: 'many' is no whole number"),
      ("n.ew", ["name=N", "uid=-1"], .malformed, "uid: '-1' is no whole number"),
      ("n.ew", ["name=N", "covers=MDI,ZZZ"], .malformed, "covers: 'ZZZ' is no establishment"),
      ("k.osei", ["name=N"], .usage, "there is somebody called k.osei already"),
      ("n.ew", ["name=N", "uid=1000"], .usage, "the login with uid 1000 is somebody else's already"),
    ] as [(String, [String], TaskingError.Code, String)])
  func misfits(id: String, fields: [String], code: TaskingError.Code, message: String) throws {
    let desk = try Desk()
    let before = try Contents(desk.store)
    let error = try desk.refusal { try add(desk, id, fields) }
    #expect(error.code == code && error.message == message)
    #expect(try Contents(desk.store) == before)
  }

  @Test("A role that there is not, somebody who is not there, an end that has passed: refused")
  func badGrants() throws {
    let desk = try Desk()
    let role = try desk.refusal { try grant(desk, "k.osei", "supervizor") }
    #expect(role.code == .usage && role.hint == "did you mean 'supervisor'?")
    #expect(try desk.refusal { try grant(desk, "k.ose", "pio") }.code == .notFound)
    #expect(try desk.refusal { try grant(desk, "k.osei", "senior", until: "2026-11-22") }.code == .malformed)
    #expect(try desk.refusal { try grant(desk, "k.osei", "senior", until: "whenever") }.code == .malformed)
  }
}
