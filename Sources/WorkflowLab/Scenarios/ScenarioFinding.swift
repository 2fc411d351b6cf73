/// What a scenario has brought to light, and where in its file.
package struct ScenarioFinding: Hashable, Sendable {
  package let place: FilePlace
  /// What was expected and what was so, or why the scenario cannot be played, in a sentence without a full stop.
  package let message: String
  /// What to write instead, if the message does not say.
  package let hint: String?

  package init(at place: FilePlace, _ message: String, hint: String? = nil) {
    self.place = place
    self.message = message
    self.hint = hint
  }
}

/// What came of playing one scenario.
package struct ScenarioResult: Sendable {
  package let name: String
  package let place: FilePlace
  /// Empty when everything was as expected.
  package let findings: [ScenarioFinding]
  /// What of the definition it went through.
  package let coverage: ScenarioCoverage

  package init(name: String, place: FilePlace, findings: [ScenarioFinding], coverage: ScenarioCoverage) {
    self.name = name
    self.place = place
    self.findings = findings
    self.coverage = coverage
  }

  /// Whether everything was as expected.
  package var isPassed: Bool { findings.isEmpty }
}
