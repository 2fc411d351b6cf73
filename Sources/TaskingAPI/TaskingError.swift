package import Workflow

/// Why a command could not be carried out: a code, a sentence, and what to type instead.
package struct TaskingError: Error, Hashable, Sendable, Codable {
  package var code: Code
  /// One sentence without a full stop, beginning with what cannot be done where there is such a thing.
  package var message: String
  /// What to type instead, or where to look.
  package var hint: String?
  /// Everything that stands in the way of a refused move; several lines of a checked file.
  package var details: [Detail]

  package init(_ code: Code, _ message: String, hint: String? = nil, details: [Detail] = []) {
    self.code = code
    self.message = message
    self.hint = hint
    self.details = details
  }

  /// What kind of failure it is; the table to exit statuses is `exitStatus`.
  package enum Code: String, Codable, CaseIterable, Sendable {
    /// A fault of the program or of its surroundings that has no better name.
    case internalFault = "internal"
    /// An unknown verb, flag or field, or a flag without its value.
    case usage
    /// There is no such thing, or none that the caller may see: the two look the same.
    case notFound = "not-found"
    /// The caller may not: role, scope, separation.
    case notPermitted = "not-permitted"
    /// It changed since the caller read it.
    case stale
    /// The move is refused for another reason.
    case refused
    /// The value of a known field, or a file, is malformed.
    case malformed
    /// The store is busy or out of reach; trying again may help.
    case busy
    /// The store is not what it should be.
    case integrity

    /// The status with which a command line ends.
    package var exitStatus: Int32 {
      switch self {
      case .internalFault: 1
      case .usage: 2
      case .notFound: 3
      case .notPermitted: 4
      case .stale: 5
      case .refused: 6
      case .malformed: 7
      case .busy: 8
      case .integrity: 9
      }
    }
  }

  /// One of several reasons.
  package struct Detail: Hashable, Sendable, Codable {
    /// A word for programs: a blocker's code.
    package var code: String
    package var message: String
    package var remedy: String?
    /// The values that failed a rule, by the path that reads them.
    package var values: [String: String]?

    package init(code: String, message: String, remedy: String? = nil, values: [String: String]? = nil) {
      self.code = code
      self.message = message
      self.remedy = remedy
      self.values = values
    }
  }
}

extension TaskingError.Detail {
  /// The same as a blocker says it.
  package init(_ blocker: Blocker) {
    self.init(
      code: blocker.code, message: blocker.sentence, remedy: blocker.remedy,
      values: blocker.values.isEmpty ? nil : blocker.values)
  }
}
