import Testing
import Workflow
import WorkflowFile
import WorkflowLab

/// Scenarios as they are played: each kind of expectation when it is met, and when it is not.
struct ScenarioRunTests {
  /// A step after a submission on a Monday at 09:00, an expectation that it meets, one that it does not, and the words.
  struct Row: Sendable, CustomTestStringConvertible {
    let step: String
    let met: String
    let unmet: String
    let words: String

    init(_ step: String, met: String, unmet: String, _ words: String) {
      self.step = step
      self.met = met
      self.unmet = unmet
      self.words = words
    }

    var testDescription: String { unmet }
  }

  static let rows: [Row] = [
    Row(
      #"who: y.tanaka, does: take-up"#, met: "state: assessing", unmet: "state: submitted",
      "expected state 'submitted', it is 'assessing'"),
    Row(
      #"who: y.tanaka, does: take-up"#, met: "waits-for: coordinator", unmet: "waits-for: raiser",
      "expected that it waits for raiser, it waits for coordinator"),
    Row(
      #"who: k.osei, does: take-up"#, met: "refused: role", unmet: "refused: separation",
      "expected take-up to be refused (separation), it was refused: this takes a coordinator or a supervisor (role)"),
    Row(
      #"who: y.tanaka, does: take-up"#, met: "state: assessing", unmet: "refused: role",
      "expected take-up to be refused (role), it was done"),
    Row(
      #"who: k.osei, does: take-up"#, met: "refused: role", unmet: "state: assessing",
      "expected state 'assessing', it is 'submitted': take-up was refused: "
        + "this takes a coordinator or a supervisor (role)"),
    Row(
      #"who: k.osei, does: take-up"#, met: "refused: role", unmet: "state: submitted",
      "take-up was refused: this takes a coordinator or a supervisor (role)"),
    Row(
      #"at: "+1h""#, met: "assignee: nobody", unmet: "assignee: k.osei", "expected that k.osei has it, nobody has it"),
    Row(#"at: "+1h""#, met: "priority: P3", unmet: "priority: P1", "expected priority 'P1', priority is 'P3'"),
    Row(
      #"at: "+1h""#, met: "fields: { title: Visitors }", unmet: "fields: { title: Others }",
      "expected title 'Others', title is 'Visitors'"),
    Row(
      #"at: "+1h""#, met: "fields: { threat: ~ }", unmet: "fields: { title: ~ }",
      "expected no title, it is 'Visitors'"),
    Row(
      #"at: "+1h""#, met: "fields: { subjects.1.role: target }", unmet: "fields: { subjects.1.role: visitor }",
      "expected subjects.1.role 'visitor', subjects is [{number: 'A1234BC', role: 'target'}]"),
    Row(
      #"at: "+1h""#, met: "fields: { subjects: [{ number: A1234BC, role: target }] }",
      unmet: "fields: { subjects: [{ number: B1234BC, role: target }] }",
      "expected subjects '[{number: 'B1234BC', role: 'target'}]', subjects is [{number: 'A1234BC', role: 'target'}]"),
    Row(
      #"at: "+1h""#, met: "clocks: { assess: running, answer: none }", unmet: "clocks: { assess: [waiting] }",
      "expected assess waiting, it is running"),
    Row(
      #"at: "wed 10:00""#, met: "clocks: { assess: [running, breached] }", unmet: "clocks: { assess: met }",
      "expected assess met, it is running, breached"),
    Row(
      #"at: "+1h""#, met: #"due: { assess: "2026-11-25 09:00", answer: none }"#, unmet: "due: { assess: none }",
      "expected no due time of assess, it is due 2026-11-25 09:00"),
    Row(
      #"at: "+1h""#, met: #"due: { assess: "wed 09:00" }"#, unmet: #"due: { answer: "wed 09:00" }"#,
      "expected answer due 2026-11-25 09:00, it has no due time"),
    Row(
      #"at: "tue 09:30""#, met: "used: { assess: 9h 30m }", unmet: "used: { assess: 1d }",
      "expected assess to have used 9h, it has used 9h 30m of working time"),
    Row(
      #"at: "+1h""#, met: "used: { assess: 1h }", unmet: "used: { answer: 1h }",
      "expected that answer has used time, it has not begun"),
    Row(
      #"who: y.tanaka, does: return, reason: Which?"#, met: "told: raiser", unmet: "told: nobody",
      "expected that nobody was told, but b.hughes as raiser of return was told"),
    Row(
      #"at: "+1h""#, met: "told: nobody", unmet: "told: [raiser, chair]",
      "expected that raiser, chair were told, but nobody was told"),
    Row(
      #"at: "mon 15:45""#, met: "fired: acknowledge 75%, told: coordinator", unmet: "fired: acknowledge 100%",
      "expected that acknowledge 100% fell due, what fell due is acknowledge 75%"),
    Row(
      #"at: "mon 15:44""#, met: "fired: nothing", unmet: "fired: assess 75%",
      "expected that assess 75% fell due, what fell due is nothing"),
    Row(
      #"at: "+1h""#, met: "by-itself: nothing", unmet: "by-itself: lapse",
      "expected by itself lapse, by itself happened nothing"),
    Row(
      #"at: "+1h""#, met: "erased: false", unmet: "erased: true",
      "expected that its contents are erased, its contents are there"),
  ]

  @Test("an expectation that is met says nothing, and one that is not says what is so", arguments: rows)
  func expectation(row: Row) throws {
    #expect(try Theatre.findings(steps: "- { \(row.step), then: { \(row.met) } }") == [])
    let found = try Theatre.findings(steps: "- { \(row.step), then: { \(row.unmet) } }")
    #expect(found.map { String($0.drop { $0 != " " }.dropFirst()) } == [row.words])
  }

  @Test("a finding stands where the expectation stands in the file")
  func place() throws {
    #expect(
      try Theatre.findings(steps: "- who: y.tanaka\n  does: take-up\n  then:\n    state: queued")
        == ["22:18: expected state 'queued', it is 'assessing'"])
  }

  @Test("every expectation of a step is told, and nothing is played after it")
  func stops() throws {
    let steps = """
      - { who: y.tanaka, does: take-up, then: { state: queued, priority: P4 } }
      - { who: k.osei, does: close }
      """
    #expect(
      try Theatre.findings(steps: steps) == [
        "19:56: expected state 'queued', it is 'assessing'", "19:74: expected priority 'P4', priority is 'P3'",
      ])
  }

  @Test(
    "what cannot be played says why and where",
    arguments: [
      (
        "- { at: \"2026-11-22 09:00\" }",
        "19:15: 2026-11-22 09:00 is 2026-11-22 09:00, before the step before it\n"
          + "  hint: time goes forward only: it is 2026-11-23 09:00 there"
      ),
      (
        "- { at: soon }",
        "19:15: 'soon' is no date or time\n  hint: write 2026-12-01, 2026-12-01 16:00, 1 Dec, fri 16:00, tomorrow 9:00 or +3d"
      ),
      (
        "- { who: y.tanaka, does: set, with: { threat: gang } }",
        "19:53: threat: 'gang' is not one of its codes\n  hint: did you mean 'gangs'?"
      ),
      (
        "- { who: y.tanaka, does: set, with: { authority: { reference: A } } }",
        "19:69: authority lacks granted\n  hint: add authority.granted=…"
      ),
    ])
  func unplayable(step: String, words: String) throws {
    #expect(try Theatre.findings(steps: step) == [words])
  }

  @Test("a slip of the pen in a date does not run for hours")
  func limited() throws {
    let ground = try Theatre.ground()
    let text = Theatre.file("- { who: b.hughes, does: submit }\n- { at: \"2090-01-01 09:00\" }")
    let set = try #require(ScenarioFile.check(text, file: "t", on: ground).value)
    let findings = ScenarioRun.play(set, on: ground, limit: 10).flatMap(\.findings)
    #expect(findings.map(\.message) == ["10 things and more fall due before 2090-01-01 09:00"])
    #expect(findings.map(\.place) == [FilePlace(line: 19, column: 15)])
  }

  @Test("a bare code means every such refusal, a code with a name that one alone")
  func refusals() throws {
    let draft = Theatre.file("- { who: b.hughes, does: submit, then: { refused: needs } }", given: "who: b.hughes")
    #expect(try Theatre.findings(draft) == [])
    let one = Theatre.file("- { who: b.hughes, does: submit, then: { refused: needs kind } }", given: "who: b.hughes")
    #expect(try Theatre.findings(one).count == 1)
  }

  @Test("a request counts among those that whoever has it has, beside those that the scenario gives them")
  func loads() throws {
    let steps = """
      - { who: b.hughes, does: submit }
      - { who: y.tanaka, does: take-up }
      - { who: y.tanaka, does: accept, with: { threat: gangs } }
      - { who: d.reyes, does: claim }
      - { who: y.tanaka, does: reassign, assignee: k.osei, reason: Ill }
      - { who: k.osei, does: decline, reason: Ill too }
      - { who: y.tanaka, does: offer, assignee: d.reyes, then: { refused: BUSY } }
      """
    for (load, refused) in [("8", false), ("9", false), ("10", true)] {
      let words = refused ? "{ refused: not-overloaded }" : "{ state: offered }"
      let text = steps.split(separator: "{ refused: BUSY }").joined(separator: words)
      // With ten already, the claim is the one that is refused.
      let played = refused ? "- { who: d.reyes, does: claim, then: { refused: not-overloaded } }" : nil
      let lines = text.split(separator: "\n").map(String.init)
      let file = Theatre.file(
        played.map { (lines.prefix(3) + [$0]).joined(separator: "\n") } ?? text,
        given: "who: b.hughes, request: visitors, busy: { d.reyes: \(load) }")
      #expect(try Theatre.findings(file) == [])
    }
  }

  @Test("a scenario can be played by another calendar, and with people of its own")
  func others() throws {
    let file =
      Theatre.head
        + """
          Patrick:
            calendar: northern-ireland
            given: { at: "2027-03-16 09:00", who: b.hughes, request: visitors }
            steps:
              - { who: b.hughes, does: submit, then: { due: { acknowledge: "2027-03-18 09:00" } } }
              - { who: z.new, does: take-up, then: { state: assessing } }

        """.split(separator: "\n").map { "\($0)\n" }.joined()
    let people = "people: [{ id: z.new, name: Zoe New, roles: [coordinator] }]\n"
    #expect(try Theatre.findings(people + file).first?.contains("did you mean") ?? true)
    #expect(try Theatre.findings(file + people) == [])
  }
}
