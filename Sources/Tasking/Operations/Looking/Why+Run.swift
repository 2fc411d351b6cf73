import TaskingAPI

extension Command.Why: Look {
  static var hasPast: Bool { true }
  var subject: String? { reference }

  func run(in context: Context) throws -> Sums {
    try context.why(reference)
  }
}
