import TaskingAPI
import WorkingTime

extension Command.RunTick: Job {
  static var isForLogs: Bool { true }

  func run(in context: Working) throws -> Reply<Ticked> {
    let ticked = try context.tick(self)
    return Reply(ticked, isRehearsal: context.isRehearsal, now: ticked.now, zone: Zone.utc.name)
  }
}
