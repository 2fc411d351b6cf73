import Store
import TaskingAPI
import Workflow

extension Command.ReadInbox: Look {
  static var omission: String? { "no notice counts as seen" }

  /// A person's notices; none of them counts as seen by that.
  func run(in context: Context) throws -> Inbox {
    let (session, transaction) = (context.session, context.reader)
    guard let person = session.person else { throw TaskingError(.internalFault, "an inbox is somebody's") }
    let limit = limit ?? Inbox.most
    let own = try transaction.inbox(of: person, all: all, limit: limit + 1)
    let crowded = try context.crowded(to: person).map { InboxLine(notice: $0, why: .told, read: nil) }
    let found = (own + crowded).sorted(by: InboxLine.precedes)
    let matters = try context.matters(about: person, all: all)
    let notices = found.prefix(limit).map { line in
      let row = line.notice.row
      return Inbox.Line(
        notice: row.id, reference: row.request, kind: line.notice.kind, priority: line.notice.priority,
        about: row.notice.about, percent: row.notice.percent, capacity: row.notice.capacity, at: row.created,
        read: line.read, why: line.why.rawValue, isVoid: row.status == .void)
    }
    return Inbox(person: person, notices: matters + notices, isCut: found.count > limit)
  }
}

extension InboxLine {
  /// What is most urgent first, and then the latest.
  fileprivate static func precedes(_ one: InboxLine, _ other: InboxLine) -> Bool {
    func place(_ line: InboxLine) -> (Int, Int64, String, String) {
      (line.notice.rank ?? .max, -line.notice.row.seq, line.notice.row.id, line.why.rawValue)
    }
    return place(one) < place(other)
  }
}

extension Inbox {
  /// How many notices are shown where nothing is said.
  static var most: Int { 200 }
}
