import SQLite
import Store

extension SQLiteTransaction {
  func references(after reference: String?, limit: Int) throws(StoreFault) -> [String] {
    guard let reference else {
      return try rows("SELECT reference FROM request ORDER BY reference LIMIT ?", limit) { try $0.text(0) }
    }
    return try rows(
      "SELECT reference FROM request WHERE reference > ? ORDER BY reference LIMIT ?", reference, limit
    ) { try $0.text(0) }
  }

  func strays() throws(StoreFault) -> [(table: String, reference: String)] {
    var strays: [(table: String, reference: String)] = []
    for table in ["clock", "firing", "outbox"] {
      let stray = try first(
        "SELECT request FROM \(table) WHERE request NOT IN (SELECT reference FROM request) ORDER BY request LIMIT 1",
        read: { try $0.text(0) })
      if let stray { strays.append((table, stray)) }
    }
    return strays
  }

  func structuralDamage() throws(StoreFault) -> String? {
    // The engine gives a line a fault, or one line "ok".
    if let word = try first("PRAGMA integrity_check(1)", read: { try $0.text(0) }), word != "ok" { return word }
    // A trigger that is gone, or one more, is no fault to the engine; and they keep the journal from being changed.
    do {
      // What a store of an earlier version should have this program does not know.
      guard try Int64(connection.userVersion()) == StoreFile.schemaVersion else { return nil }
      return try SchemaShape(of: connection).difference(from: .ofNewStore())
    } catch {
      throw SQLiteStore.fault(error, file: file, options: options)
    }
  }
}
