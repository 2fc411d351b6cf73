package import WorkingTime

/// What is read of the scheduler, and counted for those who watch it.
package protocol ScheduleReading: AnyObject {
  /// How the scheduler stands; nil if it never ran.
  func schedule() throws(StoreFault) -> Schedule?

  /// The last row of the scheduler's chain; nil while it has done nothing.
  func tickHead() throws(StoreFault) -> Head?

  /// Rows of the scheduler's chain from `seq` on as they are stored; at most `limit`.
  func ticks(from seq: Int64, limit: Int) throws(StoreFault) -> [TickRecord]

  /// The place of the first row of that chain which was written at `instant` or later; nil if there is none.
  func firstTick(since instant: Instant) throws(StoreFault) -> Int64?

  /// What those who watch the store from outside want counted, with how late the scheduler was up to each of `bounds`.
  ///
  /// Cost: what there is, of clocks, requests, notices and rows of the scheduler's log.
  func figures(at now: Instant, lateness bounds: [Int64]) throws(StoreFault) -> StoreFigures
}
