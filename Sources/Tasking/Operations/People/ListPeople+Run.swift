import TaskingAPI

extension Command.ListPeople: Look {
  func run(in context: Context) throws -> People {
    try context.service.people(context.session, context.reader)
  }
}
