extension Command {
  /// Everybody on record.
  package struct ListPeople: Operation {
    package typealias Answer = People
    package static let name = "person.list/1"
    package static let permission = Permission.anybody

    package init() {}
  }
}
