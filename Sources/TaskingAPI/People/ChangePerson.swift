package import Workflow

extension Command {
  /// Something of a person is otherwise from here on.
  package struct ChangePerson: Operation {
    package typealias Answer = PersonWritten
    package static let name = "person.change/1"
    package static let permission = Permission.owner(.administration)

    package var id: String
    /// `name`, `uid`, `covers` (codes with commas, or `all`), `limit`, `calendar`, and channels with their address.
    package var fields: [Entry]

    package init(id: String, fields: [Entry]) {
      self.id = id
      self.fields = fields
    }
  }
}
