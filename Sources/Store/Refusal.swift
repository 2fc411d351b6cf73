package import Workflow

/// What the access log keeps of a refusal: codes and names, never the text of a field.
package struct Refusal: Codable, Hashable, Sendable {
  /// The move, or `raise`, `set`, `note`.
  package let act: String
  /// The codes of its blockers, in order.
  package let blockers: [String]
  /// The rules among them.
  package let rules: [String]

  private enum CodingKeys: String, CodingKey {
    case act, blockers, rules
  }

  /// A refusal of an act for these blockers.
  package init(act: String, blockers: [Blocker]) {
    self.act = act
    self.blockers = blockers.map(\.code)
    rules = blockers.compactMap { blocker in
      switch blocker.fault {
      case .rule(let name, _), .ruleFault(let name, _): name
      default: nil
      }
    }
  }

  /// Reads a refusal as the log has it.
  ///
  /// - Throws: what the decoder throws.
  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    act = try box.decode(String.self, forKey: .act)
    blockers = try box.decode([String].self, forKey: .blockers)
    // Earlier lines name no rules.
    rules = try box.decodeIfPresent([String].self, forKey: .rules) ?? []
  }

  /// The refusal in a line of the access log; nil if it is about something else.
  ///
  /// - Throws: `.unreadable` if the line says nothing that is known.
  package static func read(_ access: Access) throws(StoreFault) -> Refusal? {
    guard access.act == Access.Act.refused, let detail = access.detail else { return nil }
    return try JSONBytes.decode(Refusal.self, from: Array(detail.utf8), at: "a refusal in the access log")
  }

  /// The same as the log keeps it.
  ///
  /// - Throws: `.incoherent` if it has no JSON.
  package func detail() throws(StoreFault) -> String { try JSONBytes.text(self) }
}
