package import Store

extension SQLTransaction {
  package func setting(_ name: StoreSetting) throws(StoreFault) -> String? {
    let value = try first("SELECT value FROM setting WHERE name = ?", name.rawValue) { row in try row.text(0) }
    // However it got there: time in a live store is the system's.
    if name == .rehearsalTime, value != nil, try identity().kind != .rehearsal { return nil }
    return value
  }

  package func settings() throws(StoreFault) -> [(name: String, value: String)] {
    try rows("SELECT name, value FROM setting ORDER BY name") { (name: try $0.text(0), value: try $0.text(1)) }
  }

  package func keep(_ value: String, as name: StoreSetting) throws(StoreFault) {
    try writing { () throws(StoreFault) in
      if name == .rehearsalTime, try identity().kind != .rehearsal { throw .rehearsalOnly(path: connection.place) }
      try run(
        "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name.rawValue, value)
    }
  }
}
