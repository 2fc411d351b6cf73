import Store
import TaskingAPI
import Workflow

extension Service {
  /// A person's notices; `transaction` is for writing where they count as seen with the answer itself.
  func inbox(_ inbox: Command.ReadInbox, _ session: Session, _ transaction: any ReadTransaction) throws -> Inbox {
    guard let person = session.person else { throw TaskingError(.internalFault, "an inbox is somebody's") }
    let limit = inbox.limit ?? Self.mostNotices
    let found = try transaction.inbox(of: person, all: inbox.all, limit: limit + 1)
    let matters = try matters(about: person, all: inbox.all, transaction)
    let notices = found.prefix(limit).map { line in
      let row = line.notice.row
      return Inbox.Line(
        notice: row.id, reference: row.request, kind: line.notice.kind, priority: line.notice.priority,
        about: row.notice.about, percent: row.notice.percent, capacity: row.notice.capacity, at: row.created,
        read: line.read, why: line.why.rawValue, isVoid: row.status == .void)
    }
    if let writing = transaction as? any WriteTransaction, !inbox.keep {
      let unread = notices.filter { $0.read == nil }.map(\.notice)
      if !unread.isEmpty { try writing.markRead(unread, by: person, at: session.now) }
      if let last = matters.last?.matter?.entry { try writing.keep(seenAdministration: last, by: person) }
    }
    return Inbox(person: person, notices: matters + notices, isCut: found.count > limit)
  }

  /// Notices were shown to a person: what they have seen already keeps its time, and those of others are nobody's here.
  func see(_ notices: [String], _ session: Session, _ transaction: any WriteTransaction) throws -> Inbox {
    guard let person = session.person else { throw TaskingError(.internalFault, "an inbox is somebody's") }
    let entries = notices.compactMap(Inbox.Matter.entry(ofNotice:))
    try transaction.markRead(
      notices.filter { Inbox.Matter.entry(ofNotice: $0) == nil }, by: person, at: session.now)
    // It only rises: the entries before the last were shown with it, or earlier.
    if let last = entries.max(), last > (try transaction.seenAdministration(by: person)) {
      try transaction.keep(seenAdministration: last, by: person)
    }
    return Inbox(person: person, notices: [], isCut: false)
  }

  /// What is on its way.
  func outbox(_ outbox: Command.ListOutbox, _ session: Session, _ transaction: any ReadTransaction) throws -> Outbox {
    let limit = outbox.limit ?? Self.mostNotices
    let found = try transaction.outbox(all: outbox.all, limit: limit + 1)
    let lines = found.prefix(limit).map { line -> Outbox.Line in
      let row = line.notice.row
      let status =
        line.delivery?.status.rawValue
        ?? (row.status == .void ? row.status.rawValue : line.isRouted ? Delivery.inbox : "new")
      var shown = Outbox.Line(
        notice: row.id, reference: row.request, priority: line.notice.priority, about: row.notice.about,
        percent: row.notice.percent, at: row.created, recipient: line.delivery?.recipient ?? row.notice.recipient,
        capacity: row.notice.capacity, channel: line.delivery?.channel, status: status,
        why: line.delivery?.why.rawValue ?? NoticeText.Why.told.rawValue)
      shown.message = line.message?.id
      shown.attempts = line.message?.attempts ?? 0
      shown.sent = line.message?.sent
      shown.error = line.message?.error
      if line.delivery?.status == .waiting { shown.next = line.message?.next ?? line.delivery?.notBefore }
      return shown
    }
    return Outbox(lines: lines, isCut: found.count > limit)
  }

  /// Has what was given up tried again.
  func revive(_ revive: Command.ReviveOutbox, _ session: Session, _ transaction: any WriteTransaction) throws -> Revived
  {
    let ids: [String?] = revive.ids.isEmpty ? [nil] : revive.ids
    var count = 0
    for id in ids {
      let found = try transaction.revive(id, at: session.now)
      if let id, found == 0 {
        throw TaskingError(
          .notFound, "nothing that was given up is called '\(id.prefix(80))'", hint: "tasking outbox list")
      }
      count += found
    }
    return Revived(messages: count)
  }

  /// How many notices are shown where nothing is said.
  private static let mostNotices = 200
}
