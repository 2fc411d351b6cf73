import TaskingAPI

extension Command.Verify: Job {
  func run(in context: Working) throws -> Reply<AuditReport> { try context.reply(context.verify(self)) }
}
