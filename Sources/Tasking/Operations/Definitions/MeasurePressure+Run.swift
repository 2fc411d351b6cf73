import TaskingAPI

extension Command.MeasurePressure: Look {
  func run(in context: Context) throws -> RulePressure {
    try context.service.pressure(workflow, context.session, context.reader)
  }
}
