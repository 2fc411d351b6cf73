import Tasking
import Testing

@Suite("Scenarios on the command line")
struct WorkflowTestVerbTests {
  private static let sound = """
    tests: pio-tasking
    scenarios:
      A draft is its author's:
        given: { who: b.hughes, at: "2026-11-23 09:00", with: { title: Visitors } }
        steps:
          - { who: k.osei, does: discard, then: { refused: role, state: draft } }
          - { who: b.hughes, does: discard, then: { state: closed } }

    """

  /// A host whose store, if it were opened, would not be there.
  private func run(_ arguments: [String], _ text: String = sound, then look: (TestHost, Int32, String) throws -> Void)
    rethrows
  {
    let host = TestHost()
    defer { host.remove() }
    let file = host.file("s.yaml", Array(text.utf8))
    let status = host.run(arguments.map { $0 == "FILE" ? file : $0 == "DIR" ? host.folder : $0 })
    try look(host, status, file)
  }

  @Test("Without a file the scenarios that are built in are played, and take everything of their definition")
  func builtIn() {
    run(["workflow", "test", "--require-coverage"]) { host, status, _ in
      #expect(status == 0)
      #expect(host.err == "")
      #expect(host.out.contains("  ✓ passed  A request is answered, closed and told\n"))
      #expect(host.out.contains("44 of 44 moves, 54 of 54 rungs, 18 of 18 rules seen true and false, 14 of 14 states"))
      #expect(!host.out.contains("no scenario takes"))
    }
  }

  @Test("No store begins with the scenarios: they are no definitions, calendars or registers")
  func apart() {
    #expect(!Beginning.builtInTests.isEmpty)
    #expect(Beginning.builtIn.allSatisfy { !$0.path.hasPrefix("tests") })
  }

  @Test("A file, and a folder with it, are played on the built-in definition where there is none beside them")
  func file() {
    for word in ["FILE", "DIR"] {
      run(["workflow", "test", word]) { host, status, file in
        #expect(status == 0)
        #expect(host.out.hasPrefix("\(file):\n  ✓ passed  A draft is its author's\nno scenario takes: move submit\n"))
        #expect(host.out.contains("pio-tasking version 1: 1 of 44 moves, 0 of 54 rungs, "))
        #expect(host.out.hasSuffix("\n1 scenario passed\n"))
      }
    }
  }

  @Test("What no scenario takes ends with 10 only when that is asked for")
  func gaps() {
    run(["workflow", "test", "FILE", "--require-coverage"]) { _, status, _ in #expect(status == 10) }
  }

  @Test("A scenario that fails ends with 10, and says where and why")
  func failing() {
    run(["workflow", "test", "FILE", "--quiet"], Self.sound.replacing("state: closed", with: "state: queued")) {
      host, status, file in
      #expect(status == 10)
      #expect(
        host.out.hasPrefix(
          """
          \(file):
            ✗ FAILED  A draft is its author's
              \(file):7:56: expected state 'queued', it is 'closed'

          """))
      #expect(host.out.hasSuffix("\n0 scenarios passed, 1 FAILED\n"))
    }
  }

  @Test("Programs get the same as JSON")
  func json() {
    run(["workflow", "test", "FILE", "--format", "json"], Self.sound.replacing("state: closed", with: "state: queued"))
    {
      host, status, file in
      #expect(status == 10)
      #expect(
        host.out.contains(
          #""scenarios":[{"file":"\#(file)","findings":[{"column":56,"line":7,"#
            + #""message":"expected state 'queued', it is 'closed'"}],"line":3,"name":"A draft is its author's","#
            + #""passed":false}]"#))
      #expect(host.out.contains(#"{"all":44,"kind":"moves","missing":["move submit","#))
    }
  }

  @Test("A file that cannot be read as scenarios says where and why, and nothing is played")
  func unsound() {
    let text = Self.sound.replacing("discard", with: "discord")
    for verb in ["test", "check"] {
      run(["workflow", verb, "FILE"], text) { host, status, file in
        #expect(status == 7)
        #expect(host.out == "")
        #expect(host.err.contains("\(file):6:30: error: there is no move 'discord'"))
        #expect(host.err.contains("hint: did you mean 'discard'?"))
      }
    }
  }

  @Test("workflow check looks scenarios up in their definition")
  func check() {
    run(["workflow", "check", "FILE"]) { host, status, file in
      #expect(status == 0)
      #expect(host.out == "\(file) is sound: 1 scenario of pio-tasking\n")
    }
  }

  @Test("A tour is written once, and passes when it is played")
  func tour() {
    let host = TestHost()
    defer { host.remove() }
    let path = host.folder + "/tour.yaml"
    #expect(host.run(["workflow", "test", "--tour", path]) == 0)
    #expect(host.out.contains("pio-tasking version 1: 44 of 44 moves"))
    #expect(host.run(["workflow", "test", "--tour", path]) == 7)
    #expect(host.err == "tasking: there is a file '\(path)' already\nhint: name another one, or remove it\n")
    #expect(host.run(["workflow", "test", path, "--quiet"]) == 0)
    #expect(host.out == "")
  }

  @Test(
    "What is neither scenarios nor a definition is refused",
    arguments: [
      (["workflow", "test", "FILE"], "its first key is 'register'\n", "a file of scenarios begins with tests:"),
      (["workflow", "test", "DIR"], "there are neither scenarios nor a definition in '", "begins with tests:"),
      (["workflow", "test", "--now", "mon 9:00"], "--now has no meaning for them\n", ""),
    ])
  func refused(arguments: [String], words: String, hint: String) {
    run(arguments, "register: x\n") { host, status, _ in
      #expect(status == 2)
      #expect(host.err.contains(words))
      #expect(hint.isEmpty || host.err.contains(hint))
    }
  }

  @Test("A workflow of which no definition is found says what to do")
  func unknown() {
    run(["workflow", "test", "FILE"], Self.sound.replacing("pio-tasking", with: "other")) { host, status, _ in
      #expect(status == 3)
      #expect(host.err.contains("there is no definition of 'other' beside its scenarios, and none is built in"))
      #expect(host.err.contains("hint: say which file with --workflow FILE"))
    }
  }

  @Test("Scenarios are of the workflow that they name, whatever definition is said for them")
  func another() {
    let host = TestHost()
    defer { host.remove() }
    guard let text = Beginning.builtIn.first(where: { $0.path == "pio-tasking.yaml" })?.text else {
      Issue.record("no definition is built in")
      return
    }
    let definition = host.file("d.yaml", Array(text.replacing("\nworkflow: pio-tasking", with: "\nworkflow: d").utf8))
    let file = host.file("s.yaml", Array(Self.sound.utf8))
    #expect(host.run(["workflow", "test", file, "--workflow", definition]) == 7)
    #expect(host.err.contains("these are scenarios of 'pio-tasking', and the definition is 'd'"))
    // A definition without scenarios of its own is toured.
    #expect(host.run(["workflow", "test", "--workflow", definition, "--quiet"]) == 0)
  }
}
