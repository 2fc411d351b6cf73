import Store
import TaskingAPI
import Workflow
import WorkingTime

// A window on the past: the journal up to some moment, folded when something is asked. Whatever looks at a store looks through
// it unchanged. Requests, their clocks, firings and notices are as they were; people, sources and settings as they are now, since
// the past is read by those who may read now.

/// One state of a store as it was at a moment of the past.
///
/// Cost: of one request, its own history; of a list, the history of every request that had been raised by then.
final class PastTransaction: ReadTransaction {
  private let present: any ReadTransaction
  private let asAt: AsAt
  private let definition: (String) throws -> Definition

  /// - Parameter definition: The definition of a digest.
  init(_ present: any ReadTransaction, _ asAt: AsAt, definition: @escaping (String) throws -> Definition) {
    self.present = present
    self.asAt = asAt
    self.definition = definition
  }

  func events(of reference: String) throws(StoreFault) -> [JournalEntry] {
    let all = try present.events(of: reference)
    let entries =
      asAt.sense == .known ? all.filter { $0.event.recordedAt <= asAt.instant } : all.asItWas(at: asAt.instant)
    // Before it was raised there was no request, whatever is claimed of some later act.
    return entries.first?.event.version == 1 ? entries : []
  }

  func corrections(of reference: String) throws(StoreFault) -> [JournalEntry] {
    try events(of: reference).filter { $0.event.payload?.corrects != nil }
  }

  func correctedRequests() throws(StoreFault) -> [String] {
    var references: [String] = []
    for reference in try present.correctedRequests() {
      if try !corrections(of: reference).isEmpty { references.append(reference) }
    }
    return references
  }

  func request(_ reference: String) throws(StoreFault) -> RequestRow? {
    guard let snapshot = try snapshot(reference) else { return nil }
    var row = RequestRow(snapshot: snapshot, definition: try definition(of: snapshot))
    // What has been erased since is erased of every past, and who may see that is told by how it went.
    if row.isErased { row.retention = try present.request(reference)?.retention }
    return row
  }

  func requests(where query: RequestQuery) throws(StoreFault) -> [RequestRow] {
    var everything = RequestQuery()
    everything.references = query.references
    everything.raiser = query.raiser
    var rows: [RequestRow] = []
    for row in try present.requests(where: everything) where asAt.sense == .was || row.raisedAt <= asAt.instant {
      if let past = try request(row.reference) { rows.append(past) }
    }
    return query.apply(to: rows)
  }

  func count(where query: RequestQuery) throws(StoreFault) -> Int {
    var whole = query
    (whole.limit, whole.offset) = (nil, 0)
    return try requests(where: whole).count
  }

  func clocks(of reference: String) throws(StoreFault) -> [ClockRow] {
    try snapshot(reference).map(ClockRow.rows) ?? []
  }

  func firings(of reference: String) throws(StoreFault) -> [Firing] {
    try events(of: reference).flatMap { $0.event.payload?.firings ?? [] }
  }

  func notices(of reference: String) throws(StoreFault) -> [NoticeRow] {
    let past = Set(try events(of: reference).map(\.seq))
    return try present.notices(of: reference).filter { past.contains($0.seq) }
  }

  /// Nothing of the past falls due any more.
  func due(at instant: Instant, after place: DueRequest.Place?, limit: Int) throws(StoreFault) -> [DueRequest] { [] }

  func dueCount(at instant: Instant, after place: DueRequest.Place?) throws(StoreFault) -> Int { 0 }

  /// How the scheduler stood then is not kept.
  func schedule() throws(StoreFault) -> Schedule? { nil }

  private func snapshot(_ reference: String) throws(StoreFault) -> Snapshot? {
    let folded = Snapshot.fold(try events(of: reference).map(\.event))
    return asAt.sense == .known ? folded : folded?.byClaim
  }

  private func definition(of snapshot: Snapshot) throws(StoreFault) -> Definition? {
    guard !snapshot.isErased else { return nil }
    do {
      return try definition(snapshot.definition)
    } catch {
      throw .unreadable(place: "definition \(snapshot.definition)", detail: "\(error)")
    }
  }
}

// What is as it is now.
extension PastTransaction {
  func head() throws(StoreFault) -> Head? { try present.head() }

  func accessHead() throws(StoreFault) -> Head? { try present.accessHead() }

  func tickHead() throws(StoreFault) -> Head? { try present.tickHead() }

  func ticks(from seq: Int64, limit: Int) throws(StoreFault) -> [TickRecord] {
    try present.ticks(from: seq, limit: limit)
  }

  func firstTick(since instant: Instant) throws(StoreFault) -> Int64? { try present.firstTick(since: instant) }

  func hasActivation(after seq: Int64) throws(StoreFault) -> Bool { try present.hasActivation(after: seq) }

  func figures(at now: Instant, lateness bounds: [Int64]) throws(StoreFault) -> StoreFigures {
    try present.figures(at: now, lateness: bounds)
  }

  func journal(command: String) throws(StoreFault) -> [JournalRecord] { try present.journal(command: command) }

  func command(_ id: String) throws(StoreFault) -> CommandRow? { try present.command(id) }

  func administration() throws(StoreFault) -> [AdministrativeEntry] { try present.administration() }

  func administration(after seq: Int64) throws(StoreFault) -> [AdministrativeEntry] {
    try present.administration(after: seq)
  }

  func seenAdministration(by person: String) throws(StoreFault) -> Int64 {
    try present.seenAdministration(by: person)
  }

  func journal(from seq: Int64, limit: Int) throws(StoreFault) -> [JournalRecord] {
    try present.journal(from: seq, limit: limit)
  }

  func accessLog(from seq: Int64, limit: Int) throws(StoreFault) -> [AccessRecord] {
    try present.accessLog(from: seq, limit: limit)
  }

  func accessLines(of reference: String) throws(StoreFault) -> [AccessRecord] {
    try present.accessLines(of: reference)
  }

  func references(after reference: String?, limit: Int) throws(StoreFault) -> [String] {
    try present.references(after: reference, limit: limit)
  }

  func drifts(of history: RequestHistory) throws(StoreFault) -> [ProjectionDrift] { try present.drifts(of: history) }

  func drifts(ofAdministration entries: [AdministrativeEntry]) throws(StoreFault) -> [ProjectionDrift] {
    try present.drifts(ofAdministration: entries)
  }

  func strays() throws(StoreFault) -> [(table: String, reference: String)] { try present.strays() }

  func contradictions() throws(StoreFault) -> [(table: String, row: String, column: String)] {
    try present.contradictions()
  }

  func lastAccess(of acts: [String]) throws(StoreFault) -> AccessRecord? { try present.lastAccess(of: acts) }

  func structuralDamage() throws(StoreFault) -> String? { try present.structuralDamage() }

  func inbox(of person: String, all: Bool, limit: Int) throws(StoreFault) -> [InboxLine] {
    try present.inbox(of: person, all: all, limit: limit)
  }

  func outbox(all: Bool, limit: Int) throws(StoreFault) -> [OutboxLine] { try present.outbox(all: all, limit: limit) }

  func unroutedCrowds(of capacities: [String], unseenBy person: String) throws(StoreFault) -> [PostedNotice] {
    try present.unroutedCrowds(of: capacities, unseenBy: person)
  }

  func hasPost(at now: Instant) throws(StoreFault) -> Bool { try present.hasPost(at: now) }

  func ledger(of reference: String) throws(StoreFault) -> [LedgerRow] { try present.ledger(of: reference) }

  func references(number: Int64) throws(StoreFault) -> [String] { try present.references(number: number) }

  func people() throws(StoreFault) -> [PersonRow] { try present.people() }

  func person(id: String) throws(StoreFault) -> PersonRow? { try present.person(id: id) }

  func person(uid: Int64) throws(StoreFault) -> PersonRow? { try present.person(uid: uid) }

  func absentees(from start: Instant, through end: Instant) throws(StoreFault) -> [String] {
    try present.absentees(from: start, through: end)
  }

  func handovers(of person: String?, openOnly: Bool) throws(StoreFault) -> [HandoverRow] {
    try present.handovers(of: person, openOnly: openOnly)
  }

  func handover(_ seq: Int64) throws(StoreFault) -> HandoverRow? { try present.handover(seq) }

  func staffing(on day: String?) throws(StoreFault) -> StaffingRow? { try present.staffing(on: day) }

  func staffing() throws(StoreFault) -> [StaffingRow] { try present.staffing() }

  func unread(by person: String, limit: Int) throws(StoreFault) -> [NoticeRow] {
    try present.unread(by: person, limit: limit)
  }

  func openRequestCounts() throws(StoreFault) -> [String: Int64] { try present.openRequestCounts() }

  func source(_ kind: Source.Kind, name: String) throws(StoreFault) -> SourceRow? {
    try present.source(kind, name: name)
  }

  func source(digest: String) throws(StoreFault) -> SourceRow? { try present.source(digest: digest) }

  func sources(texts: Bool) throws(StoreFault) -> [SourceRow] { try present.sources(texts: texts) }

  func setting(_ name: StoreSetting) throws(StoreFault) -> String? { try present.setting(name) }

  func settings() throws(StoreFault) -> [(name: String, value: String)] { try present.settings() }
}
