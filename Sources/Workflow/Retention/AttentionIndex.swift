package import WorkingTime

/// Until when other requests named a subject of a request.
package enum Attention: Hashable, Sendable {
  /// None did.
  case none
  /// The last of them was closed then.
  case until(Instant)
  /// One of them is open.
  case lasting
}

/// Which requests name which subjects.
///
/// Cost: one entry for each subject of each request.
package struct AttentionIndex: Sendable {
  private let path: [String]?
  private var namings: [String: [Naming]] = [:]

  /// - Parameter path: Where a request names its subjects, such as `["subjects", "number"]`; nil for nowhere.
  package init(path: [String]?) { self.path = path }

  /// A request that names a subject.
  private struct Naming: Sendable {
    let reference: String
    /// nil while it is open.
    let closed: Instant?
  }

  /// Takes a request.
  ///
  /// - Parameter closed: When it was closed; nil while it is open.
  package mutating func add(_ reference: String, _ fields: [String: FieldValue], closed: Instant?) {
    for subject in subjects(fields) {
      namings[subject, default: []].append(Naming(reference: reference, closed: closed))
    }
  }

  /// Until when requests other than this one named any of its subjects.
  package func attention(to fields: [String: FieldValue], of reference: String) -> Attention {
    var last: Instant?
    for naming in subjects(fields).flatMap({ namings[$0] ?? [] }) where naming.reference != reference {
      guard let closed = naming.closed else { return .lasting }
      last = max(last ?? closed, closed)
    }
    return last.map(Attention.until) ?? .none
  }

  /// What names the subjects, however it was typed; each once.
  private func subjects(_ fields: [String: FieldValue]) -> Set<String> {
    guard let path, let field = path.first, let value = fields[field] else { return [] }
    return Set(Self.texts(value, path.dropFirst()).map(Self.plain)).subtracting([""])
  }

  private static func texts(_ value: FieldValue, _ path: ArraySlice<String>) -> [String] {
    switch value {
    case .list(let list): list.flatMap { texts($0, path) }
    case .record(let record):
      path.first.flatMap { record[$0] }.map { texts($0, path.dropFirst()) } ?? []
    case .text(let text): path.isEmpty ? [text] : []
    case .flag, .number: []
    }
  }

  private static func plain(_ text: String) -> String {
    String(text.uppercased().filter { !$0.isWhitespace })
  }
}
