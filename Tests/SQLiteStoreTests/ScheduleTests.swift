import Store
import Testing
import WorkingTime

/// The interval of runs that found nothing.
@Suite struct ScheduleTests {
  private func at(_ second: Int64) -> Instant { Instant(secondsSinceEpoch: second) }

  @Test("runs that find nothing are counted, with the longest time between two of them, and the row ends it")
  func interval() {
    var schedule = Schedule.looked(nil, at: at(0))
    #expect(schedule.quiet.from == at(0) && schedule.quiet.count == 0 && schedule.quiet.gap == nil)
    for second in [60, 120, 420, 480] as [Int64] { schedule = Schedule.looked(schedule, at: at(second)) }
    #expect(schedule.lastAt == at(480) && schedule.quiet.until == at(480) && schedule.quiet.count == 4)
    #expect(schedule.quiet.gap == QuietInterval.Gap(from: at(120), seconds: 300))
    let (next, quiet) = Schedule.closed(schedule, at: at(900))
    #expect(quiet.from == at(0) && quiet.until == at(480) && quiet.count == 4)
    #expect(quiet.gap == QuietInterval.Gap(from: at(480), seconds: 420), "from the last run to the row")
    #expect(next.quiet == QuietInterval(from: at(900)) && next.lastAt == at(900))
  }

  @Test("a first run that finds something has nobody before it; a second row right after has no runs in between")
  func first() {
    let (schedule, quiet) = Schedule.closed(nil, at: at(5))
    #expect(quiet == QuietInterval(from: nil))
    let (_, next) = Schedule.closed(schedule, at: at(5))
    #expect(next.from == at(5) && next.count == 0 && next.gap == QuietInterval.Gap(from: at(5), seconds: 0))
  }

  @Test("a run ends what was said of the one before, and that the clock had gone back")
  func ends() {
    var schedule = Schedule.looked(nil, at: at(0))
    (schedule.errors, schedule.left, schedule.setBackTo) = (3, 2, at(-500))
    let looked = Schedule.looked(schedule, at: at(60))
    let closed = Schedule.closed(schedule, at: at(60)).schedule
    for next in [looked, closed] { #expect(next.errors == 0 && next.left == 0 && next.setBackTo == nil) }
    #expect(schedule.secondsBehind(at(-180)) == 180 && schedule.secondsBehind(at(1)) == -1)
  }
}
