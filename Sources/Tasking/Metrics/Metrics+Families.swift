import Store
import WorkingTime

extension Metrics {
  /// What is told, in the order in which it stands in the file.
  ///
  /// No label has a value that names a request, a person or an establishment.
  package var families: [MetricFamily] {
    runFamilies + (store.map { $0.standing + $0.counts + [unreachable($0)] } ?? [])
  }

  /// The day's look or, where somebody left since, the run.
  private func unreachable(_ store: Stand) -> MetricFamily {
    MetricFamily(
      "tasking_unreachable_requests", .gauge,
      "Open requests that nobody who is there and can be reached may move on, as the day's look or the last run found.",
      max(store.unreachable, run.unreachable))
  }

  private var runFamilies: [MetricFamily] {
    [
      MetricFamily(
        "tasking_tick_last_run_timestamp_seconds", .gauge,
        "When the last run of the scheduler that wrote this file ended, by the machine's clock.",
        .whole(run.ended.secondsSinceEpoch)),
      MetricFamily(
        "tasking_tick_last_run_success", .gauge, "1 if that run ended with status 0, 0 if not.", run.isSuccess ? 1 : 0),
      MetricFamily(
        "tasking_tick_last_run_duration_seconds", .gauge, "How long that run took.", .duration(run.took)),
      MetricFamily(
        "tasking_store_readable", .gauge, "1 if the store could be read for this file; with 0 nothing more is here.",
        store == nil ? 0 : 1),
    ]
  }
}

extension Metrics.Stand {
  /// How the scheduler stands.
  fileprivate var standing: [MetricFamily] {
    var families = [
      MetricFamily("tasking_rehearsal", .gauge, "1 if nothing in the store is real: a rehearsal.", isRehearsal ? 1 : 0)
    ]
    if let schedule {
      families += [
        MetricFamily(
          "tasking_tick_last_success_timestamp_seconds", .gauge,
          "When a run last went through what was due, as the store has it.",
          .whole(schedule.lastAt.secondsSinceEpoch)),
        MetricFamily(
          "tasking_tick_considered_requests", .gauge, "Requests for which that run found something due.",
          schedule.considered),
        MetricFamily("tasking_tick_rungs", .gauge, "Rungs that it recorded.", schedule.rungs),
        MetricFamily("tasking_tick_moves", .gauge, "Timed moves that it made.", schedule.moves),
        MetricFamily(
          "tasking_tick_failed_requests", .gauge, "Requests that it could not bring up to date.", schedule.errors),
        MetricFamily("tasking_tick_left_requests", .gauge, "Requests that it had no time for.", schedule.left),
        MetricFamily(
          "tasking_tick_stands_still", .gauge,
          "1 while nothing is fired because this machine's clock was found to have gone back.",
          schedule.setBackTo == nil ? 0 : 1),
      ]
    }
    return families + [
      MetricFamily(
        "tasking_due_requests", .gauge, "Requests for which something has fallen due that is not recorded yet.", due),
      MetricFamily(
        "tasking_due_oldest_age_seconds", .gauge, "How long ago the first of that fell due; 0 if nothing has.",
        .whole(age(firstDue))),
    ]
  }

  /// What the store counts.
  fileprivate var counts: [MetricFamily] {
    let log = figures.log
    return [
      MetricFamily("tasking_rungs_total", .counter, "Rungs recorded, by the scheduler's log.", log.rungs),
      MetricFamily("tasking_timed_moves_total", .counter, "Timed moves made, by the scheduler's log.", log.moves),
      MetricFamily(
        "tasking_notices_total", .counter, "Notices that the scheduler wrote, by its log.", log.notices),
      MetricFamily(
        "tasking_tick_lateness_seconds", .histogram,
        "By how much the latest thing was late that a transaction of the scheduler recorded.",
        Self.samples(log.lateness)),
      MetricFamily(
        "tasking_clocks", .gauge, "Laps of clocks by how they stand.",
        StoreFigures.LapStand.allCases.map { stand in
          .init(.whole(Int64(figures.laps[stand] ?? 0)), label: .init("state", stand.rawValue))
        }),
      MetricFamily(
        "tasking_overdue_requests", .gauge, "Requests of which something is overdue, by priority.", overdue),
      MetricFamily(
        "tasking_outbox_notices", .gauge, "Notices by where they are, one for each way that they go.",
        StoreFigures.NoticeStand.allCases.map { stand in
          .init(.whole(Int64(figures.notices[stand]?.count ?? 0)), label: .init("state", stand.rawValue))
        }),
      MetricFamily(
        "tasking_outbox_oldest_age_seconds", .gauge,
        "How long ago the oldest of them was written, of those that somebody still waits for; 0 if there are none.",
        StoreFigures.NoticeStand.allCases.filter(\.isUnderway).map { stand in
          .init(.whole(age(figures.notices[stand]?.oldest)), label: .init("state", stand.rawValue))
        }),
    ]
  }

  /// Each priority that is in use or overdue once: two samples of one label would have the whole file refused.
  private var overdue: [MetricFamily.Sample] {
    var counts = Dictionary(priorities.map { ($0, 0) }, uniquingKeysWith: { first, _ in first })
    for (priority, count) in figures.overdue { counts[priority ?? Self.noPriority, default: 0] += count }
    return counts.sorted { $0.key < $1.key }.map { .init(.whole(Int64($0.value)), label: .init("priority", $0.key)) }
  }

  /// Nothing is in the future, whatever two clocks say.
  private func age(_ instant: Instant?) -> Int64 { max(0, instant?.seconds(to: now) ?? 0) }

  private static func samples(_ histogram: StoreFigures.Histogram) -> [MetricFamily.Sample] {
    zip(histogram.bounds, histogram.counts).map { bound, count in
      .init(.whole(Int64(count)), suffix: "_bucket", label: .init("le", String(bound)))
    } + [
      .init(.whole(Int64(histogram.count)), suffix: "_bucket", label: .init("le", "+Inf")),
      .init(.whole(histogram.sum), suffix: "_sum"),
      .init(.whole(Int64(histogram.count)), suffix: "_count"),
    ]
  }

  /// The label of those whose priority is not worked out yet.
  private static let noPriority = "none"
}
