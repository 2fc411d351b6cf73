import TaskingAPI

extension Command.Consistent: Job {
  func work(_ terms: Terms, from caller: Caller, in service: Service) throws -> Reply<Consistency> {
    try service.reply(service.consistent(self))
  }
}
