package import Store
import Workflow

extension SQLTransaction {
  package func notices(of reference: String) throws(StoreFault) -> [NoticeRow] {
    try rows(
      """
      SELECT id, request, seq, recipient, capacity, about, percent, created_at, status FROM outbox
      WHERE request = ? ORDER BY \(Self.noticeOrder)
      """, reference, read: { try Self.noticeRow($0) })
  }

  package func unread(by person: String, limit: Int) throws(StoreFault) -> [NoticeRow] {
    try rows(
      """
      SELECT id, request, seq, recipient, capacity, about, percent, created_at FROM outbox
      WHERE recipient = ? AND read_at IS NULL AND status <> 'void' AND percent IS NOT NULL ORDER BY \(Self.noticeOrder) LIMIT ?
      """, person, limit
    ) { row in
      NoticeRow(
        id: try row.text(0), request: try row.text(1), seq: try row.int64(2),
        notice: Notice(
          recipient: try row.optionalText(3), capacity: try row.text(4), about: try row.text(5),
          percent: try row.optionalInt64(6)), created: try row.instant(7), status: .pending)
    }
  }
}
