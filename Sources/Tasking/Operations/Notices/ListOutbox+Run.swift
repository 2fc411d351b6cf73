import Store
import TaskingAPI
import Workflow

extension Command.ListOutbox: Look {
  /// What is on its way.
  func run(in context: Context) throws -> Outbox {
    let transaction = context.reader
    let limit = limit ?? Inbox.most
    let found = try transaction.outbox(all: all, limit: limit + 1)
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
      if line.delivery == nil { shown.people = row.crowd }
      shown.message = line.message?.id
      shown.attempts = line.message?.attempts ?? 0
      shown.sent = line.message?.sent
      shown.error = line.message?.error
      if line.delivery?.status == .waiting { shown.next = line.message?.next ?? line.delivery?.notBefore }
      return shown
    }
    return Outbox(lines: lines, isCut: found.count > limit)
  }
}
