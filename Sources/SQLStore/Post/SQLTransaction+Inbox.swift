package import Store
import Workflow
package import WorkingTime

extension SQLTransaction {
  package func inbox(of person: String, all: Bool, limit: Int) throws(StoreFault) -> [InboxLine] {
    // What is in the outbox for them, and what they get because they are on duty.
    let own = "SELECT id AS notice, 'told' AS why, read_at FROM outbox WHERE recipient = ?"
    let duty = "SELECT notice, why, read_at FROM delivery WHERE recipient = ? AND channel = '\(Delivery.inbox)'"
    let unseen = all ? "" : "WHERE i.read_at IS NULL AND o.status <> 'void'"
    return try rows(
      """
      SELECT \(Self.noticeColumns), i.why, i.read_at FROM (\(own) UNION ALL \(duty)) i
      JOIN \(Self.noticeTables) ON o.id = i.notice \(unseen)
      ORDER BY r.priority_rank IS NULL, r.priority_rank, o.seq DESC, o.id, i.why LIMIT ?
      """, person, person, limit
    ) { row in
      InboxLine(
        notice: try Self.postedNotice(row), why: try Self.why(try row.text(13)), read: try row.optionalInstant(14))
    }
  }

  package func seenAdministration(by person: String) throws(StoreFault) -> Int64 {
    try first("SELECT coalesce(seen, 0) FROM person WHERE id = ?", person) { row in try row.int64(0) } ?? 0
  }

  package func keep(seenAdministration seq: Int64, by person: String) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      try run("UPDATE person SET seen = ? WHERE id = ? AND coalesce(seen, 0) < ?", seq, person, seq)
    }
  }

  package func unroutedCrowds(of capacities: [String], unseenBy person: String) throws(StoreFault) -> [PostedNotice] {
    let marks = capacities.map { _ in "?" }.joined(separator: ", ")
    guard !capacities.isEmpty else { return [] }
    return try rows(
      """
      SELECT \(Self.noticeColumns) FROM \(Self.noticeTables)
      WHERE o.crowd IS NOT NULL AND o.routed_at IS NULL AND o.status <> 'void' AND o.capacity IN (\(marks))
        AND NOT EXISTS (SELECT 1 FROM delivery d
          WHERE d.notice = o.id AND d.recipient = ? AND d.channel = '\(Delivery.inbox)')
      ORDER BY r.priority_rank IS NULL, r.priority_rank, o.seq DESC, o.id
      """, arguments: capacities + [person], read: Self.postedNotice)
  }

  package func markRead(_ notices: [String], by person: String, at now: Instant) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      for notice in notices {
        try run(
          "UPDATE outbox SET read_at = ? WHERE id = ? AND recipient = ? AND read_at IS NULL", now.secondsSinceEpoch,
          notice, person)
        try run(
          """
          UPDATE delivery SET read_at = ?
          WHERE notice = ? AND recipient = ? AND channel = '\(Delivery.inbox)' AND read_at IS NULL
          """, now.secondsSinceEpoch, notice, person)
      }
    }
  }

  package func outbox(all: Bool, limit: Int) throws(StoreFault) -> [OutboxLine] {
    let unsettled = all ? "" : "WHERE o.status = 'pending' OR d.status IN ('waiting', 'dead')"
    return try rows(
      """
      SELECT \(Self.noticeColumns), \(Self.deliveryColumns), o.routed_at IS NOT NULL, \(Self.messageColumns)
      FROM \(Self.noticeTables)
      LEFT JOIN delivery d ON d.notice = o.id AND d.channel <> '\(Delivery.inbox)'
      LEFT JOIN message m ON m.id = d.message \(unsettled)
      ORDER BY o.seq DESC, o.id, d.channel, d.recipient, d.why LIMIT ?
      """, limit
    ) { row in
      OutboxLine(
        notice: try Self.postedNotice(row), delivery: try row.isNull(13) ? nil : try Self.delivery(row, from: 13),
        message: try row.isNull(23) ? nil : try Self.message(row, from: 23), isRouted: try row.bool(22))
    }
  }

  package func hasPost(at now: Instant) throws(StoreFault) -> Bool {
    let found = try first(
      """
      SELECT EXISTS (SELECT 1 FROM outbox WHERE routed_at IS NULL)
        OR EXISTS (SELECT 1 FROM message WHERE next_at <= ?)
        OR EXISTS (SELECT 1 FROM delivery d WHERE d.status = 'waiting' AND d.message IS NULL AND d.not_before <= ?
          AND NOT EXISTS (SELECT 1 FROM message m WHERE m.channel = d.channel AND m.recipient = d.recipient
            AND m.status IN ('sending', 'retrying')))
      """, now.secondsSinceEpoch, now.secondsSinceEpoch
    ) { try $0.bool(0) }
    return found ?? false
  }

  /// The order in which notices were written: of those of one event by their number.
  static let noticeOrder = "seq, length(id), id"

  /// The columns of a notice with its request's, as `postedNotice` reads them: 13.
  static let noticeColumns = """
    o.id, o.request, o.seq, o.recipient, o.capacity, o.about, o.percent, o.created_at, o.status, o.crowd, r.kind, \
    r.priority, r.priority_rank
    """
  static let noticeTables = "(outbox o JOIN request r ON r.reference = o.request)"

  static func postedNotice(_ row: any SQLRow) throws -> PostedNotice {
    PostedNotice(
      row: try noticeRow(row), kind: try row.optionalText(10), priority: try row.optionalText(11),
      rank: try row.optionalInt(12))
  }

  /// A notice from the first ten columns.
  static func noticeRow(_ row: any SQLRow) throws -> NoticeRow {
    let reference = try row.text(1)
    let word = try row.text(8)
    guard let status = NoticeRow.Status(rawValue: word) else {
      throw StoreFault.unreadable(place: "a notice of \(reference)", detail: "status is \(word)")
    }
    return NoticeRow(
      id: try row.text(0), request: reference, seq: try row.int64(2),
      notice: Notice(
        recipient: try row.optionalText(3), capacity: try row.text(4), about: try row.text(5),
        percent: try row.optionalInt64(6)), created: try row.instant(7), status: status,
      crowd: try row.optionalInt(9))
  }

  /// The columns of a delivery, as `delivery(_:from:)` reads them: 9.
  static let deliveryColumns = """
    d.notice, d.seq, d.recipient, d.channel, d.why, d.is_urgent, d.not_before, d.status, d.message
    """

  static func delivery(_ row: any SQLRow, from column: Int) throws -> Delivery {
    let word = try row.text(column + 7)
    guard let status = Delivery.Status(rawValue: word) else {
      throw StoreFault.unreadable(place: "a delivery", detail: "status is \(word)")
    }
    return Delivery(
      notice: try row.text(column), seq: try row.int64(column + 1), recipient: try row.text(column + 2),
      channel: try row.text(column + 3), why: try why(try row.text(column + 4)), isUrgent: try row.bool(column + 5),
      notBefore: try row.instant(column + 6), status: status, message: try row.optionalText(column + 8))
  }

  /// The columns of a message, as `message(_:from:)` reads them: 11.
  static let messageColumns = """
    m.id, m.channel, m.recipient, m.is_urgent, m.created_at, m.status, m.attempts, m.next_at, m.error, m.sent_at, \
    m.held_until
    """

  static func message(_ row: any SQLRow, from column: Int = 0) throws -> Message {
    let word = try row.text(column + 5)
    guard let status = Message.Status(rawValue: word) else {
      throw StoreFault.unreadable(place: "a message", detail: "status is \(word)")
    }
    var message = Message(
      id: try row.text(column), channel: try row.text(column + 1), recipient: try row.text(column + 2),
      isUrgent: try row.bool(column + 3), created: try row.instant(column + 4), status: status,
      attempts: try row.int(column + 6), next: try row.optionalInstant(column + 7),
      error: try row.optionalText(column + 8), sent: try row.optionalInstant(column + 9))
    message.heldUntil = try row.optionalInstant(column + 10)
    return message
  }

  private static func why(_ word: String) throws -> NoticeText.Why {
    guard let why = NoticeText.Why(rawValue: word) else {
      throw StoreFault.unreadable(place: "a delivery", detail: "why is \(word)")
    }
    return why
  }
}
