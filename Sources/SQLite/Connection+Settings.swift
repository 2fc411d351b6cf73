import CSQLite

extension Connection {
  /// Sets each setting in turn, and reads it back: SQLite ignores in silence what it does not know or cannot do.
  ///
  /// - Throws: what SQLite says; a fault that names the setting if it did not take.
  package func apply(_ settings: Setting...) throws(SQLiteFault) {
    for setting in settings {
      switch setting.means {
      case .pragma(let pragma, let wanted):
        try set(pragma, to: wanted)
        let found = try value(of: pragma)
        guard found == wanted else { throw .setting(pragma.rawValue, wanted: wanted, found: found) }
      case .option(let name, let option, let on):
        var now: Int32 = -1
        let result = csqlite_configure(database, option, on ? 1 : 0, &now)
        guard result == SQLITE_OK else { throw SQLiteFault(result: result, on: database) }
        guard now == (on ? 1 : 0) else {
          throw .setting(name, wanted: on.value, found: .integer(Int64(now)))
        }
      }
    }
  }

  /// Reads a setting or a fact.
  ///
  /// - Throws: what SQLite says: `isNotADatabase` or `isCorrupt` for some, as this may be the first look at the file.
  package func value(of pragma: Pragma) throws(SQLiteFault) -> Value {
    // Prepared afresh each time: some pragmas act while they are prepared.
    let statement = try Statement("PRAGMA \(pragma.rawValue)", on: database)
    defer { statement.reset() }
    return try statement.step() ? try statement.row.value(0) : .null
  }

  /// Reads a setting or a fact that is a number.
  ///
  /// - Throws: as `value(of:)`; a mismatch if it is no number.
  package func number(of pragma: Pragma) throws(SQLiteFault) -> Int64 {
    guard case .integer(let number) = try value(of: pragma) else {
      throw SQLiteFault(extendedCode: SQLITE_MISMATCH, message: "the setting \(pragma.rawValue) is no number")
    }
    return number
  }

  /// The number in the file that says whose it is, 0 if nobody said.
  ///
  /// - Throws: `isNotADatabase` if it is no database.
  package func applicationID() throws(SQLiteFault) -> Int32 {
    Int32(truncatingIfNeeded: try number(of: .applicationID))
  }

  /// The version of the schema that the file says it has, 0 if nobody said.
  ///
  /// - Throws: `isNotADatabase` if it is no database.
  package func userVersion() throws(SQLiteFault) -> Int32 {
    Int32(truncatingIfNeeded: try number(of: .userVersion))
  }

  /// A number that changes when another connection has committed since the last look.
  ///
  /// - Throws: what SQLite says.
  package func dataVersion() throws(SQLiteFault) -> Int64 {
    let statement = try statement("PRAGMA data_version")
    defer { statement.reset() }
    return try statement.step() ? try statement.row.int64(0) : 0
  }

  /// What is wrong with the structure of the file, a line each, at most a hundred; empty if nothing is.
  ///
  /// It sees pages, indexes and constraints but neither foreign keys nor whether a value is the one once written.
  ///
  /// - Throws: `isCorrupt` or `isNotADatabase` if the damage stops the search itself.
  package func integrityCheck(most count: Int = 100) throws(SQLiteFault) -> [String] {
    let statement = try Statement("PRAGMA integrity_check(\(count))", on: database)
    defer { statement.reset() }
    var lines: [String] = []
    while try statement.step() { lines.append(try statement.row.text(0)) }
    return lines == ["ok"] ? [] : lines
  }

  /// The first thing that is wrong with the structure of the file, nil if nothing is; indexes are not compared with their
  /// tables.
  ///
  /// - Throws: `isCorrupt` or `isNotADatabase` if the damage stops the search itself.
  package func quickCheck() throws(SQLiteFault) -> String? {
    let statement = try Statement("PRAGMA quick_check(1)", on: database)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    let line = try statement.row.text(0)
    return line == "ok" ? nil : line
  }

  /// The first row that refers to nothing, as its table and the one that it refers to; nil if every one is right.
  ///
  /// - Throws: what SQLite says.
  package func danglingReference() throws(SQLiteFault) -> (table: String, parent: String)? {
    let statement = try Statement("PRAGMA foreign_key_check", on: database)
    defer { statement.reset() }
    guard try statement.step() else { return nil }
    return (try statement.row.text(0), try statement.row.text(2))
  }

  private func set(_ pragma: Pragma, to value: Value) throws(SQLiteFault) {
    let word =
      switch value {
      case .integer(let number): "\(number)"
      case .text(let text): text
      case .null, .real, .blob: preconditionFailure("no setting holds \(value.storageClass)")
      }
    try Statement("PRAGMA \(pragma.rawValue) = \(word)", on: database).run([])
  }
}
