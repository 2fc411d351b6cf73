package import WorkingTime

/// Something that happened to one request: a fact, never an instruction.
///
/// The header is kept for ever. The payload may be erased by law; a request without payloads still folds to its
/// state and version, because the header has them.
package struct Event: Hashable, Sendable {
  /// The reference of the request, such as `PIO-2026-000418`.
  package var request: String
  /// 1 for the first event of a request, then one more each.
  package var version: Int
  /// The name of the move, or one of `Event.Kind`.
  package var kind: String
  /// The state of the request after the event.
  package var state: String
  /// Who did it.
  package var actor: Actor
  /// When it was so: for the scheduler's own acts the instant at which they fell due, for a person's the one claimed.
  package var occurredAt: Instant
  /// When we wrote it down.
  package var recordedAt: Instant
  /// What it changed; nil once erased.
  package var payload: Payload?
  /// Whether this event erases every payload of its request, its own included.
  package var erases = false

  package init(
    request: String, version: Int, kind: String, state: String, actor: Actor, occurredAt: Instant,
    recordedAt: Instant, payload: Payload?
  ) {
    self.request = request
    self.version = version
    self.kind = kind
    self.state = state
    self.actor = actor
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.payload = payload
  }

  /// Kinds of event that are no move; no move may be called so.
  package enum Kind {
    package static let raise = "raise"
    package static let set = "set"
    package static let note = "note"
    /// What an earlier event said was mistaken, and is this.
    package static let correct = "correct"
    /// Something of the request was given to somebody outside.
    package static let disclose = "disclose"
    /// Rungs that fell due.
    package static let rung = "rung"
    /// The request's clocks go on by another version of their calendar.
    package static let calendar = "calendar"
    /// The request follows another definition from here on.
    package static let migrate = "migrate"
    /// Reviewed, and kept.
    package static let retain = "retain"
    /// Kept whatever else is decided, until it is released.
    package static let hold = "hold-record"
    package static let release = "release-record"
    /// Somebody wants it disposed of; that takes a second person.
    package static let proposal = "propose-disposal"
    /// Everything that it holds is erased.
    package static let dispose = "dispose"
    /// What is decided about keeping a request: no such event changes its state, its fields or its clocks.
    package static let ofRetention: Set = [retain, hold, release, proposal, dispose]
  }

  /// The instant that counts: a person's act counts from when it was recorded, whatever is claimed of it; what falls
  /// due by itself, from when it did.
  package var countsFrom: Instant { actor == .machine ? occurredAt : recordedAt }

  /// Whether it is claimed to have happened before it was recorded.
  package var isLateEntry: Bool { actor != .machine && occurredAt < recordedAt }

  /// Whether somebody who read an earlier version has to look again: state, fields or assignment changed.
  ///
  /// A reminder, a note, a disclosure, another calendar or a decision to keep it does not make an expected version stale.
  /// An erased event counts as a change.
  package var isSubstantive: Bool {
    switch kind {
    case Kind.rung, Kind.note, Kind.disclose, Kind.calendar, Kind.retain, Kind.hold, Kind.release, Kind.proposal: false
    default: true
    }
  }
}

/// Who acts: a person, or the scheduler.
package enum Actor: Hashable, Sendable {
  case person(String)
  case machine

  /// The scheduler's name in the journal.
  package static let machineID = "machine"

  /// The actor of that id.
  package init(id: String) {
    self = id == Actor.machineID ? .machine : .person(id)
  }

  /// The person's id, or `machine`.
  package var id: String {
    switch self {
    case .person(let id): id
    case .machine: Actor.machineID
    }
  }
}
