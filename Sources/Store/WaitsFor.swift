package import Workflow

/// Whom a request waits for.
package enum WaitsFor: Hashable, Sendable {
  /// Whoever holds the role.
  case role(String)
  /// The person of that id.
  case person(String)
  /// The scheduler.
  case machine

  /// Whoever a state names, for one request; nil when it waits for nobody, or for a part that nobody has.
  package init?(_ party: Party?, of snapshot: Snapshot) {
    switch party {
    case .role(let name): self = .role(name)
    case .raiser: self = .person(snapshot.raiser)
    case .assignee:
      guard let assignee = snapshot.assignee else { return nil }
      self = .person(assignee)
    case .machine: self = .machine
    case .whoeverItWaitsFor, .nobody, nil: return nil
    }
  }
}

extension WaitsFor {
  /// The word for what it is: `role`, `person` or `machine`.
  package var kind: String {
    switch self {
    case .role: "role"
    case .person: "person"
    case .machine: "machine"
    }
  }

  /// The role's name, the person's id, or `machine`.
  package var name: String {
    switch self {
    case .role(let name): name
    case .person(let id): id
    case .machine: "machine"
    }
  }
}
