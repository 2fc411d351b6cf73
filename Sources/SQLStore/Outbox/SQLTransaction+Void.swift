import Store
import Workflow

extension SQLTransaction {
  /// Takes back words about clocks that wait to be delivered and that an event has overtaken: the clock stopped, waits or
  /// begins anew, somebody acknowledged it, or whoever was to be reminded has the request no more.
  ///
  /// Words about moves are facts, and go out whatever follows. Cost: the notices of this request.
  func voidNotices(overtakenBy event: Event, seq: Int64) throws(StoreFault) {
    guard let payload = event.payload else {
      try run(
        "UPDATE outbox SET status = 'void' WHERE request = ? AND status = 'pending' AND percent IS NOT NULL AND seq < ?",
        event.request, seq)
      return
    }
    let settled = (payload.clocks ?? []).filter { $0.phase != .running }.map(\.clock)
    for clock in Set(settled + (payload.acknowledged ?? []).map(\.clock)) {
      try run(
        """
        UPDATE outbox SET status = 'void'
        WHERE request = ? AND status = 'pending' AND percent IS NOT NULL AND seq < ? AND about = ?
        """, event.request, seq, clock)
    }
    guard let assignee = payload.assignee else { return }
    try run(
      """
      UPDATE outbox SET status = 'void'
      WHERE request = ? AND status = 'pending' AND percent IS NOT NULL AND seq < ? AND capacity = ? AND recipient <> ?
      """, event.request, seq, Party.assignee.word, assignee)
    // Whoever stood in for the one who had it, unless that one has it still, or they have it themselves now.
    try run(
      """
      UPDATE outbox SET status = 'void'
      WHERE request = ? AND status = 'pending' AND percent IS NOT NULL AND seq < ? AND capacity = ? AND recipient <> ?
        AND NOT EXISTS (
          SELECT 1 FROM outbox AS told
          WHERE told.request = outbox.request AND told.seq = outbox.seq AND told.capacity = ? AND told.recipient = ?)
      """, event.request, seq, Party.deputyWords + Party.assignee.word, assignee, Party.assignee.word, assignee)
  }
}
