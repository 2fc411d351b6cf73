import TaskingAPI

extension Command.Anchor: Job {
  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Anchored> {
    try service.reply(service.anchor(self))
  }
}
