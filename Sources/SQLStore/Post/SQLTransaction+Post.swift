package import Store
import Workflow
package import WorkingTime

extension SQLTransaction {
  package func unrouted(limit: Int) throws(StoreFault) -> [PostedNotice] {
    try rows(
      """
      SELECT \(Self.noticeColumns), r.next_at, r.is_open,
        (SELECT min(c.due) FROM clock c WHERE o.percent IS NOT NULL AND c.request = o.request AND c.clock = o.about
          AND c.is_current = 1 AND c.is_elapsed = 1 AND c.phase = 'running')
      FROM \(Self.noticeTables) WHERE o.routed_at IS NULL ORDER BY o.seq, length(o.id), o.id LIMIT ?
      """, limit
    ) { row in
      var posted = try Self.postedNotice(row)
      posted.due = [try row.optionalInstant(13), try row.optionalInstant(15)].compactMap(\.self).min()
      posted.isOver = try !row.bool(14)
      return posted
    }
  }

  package func heldChannels(at now: Instant) throws(StoreFault) -> Set<String> {
    Set(
      try rows(
        "SELECT DISTINCT channel FROM message WHERE held_until > ?", now.secondsSinceEpoch, read: { try $0.text(0) }))
  }

  package func route(_ notice: NoticeRow, by deliveries: [Delivery], at now: Instant) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      guard !deliveries.isEmpty else {
        // The inbox is all, and there it is.
        return try run(
          """
          UPDATE outbox SET routed_at = ?, status = CASE status WHEN 'void' THEN 'void' ELSE 'delivered' END
          WHERE id = ?
          """, now.secondsSinceEpoch, notice.id)
      }
      try run("UPDATE outbox SET routed_at = ? WHERE id = ?", now.secondsSinceEpoch, notice.id)
      try insert(deliveries)
      try settle(notice.id)
    }
  }

  package func hurry(_ queue: PostQueue, at now: Instant) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      try run(
        """
        UPDATE message SET next_at = ?, attempts = CASE WHEN attempts > 0 THEN attempts - 1 ELSE 0 END
        WHERE channel = ? AND recipient = ? AND status = 'retrying' AND is_urgent = 1 AND next_at > ?
        """, now.secondsSinceEpoch, queue.channel, queue.recipient, now.secondsSinceEpoch)
    }
  }

  package func add(_ deliveries: [Delivery]) throws(StoreFault) {
    try writing { () throws(StoreFault) in try insert(deliveries) }
  }

  package func dueMessage(at now: Instant, except channels: Set<String>) throws(StoreFault) -> Message? {
    try rows(
      """
      SELECT \(Self.messageColumns) FROM message m WHERE m.next_at <= ? AND \(Self.none(of: channels))
      ORDER BY m.is_urgent DESC, m.next_at, m.id LIMIT 1
      """, arguments: [now.secondsSinceEpoch] + channels.sorted(), read: { try Self.message($0) }
    ).first
  }

  package func contents(of message: String) throws(StoreFault) -> [(Delivery, PostedNotice)] {
    try writing { () throws(StoreFault) in
      try run("UPDATE delivery SET status = 'void' WHERE message = ? AND \(Self.isOvertaken)", message)
      return try posted("d.message = ? AND d.status <> 'void'", [message])
    }
  }

  package func nextQueue(at now: Instant, except channels: Set<String>) throws(StoreFault) -> PostQueue? {
    try rows(
      """
      SELECT d.channel, d.recipient FROM delivery d
      WHERE d.status = 'waiting' AND d.message IS NULL AND d.not_before <= ? AND \(Self.none(of: channels, "d"))
        AND NOT EXISTS (SELECT 1 FROM message m WHERE m.channel = d.channel AND m.recipient = d.recipient
          AND (m.status = 'sending' OR m.status = 'retrying' AND m.is_urgent >= d.is_urgent))
      GROUP BY d.channel, d.recipient ORDER BY max(d.is_urgent) DESC, min(d.seq) LIMIT 1
      """, arguments: [now.secondsSinceEpoch] + channels.sorted()
    ) { PostQueue(channel: try $0.text(0), recipient: try $0.text(1)) }.first
  }

  package func waiting(in queue: PostQueue, at now: Instant) throws(StoreFault) -> [(Delivery, PostedNotice)] {
    try writing { () throws(StoreFault) in
      try run(
        """
        UPDATE delivery SET status = 'void'
        WHERE channel = ? AND recipient = ? AND status = 'waiting' AND message IS NULL AND \(Self.isOvertaken)
        """, queue.channel, queue.recipient)
      return try posted(
        """
        d.channel = ? AND d.recipient = ? AND d.status = 'waiting' AND d.message IS NULL AND d.not_before <= ?
        """, [queue.channel, queue.recipient, now.secondsSinceEpoch])
    }
  }

  package func postpone(_ queue: PostQueue, to instant: Instant, urgentToo: Bool) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      try run(
        """
        UPDATE delivery SET not_before = ? WHERE channel = ? AND recipient = ? AND status = 'waiting'
          AND message IS NULL AND not_before < ? AND is_urgent <= ?
        """, instant.secondsSinceEpoch, queue.channel, queue.recipient, instant.secondsSinceEpoch, urgentToo)
    }
  }

  package func sent(to queue: PostQueue, since instant: Instant) throws(StoreFault) -> [Instant] {
    try rows(
      "SELECT sent_at FROM message WHERE channel = ? AND recipient = ? AND sent_at > ? ORDER BY sent_at",
      queue.channel, queue.recipient, instant.secondsSinceEpoch
    ) { try $0.instant(0) }
  }

  package func claim(_ message: Message, of deliveries: [Delivery]) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      try run(
        """
        INSERT INTO message (id, channel, recipient, is_urgent, created_at, status, attempts, next_at, error, sent_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        message.id, message.channel, message.recipient, message.isUrgent, message.created.secondsSinceEpoch,
        message.status.rawValue, message.attempts, message.next?.secondsSinceEpoch, message.error,
        message.sent?.secondsSinceEpoch)
      for delivery in deliveries {
        try run(
          "UPDATE delivery SET message = ? WHERE notice = ? AND recipient = ? AND channel = ? AND why = ?",
          message.id, delivery.notice, delivery.recipient, delivery.channel, delivery.why.rawValue)
      }
    }
  }

  package func keep(_ message: Message) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      try run(
        "UPDATE message SET status = ?, attempts = ?, next_at = ?, error = ?, sent_at = ?, held_until = ? WHERE id = ?",
        message.status.rawValue, message.attempts, message.next?.secondsSinceEpoch, message.error,
        message.sent?.secondsSinceEpoch, message.heldUntil?.secondsSinceEpoch, message.id)
      let status: Delivery.Status =
        switch message.status {
        case .sending, .retrying: .waiting
        case .sent: .delivered
        case .dead: .dead
        case .void: .void
        }
      try run(
        "UPDATE delivery SET status = ? WHERE message = ? AND status <> 'void'", status.rawValue, message.id)
      guard status != .waiting else { return }
      for notice in try rows(
        "SELECT DISTINCT notice FROM delivery WHERE message = ?", message.id, read: { try $0.text(0) })
      {
        try settle(notice)
      }
    }
  }

  package func revive(_ id: String?, at now: Instant) throws(StoreFault) -> Int {
    try writing { () throws(StoreFault) in
      let wanted = id == nil ? "TRUE" : "(m.id = ? OR m.id IN (SELECT message FROM delivery WHERE notice = ?))"
      let messages = try rows(
        """
        SELECT \(Self.messageColumns) FROM message m WHERE m.status = 'dead' AND \(wanted)
        ORDER BY m.created_at, m.id
        """, arguments: id.map { [$0, $0] } ?? [], read: { try Self.message($0) })
      for var message in messages {
        (message.status, message.attempts, message.next) = (.retrying, 0, now)
        try keep(message)
        try run(
          """
          UPDATE outbox SET status = 'pending'
          WHERE status = 'failed' AND id IN (SELECT notice FROM delivery WHERE message = ?)
          """, message.id)
      }
      return messages.count
    }
  }

  /// A notice is where it should be once none of its ways is waiting; one that was given up counts more than those taken.
  private func settle(_ notice: String) throws(StoreFault) {
    try run(
      """
      UPDATE outbox SET status = CASE
        WHEN EXISTS (SELECT 1 FROM delivery d WHERE d.notice = outbox.id AND d.status = 'waiting' AND d.why <> 'dead')
          THEN 'pending'
        WHEN EXISTS (SELECT 1 FROM delivery d WHERE d.notice = outbox.id AND d.status = 'dead' AND d.why <> 'dead')
          THEN 'failed'
        ELSE 'delivered' END
      WHERE id = ? AND status <> 'void'
      """, notice)
  }

  private func insert(_ deliveries: [Delivery]) throws(StoreFault) {
    for delivery in deliveries {
      try run(
        """
        INSERT INTO delivery (notice, recipient, channel, why, seq, is_urgent, not_before, status, message)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL) ON CONFLICT (notice, recipient, channel, why) DO NOTHING
        """,
        delivery.notice, delivery.recipient, delivery.channel, delivery.why.rawValue, delivery.seq, delivery.isUrgent,
        delivery.notBefore.secondsSinceEpoch, delivery.status.rawValue)
    }
  }

  private func posted(_ condition: String, _ arguments: [any SQLArgument]) throws(StoreFault) -> [(
    Delivery, PostedNotice
  )] {
    try rows(
      """
      SELECT \(Self.noticeColumns), \(Self.deliveryColumns) FROM delivery d JOIN \(Self.noticeTables) ON o.id = d.notice
      WHERE \(condition) ORDER BY r.priority_rank IS NULL, r.priority_rank, d.seq, d.notice
      """, arguments: arguments
    ) { row in (try Self.delivery(row, from: 13), try Self.postedNotice(row)) }
  }

  /// That the notice of a delivery was overtaken.
  private static let isOvertaken = "notice IN (SELECT id FROM outbox WHERE id = delivery.notice AND status = 'void')"

  private static func none(of channels: Set<String>, _ table: String = "m") -> String {
    guard !channels.isEmpty else { return "TRUE" }
    return "\(table).channel NOT IN (\(channels.map { _ in "?" }.joined(separator: ", ")))"
  }
}
