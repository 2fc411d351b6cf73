import TaskingAPI

extension Command.HandOver: Act {
  func run(in context: Acting) throws -> Handover {
    try context.handOver(self)
  }
}
