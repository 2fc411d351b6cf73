package import Store
import Workflow

extension SQLTransaction {
  package func notices(of reference: String) throws(StoreFault) -> [NoticeRow] {
    try rows(
      """
      SELECT id, request, seq, recipient, capacity, about, percent, created_at, status, crowd
      FROM outbox
      WHERE request = ? ORDER BY \(Self.noticeOrder)
      """, reference, read: { try Self.noticeRow($0) })
  }

  package func unread(by person: String, limit: Int) throws(StoreFault) -> [NoticeRow] {
    try rows(
      """
      SELECT id, request, seq, recipient, capacity, about, percent, created_at, status, crowd FROM outbox
      WHERE status <> 'void' AND percent IS NOT NULL AND (recipient = ? AND read_at IS NULL OR id IN (
        SELECT notice FROM delivery
        WHERE recipient = ? AND channel = '\(Delivery.inbox)' AND why = 'told' AND read_at IS NULL))
      ORDER BY \(Self.noticeOrder) LIMIT ?
      """, person, person, limit, read: { try Self.noticeRow($0) })
  }
}
