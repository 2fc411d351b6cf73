import Store
import TaskingAPI

extension Command.Deliver: Job {
  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Delivered> {
    let session = try service.store.write { transaction in
      let session = try Session(terms, caller, Self.permission, service, transaction)
      try session.keepTime(transaction)
      return session
    }
    return session.reply(try service.deliver(within: .seconds(seconds ?? 600)))
  }
}
