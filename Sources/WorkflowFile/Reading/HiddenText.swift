internal import Workflow

/// Whether the texts of a file can be seen whole: nothing in them acts on a terminal, or hides.
package enum HiddenText {
  /// A diagnostic for each text and each key that holds such a character, as far as a file has diagnostics.
  ///
  /// What is stored already is read without this.
  package static func diagnostics(in text: String, file: String) -> [Diagnostic] {
    guard let root = YAMLTree(text).root else { return [] }
    var found: [Diagnostic] = []
    look(root, file, &found)
    return found
  }

  private static func look(_ node: Node, _ file: String, _ found: inout [Diagnostic]) {
    guard found.count < Report.limit else { return }
    switch node.content {
    case .scalar(let text, _): look(text, node.mark, file, &found)
    case .sequence(let elements):
      for element in elements { look(element, file, &found) }
    case .mapping(let entries):
      for entry in entries {
        look(entry.key, entry.mark, file, &found)
        look(entry.value, file, &found)
      }
    case .refused: return
    }
  }

  private static func look(_ text: String, _ mark: Mark, _ file: String, _ found: inout [Diagnostic]) {
    guard let scalar = HiddenCharacter.first(in: text) else { return }
    found.append(
      Diagnostic(
        .error, file: file, mark: mark,
        message: "the text holds the character \(HiddenCharacter.name(scalar)), which nobody sees", hint: "take it out")
    )
  }
}
