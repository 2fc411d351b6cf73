package import WorkingTime

/// Something that is supposed to be otherwise than it is.
package enum SupposedChange: Hashable, Sendable {
  /// That person makes the move.
  case actor(String)
  /// The field has that value.
  case field(String, FieldValue)
  /// That person has the request.
  case assignee(String)
  /// It is that late.
  case time(Instant)

  /// What of a supposition can be otherwise only once.
  var matter: String {
    switch self {
    case .actor: "actor"
    case .field(let name, _): "field \(name)"
    case .assignee: "assignee"
    case .time: "time"
    }
  }
}

/// A move as it would be tried, and the request as it would be.
struct Supposition {
  var snapshot: Snapshot
  var attempt: Attempt

  /// The same with one thing otherwise.
  func with(_ change: SupposedChange) -> Supposition {
    var other = self
    switch change {
    case .actor(let id): other.attempt.actor = .person(id)
    case .field(let name, let value): other.snapshot.fields[name] = value
    case .assignee(let id): other.snapshot.assignee = id
    case .time(let instant): other.attempt.now = instant
    }
    return other
  }
}
