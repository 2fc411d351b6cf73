import JSON

extension JSONBytes {
  /// Every scalar of a JSON text by its path, `clocks.0.due`.
  ///
  /// - Throws: `.unreadable`, naming `place`, if it is no JSON.
  package static func flattened(_ bytes: [UInt8], at place: String) throws(StoreFault) -> [String: String] {
    do throws(JSONFault) {
      return try JSONNode.read(bytes) { root throws(JSONFault) in
        var scalars: [String: String] = [:]
        flatten(root, "", into: &scalars)
        return scalars
      }
    } catch {
      throw .unreadable(place: place, detail: error.description)
    }
  }

  private static func flatten(_ node: JSONNode, _ path: String, into scalars: inout [String: String]) {
    func under(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
    if let members = node.members {
      for member in members { flatten(member.value, under(member.name), into: &scalars) }
    } else if let elements = node.elements {
      for (index, element) in elements.enumerated() { flatten(element, under(String(index)), into: &scalars) }
    } else {
      scalars[path] = node.text ?? node.number.map { String($0) } ?? node.flag.map { String($0) } ?? "null"
    }
  }
}
