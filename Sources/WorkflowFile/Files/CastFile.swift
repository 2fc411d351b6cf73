internal import Workflow

/// The cast of a rehearsal as a file; its keys are in `workflows/README.md`.
package enum CastFile {
  /// The cast in a text; whether its roles and prisons exist is for whoever loads it beside a definition.
  ///
  /// - Parameter file: What diagnostics call the file.
  package static func read(_ text: String, file: String) -> Loaded<Cast> {
    let report = Report(text, file: file, .cast)
    guard let root = report.root(), let top = Section(root, "the cast", .cast, report) else {
      return report.loaded(nil)
    }
    let version = top.count("rehearsal")
    let title = top.text("title")
    let people = top.node("people").flatMap { self.people($0, report)?.map(\.0) }
    top.finish()
    guard let version, let title, let people else { return report.loaded(nil) }
    return report.loaded(Cast(version: version, title: title, people: people))
  }

  /// The people of a list, each with its place.
  static func people(_ node: Node, _ report: Report) -> [(Cast.Member, Mark)]? {
    guard let elements = node.elements else {
      report.mismatch("a list of people", node)
      return nil
    }
    var seen: Set<String> = []
    return elements.compactMap { element in
      guard let (member, mark) = member(element, report) else { return nil }
      if !seen.insert(member.id).inserted { report.error("'\(member.id)' stands here twice", at: mark) }
      return (member, mark)
    }
  }

  private static func member(_ node: Node, _ report: Report) -> (Cast.Member, Mark)? {
    guard let section = Section(node, "a person", .person, report) else { return nil }
    let idNode = section.node("id")
    let id = idNode.flatMap { report.text($0) }
    let name = section.text("name")
    let roles = section.wordsIfGiven("roles")
    let covers = section.words("covers")
    let limit = section.node("limit").flatMap { report.count($0) }
    section.finish()
    guard let idNode, let id, let name, let roles else { return nil }
    if !isID(id) {
      report.error("'\(id)' is no id: an initial, a dot and a surname, as in k.osei", at: idNode.mark)
    }
    let member = Cast.Member(id: id, name: name, roles: roles, covers: covers, limit: limit.map(Int64.init))
    return (member, idNode.mark)
  }

  private static func isID(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 0x2D }
      }
  }
}
