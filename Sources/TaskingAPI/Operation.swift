/// Something that can be asked of a store, as its clients know it: what it is called on the wire, what it is given, what it
/// answers, and who may ask it.
package protocol Operation: Codable, Hashable, Sendable {
  associatedtype Answer: Codable, Hashable, Sendable
  /// Its name on the wire, and the version of its arguments and its answer: `request.raise/1`.
  static var name: String { get }
  /// Who may ask it. There is no default: nothing is public because somebody forgot to say so.
  static var permission: Permission { get }
}

/// Who may ask for an operation, before anything of a request or its definition is looked at.
package enum Permission: Hashable, Sendable {
  /// A person on record, in whatever role; what they may do with a request its definition says.
  case anybody
  /// A person on record who owns the store.
  case owner(Matter)
  /// The owner of the store, who need be no person on record: the scheduler, and a check of the store.
  case machine(Matter)

  /// What it is about, for the sentence of a refusal.
  package enum Matter: Hashable, Sendable {
    /// People, roles and definitions.
    case administration
    /// Chains, anchors and their key.
    case evidence
    /// What falls due.
    case schedule
    /// Notices on their way.
    case post
    /// The store as a whole: its soundness, and copies of it.
    case upkeep
  }

  /// Why somebody who does not own the store may not.
  ///
  /// - Throws: `notPermitted` if only the owner may, and the caller is somebody else.
  package func check(_ caller: Caller) throws(TaskingError) {
    switch self {
    case .anybody: return
    case .owner(let matter), .machine(let matter):
      guard caller.isTrusted else { throw TaskingError(.notPermitted, matter.refusal) }
    }
  }
}

extension Permission.Matter {
  fileprivate var refusal: String {
    switch self {
    case .administration: "only the owner of the store changes people, roles and definitions"
    case .evidence: "only the owner of the store verifies it and anchors its journal"
    case .schedule: "only the owner of the store runs the scheduler, and sees all that falls due"
    case .post: "only the owner of the store looks after its outbox"
    case .upkeep: "only the owner of the store examines it and copies it"
    }
  }
}
