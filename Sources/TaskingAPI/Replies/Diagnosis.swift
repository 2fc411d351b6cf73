/// What was found wrong with a store and its surroundings, and what was found right: a line each.
package struct Diagnosis: Codable, Hashable, Sendable {
  /// The store's file.
  package var store: String
  /// Of which store it is said, and up to where; nil where it could not be opened.
  package var reach: Reach?
  package var lines: [Line]

  package init(store: String, lines: [Line] = []) {
    self.store = store
    self.lines = lines
  }

  /// One thing that was looked at.
  package struct Line: Codable, Hashable, Sendable {
    /// A word or two: `engine`, `free space`.
    package var check: String
    package var verdict: Verdict
    /// What was found, without a full stop.
    package var finding: String
    /// What to do about it; nil where nothing is to be done.
    @Null package var remedy: String?
    /// What another command would have ended with because of it; for an error only.
    @Null package var code: TaskingError.Code?
  }

  /// How bad it is.
  package enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
    case ok
    /// Nothing is broken; something will be, or people are not served as they should be.
    case warning
    /// Something does not work, or cannot be relied on.
    case error
  }

  enum CodingKeys: String, CodingKey {
    case store, verdict, lines = "checks"
    case reach
  }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    store = try box.decode(String.self, forKey: .store)
    lines = try box.decode([Line].self, forKey: .lines)
    reach = try box.decodeIfPresent(Reach.self, forKey: .reach)
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(store, forKey: .store)
    try box.encode(verdict, forKey: .verdict)
    try box.encode(lines, forKey: .lines)
    try box.encode(reach, forKey: .reach)
  }

  /// The worst of its lines.
  package var verdict: Verdict {
    if lines.contains(where: { $0.verdict == .error }) { return .error }
    return lines.contains { $0.verdict == .warning } ? .warning : .ok
  }

  /// The status with which the program ends: that of a store which is not what it should be before any other; warnings
  /// do not count.
  package var exitStatus: Int32 {
    let codes = lines.filter { $0.verdict == .error }.map { $0.code ?? .internalFault }
    let worst = codes.first { $0 == .integrity } ?? codes.first
    return worst?.exitStatus ?? 0
  }
}

extension Diagnosis.Line {
  package static func ok(_ check: String, _ finding: String) -> Self {
    Self(check: check, verdict: .ok, finding: finding, remedy: nil, code: nil)
  }

  package static func warning(_ check: String, _ finding: String, _ remedy: String) -> Self {
    Self(check: check, verdict: .warning, finding: finding, remedy: remedy, code: nil)
  }

  package static func error(
    _ check: String, _ finding: String, _ remedy: String?, _ code: TaskingError.Code
  ) -> Self {
    Self(check: check, verdict: .error, finding: finding, remedy: remedy, code: code)
  }

  /// The line of something that could not be looked at.
  package static func error(_ check: String, _ error: TaskingError) -> Self {
    .error(check, error.message, error.hint, error.code)
  }
}
