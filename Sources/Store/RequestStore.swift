package import Workflow
package import WorkingTime

/// Where requests are kept: an append-only journal, and projections of it that can be asked.
///
/// One store value is used by one thread; any number of them, in any number of processes, may stand on the same
/// store. The store decides nothing: what may happen is the kernel's to say, and who may see it the service's.
package protocol RequestStore: AnyObject {
  /// What the store says of itself, for ever.
  var identity: StoreIdentity { get }

  /// What it lacks of what was kept of it outside of it; nil if nothing, or if it would not have been opened then.
  var loss: StoreFault? { get }

  /// The head that is kept of it outside of its database and log; nil if none is.
  var head: KeptHead? { get }

  /// Why that head could not be kept, or be read; nil if it could.
  var headFault: StoreFault? { get }

  /// Whether something erased may still be in its files after this value's last write, because a reader was in the way;
  /// the next write, by whomever, tries again.
  var owesCheckpoint: Bool { get }

  /// Runs `body` on one unchanging state of the store, without a lock that others wait for.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws.
  func read<Result>(_ body: (any ReadTransaction) throws -> Result) throws -> Result

  /// Runs `body` alone among all writers: everything that it writes is kept when it returns, nothing when it throws.
  ///
  /// What it returns is on the disk by then. A refusal that has to be logged is returned, never thrown. When one of its
  /// writes has failed the whole fails, even if `body` lets that pass. Not to be called from within another call.
  ///
  /// - Throws: a `StoreFault`, `.busy` if others write for too long, or what `body` throws.
  func write<Result>(_ body: (any WriteTransaction) throws -> Result) throws -> Result

  /// Runs `body` as the only runner of the scheduler on this store; nil, at once, if there is another.
  ///
  /// Others read and write meanwhile. When a runner ends, however it ends, the next may begin.
  ///
  /// - Throws: a `StoreFault`, or what `body` throws.
  func runAlone<Result>(_ body: () throws -> Result) throws -> Result?

  /// Between two writes: lets those who wait to write go first.
  func giveWay()
}

/// One unchanging state of a store; not to be kept beyond the call that lends it.
package protocol ReadTransaction: AnyObject {
  /// The last entry of the journal; nil in a store that is just being made.
  func head() throws(StoreFault) -> Head?

  /// The last entry of the access log; nil while nobody was logged.
  func accessHead() throws(StoreFault) -> Head?

  /// The events of one request by version; none if it does not exist.
  func events(of reference: String) throws(StoreFault) -> [JournalEntry]

  /// The events of one request that correct earlier ones, by version.
  func corrections(of reference: String) throws(StoreFault) -> [JournalEntry]

  /// References of the requests of which something was ever corrected, sorted by their bytes.
  func correctedRequests() throws(StoreFault) -> [String]

  /// What a command of that id wrote, by `seq`; none if it never ran, or wrote nothing.
  func journal(command: String) throws(StoreFault) -> [JournalRecord]

  /// What was ordered under a command id; nil if nothing was, or it was before orders were kept.
  func command(_ id: String) throws(StoreFault) -> CommandRow?

  /// The administrative events, by `seq`.
  func administration() throws(StoreFault) -> [AdministrativeEntry]

  /// The administrative events behind a place in the journal, by `seq`.
  func administration(after seq: Int64) throws(StoreFault) -> [AdministrativeEntry]

  /// The place in the journal up to which a person has seen what others recorded of them; 0 for nothing.
  func seenAdministration(by person: String) throws(StoreFault) -> Int64

  /// Every entry of the journal from `seq` on as it is stored, for the verifier and for backups; at most `limit`.
  func journal(from seq: Int64, limit: Int) throws(StoreFault) -> [JournalRecord]

  /// Every entry of the access log from `seq` on as it is stored; at most `limit`.
  func accessLog(from seq: Int64, limit: Int) throws(StoreFault) -> [AccessRecord]

  /// The last line of the access log of one of these acts; nil if there is none.
  func lastAccess(of acts: [String]) throws(StoreFault) -> AccessRecord?

  /// The lines of the access log that are about one request, as it was typed then, by `seq`.
  func accessLines(of reference: String) throws(StoreFault) -> [AccessRecord]

  /// The request of that reference.
  func request(_ reference: String) throws(StoreFault) -> RequestRow?

  /// The requests that a query asks for, in its order.
  func requests(where query: RequestQuery) throws(StoreFault) -> [RequestRow]

  /// What lists show of the requests that a query asks for, in its order.
  ///
  /// Cost: of open requests by urgency, what is given and the open ones before it, however many are finished.
  func listed(where query: RequestQuery) throws(StoreFault) -> [ListedRequest]

  /// How many requests a query asks for, its limit and offset left aside.
  func count(where query: RequestQuery) throws(StoreFault) -> Int

  /// The references that have that number, sorted; at most one of each workflow's pattern.
  func references(number: Int64) throws(StoreFault) -> [String]

  /// References of requests behind one, sorted by their bytes; nil for the first. At most `limit`.
  func references(after reference: String?, limit: Int) throws(StoreFault) -> [String]

  /// The first row of each table that belongs to no request: the table, and the reference that the row has.
  func strays() throws(StoreFault) -> [(table: String, reference: String)]

  /// Rows of which one column says otherwise than another, or than the entry of the journal that they name.
  func contradictions() throws(StoreFault) -> [(table: String, row: String, column: String)]

  /// What the engine finds wrong with its own structures; nil if nothing.
  func structuralDamage() throws(StoreFault) -> String?

  /// Every lap of every clock of a request, by clock, cycle and lap.
  func clocks(of reference: String) throws(StoreFault) -> [ClockRow]

  /// The rungs that fell due for a request, in the order in which they were recorded.
  func firings(of reference: String) throws(StoreFault) -> [Firing]

  /// The same with the journal entries that recorded them, in no order.
  func ledger(of reference: String) throws(StoreFault) -> [LedgerRow]

  /// The notices of a request, in the order in which they were written.
  func notices(of reference: String) throws(StoreFault) -> [NoticeRow]

  /// What is in a person's inbox, what is most urgent first and then the latest; only what they have not seen unless
  /// `all` is said. Notices that were overtaken are seen only then.
  func inbox(of person: String, all: Bool, limit: Int) throws(StoreFault) -> [InboxLine]

  /// Notices and the ways that they go, the latest first: only what is not there yet, or was given up, unless `all`.
  func outbox(all: Bool, limit: Int) throws(StoreFault) -> [OutboxLine]

  /// Whether there is anything that delivery could do at an instant.
  func hasPost(at now: Instant) throws(StoreFault) -> Bool

  /// Everybody, by id, with every grant of a role that they ever had.
  func people() throws(StoreFault) -> [PersonRow]

  /// The person of that id.
  func person(id: String) throws(StoreFault) -> PersonRow?

  /// The person whom that login belongs to.
  func person(uid: Int64) throws(StoreFault) -> PersonRow?

  /// Who has an absence that counts at some instant from `start` on and not after `end`, by id.
  func absentees(from start: Instant, through end: Instant) throws(StoreFault) -> [String]

  /// Handovers, the oldest first: those that a person gave or was to get, or everybody's; all, or those not accepted.
  func handovers(of person: String?, openOnly: Bool) throws(StoreFault) -> [HandoverRow]

  /// The handover that was recorded with that journal entry.
  func handover(_ seq: Int64) throws(StoreFault) -> HandoverRow?

  /// The look at who was there on that day, as `2026-11-23`; the latest of all for nil.
  func staffing(on day: String?) throws(StoreFault) -> StaffingRow?

  /// Every look at who was there, by day.
  func staffing() throws(StoreFault) -> [StaffingRow]

  /// Notices of rungs for a person that wait to be delivered or read, the oldest first; at most `limit`.
  func unread(by person: String, limit: Int) throws(StoreFault) -> [NoticeRow]

  /// Person → how many requests they have been given that are in stages assign and act; nobody without any.
  func openRequestCounts() throws(StoreFault) -> [String: Int64]

  /// The same of these people alone.
  ///
  /// Cost: what they have in hand.
  func openRequestCounts(of people: Set<String>) throws(StoreFault) -> [String: Int64]

  /// The active source of that kind and name.
  func source(_ kind: Source.Kind, name: String) throws(StoreFault) -> SourceRow?

  /// The source whose text has that digest, active or not.
  func source(digest: String) throws(StoreFault) -> SourceRow?

  /// Every source ever stored, without its text where `texts` is false, by kind, name and age.
  func sources(texts: Bool) throws(StoreFault) -> [SourceRow]

  /// Requests for which something has fallen due by `instant`, behind a place in their order: the earliest first, then
  /// by reference.
  ///
  /// Cost: what is given, whatever else there is.
  func due(at instant: Instant, after place: DueRequest.Place?, limit: Int) throws(StoreFault) -> [DueRequest]

  /// How many there are; cost: so many.
  func dueCount(at instant: Instant, after place: DueRequest.Place?) throws(StoreFault) -> Int

  /// How the scheduler stands; nil if it never ran.
  func schedule() throws(StoreFault) -> Schedule?

  /// The last row of the scheduler's chain; nil while it has done nothing.
  func tickHead() throws(StoreFault) -> Head?

  /// Rows of the scheduler's chain from `seq` on as they are stored; at most `limit`.
  func ticks(from seq: Int64, limit: Int) throws(StoreFault) -> [TickRecord]

  /// The place of the first row of that chain which was written at `instant` or later; nil if there is none.
  func firstTick(since instant: Instant) throws(StoreFault) -> Int64?

  /// Whether a definition, calendar or register was put to use behind that entry of the journal.
  func hasActivation(after seq: Int64) throws(StoreFault) -> Bool

  /// What those who watch the store from outside want counted, with how late the scheduler was up to each of `bounds`.
  ///
  /// Cost: what there is, of clocks, requests, notices and rows of the scheduler's log.
  func figures(at now: Instant, lateness bounds: [Int64]) throws(StoreFault) -> StoreFigures

  /// The value of a setting; nil until one is kept, and of a setting of rehearsals in a live store.
  func setting(_ name: StoreSetting) throws(StoreFault) -> String?

  /// Every setting as it is stored, whatever its name, by name.
  func settings() throws(StoreFault) -> [(name: String, value: String)]
}

/// The one change of a store that is being made; everything that a `ReadTransaction` gives, its own writes included.
package protocol WriteTransaction: ReadTransaction, PostTransaction {
  /// The number of the next request to be raised, from one sequence that is never reset.
  ///
  /// It is taken by appending that request's first event: asked twice before, it answers the same twice.
  func nextNumber() throws(StoreFault) -> Int64

  /// Writes events of one request, and everything that follows from them: its row, clocks, firings and notices.
  ///
  /// `snapshot` is the fold of all its events, these included; `definition` the one that the snapshot follows, nil
  /// once it is erased. An event that erases takes every payload of the request with it.
  ///
  /// - Throws: `.conflict` if another event has that version by now, `.alreadyFired` if a rung was claimed before.
  func append(
    _ events: [Event], becoming snapshot: Snapshot, under definition: Definition?, from origin: Origin
  ) throws(StoreFault) -> [Receipt]

  /// Writes an administrative event, and the people and roles that follow from it.
  ///
  /// - Throws: `.personExists`, `.loginTaken`, `.noSuchPerson`, `.noSuchGrant`, `.noSuchAbsence` or `.noSuchHandover` if
  ///   it does not fit who is there.
  func administer(
    _ event: AdministrativeEvent, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt

  /// Stores a source, unless its text is stored already, and makes it the active one of its kind and name.
  func activate(
    _ source: Source, approval: AdministrativeEvent.Approval?, by actor: Actor, at instant: Instant,
    from origin: Origin
  ) throws(StoreFault) -> Receipt

  /// Writes a line of the access log.
  func log(_ access: Access) throws(StoreFault) -> Head

  /// Keeps what was ordered under a command id, as a digest of the order's bytes with random salt.
  ///
  /// - Throws: `.incoherent` if that id was used before.
  func keep(_ command: CommandRecord, order: [UInt8]) throws(StoreFault)

  /// Keeps how the scheduler stands, in place of how it stood before.
  func keep(_ schedule: Schedule) throws(StoreFault)

  /// Puts a row at the end of the scheduler's chain.
  func append(_ tick: Tick) throws(StoreFault) -> Head

  /// Keeps that a person has seen what others recorded of them, up to a place in the journal.
  func keep(seenAdministration seq: Int64, by person: String) throws(StoreFault)

  /// Keeps a setting, in place of what it was before.
  ///
  /// - Throws: `.rehearsalOnly` for a setting that only a rehearsal store has.
  func keep(_ value: String, as name: StoreSetting) throws(StoreFault)
}

extension ReadTransaction {
  /// As of everybody, for a store that counts no less for less.
  package func openRequestCounts(of people: Set<String>) throws(StoreFault) -> [String: Int64] {
    people.isEmpty ? [:] : try openRequestCounts().filter { people.contains($0.key) }
  }

  /// References of requests for which something has fallen due by `instant`, the earliest first, then by reference.
  ///
  /// - Throws: as `due(at:after:limit:)`.
  package func due(at instant: Instant, limit: Int) throws(StoreFault) -> [String] {
    try due(at: instant, after: nil, limit: limit).map(\.reference)
  }

  /// The notices that a person has not seen, what is most urgent first.
  package func unreadNotices(for person: String) throws(StoreFault) -> [InboxLine] {
    try inbox(of: person, all: false, limit: .max)
  }
}

extension WriteTransaction {
  /// The same without a word of who approved it.
  ///
  /// - Throws: as `activate(_:approval:by:at:from:)`.
  package func activate(
    _ source: Source, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt {
    try activate(source, approval: nil, by: actor, at: instant, from: origin)
  }
}
