import TaskingAPI

extension Command.List: Look {
  static var hasPast: Bool { true }

  func run(in context: Context) throws -> RequestList {
    try context.list(self)
  }
}
