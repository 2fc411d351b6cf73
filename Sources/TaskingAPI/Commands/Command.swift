package import Workflow

/// Everything that can be asked of the service: the command line, a broker and a web page all send these.
package enum Command: Codable, Hashable, Sendable {
  // The day's work.
  case raise(Raise)
  case move(Move)
  case set(Fields)
  case note(Fields)
  /// Somebody has heard what was escalated; `occurred` is not used.
  case acknowledge(Fields)
  /// What an earlier event recorded was mistaken, and is this.
  case correct(Correct)
  /// Something was given to somebody outside.
  case disclose(Disclose)
  // Looking.
  case list(List)
  case show(Subject)
  case next(Subject)
  case why(Subject)
  case history(Subject)
  case explain(ExplainMove)
  /// What was corrected, to whom the mistaken fact went, and who was told; of every request if none is named.
  case corrections(reference: String?)
  /// One event with everything that is needed to judge it elsewhere.
  case certify(Certify)
  // The scheduler.
  case tick(RunTick)
  /// What will fall due.
  case plan(Plan)
  /// Whether anything was due of one request, and whether anybody looked.
  case proveQuiet(ProveQuiet)
  // Notices.
  /// Delivers what can be by now.
  case deliver(Deliver)
  case outbox(ListOutbox)
  /// Has given-up messages tried again.
  case revive(ReviveOutbox)
  case inbox(ReadInbox)
  /// Notices that were shown to a person, and so count as seen.
  case see(notices: [String])
  // Definitions.
  case activate(SourceText)
  /// What it would do to open requests if that calendar were the one in use.
  case previewCalendar(SourceText)
  /// What it would do to open requests if they were migrated to that definition.
  case previewWorkflow(SourceText)
  case migrate(Migrate)
  /// How often each rule decided; of the only workflow if none is named.
  case pressure(workflow: String?)
  /// What a simulation shows that takes its figures from the store's own history.
  case simulate(Simulate)
  case workflows
  case workflow(name: String)
  case calendar(CalendarYears)
  // People.
  case addPerson(NewPerson)
  /// Something of a person is otherwise from here on.
  case changePerson(NewPerson)
  case grant(NewGrant)
  /// A role is taken back.
  case revoke(Revocation)
  /// Somebody is gone for good.
  case leave(Departure)
  case people
  // Absence and cover.
  case recordAbsence(NewAbsence)
  case endAbsence(AbsenceToEnd)
  /// Who stands in for somebody whenever an absence names nobody.
  case appoint(Appointment)
  case absences(AbsenceQuery)
  case handOver(NewHandover)
  case acceptHandover(number: Int64)
  case withdrawHandover(number: Int64)
  case handover(number: Int64)
  case handovers
  /// Which open requests nobody who is there may move on; now if no day is named.
  case staffing(day: String?)
  // Evidence.
  /// Walks both chains, and compares every row with the journal.
  case verify(Verify)
  /// Whether one head of the journal continues another.
  case consistent(Consistent)
  /// Signs where the chains end, and keeps that elsewhere.
  case anchor(Anchor)
  /// Anchors are signed by another key from here on.
  case renewKey(RenewKey)
  // Retention.
  /// Finished requests whose review is due by a day, as people type it; nil for today.
  case retentionDue(by: String?)
  /// A finished request was reviewed.
  case decideRetention(RetentionDecision)
  /// A request is to be kept whatever else is decided, or not any more.
  case holdRecord(RecordHold)

  /// A new request.
  package struct Raise: Codable, Hashable, Sendable {
    package var fields: [Entry]
    /// Whether it is submitted at once; a refusal of that keeps the draft.
    package var submit: Bool
    /// The workflow's name; nil for the only one there is.
    package var workflow: String?
    /// When it happened, as people type it; nil for now.
    package var occurred: String?

    package init(fields: [Entry], submit: Bool, workflow: String? = nil, occurred: String? = nil) {
      self.fields = fields
      self.submit = submit
      self.workflow = workflow
      self.occurred = occurred
    }
  }

  /// A move of one request's own definition.
  package struct Move: Codable, Hashable, Sendable {
    package var name: String
    package var reference: String
    package var fields: [Entry]
    /// When it happened, as people type it; nil for now.
    package var occurred: String?

    package init(name: String, reference: String, fields: [Entry], occurred: String? = nil) {
      self.name = name
      self.reference = reference
      self.fields = fields
      self.occurred = occurred
    }
  }

  /// Fields, or the words of a note, for one request.
  package struct Fields: Codable, Hashable, Sendable {
    package var reference: String
    package var fields: [Entry]
    /// When what a note tells of happened, as people type it; nil for now.
    package var occurred: String?

    package init(reference: String, fields: [Entry], occurred: String? = nil) {
      self.reference = reference
      self.fields = fields
      self.occurred = occurred
    }
  }

  /// One request to be looked at.
  package struct Subject: Codable, Hashable, Sendable {
    package var reference: String

    package init(reference: String) { self.reference = reference }
  }

  /// One event of one request.
  package struct Certify: Codable, Hashable, Sendable {
    package var reference: String
    package var version: Int

    package init(reference: String, version: Int) {
      self.reference = reference
      self.version = version
    }
  }

  /// A list of requests.
  package struct List: Codable, Hashable, Sendable {
    package var view: View
    /// `field:value` or `field=value`, several values with commas; `@me`, `@unassigned`, `@overdue`, `@held`.
    package var filters: [String]
    package var limit: Int?

    package init(view: View, filters: [String] = [], limit: Int? = nil) {
      self.view = view
      self.filters = filters
      self.limit = limit
    }

    /// Which requests a list begins with.
    package enum View: String, Codable, Hashable, Sendable {
      /// Every open one, or every one if a filter names a state or a stage.
      case all
      /// What I raised or have been given, and is open.
      case mine
      /// What waits for my roles, in what I cover, or for me.
      case queue
    }
  }

  /// What a move is, as the definition says: `help accept`.
  package struct ExplainMove: Codable, Hashable, Sendable {
    package var move: String

    package init(move: String) { self.move = move }
  }

  /// The text of a definition, calendar or register that shall be the one in use.
  package struct SourceText: Codable, Hashable, Sendable {
    /// The file's name, for diagnostics.
    package var file: String
    package var text: String
    /// Who approved it, in words.
    package var approvedBy: String?
    package var reason: String?
    /// Whether it is put to use even if something that is in use cannot go on.
    package var strand: Bool?

    package init(
      file: String, text: String, approvedBy: String? = nil, reason: String? = nil, strand: Bool? = nil
    ) {
      self.file = file
      self.text = text
      self.approvedBy = approvedBy
      self.reason = reason
      self.strand = strand
    }
  }

  /// A simulation of what the store's own history says.
  package struct Simulate: Codable, Hashable, Sendable {
    /// The workflow's name; nil for the only one there is.
    package var workflow: String?
    /// Gives the figures of which the history has too few.
    package var file: SourceText?
    /// Another definition than the one in use.
    package var definition: SourceText?
    /// From when on the history counts, as people type it; nil for all of it.
    package var since: String?
    package var seed: UInt64?
    /// Whether only the premise is wanted, and nothing is to be run.
    package var isPremiseOnly: Bool

    package init(
      workflow: String? = nil, file: SourceText? = nil, definition: SourceText? = nil, since: String? = nil,
      seed: UInt64? = nil, isPremiseOnly: Bool = false
    ) {
      self.workflow = workflow
      self.file = file
      self.definition = definition
      self.since = since
      self.seed = seed
      self.isPremiseOnly = isPremiseOnly
    }
  }

  /// Open requests that shall follow the definition in use.
  package struct Migrate: Codable, Hashable, Sendable {
    /// The workflow's name; nil for the only one there is.
    package var workflow: String?
    package var reason: String?
    /// What becomes of states and clocks that are named otherwise.
    package var map: SourceText?
    /// Whether it is only to be said what would happen.
    package var isTrial: Bool

    package init(workflow: String? = nil, reason: String? = nil, map: SourceText? = nil, isTrial: Bool) {
      self.workflow = workflow
      self.reason = reason
      self.map = map
      self.isTrial = isTrial
    }
  }

  /// Years of a calendar in use.
  package struct CalendarYears: Codable, Hashable, Sendable {
    package var name: String
    /// nil for the current one.
    package var years: ClosedRange<Int>?

    package init(name: String, years: ClosedRange<Int>? = nil) {
      self.name = name
      self.years = years
    }
  }

  /// Somebody who is to be known, or what is to be changed of them.
  package struct NewPerson: Codable, Hashable, Sendable {
    package var id: String
    /// `name`, `uid`, `covers` (codes with commas, or `all`), `limit`, `calendar`, and channels with their address.
    package var fields: [Entry]

    package init(id: String, fields: [Entry]) {
      self.id = id
      self.fields = fields
    }
  }

  /// A role for somebody.
  package struct NewGrant: Codable, Hashable, Sendable {
    package var person: String
    package var role: String
    /// When it ends, as people type it; nil for no end.
    package var until: String?

    package init(person: String, role: String, until: String?) {
      self.person = person
      self.role = role
      self.until = until
    }
  }
}

/// A command with what came along with it.
package struct Order: Codable, Hashable, Sendable {
  package var command: Command
  /// The person in whose name; nil for whoever the caller's login is.
  package var person: String?
  /// Makes a retry safe: a repeated command gets its first answer.
  package var commandID: String?
  /// The version that the caller read.
  package var expectVersion: Int?
  /// The time, as people type it; in a rehearsal store only.
  package var now: String?
  /// The moment of the past that is looked at; nil for the present.
  package var asAt: AsAt.Phrase?

  package init(
    _ command: Command, person: String? = nil, commandID: String? = nil, expectVersion: Int? = nil,
    now: String? = nil, asAt: AsAt.Phrase? = nil
  ) {
    self.command = command
    self.person = person
    self.commandID = commandID
    self.expectVersion = expectVersion
    self.now = now
    self.asAt = asAt
  }
}

/// Who sends an order, as the edge knows for certain.
package struct Caller: Hashable, Sendable {
  /// The login's number.
  package var uid: Int64
  /// Whether the caller may act for others by `Order.person`: the store's owner, who opens the file directly.
  package var isTrusted: Bool

  package init(uid: Int64, isTrusted: Bool) {
    self.uid = uid
    self.isTrusted = isTrusted
  }

  /// How the journal names the way in.
  package var via: String { "uid \(uid)" }
}
