import Store
import Workflow
import WorkingTime

/// The notices of each request: who is told what, in which capacity.
enum OutboxRows: SQLRequestProjection {
  static let tables = [ProjectedTable("outbox", request: "request")]

  static func apply(_ change: RequestChange, in transaction: SQLTransaction) throws(StoreFault) {
    for (seq, event) in change.events {
      for notice in notices(of: event, seq) {
        try transaction.run(
          """
          INSERT INTO outbox (id, request, seq, recipient, capacity, about, percent, created_at, status, crowd)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          notice.id, notice.request, seq, notice.notice.recipient, notice.notice.capacity, notice.notice.about,
          notice.notice.percent, notice.created.secondsSinceEpoch, notice.status.rawValue, notice.crowd)
      }
      try transaction.voidNotices(overtakenBy: event, seq: seq)
    }
  }

  private static func notices(of event: Event, _ seq: Int64) -> [NoticeRow] {
    (event.payload?.notices ?? []).enumerated().map { index, notice in
      NoticeRow(
        id: "\(event.request)/\(event.version)/\(index + 1)", request: event.request, seq: seq,
        notice: Notice(
          recipient: notice.recipient, capacity: notice.capacity, about: notice.about, percent: notice.percent),
        created: event.recordedAt, status: .pending, crowd: notice.crowd?.count)
    }
  }

  /// Whom the notices of an erased request told stays: it says nothing of what it was about.
  static func erase(_ reference: String, in transaction: SQLTransaction) {}

  static func rows(of reference: String, in transaction: SQLTransaction) throws(StoreFault) -> [NoticeRow] {
    try transaction.notices(of: reference)
  }

  static func refold(_ history: RequestHistory) -> [NoticeRow] {
    history.entries.flatMap { notices(of: $0.event, $0.seq) }
  }

  /// What became of them no journal says; of an erased request only whether they can be.
  static func compare(
    _ found: [NoticeRow], with made: [NoticeRow], of history: RequestHistory
  ) -> [ProjectionDrift.What] {
    if history.snapshot.isErased {
      let places = Dictionary(history.entries.map { ($0.seq, $0.event) }, uniquingKeysWith: { first, _ in first })
      return found.allSatisfy { isPossible($0, after: places[$0.seq]) } ? [] : [.notices]
    }
    let undelivered = found.map { row in
      NoticeRow(
        id: row.id, request: row.request, seq: row.seq, notice: row.notice, created: row.created, status: .pending,
        crowd: row.crowd)
    }
    return undelivered == made ? [] : [.notices]
  }

  private static func isPossible(_ notice: NoticeRow, after event: Event?) -> Bool {
    guard let event, notice.created == event.recordedAt else { return false }
    let beginning = "\(event.request)/\(event.version)/"
    return notice.id.hasPrefix(beginning) && Int(notice.id.dropFirst(beginning.count)) != nil
  }
}
