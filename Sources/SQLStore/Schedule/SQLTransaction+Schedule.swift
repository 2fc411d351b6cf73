package import Store
package import WorkingTime

extension SQLTransaction {
  package func due(
    at instant: Instant, after place: DueRequest.Place?, limit: Int
  ) throws(StoreFault) -> [DueRequest] {
    let (condition, arguments) = Self.condition(instant, place)
    return try rows(
      "SELECT reference, next_at, definition FROM request WHERE \(condition) ORDER BY next_at, reference LIMIT ?",
      arguments: arguments + [limit]
    ) { row in
      DueRequest(reference: try row.text(0), at: try row.instant(1), definition: try row.optionalText(2))
    }
  }

  package func dueCount(at instant: Instant, after place: DueRequest.Place?) throws(StoreFault) -> Int {
    let (condition, arguments) = Self.condition(instant, place)
    return try rows("SELECT count(*) FROM request WHERE \(condition)", arguments: arguments) { try $0.int(0) }[0]
  }

  private static func condition(_ instant: Instant, _ place: DueRequest.Place?) -> (String, [(any SQLArgument)?]) {
    guard let place else { return ("next_at <= ?", [instant.secondsSinceEpoch]) }
    return (
      "next_at <= ? AND (next_at, reference) > (?, ?)",
      [instant.secondsSinceEpoch, place.at.secondsSinceEpoch, place.reference]
    )
  }

  package func hasActivation(after seq: Int64) throws(StoreFault) -> Bool {
    let kind = AdministrativeEvent.Kind.sourceActivated.rawValue
    // With `version` as well, which says nothing new, the engine goes straight to the place.
    let sql = "SELECT seq FROM event WHERE request IS NULL AND version IS NULL AND seq > ? AND kind = ? LIMIT 1"
    return try first(sql, seq, kind, read: { try $0.int64(0) }) != nil
  }

  package func schedule() throws(StoreFault) -> Schedule? {
    try first(
      """
      SELECT last_at, quiet_from, quiet_until, quiet_count, quiet_gap_from, quiet_gap, considered, rungs, moves, errors,
        remaining, set_back_to, program, seen FROM schedule
      """
    ) { row in
      var quiet = QuietInterval(from: try row.optionalInstant(1))
      quiet.until = try row.optionalInstant(2)
      quiet.count = try row.int(3)
      quiet.gap = try Self.gap(from: row.optionalInstant(4), seconds: row.optionalInt64(5))
      var schedule = Schedule(lastAt: try row.instant(0), quiet: quiet)
      schedule.considered = try row.int(6)
      schedule.rungs = try row.int(7)
      schedule.moves = try row.int(8)
      schedule.errors = try row.int(9)
      schedule.left = try row.int(10)
      schedule.setBackTo = try row.optionalInstant(11)
      schedule.program = try row.optionalText(12)
      schedule.seen = try row.optionalInt64(13)
      return schedule
    }
  }

  package func keep(_ schedule: Schedule) throws(StoreFault) {
    let quiet = schedule.quiet
    try writing { () throws(StoreFault) in
      try run(
        """
        INSERT INTO schedule (id, last_at, considered, rungs, moves, errors, remaining, quiet_from, quiet_until,
          quiet_count, quiet_gap_from, quiet_gap, set_back_to, program, seen)
        VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET last_at = excluded.last_at, considered = excluded.considered,
          rungs = excluded.rungs, moves = excluded.moves, errors = excluded.errors, remaining = excluded.remaining,
          quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, quiet_count = excluded.quiet_count,
          quiet_gap_from = excluded.quiet_gap_from, quiet_gap = excluded.quiet_gap, set_back_to = excluded.set_back_to,
          program = excluded.program, seen = excluded.seen
        """,
        schedule.lastAt.secondsSinceEpoch, schedule.considered, schedule.rungs, schedule.moves, schedule.errors,
        schedule.left, quiet.from?.secondsSinceEpoch, quiet.until?.secondsSinceEpoch, quiet.count,
        quiet.gap?.from.secondsSinceEpoch, quiet.gap?.seconds, schedule.setBackTo?.secondsSinceEpoch, schedule.program,
        schedule.seen)
    }
  }

  package func tickHead() throws(StoreFault) -> Head? {
    guard try !isOfFirstSchema() else { return nil }
    return try first("SELECT seq, hash, at FROM tick ORDER BY seq DESC LIMIT 1") { row in
      Head(
        seq: try row.int64(0), hash: try row.fingerprint(1, at: "the scheduler's head"),
        recordedAt: try row.instant(2))
    }
  }

  package func ticks(from seq: Int64, limit: Int) throws(StoreFault) -> [TickRecord] {
    guard try !isOfFirstSchema() else { return [] }
    return try rows(
      """
      SELECT seq, at, considered, rungs, moves, notices, errors, remaining, lateness, quiet_from, quiet_until,
        quiet_count, quiet_gap_from, quiet_gap, prev_hash, hash
      FROM tick WHERE seq >= ? ORDER BY seq LIMIT ?
      """, seq, limit
    ) { row in
      let seq = try row.int64(0)
      var quiet = QuietInterval(from: try row.optionalInstant(9))
      quiet.until = try row.optionalInstant(10)
      quiet.count = try row.int(11)
      quiet.gap = try Self.gap(from: row.optionalInstant(12), seconds: row.optionalInt64(13))
      let tick = Tick(
        at: try row.instant(1), considered: try row.int(2), rungs: try row.int(3), moves: try row.int(4),
        notices: try row.int(5), errors: try row.int(6), left: try row.int(7), lateness: try row.int64(8), quiet: quiet)
      return TickRecord(
        seq: seq, tick: tick, previousHash: try row.fingerprint(14, at: "line \(seq) of the scheduler's log"),
        hash: try row.fingerprint(15, at: "line \(seq) of the scheduler's log"))
    }
  }

  package func firstTick(since instant: Instant) throws(StoreFault) -> Int64? {
    // A row is never earlier than the one before it, so the first by time is the first by place.
    try first(
      "SELECT seq FROM tick WHERE at >= ? ORDER BY at, seq LIMIT 1", instant.secondsSinceEpoch,
      read: { try $0.int64(0) })
  }

  package func append(_ tick: Tick) throws(StoreFault) -> Head {
    try writing { () throws(StoreFault) in
      let head = try tickHead()
      let entry = TickRecord(seq: (head?.seq ?? 0) + 1, tick: tick, previousHash: head?.hash ?? .zero).chained
      let quiet = tick.quiet
      try run(
        """
        INSERT INTO tick (seq, at, considered, rungs, moves, notices, errors, remaining, lateness, quiet_from,
          quiet_until, quiet_count, quiet_gap_from, quiet_gap, prev_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        entry.seq, tick.at.secondsSinceEpoch, tick.considered, tick.rungs, tick.moves, tick.notices, tick.errors,
        tick.left, tick.lateness, quiet.from?.secondsSinceEpoch, quiet.until?.secondsSinceEpoch, quiet.count,
        quiet.gap?.from.secondsSinceEpoch, quiet.gap?.seconds, entry.previousHash.bytes, entry.hash.bytes)
      return Head(seq: entry.seq, hash: entry.hash, recordedAt: tick.at)
    }
  }

  private static func gap(from instant: Instant?, seconds: Int64?) -> QuietInterval.Gap? {
    guard let instant, let seconds else { return nil }
    return QuietInterval.Gap(from: instant, seconds: seconds)
  }
}
