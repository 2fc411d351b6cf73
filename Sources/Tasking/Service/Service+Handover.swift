import Store
import TaskingAPI
import Workflow
import WorkingTime

// A handover is kept as references, versions and the digest of the list that was shown. Whoever looks at it later gets the
// list made again from the journal, each request as it was at that version; the digest says whether it is the same.

extension Acting {
  /// Lists what somebody answers for, and writes down that it was handed over.
  func handOver(_ new: Command.HandOver) throws -> Handover {
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
}

extension Acting {
  /// The receiver takes over.
  func acceptHandover(_ number: Int64) throws -> Handover {
    let row = try visible(number)
    guard row.record.to == session.person else {
      throw TaskingError(
        .notPermitted, "handover \(number) is for \(row.record.to) to accept",
        hint: "tasking --as \(row.record.to) handover accept \(number)")
    }
    guard row.accepted == nil else {
      throw TaskingError(.refused, "handover \(number) was accepted already", hint: "tasking handover show \(number)")
    }
    try refuseWithdrawn(row)
    _ = try writer.administer(
      .handoverAccepted(HandoverAcceptance(handover: number)), by: session.actor, at: session.now,
      from: session.origin)
    var accepted = try handover(number)
    accepted.standing = try standing(of: row.record)
    return accepted
  }

  /// Whoever handed over, or may say so for them, takes it back before it is accepted.
  func withdrawHandover(_ number: Int64) throws -> Handover {
    let row = try visible(number)
    let mayCover = try mayCover()
    guard [row.record.from, row.actor].contains(session.person) || mayCover else {
      throw TaskingError(
        .notPermitted, "handover \(number) is for \(row.record.from) to withdraw",
        hint: "if it is not yours to take over, tell \(row.record.from)")
    }
    if let accepted = row.accepted {
      throw TaskingError(
        .refused, "\(row.record.to) accepted handover \(number) on \(session.zone.local(accepted).date.iso)",
        hint: "hand it over anew: tasking handover --to SOMEBODY")
    }
    try refuseWithdrawn(row)
    _ = try writer.administer(
      .handoverWithdrawn(HandoverWithdrawal(handover: number)), by: session.actor, at: session.now,
      from: session.origin)
    return try handover(number)
  }
}

extension Context {
  fileprivate func refuseWithdrawn(_ row: HandoverRow) throws {
    guard row.withdrawn != nil else { return }
    throw TaskingError(.refused, "handover \(row.seq) was withdrawn", hint: "tasking handover list")
  }

  /// With whom each request of a handover is now: to accept it moves nothing.
  fileprivate func standing(of record: HandoverRecord) throws -> [Handover.Standing] {
    var seen: Set<String> = []
    return try record.items.compactMap { item in
      guard seen.insert(item.request).inserted, let row = try reader.request(item.request),
        let digest = row.definition
      else { return nil }
      var standing = Handover.Standing(
        reference: row.reference, state: row.state, assignee: row.assignee, waitsFor: row.waitsFor?.id)
      guard row.isOpen, let assignee = row.assignee, assignee != record.to else { return standing }
      let pinned = try shelf.definition(digest: digest, in: reader)
      let giving = pinned.definition.moves.first { move in
        !move.isMachines && move.asks.contains(Definition.assigneeWord)
          && pinned.definition.selects(move.from, row.state)
      }
      standing.next = giving.map { move in
        "tasking \(move.name) \(row.reference) assignee=\(record.to)"
          + (move.asks.contains(Definition.reasonWord) ? " reason=…" : "")
          + " (\(move.by.map(\.word).joined(separator: " or ")))"
      }
      return standing
    }
  }

  /// A handover as it was listed.
  func handover(_ number: Int64) throws -> Handover {
    let row = try visible(number)
    let lines = try row.record.items.compactMap { try line(of: $0) }
    let digest = try Context.digest(lines)
    return Handover(
      number: row.seq, from: row.record.from, to: row.record.to, actor: row.actor, at: row.at,
      until: row.record.until, accepted: row.accepted, lines: lines, digest: row.record.digest,
      isAsListed: digest == row.record.digest, withdrawn: row.withdrawn)
  }

  /// Handovers that whoever asks gave, is to accept, or did; whoever covers for others sees everybody's.
  func handovers() throws -> Handovers {
    let whose = try mayCover() ? nil : session.person
    let rows = try reader.handovers(of: whose, openOnly: false)
    return Handovers(rows.map(HandoverSummary.init))
  }

  /// What waits for somebody's acceptance, or for that of whoever they handed over to.
  func openHandovers(of person: String) throws -> [String] {
    try reader.handovers(of: person, openOnly: true).map { row in
      row.record.to == person
        ? "handover \(row.seq) from \(row.record.from) waits for you: tasking handover accept \(row.seq)"
        : "handover \(row.seq) is not accepted by \(row.record.to) yet"
    }
  }

  /// - Throws: `notFound`, in the same words whether there is none or whoever asks may not see it.
  fileprivate func visible(_ number: Int64) throws -> HandoverRow {
    let row = try reader.handover(number)
    if let row, let person = session.person {
      if [row.record.from, row.record.to, row.actor].contains(person) { return row }
      if try mayCover() { return row }
    }
    throw TaskingError(.notFound, "there is no handover \(number)", hint: "tasking handover list")
  }

  fileprivate static func digest(_ lines: [Handover.Line]) throws -> String {
    Fingerprint(of: try JSONBytes.text(lines)).hex
  }
}

extension Context {
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
      return try row.state != shelf.definition(digest: digest, in: reader).definition.raise.into
    }
    return rows.sorted(by: query.precedes)
  }

  /// The last notice of each clock's rungs that the person has not read, of requests that they answer for.
  fileprivate func escalations(of person: String, _ rows: [RequestRow]) throws -> [HandoverRecord.Item] {
    let versions = Dictionary(rows.map { ($0.reference, $0.version) }, uniquingKeysWith: { first, _ in first })
    var last: [[String]: NoticeRow] = [:]
    for notice in try reader.unread(by: person, limit: Context.mostNotices) where versions[notice.request] != nil {
      last[[notice.request, notice.notice.about]] = notice
    }
    return last.values.sorted { ($0.seq, $0.id) < ($1.seq, $1.id) }.map { notice in
      HandoverRecord.Item(
        part: .escalation, request: notice.request, version: versions[notice.request] ?? 1,
        about: "\(notice.notice.about) \(notice.notice.percent ?? 0)%", at: notice.created)
    }
  }

  /// An item as people read it; nil once there is no such request.
  fileprivate func line(of item: HandoverRecord.Item) throws -> Handover.Line? {
    let entries = try reader.events(of: item.request)
    guard let snapshot = Snapshot.fold(entries.map(\.event).filter { $0.version <= item.version }) else { return nil }
    let definition =
      snapshot.isErased ? nil : try shelf.definition(digest: snapshot.definition, in: reader).definition
    let row = RequestRow(snapshot: snapshot, definition: definition)
    var line = Handover.Line(
      part: Handover.Part(item.part), reference: row.reference, version: row.version, state: row.state)
    line.priority = row.priority
    line.kind = row.kind
    line.establishment = row.establishment
    line.title = row.title
    line.assignee = row.assignee
    line.about = item.about
    line.at = item.at
    return line
  }

  /// More unread notices than this nobody reads.
  fileprivate static let mostNotices = 2_000
}

extension Definition {
  /// Entries of lists none of whose flags is set yet, such as an ask that waits for its answer: `partner_asks.1`.
  func openEntries(of fields: [String: FieldValue]) -> [String] {
    self.fields.flatMap { field -> [String] in
      guard case .list(.record(let name)) = field.shape, let record = records[name],
        case .list(let entries)? = fields[field.name]
      else { return [] }
      let flags = record.members.filter { $0.shape == .flag }.map(\.name)
      guard !flags.isEmpty else { return [] }
      return entries.enumerated().compactMap { index, entry in
        guard case .record(let members) = entry, !flags.contains(where: { members[$0] == .flag(true) }) else {
          return nil
        }
        return "\(field.name).\(index + 1)"
      }
    }
  }
}
