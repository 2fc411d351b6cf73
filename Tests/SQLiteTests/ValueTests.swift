import SQLite
import Testing

@Suite("Values")
struct ValueTests {
  @Test(
    "what is bound is read back unchanged",
    arguments: [
      .null, .integer(0), .integer(-1), .integer(.max), .integer(.min),
      .real(0), .real(0.1), .real(-.greatestFiniteMagnitude), .real(.infinity), .real(.leastNonzeroMagnitude),
      .text(""), .text("plain"), .text("a\0b"), .text("\0"), .text("žluťoučký 🐎 e\u{301}"), .text("'; DROP TABLE t;--"),
      .blob([]), .blob([0]), .blob([0, 0xff, 0]), .blob([UInt8](repeating: 7, count: 100_000)),
    ] as [Value])
  func roundTrip(_ value: Value) throws {
    let connection = try Connection.inMemory()
    try connection.execute("CREATE TABLE t (v ANY) STRICT")
    try connection.run("INSERT INTO t VALUES (?)", value)
    let found = try connection.first("SELECT v, typeof(v) FROM t") { row in
      (try row.value(0), try row.text(1))
    }
    #expect(found?.0 == value)
    #expect(found?.1.uppercased() == value.storageClass)
  }

  @Test("a decomposed letter keeps its bytes, though Swift holds it equal to the composed one")
  func bytesOfText() throws {
    let connection = try Connection.inMemory()
    let text = try connection.first("SELECT ?", "e\u{301}") { row in try row.text(0) }
    #expect(text.map { Array($0.utf8) } == [0x65, 0xcc, 0x81])
  }

  @Test("Swift's own types are bound as the storage class that fits, and nil as NULL")
  func bindables() throws {
    let connection = try Connection.inMemory()
    let (number, nothing): (Int?, String?) = (7, nil)
    let values = try connection.first(
      "SELECT ?, ?, ?, ?, ?, ?, ?", Int64.min, true, 1.5, "x", [UInt8]([1]), number, nothing
    ) { row in
      var values: [Value] = []
      for column in 0..<row.count { values.append(try row.value(column)) }
      return values
    }
    #expect(values == [.integer(.min), .integer(1), .real(1.5), .text("x"), .blob([1]), .integer(7), .null])
  }

  @Test("NaN is refused, as SQLite would store NULL for it")
  func notANumber() throws {
    let connection = try Connection.inMemory()
    let fault = #expect(throws: SQLiteFault.self) { try connection.run("SELECT ?", Double.nan) }
    #expect(fault?.isMismatch == true)
    #expect(fault?.description == "value 1 is not a number (NaN) (SQLite 20)")
  }

  @Test("text that is not UTF-8 is refused, not repaired", arguments: ["ff", "c0af", "61eda080", "e282"])
  func invalidText(hexadecimal: String) throws {
    let connection = try Connection.inMemory()
    let fault = #expect(throws: SQLiteFault.self) {
      try connection.first("SELECT CAST(x'\(hexadecimal)' AS TEXT) AS name") { row in try row.text(0) }
    }
    #expect(fault?.message == "column 0 (name) holds text that is not UTF-8")
  }

  @Test(
    "a reader refuses every storage class but its own",
    arguments: [Value.null, .integer(1), .real(1), .text("1"), .blob([0x31])])
  func strictReaders(_ value: Value) throws {
    let connection = try Connection.inMemory()
    let faults = try connection.first("SELECT ? AS v", value) { row in
      [
        fault { () throws(SQLiteFault) in _ = try row.int64(0) },
        fault { () throws(SQLiteFault) in _ = try row.double(0) },
        fault { () throws(SQLiteFault) in _ = try row.text(0) },
        fault { () throws(SQLiteFault) in _ = try row.blob(0) },
      ].compactMap { $0?.message }
    }
    let others = ["INTEGER", "REAL", "TEXT", "BLOB"].filter { $0 != value.storageClass }
    #expect(faults == others.map { "column 0 (v) holds \(value.storageClass), not \($0)" })
  }

  private func fault(of read: () throws(SQLiteFault) -> Void) -> SQLiteFault? {
    do { try read() } catch { return error }
    return nil
  }

  @Test("an optional reader gives nil for NULL, and only for NULL")
  func optionals() throws {
    let connection = try Connection.inMemory()
    let isNil = try connection.first("SELECT NULL, 1, 1.0, '', x''") { row in
      [
        try row.optionalInt64(0) == nil, try row.optionalDouble(0) == nil,
        try row.optionalText(0) == nil, try row.optionalBlob(0) == nil,
        try row.optionalInt64(1) == nil, try row.optionalDouble(2) == nil,
        try row.optionalText(3) == nil, try row.optionalBlob(4) == nil,
      ]
    }
    #expect(isNil == [true, true, true, true, false, false, false, false])
    #expect(throws: SQLiteFault.self) { try connection.first("SELECT 1") { row in try row.optionalText(0) } }
  }

  @Test("a truth is 1 or 0 and nothing else")
  func truths() throws {
    let connection = try Connection.inMemory()
    #expect(try connection.first("SELECT 1") { row in try row.bool(0) } == true)
    #expect(try connection.first("SELECT 0") { row in try row.bool(0) } == false)
    let fault = #expect(throws: SQLiteFault.self) { try connection.first("SELECT 2") { row in try row.bool(0) } }
    #expect(fault?.message == "column 0 (2) holds 2, not 0 or 1")
  }

  @Test("a column that is not there is refused", arguments: [-1, 2, Int.max])
  func noSuchColumn(_ column: Int) throws {
    let connection = try Connection.inMemory()
    let fault = #expect(throws: SQLiteFault.self) {
      try connection.first("SELECT 1, 2") { row in try row.int64(column) }
    }
    #expect(fault?.message == "there is no column \(column): the row has 2")
  }
}
