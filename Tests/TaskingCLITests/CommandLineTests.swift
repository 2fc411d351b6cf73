import Tasking
import TaskingAPI
import Testing

@testable import TaskingCLI

@Suite("A command line ends with its message and its status")
struct CommandLineTests {
  @Test("Each kind of failure has its status, and a kind more fails this test")
  func statuses() {
    let wanted: [TaskingError.Code: Int32] = [
      .internalFault: 1, .usage: 2, .notFound: 3, .notPermitted: 4, .stale: 5, .refused: 6, .malformed: 7, .busy: 8,
      .integrity: 9,
    ]
    #expect(Dictionary(uniqueKeysWithValues: TaskingError.Code.allCases.map { ($0, $0.exitStatus) }) == wanted)
  }

  @Test(
    "A mistake in the arguments ends with 2 and says what to type instead",
    arguments: [
      (["list", "--frob"], "tasking: unknown option '--frob'", "hint: tasking help list"),
      (["list", "--format", "xml"], "tasking: the value 'xml' is invalid for '--format", "hint: tasking help list"),
      (["list", "--limit", "0"], "tasking: --limit wants a number, at least 1", "hint: tasking help list"),
      (
        ["tick", "--command-id", "x"],
        "tasking: --command-id wants a UUID, as uuidgen writes it, not 'x'", "hint: tasking help tick"
      ),
      (["show"], "tasking: show wants the reference of a request", "hint: tasking show 418"),
      (["show", "1", "2"], "tasking: show takes one request at a time", "hint: tasking show 1"),
      (["show", "x"], "tasking: 'x' is no reference", "hint: write 418, or PIO-2026-000418 in full"),
      (["show", "1", "--reason", "x"], "tasking: show only looks: --reason has no meaning for it", ""),
      (["set", "1"], "tasking: set wants fields to change", "hint: tasking set 1 field=value"),
      (["note", "1"], "tasking: note wants its words", "hint: tasking note 1 \"…\""),
      (
        ["raise", "418"], "tasking: a new request gets its reference by itself: 418 is not wanted",
        "hint: to change one that is there: tasking set 418 …"
      ),
      (["person", "ad", "x"], "tasking: person has no 'ad'", "hint: did you mean 'add'?"),
      (
        ["workflow", "frob"], "tasking: workflow has no 'frob'",
        "hint: one of: check, test, list, show, impact, activate, migrate, diagram, page, schema, simulate"
      ),
      (["lst"], "tasking: there is no verb and no move 'lst'", "hint: did you mean 'list'?"),
      (["frobnicate"], "tasking: there is no verb and no move 'frobnicate'", "hint: tasking help"),
      (["\u{1B}[31m"], "tasking: there is no verb and no move '\\u{1B}[31m'", "hint: tasking help"),
    ])
  func usage(arguments: [String], message: String, hint: String) {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(arguments) == 2)
    #expect(host.out == "")
    #expect(host.err.hasPrefix(message), "\(host.err)")
    #expect(hint.isEmpty || host.err.hasSuffix(hint + "\n"), "\(host.err)")
  }

  @Test("For programs a mistake is one object on standard error, and standard output stays empty")
  func json() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["--format", "json", "list", "--frob"]) == 2)
    #expect(host.out == "")
    #expect(host.err.hasPrefix(#"{"code":"usage","details":[],"exit":2,"#))
    host.environment["TASKING_FORMAT"] = "json"
    #expect(host.run(["show"]) == 2)
    #expect(host.err.hasPrefix("{"))
    host.environment["TASKING_FORMAT"] = "jsn"
    #expect(host.run(["show", "1"]) == 2)
    #expect(host.err == "tasking: TASKING_FORMAT is 'jsn', which is no format\nhint: did you mean 'json'?\n")
  }

  @Test("A store that is not there is told where it was looked for")
  func missing() {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(["list"]) == 3)
    #expect(host.err.contains(host.folder + "/tasking.db"))
  }

  @Test(
    "Help is for whoever asks, and is no failure",
    arguments: [["help"], [], ["help", "raise"], ["person"], ["tick", "-h"]])
  func help(arguments: [String]) {
    let host = TestHost()
    defer { host.remove() }
    #expect(host.run(arguments) == 0)
    #expect(host.out.contains("USAGE: tasking"))
    #expect(host.err == "")
  }

  @Test("The store is looked for where the flag says, then the environment, then the user's own")
  func path() throws {
    let host = TestHost()
    defer { host.remove() }
    let elsewhere = host.folder + "/elsewhere.db"
    #expect(host.run(["list", "--store", elsewhere]) == 3)
    #expect(host.err.contains(elsewhere))
    host.environment = ["XDG_DATA_HOME": host.folder]
    #expect(host.run(["list"]) == 3)
    #expect(host.err.contains(host.folder + "/tasking"))
    host.environment = ["HOME": host.folder]
    #expect(host.run(["list"]) == 3)
    #expect(host.err.contains(host.folder + "/.local/share/tasking"))
    #expect(host.run(["init", "--quiet"]) == 0)
    #expect(host.run(["list"]) == 0)
    host.environment = [:]
    #expect(host.run(["list"]) == 2)
    #expect(host.err == "tasking: no store is named, and there is no HOME to look in\nhint: say --store PATH\n")
  }
}
