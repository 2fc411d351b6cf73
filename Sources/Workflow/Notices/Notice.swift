/// Word that something happened or is due, to one person or to all who held a role: reference and verb only, never a name,
/// title or text.
package struct Notice: Codable, Hashable, Sendable {
  /// The person's id; nil when it is for a crowd, or nobody holds the role that it is for.
  package let recipient: String?
  /// The role, or part, for which they get it.
  package let capacity: String
  /// The move, or the clock's name.
  package let about: String
  /// Per cent of the clock's time, for a rung.
  package let percent: Int64?
  /// All who held the role, where it is for them; nil where it is for one person, or for nobody.
  package let crowd: Crowd?

  package init(recipient: String?, capacity: String, about: String, percent: Int64? = nil, crowd: Crowd? = nil) {
    self.recipient = recipient
    self.capacity = capacity
    self.about = about
    self.percent = percent
    self.crowd = crowd
  }

  /// How many people it is for.
  package var people: Int { recipient == nil ? crowd?.count ?? 0 : 1 }

  /// All whom a notice to a role was for, who can be worked out again from the people of that time.
  package struct Crowd: Codable, Hashable, Sendable {
    /// How many they were, from 1.
    package let count: Int
    /// SHA-256 of their ids, sorted by their bytes, a line each; in hexadecimal.
    package let digest: String

    package init(count: Int, digest: String) {
      self.count = count
      self.digest = digest
    }
  }
}
