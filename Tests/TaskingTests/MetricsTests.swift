import Store
import TaskingAPI
import Testing
import WorkingTime

@testable import Tasking

@Suite("Metrics")
struct MetricsTests {
  private static func stand() throws -> Metrics.Stand {
    var schedule = Schedule.looked(nil, at: try Instant(rfc3339: "2026-11-20T08:59:30Z"))
    (schedule.considered, schedule.rungs, schedule.moves, schedule.errors, schedule.left) = (5, 4, 3, 2, 1)
    return Metrics.Stand(
      isRehearsal: false, now: try Instant(rfc3339: "2026-11-20T09:00:00Z"), schedule: schedule, due: 2,
      firstDue: try Instant(rfc3339: "2026-11-20T08:58:00Z"), priorities: ["P1", "P2"],
      figures: StoreFigures(
        laps: [.running: 7, .met: 9], overdue: ["P2": 3, nil: 1],
        notices: [
          .waiting: .init(count: 6, oldest: try Instant(rfc3339: "2026-11-20T08:00:00Z")), .void: .init(count: 8),
        ],
        log: .init(
          rungs: 40, moves: 30, notices: 20, lateness: .init(of: [3, 60, 61, 600, 1_000_000], bounds: [60, 120, 900]))))
  }

  @Test("The file is as the format of Prometheus has it, each family with its words, its kind and its samples")
  func text() throws {
    let run = Metrics.Run(
      ended: try Instant(rfc3339: "2026-11-20T09:00:01Z"), took: .milliseconds(1_012), isSuccess: false)
    let text = MetricFamily.text(Metrics(run: run, store: try Self.stand()).families)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("# HELP ") }
    #expect(
      lines.joined(separator: "\n") == """
        # TYPE tasking_tick_last_run_timestamp_seconds gauge
        tasking_tick_last_run_timestamp_seconds 1795165201
        # TYPE tasking_tick_last_run_success gauge
        tasking_tick_last_run_success 0
        # TYPE tasking_tick_last_run_duration_seconds gauge
        tasking_tick_last_run_duration_seconds 1.012
        # TYPE tasking_store_readable gauge
        tasking_store_readable 1
        # TYPE tasking_rehearsal gauge
        tasking_rehearsal 0
        # TYPE tasking_tick_last_success_timestamp_seconds gauge
        tasking_tick_last_success_timestamp_seconds 1795165170
        # TYPE tasking_tick_considered_requests gauge
        tasking_tick_considered_requests 5
        # TYPE tasking_tick_rungs gauge
        tasking_tick_rungs 4
        # TYPE tasking_tick_moves gauge
        tasking_tick_moves 3
        # TYPE tasking_tick_failed_requests gauge
        tasking_tick_failed_requests 2
        # TYPE tasking_tick_left_requests gauge
        tasking_tick_left_requests 1
        # TYPE tasking_tick_stands_still gauge
        tasking_tick_stands_still 0
        # TYPE tasking_due_requests gauge
        tasking_due_requests 2
        # TYPE tasking_due_oldest_age_seconds gauge
        tasking_due_oldest_age_seconds 120
        # TYPE tasking_rungs_total counter
        tasking_rungs_total 40
        # TYPE tasking_timed_moves_total counter
        tasking_timed_moves_total 30
        # TYPE tasking_notices_total counter
        tasking_notices_total 20
        # TYPE tasking_tick_lateness_seconds histogram
        tasking_tick_lateness_seconds_bucket{le="60"} 2
        tasking_tick_lateness_seconds_bucket{le="120"} 3
        tasking_tick_lateness_seconds_bucket{le="900"} 4
        tasking_tick_lateness_seconds_bucket{le="+Inf"} 5
        tasking_tick_lateness_seconds_sum 1000724
        tasking_tick_lateness_seconds_count 5
        # TYPE tasking_clocks gauge
        tasking_clocks{state="running"} 7
        tasking_clocks{state="waiting"} 0
        tasking_clocks{state="stopped"} 0
        tasking_clocks{state="met"} 9
        tasking_clocks{state="breached"} 0
        tasking_clocks{state="ended"} 0
        tasking_clocks{state="carried"} 0
        # TYPE tasking_overdue_requests gauge
        tasking_overdue_requests{priority="P1"} 0
        tasking_overdue_requests{priority="P2"} 3
        tasking_overdue_requests{priority="none"} 1
        # TYPE tasking_outbox_notices gauge
        tasking_outbox_notices{state="new"} 0
        tasking_outbox_notices{state="waiting"} 6
        tasking_outbox_notices{state="delivered"} 0
        tasking_outbox_notices{state="dead"} 0
        tasking_outbox_notices{state="void"} 8
        tasking_outbox_notices{state="inbox"} 0
        # TYPE tasking_outbox_oldest_age_seconds gauge
        tasking_outbox_oldest_age_seconds{state="new"} 0
        tasking_outbox_oldest_age_seconds{state="waiting"} 3600
        tasking_outbox_oldest_age_seconds{state="dead"} 0
        # TYPE tasking_unreachable_requests gauge
        tasking_unreachable_requests 0

        """)
    let helps = text.split(separator: "\n").filter { $0.hasPrefix("# HELP ") }
    #expect(helps.count == lines.count { $0.hasPrefix("# TYPE ") } && helps.allSatisfy { $0.hasSuffix(".") })
  }

  @Test("A store that cannot be read, or was never ticked, leaves out what nobody knows")
  func unread() throws {
    let run = Metrics.Run(ended: try Instant(rfc3339: "2026-11-20T09:00:01Z"), took: .zero, isSuccess: false)
    let bare = Metrics(run: run, store: nil).families
    #expect(bare.count == 4 && bare.last?.text.hasSuffix("tasking_store_readable 0\n") == true)
    var stand = try Self.stand()
    stand.schedule = nil
    stand.isRehearsal = true
    let names = Metrics(run: run, store: stand).families
    #expect(names.contains { $0.text.hasSuffix("tasking_rehearsal 1\n") })
    #expect(!names.contains { $0.name == "tasking_tick_last_success_timestamp_seconds" })
    #expect(names.contains { $0.name == "tasking_clocks" })
  }

  @Test("A label's value cannot end its line or itself, and a priority called none is counted once")
  func escaping() throws {
    var stand = try Self.stand()
    stand.priorities = ["a\"b", "c\\d", "e\r\nf", "none"]
    stand.figures.overdue = ["none": 2, nil: 3]
    let run = Metrics.Run(ended: stand.now, took: .microseconds(1_999_999), isSuccess: true)
    let families = Metrics(run: run, store: stand).families
    let overdue = try #require(families.first { $0.name == "tasking_overdue_requests" })
    #expect(
      overdue.text.split(separator: "\n").dropFirst(2) == [
        #"tasking_overdue_requests{priority="a\"b"} 0"#, #"tasking_overdue_requests{priority="c\\d"} 0"#,
        "tasking_overdue_requests{priority=\"e\r\\nf\"} 0", #"tasking_overdue_requests{priority="none"} 5"#,
      ])
    #expect(families.contains { $0.text.hasSuffix("duration_seconds 1.999\n") })
    #expect(
      MetricFamily("a_b", .gauge, "One \\ two\nthree \"four\".", 1).text
        == "# HELP a_b One \\\\ two\\nthree \"four\".\n# TYPE a_b gauge\na_b 1\n")
  }

  @Test("What is told comes from the store, as clocks run out, rungs are recorded and time goes on")
  func gathered() throws {
    let desk = try Desk(at: "2026-11-20T08:37:00Z")
    func stand() throws -> Metrics.Stand {
      let run = Metrics.Run(ended: desk.clock.now, took: .zero, isSuccess: true)
      return try #require(desk.metrics(of: run).store)
    }
    try desk.raise(["impact=high", "immediacy=days"])
    try desk.raise(submit: false)
    var found = try stand()
    #expect(found.isRehearsal && found.schedule == nil && found.due == 0 && found.firstDue == nil)
    #expect(found.priorities == ["P1", "P2", "P3", "P4"])
    #expect(found.figures.overdue == [:] && found.figures.log.lateness.count == 0)
    let running = try #require(found.figures.laps[.running])
    #expect(running > 1)
    try desk.at("2026-11-20T09:40:00Z")
    found = try stand()
    let firstDue = try Instant(rfc3339: "2026-11-20T09:22:00Z")
    #expect(found.due == 1 && found.firstDue == firstDue)
    #expect(found.figures.overdue == ["P2": 1])
    try desk.tick()
    found = try stand()
    #expect(found.due == 0 && found.schedule?.rungs == 2 && found.schedule?.lastAt == desk.clock.now)
    // The earlier of the two was due at 09:22.
    #expect(found.figures.log.rungs == 2 && found.figures.log.moves == 0 && found.figures.log.notices == 1)
    #expect(found.figures.log.lateness == .init(of: [18 * 60], bounds: Metrics.latenessBounds))
    #expect(found.figures.notices.values.reduce(0) { $0 + $1.count } >= 2)
    #expect(found.figures.overdue == ["P2": 1] && found.figures.laps[.running] == running)
  }

  @Test("Nothing that is told names a request, a person, an establishment or a title")
  func nameless() throws {
    let desk = try Desk(at: "2026-11-20T08:37:00Z")
    try desk.raise(["impact=high", "immediacy=days", "title=Zanzibar"])
    try desk.tick(at: "2026-11-20T23:00:00Z")
    let run = Metrics.Run(ended: desk.clock.now, took: .zero, isSuccess: true)
    let families = desk.metrics(of: run).families
    let values = Set(families.flatMap(\.samples).compactMap(\.label?.value))
    let known =
      StoreFigures.LapStand.allCases.map(\.rawValue) + StoreFigures.NoticeStand.allCases.map(\.rawValue)
      + ["P1", "P2", "P3", "P4", "+Inf"] + Metrics.latenessBounds.map(String.init)
    #expect(values == Set(known))
    for word in ["PIO-", "MDI", "Zanzibar", "b.hughes"] { #expect(!MetricFamily.text(families).contains(word)) }
  }
}

extension Desk {
  /// How things stand, as values.
  fileprivate func metrics(of run: Metrics.Run) -> Metrics {
    Working(service, Terms(), Desk.trusted, Command.TakeMetrics.permission).metrics(of: run)
  }
}
