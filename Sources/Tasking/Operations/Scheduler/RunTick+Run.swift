import TaskingAPI

extension Command.RunTick: Job {
  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Ticked> {
    let ticked = try service.tick(self, terms, caller)
    return service.logged(ticked, at: ticked.now)
  }
}
