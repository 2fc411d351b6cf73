import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Service {
  /// How the scheduler and the store stand after a run.
  ///
  /// Reads only, and holds no lock; cost: what there is in the store. A store that cannot be read is told as such.
  package func metrics(of run: Metrics.Run) -> Metrics {
    let stand: Metrics.Stand?
    // Why it cannot be read is what the run itself, and doctor, say.
    do { stand = try store.read(self.stand) } catch { stand = nil }
    return Metrics(run: run, store: stand)
  }

  private func stand(_ transaction: any ReadTransaction) throws -> Metrics.Stand {
    let now = try standingNow(transaction)
    var stand = Metrics.Stand(
      isRehearsal: store.identity.kind == .rehearsal, now: now, schedule: try transaction.schedule(),
      due: try transaction.dueCount(at: now, after: nil),
      firstDue: try transaction.due(at: now, after: nil, limit: 1).first?.at, priorities: try priorities(transaction),
      figures: try transaction.figures(at: now, lateness: Metrics.latenessBounds))
    // The scheduler's days are those of UTC.
    let today = Zone.utc.local(now).date.iso
    stand.unreachable = try transaction.staffing(on: today)?.record.stuck.count ?? 0
    return stand
  }

  /// The codes of priorities that the definitions in use have; a definition that cannot be read is the run's to tell.
  private func priorities(_ transaction: any ReadTransaction) throws -> [String] {
    try shelf.refresh(in: transaction)
    var codes: Set<String> = []
    for row in try transaction.sources(texts: false) where row.kind == .workflow && row.isActive {
      do {
        codes.formUnion(try shelf.definition(digest: row.digest, in: transaction).definition.priorities)
      } catch is TaskingError {
        continue
      }
    }
    return codes.sorted()
  }
}
