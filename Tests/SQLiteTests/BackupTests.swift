import SQLite
import Testing

/// Copies of a database that is in use.
@Suite struct BackupTests {
  private func filled(_ scratch: Scratch) throws -> Connection {
    let source = try Connection(scratch.file("source"), .create)
    try source.apply(.journalMode(.wal))
    try source.execute("CREATE TABLE t (number INTEGER, text TEXT)")
    try source.transaction {
      for number in 0..<400 {
        try source.run("INSERT INTO t VALUES (?, ?)", number, String(repeating: "x", count: 500))
      }
    }
    return source
  }

  private func count(_ connection: Connection) throws -> Int64? {
    try connection.first("SELECT count(*) FROM t") { try $0.int64(0) }
  }

  @Test("a copy is of the moment at which it was begun, and others write while it is taken")
  func moment() throws {
    let scratch = try Scratch()
    let source = try filled(scratch)
    let writer = try Connection(scratch.file("source"), .readWrite)
    let target = try Connection(scratch.file("target"), .create)
    var (steps, faults, lefts): (Int, [any Error], [Int]) = (0, [], [])
    try source.transaction(.deferred) {
      #expect(try count(source) == 400)
      try source.copy(to: target, pages: 4) { left, _ in
        steps += 1
        lefts.append(left)
        do { try writer.run("INSERT INTO t VALUES (-1, 'later')") } catch { faults.append(error) }
      }
    }
    #expect(faults.isEmpty, "\(faults)")
    #expect(steps > 10)
    #expect(lefts.last == 0 && lefts == lefts.sorted(by: >))
    #expect(try count(source) == 400 + Int64(steps))
    let copy = try Connection(scratch.file("target"), .readOnly)
    #expect(try count(copy) == 400)
    #expect(try copy.integrityCheck().isEmpty)
    #expect(try scratch.mode(of: "target") == 0o600)
  }

  @Test("without a transaction no copy is begun, since it need not ever end")
  func needsTransaction() throws {
    let scratch = try Scratch()
    let source = try filled(scratch)
    let target = try Connection(scratch.file("target"), .create)
    #expect(throws: SQLiteFault.self) { try source.copy(to: target) }
    #expect(try scratch.length(of: "target") == 0)
  }

  @Test("a copy on to a database that is being used is refused, and says by whom it is held")
  func targetInUse() throws {
    let scratch = try Scratch()
    let source = try filled(scratch)
    let target = try Connection(scratch.file("target"), .create, busyTimeout: .zero)
    let other = try Connection(scratch.file("target"), .readWrite)
    try other.execute("CREATE TABLE u (number INTEGER)")
    try other.execute("BEGIN EXCLUSIVE")
    var found: SQLiteFault?
    try source.transaction(.deferred) {
      _ = try count(source)
      do throws(SQLiteFault) { try source.copy(to: target) } catch { found = error }
    }
    #expect(found?.isBusy == true)
  }
}
