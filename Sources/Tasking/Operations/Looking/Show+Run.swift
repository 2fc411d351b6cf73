import TaskingAPI

extension Command.Show: Look {
  static var hasPast: Bool { true }
  var subject: String? { reference }

  func run(in context: Context) throws -> RequestDetail {
    try context.show(reference)
  }
}
