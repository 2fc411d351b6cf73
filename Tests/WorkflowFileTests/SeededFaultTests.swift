import Testing
import Workflow
import WorkflowFile

@Suite("Faults in a definition")
struct SeededFaultTests {
  @Test("the sample itself has nothing to say")
  func sound() {
    #expect(Sample.lines(Sample.text) == [])
  }

  @Test(
    "each fault is told at its place, in its words, and nothing else is",
    arguments: SeededFault.reading + SeededFault.names + SeededFault.ways + SeededFault.trust)
  func seeded(_ fault: SeededFault) throws {
    let text = try #require(Sample.with(fault.part, fault.other))
    #expect(Sample.lines(text) == fault.lines)
  }

  @Test("faults of every kind are told at once, in the order of the file")
  func together() throws {
    var text = Sample.text
    for (part, other) in [
      ("doer: Whoever does it", "doer: Whoever does it, cook: Whoever cooks"),
      ("close: nobody", "closing: nobody"),
      ("size(request.title) > 3", "size(request.titel) >"),
      ("rules: covered", "rules: coverd"),
      ("P2: 1d 4h 30m", "P2: soon"),
      ("move: release", "move: finish"),
    ] {
      text.replace(part, with: other)
    }
    #expect(
      Sample.lines(text) == [
        "f.yaml:28:40: error: found the end where an expression should be",
        "f.yaml:40:47: error: unknown key 'closing'",
        "  hint: known here: raise, assess, assign, act, close",
        "f.yaml:44:80: error: unknown rule 'coverd'",
        "  hint: did you mean 'covered'?",
        "f.yaml:47:3: error: the machine never makes the move 'release'",
        "  hint: give it at: with an instant, or when:, or let a rung move it",
        "f.yaml:53:83: error: 'soon' is no length of time",
        "  hint: write working time as 15m, 4h, 2d or 1d 4h, real time as 24h elapsed",
        "f.yaml:58:59: error: 'finish' is no move of the machine",
      ])
  }

  @Test("a definition with an error has no value, one with a warning has")
  func value() throws {
    let wrong = try #require(Sample.with("into: draft }", "into: draught }"))
    let odd = try #require(Sample.with("doer: Whoever does it", "doer: Whoever does it, cook: Whoever cooks"))
    let load = { DefinitionFile.check($0, file: "f", registers: Sample.registers, calendars: ["office"]) }
    #expect(load(wrong).value == nil)
    #expect(load(wrong).hasErrors)
    #expect(load(odd).value?.workflow == "errand")
    #expect(load(odd).diagnostics.map(\.severity) == [.warning])
    #expect(!load(odd).hasErrors)
  }

  @Test("the shipped definition has nothing to say")
  func shipped() throws {
    var registers: NameTable<Register> = []
    for name in try Shipped.names(in: "registers") {
      let loaded = RegisterFile.read(try Shipped.text("registers/\(name)"), file: name)
      registers.append(try #require(loaded.value))
    }
    let loaded = DefinitionFile.check(
      try Shipped.text("pio-tasking.yaml"), file: "pio-tasking.yaml", registers: registers,
      calendars: ["england-and-wales"])
    #expect(loaded.diagnostics == [])
    #expect(loaded.value?.moves.count ?? 0 > 30)
  }
}
