import Testing
import Workflow
import WorkflowFile
import WorkflowLab

/// Files of scenarios: what is wrong in them is said with its place.
struct ScenarioFileTests {
  @Test(
    "a step that cannot be meant is told with its line and column",
    arguments: [
      (
        "- { wo: b.hughes, does: submit }",
        [
          "18:11: error: unknown key 'wo'\n  hint: did you mean 'who'?",
          "18:25: error: it is not said who does it: 'who' is missing",
        ]
      ),
      ("- { who: b.hughes }", ["18:11: error: it is not said what is done: 'does' is missing"]),
      ("- { does: submit }", ["18:11: error: it is not said who does it: 'who' is missing"]),
      (
        "- { who: b.hughs, does: submitt }",
        [
          "18:16: error: there is no person 'b.hughs'\n  hint: did you mean 'b.hughes'?",
          "18:31: error: there is no move 'submitt'\n  hint: did you mean 'submit'?",
        ]
      ),
      ("- { then: {} }", ["18:9: error: nothing happens in this step\n  hint: give at, or who and does, or then"]),
      (
        "- { at: \"+1h\", with: { title: x } }",
        ["18:37: error: something is given, but nobody does anything\n  hint: add who and does"]
      ),
      (
        "- { who: b.hughes, does: set, with: { titel: x } }",
        ["18:52: error: there is no field 'titel'\n  hint: did you mean 'title'?"]
      ),
      (
        "- { who: b.hughes, does: set, with: { questions: [] } }",
        [
          "18:56: error: an empty list cannot be given\n  hint: write questions: ~ to take the field away"
        ]
      ),
      ("- submit", ["18:9: error: expected the keys of a step, found 'submit'"]),
    ])
  func steps(line: String, expected: [String]) throws {
    #expect(try Theatre.findings(Theatre.file(line)) == expected)
  }

  @Test(
    "an expectation that nothing can meet is told with its line and column",
    arguments: [
      ("{ stat: draft }", ["18:30: error: unknown key 'stat'\n  hint: did you mean 'state'?"]),
      ("{ state: drafted }", ["18:37: error: there is no state 'drafted'\n  hint: did you mean 'draft'?"]),
      (
        "{ refused: sepration }",
        [
          "18:39: error: there is no rule, or code of a refusal, 'sepration'\n  hint: did you mean 'separation'?"
        ]
      ),
      (
        "{ refused: needs titel }",
        [
          "18:39: error: there is no rule, or code of a refusal, 'needs titel'\n  hint: did you mean 'needs title'?"
        ]
      ),
      ("{ clocks: { asess: met } }", ["18:47: error: there is no clock 'asess'\n  hint: did you mean 'assess'?"]),
      ("{ clocks: { assess: meet } }", ["18:48: error: a clock is never 'meet'\n  hint: did you mean 'met'?"]),
      (
        "{ used: { assess: 5 }}",
        [
          "18:46: error: '5' is no length of time\n  hint: write 4h, 4h 30m, 1d 4h or nothing; "
            + "it is of the clock's own kind of time"
        ]
      ),
      (
        "{ told: superviser }",
        [
          "18:36: error: there is no person, role or part 'superviser'\n  hint: did you mean 'supervisor'?"
        ]
      ),
      (
        "{ fired: assess }",
        [
          "18:37: error: 'assess' is no rung\n  hint: write a clock and its per cent: assess 75%"
        ]
      ),
      (
        "{ fired: assess 80% }",
        [
          "18:37: error: assess has no rung at 80%\n  hint: it has 50%, 75%, 100%, 150%, 200%"
        ]
      ),
      ("{ by-itself: submit }", ["18:41: error: there is no move of the machine 'submit'"]),
      ("{ assignee: k.ose }", ["18:40: error: there is no person 'k.ose'\n  hint: did you mean 'k.osei'?"]),
      (
        "{ waits-for: raser }",
        [
          "18:41: error: there is no role or part 'raser'\n  hint: did you mean 'raiser'?"
        ]
      ),
      ("{ erased: maybe }", ["18:38: error: expected true or false, found 'maybe'"]),
    ])
  func expectations(then: String, expected: [String]) throws {
    #expect(try Theatre.findings(Theatre.file("- { at: \"+1h\", then: \(then) }")) == expected)
  }

  @Test(
    "a file that is wrong above its steps is told so",
    arguments: [
      (
        "tests: other\nscenarios: { A: { given: { who: b.hughes, at: \"2026-11-23 09:00\" } } }\n",
        [
          "1:8: error: these are scenarios of 'other', and the definition is 'pio-tasking'"
        ]
      ),
      (
        "tests: pio-tasking\nscenario: {}\n",
        [
          "1:1: error: the scenarios has no 'scenarios'",
          "2:1: error: unknown key 'scenario'\n  hint: did you mean 'scenarios'?",
        ]
      ),
      (
        "tests: pio-tasking\nscenarios: {}\n",
        ["2:12: error: expected scenarios by their names, found keys with values"]
      ),
      (
        "tests: pio-tasking\nscenarios: { A: { steps: [] } }\n",
        [
          "2:14: error: the scenario has no 'given': who raises what, and when"
        ]
      ),
      (
        "tests: pio-tasking\nscenarios: { A: { given: { who: b.hughes, at: mon 9:00 } } }\n",
        [
          "2:47: error: 'mon 9:00' does not say the year in which the scenario begins\n  hint: write 2026-11-22 02:10"
        ]
      ),
      (
        "tests: pio-tasking\nrequests: { plain: {} }\n"
          + "scenarios: { A: { given: { who: b.hughes, at: \"2026-11-23 09:00\", request: plan } } }\n",
        ["3:76: error: there is no request 'plan' under 'requests'\n  hint: did you mean 'plain'?"]
      ),
      (
        "tests: pio-tasking\ncalendar: england-and-wale\n"
          + "people: [{ id: a.bee, name: A Bee, roles: [pioo] }]\n"
          + "scenarios: { A: { given: { who: a.bee, at: \"2026-11-23 09:00\", busy: { b.hughs: 3 } } } }\n",
        [
          "2:11: error: there is no calendar 'england-and-wale'\n  hint: did you mean 'england-and-wales'?",
          "3:16: error: there is no role 'pioo'\n  hint: did you mean 'pio'?",
          "4:72: error: there is no person 'b.hughs'\n  hint: did you mean 'b.hughes'?",
        ]
      ),
    ])
  func heads(text: String, expected: [String]) throws {
    #expect(try Theatre.findings(text) == expected)
  }

  @Test("what is given with a scenario stands in place of what its request gives, and ~ takes a field out of it")
  func replaced() throws {
    let given = "who: b.hughes, request: visitors, with: { title: Other, subjects: ~, questions: [A?, B?] }"
    let steps = """
      - { then: { fields: { title: Other, subjects: ~, questions: [A?, B?], establishment: MDI } } }
      """
    #expect(try Theatre.findings(Theatre.file(steps, given: given)) == [])
  }

  @Test("every code of a refusal is one that a scenario can name")
  func codes() {
    let faults: [Blocker.Fault] = [
      .state(now: "", from: []), .role(needs: []), .scope(role: "", establishment: ""), .machineOnly,
      .separation(made: []), .onlyFor(field: "", values: [], is: nil), .notFor(field: "", value: ""),
      .window(closed: "", until: ""), .asks(name: "", label: nil), .needs(field: "", label: nil),
      .rule(name: "", sentence: ""), .ruleFault(name: "", why: ""), .overrideBy(field: "", worksOut: nil, by: []),
      .overrideAsks(field: "", name: ""), .floor(field: "", floor: ""), .noAssignee(state: ""), .noMemory,
      .notWritable(field: "", why: .onlyMoves([])), .reliedOn(field: "", move: ""), .nobodySets(stage: ""), .emptyNote,
      .nothingToSet, .nothingChanges(fields: []), .erased, .unknownPerson(id: ""), .lateEntry(.notTaken),
      .acknowledgement(.notTaken),
      .correction(.wantsReason), .correction(.nobodyCorrects(stage: "")), .orphan(.state("")),
    ]
    #expect(faults.map { Blocker($0).code } == Blocker.codes)
  }
}
