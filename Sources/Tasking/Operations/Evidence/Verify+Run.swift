import TaskingAPI

extension Command.Verify: Job {
  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<AuditReport> {
    try service.reply(service.verify(self))
  }
}
