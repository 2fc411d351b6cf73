import Store
import TaskingAPI
import Workflow

extension Command.SeeNotices: Act {
  /// Notices were shown to a person: what they have seen already keeps its time, and those of others are nobody's here.
  func run(in context: Acting) throws -> Inbox {
    let (session, transaction) = (context.session, context.writer)
    guard let person = session.person else { throw TaskingError(.internalFault, "an inbox is somebody's") }
    let entries = notices.compactMap(Inbox.Matter.entry(ofNotice:))
    // Of what is for all who hold a role nobody has a line of their own until its ways are chosen.
    let shown = Set(notices)
    for posted in try context.crowded(to: person) where shown.contains(posted.row.id) {
      try transaction.add([
        Delivery(
          notice: posted.row, recipient: person, channel: Delivery.inbox, why: .told, isUrgent: false,
          notBefore: session.now, status: .delivered)
      ])
    }
    try transaction.markRead(
      notices.filter { Inbox.Matter.entry(ofNotice: $0) == nil }, by: person, at: session.now)
    // It only rises: the entries before the last were shown with it, or earlier.
    if let last = entries.max(), last > (try transaction.seenAdministration(by: person)) {
      try transaction.keep(seenAdministration: last, by: person)
    }
    return Inbox(person: person, notices: [], isCut: false)
  }
}
