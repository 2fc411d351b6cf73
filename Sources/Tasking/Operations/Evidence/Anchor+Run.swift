package import TaskingAPI

extension Command.Anchor: Job {
  package func carryOut(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Anchored> {
    try service.reply(service.anchor(self))
  }
}
