import TaskingAPI

extension Command.Consistent: Job {
  func run(in context: Working) throws -> Reply<Consistency> { try context.reply(context.consistent(self)) }
}
