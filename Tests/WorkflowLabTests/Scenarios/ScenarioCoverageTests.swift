import Testing
import Workflow
import WorkflowBench
import WorkflowFile
import WorkflowLab
import WorkingTime

/// What scenarios went through, and what a tour cannot.
struct ScenarioCoverageTests {
  private static let small = """
    workflow: small
    version: 1
    title: Small
    owner: Nobody
    reference: S-{year}-{number}
    calendar: england-and-wales
    roles: { pio: Does }
    fields:
      priority: { one-of: [P1] }
      title: { text: 40 }
      size: { int: true }
    rules:
      never: { test: size(request.title) > 100, else: Never. }
      zero: { test: request.size == 0, else: It is not zero. }
    states:
      new: { stage: raise, waits-for: raiser, no-clock: It is new }
      done: { stage: close, final: true }
    raise: { by: pio, into: new }
    set: { raise: raiser, assess: nobody, assign: nobody, act: nobody, close: nobody }
    moves:
      finish: { from: new, to: done, by: pio, needs: [size], rules: zero }
      wish: { from: new, to: done, by: pio, needs: [title], rules: never }

    """

  private static func ground() throws -> ScenarioGround {
    let bench = try Bench.of(small)
    return ScenarioGround(
      definition: bench.definition, registers: bench.world.registers,
      calendars: [bench.world.calendar.name: bench.world.calendar], people: try Theatre.ground().people)
  }

  @Test("a rule is seen when a move is made under it and when one is refused by it; what is missing is named")
  func gaps() throws {
    let ground = try Self.ground()
    let text = """
      tests: small
      scenarios:
        A size that is not zero:
          given: { at: "2026-11-23 09:00", who: k.osei }
          steps:
            - { who: k.osei, does: finish, with: { size: 3 }, then: { refused: zero, state: new } }

      """
    let set = try #require(ScenarioFile.check(text, file: "t", on: ground).value)
    let results = ScenarioRun.play(set, on: ground)
    #expect(results.flatMap(\.findings) == [])
    var coverage = ScenarioCoverage()
    for result in results { coverage.merge(result.coverage) }
    let shares = coverage.shares(of: ground.definition)
    #expect(shares.map(\.kind) == ["moves", "rules seen true and false", "states"])
    #expect(shares.map(\.seen) == [0, 0, 1] && shares.map(\.all) == [2, 2, 2])
    #expect(
      shares.map(\.missing) == [
        ["move finish", "move wish"], ["rule never true", "rule zero true", "rule never false"], ["state done"],
      ])
  }

  @Test("a tour learns from refusals what to give, and names the move that nothing makes")
  func tour() throws {
    let tour = Tour(of: try Self.ground())
    #expect(tour.unreached == ["wish"])
    #expect(tour.scenarios.map(\.name.value) == ["Tour 1: the way to finish"])
    let text = ScenarioText(tour.scenarios, of: "small", comment: ["Made."]).description
    #expect(
      text == """
        # Made.
        tests: small
        scenarios:

          "Tour 1: the way to finish":
            given:
              at: "2026-11-23 09:00"
              who: d.reyes
              then: { state: new }
              with:
                size: "1"
                title: "What the tour says of title, in a senten"
            steps:
              - who: k.osei
                does: finish
                then: { state: done }
                with:
                  size: "0"

        """)
  }
}
