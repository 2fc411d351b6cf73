import FoundationEssentials
import Testing
import Workflow
import WorkflowBench
import WorkingTime

/// References, ways through the states, values and names.
struct LookupTests {
  @Test(
    "a reference holds the year and six digits at least",
    arguments: [(1, "PIO-2026-000001"), (418, "PIO-2026-000418"), (1_234_567, "PIO-2026-1234567")] as [(Int64, String)])
  func reference(number: Int64, text: String) throws {
    #expect(try Bench.shipped().definition.reference(number: number, year: 2026) == text)
  }

  @Test("the way to a state is the fewest moves of people")
  func way() throws {
    let definition = try Bench.shipped().definition
    #expect(definition.way(from: "draft", toAny: ["queued"])?.map(\.name) == ["submit", "take-up", "accept"])
    #expect(definition.way(from: "draft", toAny: ["closed"])?.map(\.name) == ["discard"])
    #expect(definition.way(from: "queued", toAny: ["reviewing"])?.map(\.name) == ["claim", "report"])
    #expect(definition.way(from: "acting", toAny: ["acting"])?.isEmpty == true)
    #expect(definition.way(from: "closed", toAny: ["queued"]) == nil, "a reopening is no way forward")
  }

  @Test(
    "a move leads on by a stage or within one; back, past one, or into a hold is not on",
    arguments: [
      ("draft", "submit", 0), ("submitted", "take-up", 1), ("assessing", "accept", 1), ("queued", "claim", 1),
      ("acting", "report", 1), ("feedback-due", "close", 0), ("on-hold", "resume", 1), ("assessing", "return", nil),
      ("submitted", "withdraw", nil), ("acting", "hold", nil), ("queued", "renew-authority", nil),
    ] as [(String, String, Int?)])
  func forward(state: String, name: String, stages: Int?) throws {
    let definition = try Bench.shipped().definition
    let move = try #require(definition.moves[name])
    #expect(definition.stagesForward(from: state, by: move) == stages)
  }

  @Test("a value is the same after it was written down")
  func json() throws {
    let value = FieldValue.record([
      "words": .text("12"), "yes": .flag(true), "one": .number(1), "zero": .number(0), "big": .number(.max),
      "list": .list([.text("true"), .flag(false), .list([]), .record([:])]),
    ])
    let bytes = try JSONEncoder().encode(value)
    #expect(try JSONDecoder().decode(FieldValue.self, from: bytes) == value)
  }

  @Test("blank is what gives nothing to read")
  func blank() {
    for value in [FieldValue.text(""), .text(" \n\t"), .text("\u{3000}"), .list([]), .record([:])] {
      #expect(value.isBlank, "\(value)")
    }
    for value in [FieldValue.text("x"), .flag(false), .number(0), .list([.text("")]), .record(["a": .text("")])] {
      #expect(!value.isBlank, "\(value)")
    }
  }

  @Test("a table keeps its order, and the first of one name")
  func names() {
    var table: NameTable<Definition.Role> = [
      Definition.Role(name: "b", sentence: "1"), Definition.Role(name: "a", sentence: "2"),
      Definition.Role(name: "b", sentence: "3"),
    ]
    #expect(table.names == ["b", "a"] && table["b"]?.sentence == "1" && table["c"] == nil)
    let again = table.append(Definition.Role(name: "a", sentence: "4"))
    #expect(!again && table.count == 2 && table.position(of: "a") == 1)
  }

  @Test("an actor's id says whether it is the scheduler")
  func actor() {
    #expect(Actor(id: "machine") == .machine && Actor.machine.id == "machine")
    #expect(Actor(id: "k.osei") == .person("k.osei"))
  }
}
