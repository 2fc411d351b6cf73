import TaskingAPI

extension Command.Certify: Act {
  func run(in context: Acting) throws -> Certificate {
    try context.certify(self)
  }
}
