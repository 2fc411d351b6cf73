import Store
import Testing
import Workflow
import WorkingTime

extension StoreConformance {
  /// Counts that the engine makes in one walk.
  static let figures: [Promise] = [
    Promise("what is counted of clocks and requests is what their rows say one by one, at any time") { workshop in
      let store = try workshop.create(Sample.begin)
      for var history in History.all { try store.put(&history) }
      for second in [0, 9_000, 9_001, 50_000, 1_000_000] as [Int64] {
        try expectFigures(of: store, at: Sample.at(second), someAreLate: second > 9_000)
      }
    },
    Promise("what is counted of the scheduler's log is the sum of its rows; one without a deed is not late with any") {
      workshop in
      let store = try workshop.create(Sample.begin)
      let bounds: [Int64] = [0, 7, 8, 100]
      let none = StoreFigures.Log(rungs: 0, moves: 0, notices: 0, lateness: .init(of: [], bounds: bounds))
      #expect(try store.read { try $0.figures(at: Sample.start, lateness: bounds) }.log == none)
      var rows = (1...3).map(Sample.tick)
      rows.append(Tick(at: Sample.at(999), considered: 4, errors: 4, lateness: 0))
      for row in rows { _ = try store.write { try $0.append(row) } }
      let log = try store.read { try $0.figures(at: Sample.start, lateness: bounds) }.log
      #expect(log.rungs == 9 && log.moves == 12 && log.notices == 15)
      #expect(log.lateness == .init(bounds: bounds, counts: [0, 1, 2, 3], count: 3, sum: 24))
    },
    Promise("what is counted of notices is what the list of them says, and since when of those underway") { workshop in
      let store = try workshop.create(Sample.begin)
      let notices = try store.told()
      try expectNotices(of: store, ["new": 3])
      try store.write { transaction in
        try transaction.route(notices[0].row, by: [], at: Sample.at(9))
        try transaction.route(notices[1].row, by: [notices[1].way("mail"), notices[1].way("chat")], at: Sample.at(9))
      }
      try expectNotices(of: store, ["new": 1, "inbox": 1, "waiting": 2])
      let way = notices[1].way("mail")
      var message = Message(of: [way], by: "mail", to: "bob", at: Sample.at(10), lost: Sample.at(310))
      try store.write { try $0.claim(message, of: [way]) }
      message.status = .dead
      try store.write { try $0.keep(message) }
      try expectNotices(of: store, ["new": 1, "inbox": 1, "waiting": 1, "dead": 1])
      message.status = .sent
      try store.write { try $0.keep(message) }
      try expectNotices(of: store, ["new": 1, "inbox": 1, "waiting": 1, "delivered": 1])
    },
  ]

  /// Counts line by line what the engine counts in one walk.
  private static func expectNotices(of store: any RequestStore, _ wanted: [String: Int]) throws {
    let figures = try store.read { try $0.figures(at: Sample.start, lateness: []) }
    var listed: [String: (count: Int, oldest: Instant)] = [:]
    for line in try store.read({ try $0.outbox(all: true, limit: .max) }) {
      let row = line.notice.row
      let stand = line.delivery?.status.rawValue ?? (row.status == .void ? "void" : line.isRouted ? "inbox" : "new")
      let known = listed[stand] ?? (0, row.created)
      listed[stand] = (known.count + 1, min(known.oldest, row.created))
    }
    #expect(listed.mapValues(\.count) == wanted)
    for stand in StoreFigures.NoticeStand.allCases {
      let crowd = figures.notices[stand] ?? .init(count: 0)
      let known = listed[stand.rawValue]
      #expect(crowd.count == known?.count ?? 0, "\(stand)")
      #expect(crowd.oldest == (stand.isUnderway ? known?.oldest : nil), "\(stand)")
    }
  }

  /// Counts row by row what the engine counts in one walk.
  private static func expectFigures(of store: any RequestStore, at now: Instant, someAreLate: Bool) throws {
    let figures = try store.read { try $0.figures(at: now, lateness: []) }
    let rows = try store.read { try $0.requests(where: RequestQuery()) }
    #expect(rows.count == History.all.count)
    var laps: [String: Int] = [:]
    var overdue: [String?: Int] = [:]
    for row in rows {
      let clocks = try store.read { try $0.clocks(of: row.reference) }
      for clock in clocks { laps[clock.state.verdict?.rawValue ?? clock.state.phase.rawValue, default: 0] += 1 }
      if let due = row.nextDue, due < now { overdue[row.priority, default: 0] += 1 }
    }
    var found: [String: Int] = [:]
    for (stand, count) in figures.laps where count > 0 { found[stand.rawValue] = count }
    #expect(found == laps)
    #expect(figures.overdue == overdue)
    #expect(overdue.isEmpty != someAreLate)
  }
}
