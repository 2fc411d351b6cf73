import Tasking
import TaskingAPI
import Workflow
import WorkflowFile
import WorkflowLab
import WorkingTime

/// What came of testing one definition.
struct WorkflowTrial: Encodable {
  let workflow: String
  let version: Int
  /// Its file, or the path of the built-in one.
  let file: String
  let scenarios: [Line]
  let coverage: [Share]
  /// Moves that a tour found no way to make; nil where no tour was made.
  let unreached: [String]?

  /// One scenario.
  struct Line: Encodable {
    let file: String
    let line: Int
    let name: String
    let passed: Bool
    let findings: [Finding]
  }

  /// What was not as expected.
  struct Finding: Encodable {
    let line: Int
    let column: Int
    let message: String
    let hint: String?
  }

  /// How much of the definition the scenarios went through.
  struct Share: Encodable {
    let kind: String
    let seen: Int
    let all: Int
    let missing: [String]
  }

  var passed: Int { scenarios.count { $0.passed } }
  var failed: Int { scenarios.count { !$0.passed } }
  /// Whether there is anything of the definition that no scenario takes.
  var hasGaps: Bool { coverage.contains { !$0.missing.isEmpty } }

  /// Plays scenarios on a definition.
  init(_ definition: TestedDefinition, _ sets: [ScenarioSet], unreached: [String]? = nil) {
    let ground = definition.ground
    var covered = ScenarioCoverage()
    var lines: [Line] = []
    for set in sets {
      for result in ScenarioRun.play(set, on: ground) {
        covered.merge(result.coverage)
        let findings = result.findings.map {
          Finding(line: $0.place.line, column: $0.place.column, message: $0.message, hint: $0.hint)
        }
        lines.append(
          Line(
            file: set.file, line: result.place.line, name: result.name, passed: result.isPassed, findings: findings))
      }
    }
    workflow = ground.definition.workflow
    version = ground.definition.version
    file = definition.name
    scenarios = lines
    coverage = covered.shares(of: ground.definition).map {
      Share(kind: $0.kind, seen: $0.seen, all: $0.all, missing: $0.missing)
    }
    self.unreached = unreached
  }

  /// Plays the tour of a definition, read from the text that it is written as.
  ///
  /// - Returns: The trial, and the text.
  /// - Throws: `internalFault` if the tour that was made cannot be read.
  static func tour(of definition: TestedDefinition) throws(TaskingError) -> (trial: WorkflowTrial, text: String) {
    let tour = Tour(of: definition.ground)
    let name = definition.ground.definition.workflow
    var comment = ["Made by tasking workflow test --tour FILE: a way to make each move. Do not edit: make it again."]
    if !tour.unreached.isEmpty {
      comment.append("No way was found to make: \(tour.unreached.joined(separator: ", ")).")
    }
    let text = ScenarioText(tour.scenarios, of: name, comment: comment).description
    let loaded = ScenarioFile.check(text, file: "tour", on: definition.ground)
    guard let set = loaded.value else {
      guard tour.scenarios.isEmpty else {
        throw TaskingError(
          .internalFault, "the tour of \(name) cannot be read", hint: loaded.diagnostics.first?.description)
      }
      return (WorkflowTrial(definition, [], unreached: tour.unreached), text)
    }
    return (WorkflowTrial(definition, [set], unreached: tour.unreached), text)
  }
}
