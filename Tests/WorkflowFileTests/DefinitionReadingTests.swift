import Testing
import Workflow
import WorkflowFile

@Suite("Reading a definition")
struct DefinitionReadingTests {
  private func sample() throws -> Definition {
    let loaded = DefinitionFile.read(Sample.text, file: "f")
    #expect(loaded.diagnostics == [])
    return try #require(loaded.value)
  }

  @Test("who it is, who there is and who may raise and set")
  func top() throws {
    let definition = try sample()
    #expect(definition.workflow == "errand")
    #expect(definition.version == 1)
    #expect(definition.title == "Errands")
    #expect(definition.owner == "The desk")
    #expect(definition.reference == "E-{year}-{number}")
    #expect(definition.calendar == "office")
    #expect(definition.roles.names == ["asker", "doer", "chief"])
    #expect(definition.roles["doer"]?.sentence == "Whoever does it")
    #expect(definition.raise.by == [.role("asker")])
    #expect(definition.raise.into == "draft")
    #expect(definition.setters == [.raise: [.raiser], .act: [.role("chief"), .assignee], .close: [.nobody]])
    #expect(definition.beyondScope == FieldCondition(onlyFor: ["priority": ["P1"]]))
  }

  @Test("fields and records with their shapes")
  func fields() throws {
    let definition = try sample()
    #expect(definition.fields["kind"]?.shape == .register("kinds"))
    #expect(definition.fields["title"]?.shape == .text(limit: 80))
    #expect(definition.fields["title"]?.hint == "Short")
    #expect(definition.fields["title"]?.label == "What")
    #expect(definition.fields["haste"]?.shape == .code(["none", "now"]))
    #expect(definition.fields["wanted_by"]?.shape == .instant)
    #expect(definition.fields["answers"]?.shape == .list(.record("answer")))
    #expect(definition.fields["answers"]?.isWrittenByMoves == true)
    #expect(definition.fields["title"]?.isWrittenByMoves == false)
    #expect(definition.fields["skipped"]?.defaultValue == .text("no"))
    let answer = try #require(definition.records["answer"]?.members)
    #expect(answer.names == ["text", "sure", "why"])
    #expect(answer.map(\.shape) == [.text(limit: 200), .flag, .text(limit: 80)])
    #expect(answer.map(\.isOptional) == [false, false, true])
  }

  @Test(
    "every way to write a type",
    arguments: [
      ("text", .text(limit: 1_000)), ("bool", .flag), ("int", .number), ("instant", .instant), ("person", .person),
      ("{ text: true }", .text(limit: 1_000)), ("{ bool: true }", .flag), ("{ int: true }", .number),
      ("{ person: true }", .person), ("{ record: answer }", .record("answer")),
      ("{ list-of: text }", .list(.text(limit: 1_000))),
      ("{ list-of: { text: 9 } }", .list(.text(limit: 9))),
      ("{ list-of: { one-of: kinds } }", .list(.register("kinds"))),
      ("{ one-of: [a] }", .code(["a"])),
    ] as [(String, FieldShape)])
  func shapes(_ text: String, _ shape: FieldShape) throws {
    let changed = try #require(Sample.with("wanted_by: { instant: true }", "extra: \(text)"))
    #expect(DefinitionFile.read(changed, file: "f").value?.fields["extra"]?.shape == shape)
  }

  @Test("decisions, rules, states and waivers")
  func parts() throws {
    let definition = try sample()
    let priority = try #require(definition.decided["priority"])
    #expect(priority.from == ["size", "haste"])
    #expect(priority.table == ["small": ["P2", "P2"], "large": ["P2", "P1"]])
    #expect(priority.atLeast?.source == "request.kind.floor")
    #expect(priority.override.by == [.role("chief")])
    #expect(priority.override.asks == ["reason"])
    #expect(definition.rules["covered"]?.test.source == #"request.priority == "P1" || assignee.open_requests < 5"#)
    #expect(definition.rules["answered"]?.otherwise == "Say why.")
    #expect(definition.states.names == ["draft", "queued", "doing", "parked", "done"])
    #expect(definition.states["draft"]?.noClock == "Nobody sees it")
    #expect(definition.states["draft"]?.waitsFor == .raiser)
    #expect(definition.states["queued"]?.stage == .assign)
    #expect(definition.states["done"]?.isFinal == true)
    let hurry = try #require(definition.waivers["hurry"])
    #expect(hurry.condition == FieldCondition(onlyFor: ["priority": ["P1"]]))
    #expect(hurry.sets == [MoveRule.Assignment(field: "skipped", value: .value(.text("yes")))])
  }

  @Test("moves with all their keys")
  func moves() throws {
    let definition = try sample()
    let take = try #require(definition.moves["take"])
    #expect(take.from == .named(["queued"]))
    #expect(take.to == .state("doing"))
    #expect(take.by == [.role("doer")])
    #expect(take.sets == [MoveRule.Assignment(field: "assignee", value: .actor)])
    #expect(take.rules == ["covered"])
    #expect(take.separateFrom == ["send"])
    #expect(take.waivedFor == "hurry")
    let expire = try #require(definition.moves["expire"])
    #expect(expire.isMachines)
    #expect(expire.erasesPayload)
    #expect(expire.at?.source == "request.raised + duration('336h')")
    let park = try #require(definition.moves["park"])
    #expect(park.asks == ["reason", "wanted_by"])
    #expect(park.condition == FieldCondition(notFor: ["priority": ["P1"]]))
    #expect(definition.moves["send"]?.needs == ["kind", "title", "size", "haste"])
    #expect(definition.moves["go-on"]?.to == .whereItWas)
    #expect(definition.moves["go-on"]?.tells == [.raiser])
    #expect(definition.moves["remark"]?.from == .open)
    #expect(definition.moves["remark"]?.to == .same)
    #expect(definition.moves["redo"]?.within == Window(months: 12))
    #expect(definition.moves["redo"]?.clears == ["assignee", "answers"])
  }

  @Test("clocks and ladders")
  func clocks() throws {
    let definition = try sample()
    let start = try #require(definition.clocks["start"])
    #expect(start.runsIn == .named(["queued"]))
    #expect(start.waitsIn == ["parked"])
    #expect(start.metBy == ["take"])
    #expect(start.ladder == "desk")
    #expect(
      start.allow == ["P1": Allowance(seconds: 3_600, isElapsed: true), "P2": Allowance(days: 1, isElapsed: false)])
    #expect(definition.clocks["work"]?.ladder == "slow")
    #expect(definition.clocks["work"]?.restartsOn == ["take"])
    #expect(definition.clocks["work"]?.metBy == nil)
    #expect(definition.clocks["rest"]?.noLaterThan?.source == "request.wanted_by")
    #expect(definition.clocks["rest"]?.waitsFor == .role("chief"))
    #expect(definition.clocks["skip"]?.runsIn == .open)
    #expect(definition.clocks["skip"]?.whileTest?.source == #"request.skipped == "yes""#)
    let desk = try #require(definition.ladders["desk"]).rungs
    #expect(desk.map(\.percent) == [75, 100])
    #expect(desk.map(\.action) == [.remind(.whoeverItWaitsFor), .tell(.role("chief"))])
    #expect(desk[0].every == nil)
    #expect(desk[1].every?["P2"] == Allowance(days: 1, isElapsed: false))
    #expect(definition.ladders["slow"]?.rungs.last?.action == .move("release"))
  }

  @Test("one length for every priority is a length for each")
  func everyPriority() throws {
    let text = try #require(Sample.with("every: { P1: 1h elapsed, P2: 1d }", "every: 2h"))
    let rung = DefinitionFile.read(text, file: "f").value?.ladders["desk"]?.rungs.last
    let two = Allowance(seconds: 7_200, isElapsed: false)
    #expect(rung?.every == ["P1": two, "P2": two])
  }
}
