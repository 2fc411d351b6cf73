import Store
import TaskingAPI

extension Command.Deliver: Job {
  func run(in context: Working) throws -> Reply<Delivered> {
    let session = try context.act { acting in
      try acting.session.keepTime(acting.writer)
      return acting.session
    }
    return session.reply(try context.deliver(within: .seconds(seconds ?? 600)))
  }
}
