package import Store

extension SQLTransaction {
  package func references(after reference: String?, limit: Int) throws(StoreFault) -> [String] {
    guard let reference else {
      return try rows("SELECT reference FROM request ORDER BY reference LIMIT ?", limit) { try $0.text(0) }
    }
    return try rows(
      "SELECT reference FROM request WHERE reference > ? ORDER BY reference LIMIT ?", reference, limit
    ) { try $0.text(0) }
  }

  package func strays() throws(StoreFault) -> [(table: String, reference: String)] {
    var strays: [(table: String, reference: String)] = []
    for table in Projections.tables {
      guard let column = table.request else { continue }
      let stray = try first(
        """
        SELECT \(column) FROM \(table.name) WHERE \(column) NOT IN (SELECT reference FROM request)
        ORDER BY \(column) LIMIT 1
        """, read: { try $0.text(0) })
      if let stray { strays.append((table.name, stray)) }
    }
    return strays
  }

  package func contradictions() throws(StoreFault) -> [(table: String, row: String, column: String)] {
    var found: [(table: String, row: String, column: String)] = []
    for (table, row, column, condition) in contradictions(connection.dialect) {
      found += try rows("SELECT \(row) FROM \(table) t WHERE \(condition) ORDER BY 1 LIMIT 20") {
        (table: table, row: try $0.text(0), column: column)
      }
    }
    return found
  }

  /// Columns that another column, or the entry of the journal that a row names, has as well: the table, how a row is
  /// named, the column, and that it says otherwise.
  private func contradictions(_ dialect: any SQLDialect) -> [(String, String, String, String)] {
    [
      (
        "role_grant", "CAST(seq AS TEXT)", "seq",
        """
        NOT EXISTS (SELECT 1 FROM event e WHERE e.seq = t.seq AND e.kind = 'role-granted'
          AND \(dialect.member("person", ofBytes: "e.payload")) = t.person
          AND \(dialect.member("role", ofBytes: "e.payload")) = t.role)
        """
      ),
      (
        "command", "id", "actor",
        "EXISTS (SELECT 1 FROM event e WHERE e.command = t.id AND e.actor IS DISTINCT FROM t.actor)"
      ),
      (
        // An order that erases is known again afterwards; what the erased request's earlier orders said is not.
        "command", "id", "digest",
        """
        digest IS NOT NULL AND EXISTS (SELECT 1 FROM event e JOIN request r ON r.reference = e.request AND r.is_erased = 1
          WHERE e.command = t.id) AND NOT EXISTS (SELECT 1 FROM event e WHERE e.command = t.id AND e.erases = 1)
        """
      ),
      ("request", "reference", "waits_for_kind", "(waits_for IS NULL) <> (waits_for_kind IS NULL)"),
      ("tick", "CAST(seq AS TEXT)", "quiet_gap", "(quiet_gap_from IS NULL) <> (quiet_gap IS NULL)"),
      ("handover", "CAST(seq AS TEXT)", "giver", "giver IS DISTINCT FROM \(dialect.member("from", of: "record"))"),
      ("handover", "CAST(seq AS TEXT)", "receiver", "receiver IS DISTINCT FROM \(dialect.member("to", of: "record"))"),
      ("staffing", "day", "day", "day IS DISTINCT FROM \(dialect.member("day", of: "record"))"),
      (
        "clock", "request || ' ' || clock", "is_claimed",
        "is_claimed = 0 AND (claimed_due IS NOT NULL OR claimed_verdict IS NOT NULL)"
      ),
      ("schedule", "CAST(id AS TEXT)", "id", "id <> 1"),
      (
        "schedule", "CAST(id AS TEXT)", "last_at",
        "coalesce(quiet_until, quiet_from) IS NOT NULL AND last_at <> coalesce(quiet_until, quiet_from)"
      ),
      (
        "schedule", "CAST(id AS TEXT)", "quiet_from",
        "EXISTS (SELECT 1 FROM tick) AND quiet_from IS DISTINCT FROM (SELECT at FROM tick ORDER BY seq DESC LIMIT 1)"
      ),
      ("schedule", "CAST(id AS TEXT)", "seen", "seen > (SELECT max(seq) FROM event)"),
    ]
  }

  package func structuralDamage() throws(StoreFault) -> String? {
    do { return try connection.structuralDamage() } catch { throw connection.fault(error) }
  }
}
