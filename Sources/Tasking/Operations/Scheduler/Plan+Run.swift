import TaskingAPI

extension Command.Plan: Job {
  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Planned> {
    try service.plan(self, terms, caller)
  }
}
