package import Workflow

extension Command {
  /// Somebody who is to be known.
  package struct AddPerson: Operation {
    package typealias Answer = PersonWritten
    package static let name = "person.add/1"
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
