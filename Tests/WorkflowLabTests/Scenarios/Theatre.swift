import FoundationEssentials
import Workflow
import WorkflowBench
import WorkflowFile
import WorkflowLab
import WorkingTime

/// Where scenarios are played: the shipped definition with the cast of the rehearsal.
enum Theatre {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "workflows")

  private static let shipped = Result { try read() }

  static func ground() throws -> ScenarioGround { try shipped.get() }

  private static func read() throws -> ScenarioGround {
    let bench = try Bench.shipped()
    let text = try String(contentsOf: folder.appending(path: "rehearsal.yaml"), encoding: .utf8)
    let cast = CastFile.read(text, file: "rehearsal.yaml")
    guard let people = cast.value?.people else {
      throw Bench.Unreadable(diagnostics: cast.diagnostics.map(\.description))
    }
    return ScenarioGround(
      definition: bench.definition, registers: bench.world.registers,
      calendars: [
        bench.world.calendar.name: bench.world.calendar, "northern-ireland": try Bench.calendar("northern-ireland"),
      ], people: people.map { Person($0) })
  }

  /// The head of a file with a request, on which the numbers of lines in tests rest: its scenarios begin in line 15.
  static let head = """
    tests: pio-tasking
    requests:
      visitors:
        kind: visitor-check
        title: Visitors
        establishment: MDI
        subjects: [{ number: A1234BC, role: target }]
        questions: [Who visits?]
        purpose: prevent-offences
        grounds: Three finds of spice on one wing in a week, each after an afternoon of visits.
        impact: moderate
        immediacy: weeks
        marking: OFFICIAL
    scenarios:

    """

  /// A file with one scenario of these steps, the first of them in line 18; the request is raised on a Monday at nine.
  static func file(_ steps: String, given: String = "who: b.hughes, request: visitors") -> String {
    let lines = steps.split(separator: "\n").map { "      \($0)\n" }
    return head
      + """
        One:
          given: { at: "2026-11-23 09:00", \(given) }
          steps:

      """.split(separator: "\n").map { "\($0)\n" }.joined() + lines.joined()
  }

  /// What checking and playing a file says, each line as `line:column: …`.
  static func findings(_ text: String) throws -> [String] {
    let loaded = ScenarioFile.check(text, file: "t", on: try ground())
    guard let set = loaded.value else { return loaded.diagnostics.map { String($0.description.dropFirst(2)) } }
    return ScenarioRun.play(set, on: try ground()).flatMap { result in
      result.findings.map { finding in
        "\(finding.place.line):\(finding.place.column): \(finding.message)"
          + (finding.hint.map { "\n  hint: \($0)" } ?? "")
      }
    }
  }

  /// What playing steps after a submission says.
  static func findings(steps: String) throws -> [String] {
    try findings(file("- { who: b.hughes, does: submit }\n" + steps))
  }
}
