import TaskingAPI

extension Command.ShowHandover: Look {
  func run(in context: Context) throws -> Handover {
    try context.service.handover(number, context.session, context.reader)
  }
}
