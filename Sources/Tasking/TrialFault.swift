import WorkingTime

/// Why a trial from outside could not be done, in words.
package struct TrialFault: Error, Hashable, Sendable {
  /// The sentence.
  package let message: String

  /// A fault in these words.
  package init(_ message: String) { self.message = message }

  /// What is wrong with a line of JSON that should have been a trial.
  package init(_ fault: DecodingError) {
    switch fault {
    case .keyNotFound(let key, let context):
      self.init(Self.place(context.codingPath) + "'\(key.stringValue.prefix(60))' is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let path = Self.path(context.codingPath)
      self.init(path.isEmpty ? "the line is no JSON object" : "\(path) is of another type")
    case .dataCorrupted(let context):
      let path = Self.path(context.codingPath)
      self.init(path.isEmpty ? "the line is no JSON object" : "\(path) does not fit")
    @unknown default: self.init("the line cannot be read")
    }
  }

  static func told<Result>(_ sum: () throws(CalendarFault) -> Result) throws(TrialFault) -> Result {
    do throws(CalendarFault) { return try sum() } catch { throw TrialFault("\(error)") }
  }

  /// Members and places from the outermost to a value, with dots between them.
  static func path(_ keys: [any CodingKey]) -> String {
    let path = keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
    return path.utf8.count > 200 ? path.prefix(100) + "…" : path
  }

  /// The same, to stand before a sentence.
  static func place(_ keys: [any CodingKey]) -> String {
    keys.isEmpty ? "" : path(keys) + ": "
  }
}
