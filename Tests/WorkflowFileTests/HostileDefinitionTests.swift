import Testing
import Workflow
import WorkflowFile

/// A definition that can be read, within every limit of a file, and means harm all the same: its checks are to take long.
struct HostileDefinition: CustomTestStringConvertible {
  /// What it tries.
  let testDescription: String
  /// The text.
  let text: String
  /// A message among those that come of it; nothing where no particular one does.
  let message: String?

  init(_ what: String, says message: String? = nil, _ parts: [(String, String)], into: String = "a") {
    testDescription = what
    self.message = message
    var keys = [
      ("roles", "  r: x\n"), ("fields", "  priority: { one-of: [P1, P2] }\n"),
      ("states", "  a: { stage: raise, waits-for: r, no-clock: x }\n  z: { stage: close, final: true }\n"),
      ("moves", "  m: { from: a, to: z, by: r }\n"),
    ]
    for (key, value) in parts {
      keys.removeAll { $0.0 == key }
      keys.append((key, value))
    }
    text =
      "workflow: w\nversion: 1\ntitle: t\nowner: o\nreference: \"R{number}\"\ncalendar: office\n"
      + "raise: { by: r, into: \(into) }\n" + keys.map { "\($0):\n\($1)" }.joined()
  }

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    (0..<count).map { "  \(line($0))\n" }.joined()
  }

  private static func list(_ count: Int, _ element: (Int) -> String) -> String {
    "[\((0..<count).map(element).joined(separator: ", "))]"
  }

  private static func states(
    _ count: Int, name: String = "s", stage: (Int) -> String = { _ in "raise" }
  ) -> String {
    lines(count) { "\(name)\($0): { stage: \(stage($0)), waits-for: r, no-clock: x }" }
      + "  z: { stage: close, final: true }\n"
  }

  private static let tooManyWays = "the moves make more than 2000 ways from state to state"

  /// All of them.
  static let all: [HostileDefinition] = [
    HostileDefinition(
      "moves from everywhere to everywhere", says: tooManyWays,
      [("states", states(140)), ("moves", lines(140) { "m\($0): { from: open, to: s\($0), by: r }" })], into: "s0"),
    HostileDefinition(
      "moves back to where it was", says: tooManyWays,
      [
        ("states", states(140)),
        ("moves", lines(140) { "m\($0): { from: open, to: \($0 % 2 == 0 ? "s\($0)" : "where-it-was"), by: r }" }),
      ], into: "s0"),
    HostileDefinition(
      "ways for one person",
      says: "whether one person can do it all was not worked out: there are too many ways to look at",
      [
        ("states", states(20) { $0 > 10 ? "act" : "raise" }),
        (
          "moves",
          lines(40) { "m\($0): { from: open, to: s\($0 % 20), by: r, separate-from: m\(($0 + 1) % 40) }" }
            + "  e: { from: s19, to: z, by: r, separate-from: \(list(40) { "m\($0)" }) }\n"
        ),
      ], into: "s0"),
    HostileDefinition(
      "unknown names", says: "unknown state 'abcdefghijk0x0'",
      [
        (
          "states",
          states(140, name: "abcdefghijk")
        ),
        (
          "moves", lines(100) { move in "m\(move): { from: \(list(60) { "abcdefghijk\($0)x\(move)" }), to: z, by: r }" }
        ),
      ], into: "abcdefghijk0"),
    HostileDefinition(
      "unknown placeholders", says: "unknown placeholder '{request.x0y0}'",
      [
        (
          "rules",
          lines(100) { rule in
            "q\(rule): { test: 'true', else: '\((0..<60).map { "{request.x\(rule)y\($0)}" }.joined())' }"
          }
        )
      ]),
    HostileDefinition(
      "tests that read nothing and take long", says: "the rule 'q0' is never true: nobody can make this move",
      [
        ("rules", "  q0: { test: 'false', else: n }\n" + lines(139) { "q\($0 + 1): { test: \"\(loops)\", else: n }" }),
        ("moves", "  m: { from: a, to: z, by: r, rules: \(list(140) { "q\($0)" }) }\n"),
      ]),
    HostileDefinition(
      "fields that come and go",
      [
        ("fields", "  priority: { one-of: [P1] }\n" + lines(140) { "f\($0): text" }), ("states", states(100)),
        (
          "moves",
          lines(99) { move in
            "m\(move): { from: s\(move), to: s\(move + 1), by: r, asks: \(list(30) { "f\($0)" }), clears: f\(move + 31) }"
          } + lines(20) { "b\($0): { from: s\($0 + 1), to: s\($0), by: r, rules: [q] }" }
            + "  e: { from: s99, to: z, by: r }\n"
        ), ("rules", "  q: { test: \"request.f1 == 'x'\", else: n }\n"),
      ], into: "s0"),
    HostileDefinition(
      "clocks that wait everywhere",
      [
        ("fields", "  priority: { one-of: [P1] }\n"), ("states", states(40)),
        ("moves", lines(40) { "m\($0): { from: open, to: s\($0), by: r }" } + "  e: { from: s1, to: z, by: r }\n"),
        (
          "clocks",
          lines(100) { clock in
            "c\(clock): { runs-in: s0, allow: { P1: 1h }, waits-in: \(list(39) { "s\($0 + 1)" }), escalate: l }"
          }
        ), ("escalations", "  l: [{ at: 100%, tell: r, every: { P1: 1d } }]\n"),
      ], into: "s0"),
  ]

  private static let loops: String = {
    let ten = list(10) { "\($0)" }
    return "\(ten).all(a, \(ten).all(b, \(ten).all(c, \(ten).all(d, \(ten).all(e, a + b + c + d + e >= 0)))))"
  }()
}

@Suite("Hostile definitions", .serialized)
struct HostileDefinitionTests {
  @Test("are checked quickly", arguments: HostileDefinition.all)
  func checked(_ hostile: HostileDefinition) {
    // A debug build takes some ten times as long as the binary, in which each of these is to take less than 100 ms.
    #if DEBUG
      let bound = Duration.seconds(3)
    #else
      let bound = Duration.milliseconds(200)
    #endif
    var diagnostics: [Diagnostic] = []
    let times = (0..<2).map { _ in
      ContinuousClock().measure {
        diagnostics =
          DefinitionFile.check(hostile.text, file: "f", registers: [], calendars: ["office"]).diagnostics
      }
    }
    #expect(hostile.text.utf8.count <= YAMLTree.Bounds(of: .workflow).bytes)
    #expect(!diagnostics.contains { $0.message.contains("at most") }, "it is within the limits")
    if let message = hostile.message { #expect(diagnostics.map(\.message).contains(message)) }
    #expect(diagnostics.count <= 51)
    #expect(times.min() ?? .seconds(9) < bound)
  }
}
