import Store
import Testing
import Workflow
import WorkingTime

/// What the scheduler left behind in a store, in a shape that does not depend on how often it ran.
struct Ledger: Hashable {
  /// Every rung that fell due, and when; which of them were told depends on how late it looked.
  var rungs: Set<String> = []
  /// Every move, by whomever, and when it was so.
  var moves: [String] = []
  /// Where every request is, and its clocks.
  var requests: [String] = []

  init(_ store: any RequestStore) throws {
    try store.read { transaction in
      var query = RequestQuery()
      query.order = .reference
      for row in try transaction.requests(where: query) {
        for firing in try transaction.firings(of: row.reference) {
          rungs.insert(
            "\(row.reference) \(firing.clock) \(firing.cycle).\(firing.lap).\(firing.rung).\(firing.occurrence) "
              + "\(firing.percent)% \(firing.dueAt)")
        }
        for entry in try transaction.events(of: row.reference) where entry.event.kind != Event.Kind.rung {
          moves.append("\(row.reference) \(entry.event.kind) \(entry.event.actor.id) \(entry.event.occurredAt)")
        }
        let clocks = try transaction.clocks(of: row.reference).map { clock in
          let state = clock.state
          return "\(state.clock) \(state.cycle).\(state.lap) \(state.phase) \(state.used) \(state.since) "
            + "\(state.due?.rfc3339 ?? "-") \(state.verdict?.rawValue ?? "-") \(clock.isCurrent)"
        }
        requests.append(
          "\(row.reference) \(row.state) \(row.assignee ?? "-") \(row.nextAt?.rfc3339 ?? "-") \(clocks)")
      }
    }
  }
}

/// Everything in a store that a transaction can change.
struct Contents: Hashable {
  var journal: [JournalRecord]
  var log: [AccessRecord]
  var rows: [RequestRow]
  var notices: [NoticeRow] = []
  var firings: [Firing] = []
  var clocks: [ClockRow] = []
  var lastTick: Instant?
  var ticks: [TickRecord]

  init(_ store: any RequestStore) throws {
    self = try store.read { try Contents($0) }
  }

  private init(_ transaction: any ReadTransaction) throws {
    journal = try transaction.journal(from: 1, limit: .max)
    log = try transaction.accessLog(from: 1, limit: .max)
    ticks = try transaction.ticks(from: 1, limit: .max)
    rows = try transaction.requests(where: RequestQuery())
    for row in rows {
      notices += try transaction.notices(of: row.reference)
      firings += try transaction.firings(of: row.reference)
      clocks += try transaction.clocks(of: row.reference)
    }
    lastTick = try transaction.schedule()?.lastAt
  }
}
