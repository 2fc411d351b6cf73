import Testing
import Workflow
import WorkflowFile

@Suite("Absence in a definition")
struct AbsenceRuleTests {
  private static let release = "release: { from: doing, to: queued, by: machine, clears: assignee }"

  /// The sample with a move that is made because of an absence.
  private static func lines(_ move: String) throws -> [String] {
    Sample.lines(try #require(Sample.with(release, release + "\n  relieve: \(move)")))
      .map { String($0.drop { $0 != " " }.dropFirst()) }
  }

  @Test(
    "a move because of an absence is the machine's, takes work out of hands, and leads to somebody who is there",
    arguments: [
      ("{ from: doing, to: queued, by: machine, when: assignee-absent, clears: assignee }", []),
      ("{ from: doing, to: doing, by: machine, when: assignee-absent, sets: { assignee: deputy } }", []),
      (
        "{ from: doing, to: queued, by: chief, when: assignee-absent, clears: assignee }",
        ["error: only the machine moves because of an absence"]
      ),
      (
        "{ from: doing, to: queued, by: machine, when: assignee-absent, at: request.raised, clears: assignee }",
        ["error: 'when' and 'at' are two occasions"]
      ),
      (
        "{ from: doing, to: queued, by: machine, when: assignee-absent }",
        [
          "error: 'relieve' leaves the request with whoever is away",
          "hint: write sets: { assignee: deputy } or clears: assignee",
        ]
      ),
      (
        "{ from: doing, to: doing, by: machine, when: assignee-absent, clears: assignee }",
        ["error: 'doing' waits for the assignee, and there is none"]
      ),
      (
        "{ from: doing, to: same, by: machine, when: assignee-absent, sets: { assignee: deputy } }",
        ["error: a move with 'when' names the state that it leads to"]
      ),
      (
        "{ from: doing, to: draft, by: machine, when: assignee-absent, clears: assignee }",
        ["error: 'draft' waits neither for a role nor for the assignee"]
      ),
      (
        "{ from: doing, to: done, by: machine, when: assignee-absent, clears: assignee }",
        ["error: 'done' waits neither for a role nor for the assignee"]
      ),
      (
        "{ from: doing, to: queued, by: chief, sets: { assignee: deputy } }",
        ["error: there is a deputy only in a move with when: assignee-absent"]
      ),
      (
        "{ from: doing, to: queued, by: machine, when: assignee-away, clears: assignee }",
        ["error: expected assignee-absent or decision-voided or decision-unaffirmed, found 'assignee-away'"]
      ),
    ] as [(String, [String])])
  func moves(move: String, expected: [String]) throws {
    let found = try Self.lines(move)
    for line in expected { #expect(found.contains { $0.hasSuffix(line) }, "\(found)") }
    if expected.isEmpty { #expect(found == []) }
  }

  @Test("a rung does not move a request because of an absence")
  func onARung() throws {
    let text = try #require(
      Sample.with(
        Self.release, "release: { from: doing, to: queued, by: machine, when: assignee-absent, clears: assignee }"))
    #expect(
      Sample.lines(text).contains {
        $0.hasSuffix("'release' is made because of an absence: it stands on no rung")
      })
  }

  @Test(
    "who may say that somebody is away is a role, and a handover lists priorities that there are",
    arguments: [
      ("{ by: chief, handover: [P1] }", nil), ("{ by: cheif }", "unknown role 'cheif'"),
      ("{ by: assignee }", "'assignee' cannot stand here"),
      ("{ by: chief, handover: [P7] }", "'priority' is never 'P7'"), ("{ handover: [P1] }", "'absence' has no 'by'"),
    ] as [(String, String?)])
  func rule(text: String, expected: String?) throws {
    let lines = Sample.lines(Sample.text + "absence: \(text)\n")
    if let expected { #expect(lines.contains { $0.contains(expected) }, "\(lines)") } else { #expect(lines == []) }
  }

  @Test("rules read whether somebody is away, and who stands in")
  func variables() throws {
    for (test, isSound) in [("!assignee.absent", true), ("assignee.deputy != \"x\"", true), ("!assignee.gone", false)] {
      let lines = Sample.lines(
        try #require(Sample.with("request.priority == \"P1\" || assignee.open_requests < 5", test)))
      #expect(lines.isEmpty == isSound, "\(lines)")
    }
  }
}
