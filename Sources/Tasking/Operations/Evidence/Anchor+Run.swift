import TaskingAPI

extension Command.Anchor: Job {
  func run(in context: Working) throws -> Reply<Anchored> { try context.reply(context.anchor(self)) }
}
