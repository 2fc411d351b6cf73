import TaskingAPI

extension Command.ReadInbox: Look {
  static var omission: String? { "no notice counts as seen" }

  func run(in context: Context) throws -> Inbox {
    try context.service.inbox(self, context.session, context.reader)
  }
}
