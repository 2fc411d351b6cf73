import Tasking
import TaskingAPI
import WorkingTime

extension People: Identified, Tabular {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(people) }
  func objects(_ stamp: Stamp) throws -> [String] { try people.map { try JSONText.object($0, stamp) } }
  var ids: [String] { people.map(\.id) }

  var csv: [String] {
    return [CSVText.line(["id", "name", "uid", "roles", "covers", "limit", "open_requests"])]
      + people.map { person in
        CSVText.line([
          person.id, person.name, person.uid.map(String.init) ?? "", person.roles.map(\.role).joined(separator: " "),
          person.covers.joined(separator: " "), person.limit.map(String.init) ?? "", String(person.openRequests),
        ])
      }
  }
}

extension PersonWritten: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
  var ids: [String] { [id] }
}

extension PersonLeft: Identified {
  func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  static var isReceipt: Bool { true }
  var ids: [String] { work.map(\.reference) }
}
