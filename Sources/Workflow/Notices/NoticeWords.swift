/// How messages are worded.
package struct NoticeWords: Hashable, Sendable {
  /// The subject of a message about one notice.
  package var subject = NoticeTemplate(pieces: [
    .value(.reference), .text(" "), .value(.priority), .text(": "), .value(.about), .text(" "), .value(.step),
  ])
  /// The subject of a digest.
  package var digestSubject = NoticeTemplate(pieces: [
    .value(.count), .text(" notices, the most urgent "), .value(.reference), .text(" "), .value(.priority),
  ])
  /// A notice in the text.
  package var line = NoticeTemplate(pieces: [
    .value(.reference), .text("  "), .value(.priority), .text("  "), .value(.kind), .text("  "), .value(.about),
    .text(" "), .value(.step), .text(", for the "), .value(.capacity), .text(", "), .value(.at),
  ])
  /// What stands below all notices.
  package var closing = "What to do: tasking inbox, then tasking next REFERENCE."

  package init() {}
}

/// A line of text with places for values; it can name nothing that a message must not hold.
package struct NoticeTemplate: Hashable, Sendable {
  package let pieces: [Piece]

  package init(pieces: [Piece]) { self.pieces = pieces }

  /// Text, or the place of a value.
  package enum Piece: Hashable, Sendable {
    case text(String)
    case value(Slot)
  }

  /// Everything that a message may say.
  package enum Slot: String, CaseIterable, Sendable {
    /// The request's reference.
    case reference
    /// The code of its kind.
    case kind
    /// The code of its priority.
    case priority
    /// The move, or the clock.
    case about
    /// How late a clock is: `150%`; nothing for a move.
    case step
    /// The role or part for which the recipient gets it.
    case capacity
    /// When it happened.
    case at
    /// How many notices the message holds.
    case count
  }

  /// Reads `{reference} {priority}: {about}`.
  ///
  /// - Throws: what is wrong with it.
  package init(_ text: String) throws(NoticeTemplateFault) {
    if text.unicodeScalars.contains(where: NoticeText.isControl) { throw .control }
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else { throw .brace }
      let name = String(rest[rest.index(after: open)..<close])
      guard let slot = Slot(rawValue: name) else { throw .unknown(name) }
      pieces.append(.value(slot))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The line for these values; space that an empty one leaves is closed up.
  func filled(_ value: (Slot) -> String) -> String {
    let text = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .value(let slot): value(slot)
      }
    }.joined()
    return text.hasSuffix(" ") ? String(text.reversed().drop { $0 == " " }.reversed()) : text
  }
}

/// What is wrong with a template.
package enum NoticeTemplateFault: Error, Hashable, Sendable {
  /// A brace without its other one.
  case brace
  /// No value is called so.
  case unknown(String)
  /// A line break or another control character.
  case control

  /// What is wrong, in words.
  package var sentence: String {
    switch self {
    case .brace: "a brace stands alone"
    case .unknown(let name): "a message has no '\(name.prefix(40))'"
    case .control: "a template is one line, without control characters"
    }
  }

  /// What can stand there.
  package var hint: String? {
    switch self {
    case .unknown(let name):
      Suggestion.hint(for: name, among: NoticeTemplate.Slot.allCases.map(\.rawValue))
        ?? "use {\(NoticeTemplate.Slot.allCases.map(\.rawValue).joined(separator: "}, {"))}"
    case .brace: "write {reference}"
    case .control: nil
    }
  }
}
