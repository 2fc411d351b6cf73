import TaskingAPI

extension Command.HandOver: Act {
  func run(in context: Acting) throws -> Handover {
    try context.service.handOver(self, context.session, context.writer)
  }
}
