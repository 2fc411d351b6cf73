/// A rule's sentence with places in it, such as `{assignee.name} has no time`.
package struct Sentence: Sendable {
  /// The parts in order.
  package let parts: [Part]

  /// Words, or a place to be filled.
  package enum Part: Hashable, Sendable {
    case words(String)
    /// A path that rules can read.
    case path([String])
  }

  /// Takes the text apart; a brace that is never closed is an ordinary character.
  package init(_ text: String) {
    var parts: [Part] = []
    var words = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      words += rest[..<open]
      if !words.isEmpty { parts.append(.words(words)) }
      words = ""
      parts.append(.path(rest[rest.index(after: open)..<close].split(separator: ".").map(String.init)))
      rest = rest[rest.index(after: close)...]
    }
    words += rest
    if !words.isEmpty { parts.append(.words(words)) }
    self.parts = parts
  }

  /// The paths that it reads.
  package var paths: [[String]] {
    parts.compactMap { if case .path(let path) = $0 { path } else { nil } }
  }

  /// The sentence about any request: each place says what stands there, `the kind needs …`.
  package var general: String {
    parts.enumerated().map { place, part in
      switch part {
      case .words(let words): words
      case .path(let path): place == 0 ? Sentence.capitalised(Sentence.general(path)) : Sentence.general(path)
      }
    }.joined()
  }

  /// `the kind`, `the assignee's deputy`, `required_by`; a number is left open.
  private static func general(_ path: [String]) -> String {
    var names = path.first == "request" && path.count > 1 ? Array(path.dropFirst()) : path
    // What something is called stands for it.
    if names.count > 1, let last = names.last, ["title", "name", "id"].contains(last) { names.removeLast() }
    guard let last = names.last, !["open_requests", "limit"].contains(last) else { return "…" }
    // A field is typed as it is written.
    if last.contains("_") { return last }
    return "the " + names.dropLast().map { "\($0)'s " }.joined() + last
  }

  private static func capitalised(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() }

  /// The sentence with every place filled; what is absent reads `(not given)`.
  package func filled(by reader: RuleReader) -> String {
    parts.map { part in
      switch part {
      case .words(let words): words
      case .path(let path): reader.sentenceWords(at: path) ?? "(not given)"
      }
    }.joined()
  }
}
