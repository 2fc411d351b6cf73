package import Store

extension SQLTransaction {
  /// What is under way of the notices, and which channels fail.
  ///
  /// - Throws: a `StoreFault`.
  package func noticesUnderWay() throws(StoreFault) -> StoreCondition.Notices {
    let sql = """
      SELECT count(*) FILTER (WHERE status = 'pending'), min(created_at) FILTER (WHERE status = 'pending'),
        count(*) FILTER (WHERE status = 'failed') FROM outbox
      """
    let failing = try rows(
      """
      SELECT channel, min(created_at), count(*), max(error) FROM message
      WHERE status IN ('sending', 'retrying') AND attempts > 0 GROUP BY channel ORDER BY channel
      """
    ) { row in
      StoreCondition.Failing(
        channel: try row.text(0), since: try row.instant(1), messages: try row.int(2),
        error: try row.optionalText(3) ?? "nothing is known of why")
    }
    let counts = try first(sql) { row in
      StoreCondition.Notices(
        pending: try row.int(0), oldest: try row.optionalInstant(1), failed: try row.int(2), failing: failing)
    }
    return counts ?? StoreCondition.Notices(pending: 0, oldest: nil, failed: 0)
  }
}
