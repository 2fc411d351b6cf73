import SQLite
import Store

extension SQLiteTransaction {
  func setting(_ name: StoreSetting) throws(StoreFault) -> String? {
    try first("SELECT value FROM setting WHERE name = ?", name.rawValue) { row in try row.text(0) }
  }

  func keep(_ value: String, as name: StoreSetting) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      if name == .rehearsalTime, try identity().kind != .rehearsal { throw .rehearsalOnly(path: file.path) }
      try run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name.rawValue, value)
    }
  }
}
