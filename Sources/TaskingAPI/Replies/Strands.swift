/// What a text would strand.
package struct Strands: Codable, Hashable, Sendable {
  /// What could not go on, a line each; none for a text that is in use, or that cannot be.
  package var lines: [String]

  package init(lines: [String]) { self.lines = lines }

  /// `kinds version 2 strands 3 things that are in use`.
  package static func sentence(_ count: Int, of what: String) -> String {
    "\(what) strands \(count == 1 ? "something that is" : "\(count) things that are") in use"
  }

  /// How many of them are listed.
  package static let mostListed = 50
}
