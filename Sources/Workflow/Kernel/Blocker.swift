/// One reason why an attempt is refused: a code, and the values that made it.
///
/// Every blocker of an attempt is found, not only the first. Its words are in `Blocker+Words.swift`.
package struct Blocker: Hashable, Sendable {
  package var fault: Fault
  /// The values that failed a rule, by the path that reads them, as people read them.
  package var values: [String: String] = [:]

  package init(_ fault: Fault, values: [String: String] = [:]) {
    self.fault = fault
    self.values = values
  }

  /// What stands in the way.
  package enum Fault: Hashable, Sendable {
    /// The move does not leave from where the request is.
    case state(now: String, from: [String])
    /// The actor has none of the parts that may do it.
    case role(needs: [String])
    /// The actor holds the role, for other establishments.
    case scope(role: String, establishment: String)
    /// Only the scheduler makes this move.
    case machineOnly
    /// The actor, or whoever they stand in for, made a move that a second person must be apart from.
    case separation(made: [String], standingFor: String? = nil)
    /// A definition that the request followed earlier kept the actor from this.
    case staysBarred
    /// The actor changed what the decision rested on, and would be the one who makes it anew.
    case changedIt(fields: [String])
    /// The request is not of the kind that the move is for.
    case onlyFor(field: String, values: [String], is: String?)
    /// The request is of a kind that the move is not for.
    case notFor(field: String, value: String)
    /// Too long since it was closed.
    case window(closed: String, until: String)
    /// Something must be given with this move.
    case asks(name: String, label: String?)
    /// A field must be there.
    case needs(field: String, label: String?)
    /// A rule is false: its name and its sentence.
    case rule(name: String, sentence: String)
    /// A rule could not be judged: its name and why.
    case ruleFault(name: String, why: String)
    /// A worked-out field may be given another value only by these.
    case overrideBy(field: String, worksOut: String?, by: [String])
    /// What is worked out would be another by this act, and that takes these; or, where it is more urgent, to say so.
    case implied(field: String, worksOut: String, now: String, isMoreUrgent: Bool, by: [String])
    /// An override must come with this.
    case overrideAsks(field: String, name: String)
    /// A worked-out field may not be less urgent than its floor.
    case floor(field: String, floor: String)
    /// Nobody would have the request in a state that waits for its assignee.
    case noAssignee(state: String)
    /// There is no state to go back to.
    case noMemory
    /// The field is not one that this move, or this person here, may write.
    case notWritable(field: String, why: NotWritable)
    /// A move already relied on the field, so it may be changed, not cleared.
    case reliedOn(field: String, move: String)
    /// Nobody may set fields here.
    case nobodySets(stage: String)
    /// A note without words.
    case emptyNote
    /// Nothing was given to change.
    case nothingToSet
    /// What was given is so already.
    case nothingChanges(fields: [String])
    /// The request's payloads are erased: there is nothing left to act on.
    case erased
    /// The person who is named is not known.
    case unknownPerson(id: String)
    /// It cannot be said to have happened then.
    case lateEntry(LateEntry)
    /// There is nothing that this person could acknowledge.
    case acknowledgement(Acknowledging)
    /// It cannot be corrected, or recorded as given to somebody.
    case correction(Correction)
    /// Another definition has no place for something of the request.
    case orphan(Orphan)
    /// Something about keeping it.
    case retention(RetentionFault)
  }

  /// Why an escalation cannot be acknowledged; instants are as the calendar's wall has them.
  package enum Acknowledging: Hashable, Sendable {
    /// The workflow takes no acknowledgements.
    case notTaken
    /// Nobody was told of anything, or it is over.
    case nothingTold
    /// It was acknowledged already.
    case already(until: String)
  }

  /// Why a fact cannot be corrected like that, nor what follows.
  package enum Correction: Hashable, Sendable {
    case nothingGiven
    case wantsReason
    /// Nobody corrects in that stage.
    case nobodyCorrects(stage: String)
    /// It follows from other fields, so that `set` overrides it.
    case workedOut(field: String, reference: String)
    /// Only moves write it, of themselves.
    case neverTyped(field: String)
    /// That event wrote it by a move that writes it of itself.
    case writtenByMove(field: String, move: String, version: Int)
    /// No event ever wrote it.
    case neverGiven(field: String, reference: String)
    /// The event that is named did not write it; these did.
    case notWrittenBy(version: Int, field: String, versions: [Int])
    /// The fields are of several events, and a correction is of one.
    case severalEvents([Share], reference: String)
    /// It is that already.
    case same(field: String)
    /// The actor corrected what a move wrote that a second person must be apart from.
    case corrector(of: [String])
    /// It never was in the request, so it was given to nobody.
    case notHeld(field: String)
    /// No field is said to have been given.
    case nothingDisclosed

    /// Fields that one event wrote last.
    package struct Share: Hashable, Sendable {
      package let version: Int
      package let fields: [String]

      package init(version: Int, fields: [String]) {
        self.version = version
        self.fields = fields
      }
    }
  }

  /// What of a request a definition has no place for.
  package enum Orphan: Hashable, Sendable {
    case state(String)
    /// The state to which it would go back.
    case memory(String)
    case field(String)
    /// What stands in a field that is another now.
    case value(field: String)
    case move(String)
  }

  /// Why an act cannot be said to have happened when it is claimed to have; instants are as the calendar's wall has them.
  package enum LateEntry: Hashable, Sendable {
    /// That is still to come.
    case notYet(claimed: String, now: String)
    /// The request was not there yet.
    case tooEarly(claimed: String, state: String, since: String)
    /// The workflow takes none.
    case notTaken
    /// It had to be recorded by then, or by one of these.
    case beyondLimit(claimed: String, until: String, by: [String])
    /// Beyond the limit a reason has to be given.
    case wantsReason
  }

  /// Why a field may not be written.
  package enum NotWritable: Hashable, Sendable {
    /// Only moves write it; these ask for it.
    case onlyMoves([String])
    /// The actor may not set fields in this stage, and the move does not take it.
    case notTaken(move: String)
    /// It is settled once the request leaves these stages.
    case settled(stages: [String])
  }

  /// The rule that is false or could not be judged; nil of anything else.
  package var ruleName: String? {
    switch fault {
    case .rule(let name, _), .ruleFault(let name, _): name
    default: nil
    }
  }

  /// Whether something has to be given with the attempt, and is not.
  package var isAboutAsking: Bool {
    if case .asks = fault { true } else { false }
  }

  /// Whether it would be lifted by giving something with the attempt.
  package var isAboutGiving: Bool {
    switch fault {
    case .asks, .needs, .overrideAsks, .lateEntry(.wantsReason), .emptyNote, .nothingToSet, .retention(.wantsReason),
      .retention(.wantsOfficer), .correction(.nothingGiven), .correction(.wantsReason):
      true
    default: false
    }
  }

  /// Whether it is about who acts, rather than about the request: such a refusal is a matter of permission.
  package var isAboutPermission: Bool {
    switch fault {
    case .role, .scope, .machineOnly, .separation, .staysBarred, .changedIt, .overrideBy, .implied, .nobodySets,
      .lateEntry(.beyondLimit),
      .retention(.secondPerson), .correction(.nobodyCorrects), .correction(.corrector):
      true
    default: false
    }
  }
}

/// What a decision came to.
package enum Ruling: Sendable {
  /// The events that happen, in order, numbered on from the snapshot.
  case allowed([Event])
  /// Everything that stands in the way.
  case refused([Blocker])
}
