/// One thing given at the edge: `title=Visitors`, `subjects.1.number=A1234BC`, `required_by-=`.
package struct Entry: Codable, Hashable, Sendable {
  /// A field's name, or a path into it: element numbers from 1, members by name.
  package var key: String
  /// What was given; nil takes the field away.
  package var value: String?

  package init(key: String, value: String?) {
    self.key = key
    self.value = value
  }
}

/// Why something given does not fit the field that it is for; its words are in `InputFault+Words.swift`.
package struct InputFault: Error, Hashable, Sendable {
  /// The path as it was given.
  package var key: String
  package var problem: Problem

  package init(_ key: String, _ problem: Problem) {
    self.key = key
    self.problem = problem
  }

  /// What does not fit.
  package enum Problem: Hashable, Sendable {
    /// The definition has no such field; the nearest that it has.
    case unknownField(nearest: String?)
    /// The record has no such member.
    case unknownMember(String, of: String, members: [String])
    /// The key goes deeper than the field does.
    case tooDeep
    /// A record or a list of records needs a path.
    case needsPath(example: String)
    /// The number of an element is not a number, or leaves a gap.
    case badElement(String, count: Int)
    /// A list is given bare and by element at once.
    case bareAndByElement
    /// A field that holds one value is given twice.
    case twice
    /// The value is empty.
    case empty
    /// The text is too long.
    case tooLong(limit: Int, count: Int)
    /// The text has a character that must not be shown: its code point and place, from 1.
    case control(UInt32, place: Int)
    case notFlag(String)
    case notNumber(String)
    /// Not one of the codes; the nearest one.
    case notCode(String, nearest: String?, codes: [String])
    /// A code of a register that may no longer be chosen.
    case retired(String)
    case instant(InstantPhraseFault)
    /// A record is not whole.
    case incomplete(member: String)
    /// Another member is given as well, instead of which it stands.
    case insteadOf(String)
  }
}
