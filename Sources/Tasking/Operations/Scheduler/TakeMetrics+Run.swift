import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.TakeMetrics: Job {
  func run(in context: Working) throws -> Reply<MetricsText> {
    var run = Metrics.Run(ended: ended, took: .milliseconds(took), isSuccess: isSuccess)
    run.unreachable = unreachable
    return try context.reply(MetricsText(text: MetricFamily.text(context.metrics(of: run).families)))
  }
}

extension Working {
  /// How the scheduler and the store stand after a run.
  ///
  /// Reads only, and holds no lock; cost: what there is in the store. A store that cannot be read is told as such.
  func metrics(of run: Metrics.Run) -> Metrics {
    let stand: Metrics.Stand?
    // Why it cannot be read is what the run itself, and doctor, say.
    do { stand = try store.read { try self.stand($0) } } catch { stand = nil }
    return Metrics(run: run, store: stand)
  }
}

extension Working {
  fileprivate func stand(_ reader: any ReadTransaction) throws -> Metrics.Stand {
    let now = try reader.now(by: surroundings)
    var stand = Metrics.Stand(
      isRehearsal: store.identity.kind == .rehearsal, now: now, schedule: try reader.schedule(),
      due: try reader.dueCount(at: now, after: nil),
      firstDue: try reader.due(at: now, after: nil, limit: 1).first?.at, priorities: try priorities(reader),
      figures: try reader.figures(at: now, lateness: Metrics.latenessBounds))
    // The scheduler's days are those of UTC.
    let today = Zone.utc.local(now).date.iso
    stand.unreachable = try reader.staffing(on: today)?.record.stuck.count ?? 0
    return stand
  }

  /// The codes of priorities that the definitions in use have; a definition that cannot be read is the run's to tell.
  private func priorities(_ reader: any ReadTransaction) throws -> [String] {
    try shelf.refresh(in: reader)
    var codes: Set<String> = []
    for row in try reader.sources(texts: false) where row.kind == .workflow && row.isActive {
      do {
        codes.formUnion(try shelf.definition(digest: row.digest, in: reader).definition.priorities)
      } catch is TaskingError {
        continue
      }
    }
    return codes.sorted()
  }
}
