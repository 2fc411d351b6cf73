package import TaskingAPI
import WorkingTime

extension People: Identified, Tabular {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(people) }
  package func objects(_ stamp: Stamp) throws -> [String] { try people.map { try JSONText.object($0, stamp) } }
  package var ids: [String] { people.map(\.id) }

  package var csv: [String] {
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
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package var ids: [String] { [id] }
}

extension PersonLeft: Identified {
  package func lines(by renderer: Renderer) -> [String] { renderer.lines(self) }
  package static var isReceipt: Bool { true }
  package var ids: [String] { work.map(\.reference) }
}
