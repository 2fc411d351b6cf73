import TaskingAPI

extension Command.ReadHistory: Look {
  static var hasPast: Bool { true }
  var subject: String? { reference }

  func run(in context: Context) throws -> History {
    try context.history(reference)
  }
}
