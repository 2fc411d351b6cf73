import Store
import Workflow
import WorkingTime

/// Works out again who the people were whom a notice to a role was for.
///
/// A pure function of who was on record at that entry of the journal, and of the request's prison before and after it: what
/// was changed since changes nothing. Cost: everybody on record for each notice; all administrative events once, where one
/// of them came after an entry that is asked about.
final class CrowdReader {
  private let reader: any ReadTransaction
  private var administration: [AdministrativeEntry]?
  private var circles: [Int: RoleCircle] = [:]
  private var present: RoleCircle?

  init(_ reader: any ReadTransaction) {
    self.reader = reader
  }

  /// Everybody whom a notice was for, sorted by id: one person, a crowd, or nobody.
  ///
  /// - Parameter entries: The journal of the request from its first entry on, at least up to this one.
  func people(of notice: Notice, in entry: JournalEntry, among entries: [JournalEntry]) throws -> [String] {
    guard notice.crowd != nil else { return notice.recipient.map { [$0] } ?? [] }
    let event = entry.event
    var (before, after): (String?, String?) = (nil, nil)
    for earlier in entries.prefix(while: { $0.seq <= entry.seq }) {
      before = after
      if let payload = earlier.event.payload {
        if payload.cleared?.contains(Definition.establishmentField) ?? false { after = nil }
        if let code = payload.fields?[Definition.establishmentField] { after = code.text }
      }
    }
    // Word of a move is for those whom it concerned before or after it, but for whoever made it; a rung is after it.
    let isMove = notice.percent == nil
    return try circle(at: entry.seq).crowd(
      of: notice.capacity, near: isMove && before != after ? [before, after] : [after],
      except: isMove ? event.actor.id : nil, at: event.actor == .machine ? event.occurredAt : event.recordedAt)
  }

  /// The same of a row of the outbox; nobody where the journal has nothing of it any more.
  func people(of row: NoticeRow) throws -> [String] {
    guard row.crowd != nil else { return row.notice.recipient.map { [$0] } ?? [] }
    let entries = try reader.events(of: row.request)
    guard let entry = entries.first(where: { $0.seq == row.seq }) else { return [] }
    let notice = entry.event.payload?.notices?.first { $0.isToldBy(row) }
    return try notice.map { try people(of: $0, in: entry, among: entries) } ?? []
  }

  /// Those who were on record when that entry was written.
  private func circle(at seq: Int64) throws -> RoleCircle {
    if try reader.administration(after: seq).isEmpty {
      if let present { return present }
      let circle = RoleCircle(try reader.people().people(openRequests: [:]))
      present = circle
      return circle
    }
    let all = try administration ?? reader.administration()
    administration = all
    let known = all.prefix { $0.seq < seq }
    if let circle = circles[known.count] { return circle }
    let circle = RoleCircle(PeopleFold(Array(known)).rows.people(openRequests: [:]))
    if circles.count == Self.mostCircles { circles = [:] }
    circles[known.count] = circle
    return circle
  }

  private static let mostCircles = 16
}

extension Notice {
  /// Whether a row of the outbox is of this notice, of those of one event.
  fileprivate func isToldBy(_ row: NoticeRow) -> Bool {
    (capacity, about, percent, crowd?.count) == (row.notice.capacity, row.notice.about, row.notice.percent, row.crowd)
  }
}

extension Context {
  /// What is for all who hold a role, a person among them, whose ways have not been chosen yet, and that they have not seen.
  ///
  /// Cost: what waits for roles that they hold or held; the scheduler's run chooses the ways of all.
  func crowded(to person: String) throws -> [PostedNotice] {
    guard let row = try reader.person(id: person) else { return [] }
    let roles = Set(row.grants.map(\.role)).sorted()
    let crowds = CrowdReader(reader)
    return try reader.unroutedCrowds(of: roles + roles.map { Party.deputyWords + $0 }, unseenBy: person)
      .filter { try crowds.people(of: $0.row).contains(person) }
  }
}
