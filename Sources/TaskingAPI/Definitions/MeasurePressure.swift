extension Command {
  /// How often each rule decided; of the only workflow if none is named.
  package struct MeasurePressure: Operation {
    package typealias Answer = RulePressure
    package static let name = "rule.pressure/1"
    package static let permission = Permission.anybody

    package var workflow: String?

    package init(workflow: String? = nil) { self.workflow = workflow }
  }
}
