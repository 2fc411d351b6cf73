import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.HandOver: Act {
  func run(in context: Acting) throws -> Handover {
    try context.handOver(self)
  }
}

extension Acting {
  /// Lists what somebody answers for, and writes down that it was handed over.
  fileprivate func handOver(_ new: Command.HandOver) throws -> Handover {
    let giver = try known(new.from ?? session.person)
    let from = giver.record.id
    try refuseCovering(for: from)
    let to = try receiver(new.to, giver)
    guard try !known(to).isGone(at: session.now) else {
      throw TaskingError(.refused, "\(to) has left", hint: "say --to SOMEBODY who is there")
    }
    let end = try instant(new.until ?? "+1d", "--until") ?? session.now
    guard end > session.now else {
      throw TaskingError(.malformed, "--until: \(session.words(end)) has passed", hint: "give a later time")
    }
    let items = try items(of: giver, until: end)
    let lines = try items.compactMap { try line(of: $0) }
    let record = HandoverRecord(from: from, to: to, until: end, items: items, digest: try Context.digest(lines))
    var handover = Handover(
      number: nil, from: from, to: to, actor: session.actor.id, at: session.now, until: end, accepted: nil,
      lines: lines, digest: record.digest, isAsListed: true)
    if !new.isTrial {
      handover.number = try writer.administer(
        .handedOver(record), by: session.actor, at: session.now, from: session.origin
      ).seq
    }
    return handover
  }
}

extension Context {
  fileprivate func receiver(_ named: String?, _ giver: PersonRow) throws -> String {
    let giverID = giver.record.id
    let person = giver.person(openRequests: 0)
    let standIn = Context.standIns(try reader.people()).answer(for: giverID, at: session.now).id
    guard let to = named ?? standIn ?? person.namedDeputy(at: session.now) else {
      throw TaskingError(
        .usage, "it is not said who takes over from \(giverID), and nobody stands in", hint: "say --to PERSON")
    }
    guard to != giverID else {
      throw TaskingError(.usage, "nobody takes over from themselves", hint: "say --to PERSON")
    }
    return try known(to).record.id
  }

  /// Everything that somebody answers for, part by part, the most urgent first.
  fileprivate func items(of giver: PersonRow, until end: Instant) throws -> [HandoverRecord.Item] {
    let person = giver.person(openRequests: 0)
    let rows = try answeredFor(by: person)
    var items: [HandoverRecord.Item] = []
    var endings: [HandoverRecord.Item] = []
    var asked: [HandoverRecord.Item] = []
    var kernels: [String: Kernel] = [:]
    for row in rows {
      guard let digest = row.definition else { continue }
      let pinned = try shelf.definition(digest: digest, in: reader)
      let definition = pinned.definition
      let isListed = row.priority.map { (definition.absence?.handover ?? definition.priorities).contains($0) } ?? false
      func item(_ part: HandoverRecord.Part, _ about: String?, _ at: Instant?) -> HandoverRecord.Item {
        HandoverRecord.Item(part: part, request: row.reference, version: row.version, about: about, at: at)
      }
      if definition.isHolding(row.state) {
        items.append(item(.held, row.nextDueClock, row.nextDue))
      } else if isListed {
        items.append(item(.open, row.nextDueClock, row.nextDue))
      }
      let kernel = try kernels[digest] ?? self.kernel(pinned)
      kernels[digest] = kernel
      if let snapshot = Snapshot.fold(try reader.events(of: row.reference).map(\.event)),
        let next = kernel.nextMachineMove(of: snapshot, until: end)
      {
        endings.append(item(.ending, next.move, next.at))
      }
      asked += definition.openEntries(of: row.fields).map { item(.asked, $0, nil) }
    }
    let order = [HandoverRecord.Part.open, .held]
    return order.flatMap { part in items.filter { $0.part == part } }
      + endings.sorted { ($0.at ?? end, $0.request) < ($1.at ?? end, $1.request) }
      + (try escalations(of: giver.record.id, rows)) + asked
  }

  /// What somebody has been given, and what waits for them or for a role of theirs in what they cover; no drafts.
  fileprivate func answeredFor(by person: Person) throws -> [RequestRow] {
    var query = RequestQuery()
    query.openOnly = true
    var given = query
    given.assignee = .person(person.id)
    var rows = try reader.requests(where: given)
    let seen = Set(rows.map(\.reference))
    rows += try queue(query, nil, person, standingInFor: []).filter { row in
      guard !seen.contains(row.reference), let digest = row.definition else { return false }
      return try !shelf.definition(digest: digest, in: reader).definition.isPrivate(row.state)
    }
    return rows.sorted(by: query.precedes)
  }

  /// The last notice of each clock's rungs that the person has not read, of requests that they answer for.
  fileprivate func escalations(of person: String, _ rows: [RequestRow]) throws -> [HandoverRecord.Item] {
    let versions = Dictionary(rows.map { ($0.reference, $0.version) }, uniquingKeysWith: { first, _ in first })
    var last: [[String]: NoticeRow] = [:]
    let crowded = try crowded(to: person).map(\.row).filter { $0.notice.percent != nil }
    let unread = try reader.unread(by: person, limit: Context.mostNotices)
    for notice in (unread + crowded).sorted(by: { $0.seq < $1.seq }) where versions[notice.request] != nil {
      last[[notice.request, notice.notice.about]] = notice
    }
    return last.values.sorted { ($0.seq, $0.id) < ($1.seq, $1.id) }.map { notice in
      HandoverRecord.Item(
        part: .escalation, request: notice.request, version: versions[notice.request] ?? 1,
        about: "\(notice.notice.about) \(notice.notice.percent ?? 0)%", at: notice.created)
    }
  }

  /// More unread notices than this nobody reads.
  fileprivate static let mostNotices = 2_000
}
