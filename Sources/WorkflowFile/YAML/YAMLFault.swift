/// Why a text is not the YAML that is read here; the words are in `YAMLFault+Words.swift`.
package struct YAMLFault: Error, Hashable, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// Where it begins.
  package let mark: Mark

  /// A fault at a place.
  package init(_ reason: Reason, at mark: Mark) {
    self.reason = reason
    self.mark = mark
  }

  /// What can be wrong.
  package enum Reason: Hashable, Sendable {
    /// libyaml's own complaint, and what it was doing.
    case syntax(problem: String, context: String?)
    /// There is nothing in the file.
    case empty
    /// The file has more bytes than are read.
    case tooLong(size: Int, limit: Int)
    /// Collections stand within one another more deeply than is allowed.
    case tooDeep(limit: Int)
    /// The file has more nodes than are read.
    case tooManyNodes(limit: Int)
    /// A list or a mapping holds more than is read.
    case tooWide(limit: Int)
    /// An anchor, `&name`.
    case anchor(String)
    /// An alias, `*name`.
    case alias(String)
    /// A tag, `!name`.
    case tag(String)
    /// A merge key, `<<`.
    case mergeKey
    /// A directive, `%YAML` or `%TAG`.
    case directive
    /// A second document.
    case secondDocument
    /// A key that stands in its mapping already.
    case duplicateKey(String, first: Mark)
    /// A key that is a list or a mapping.
    case keyNotScalar
    /// More faults than are told.
    case tooManyFaults(limit: Int)
  }
}
