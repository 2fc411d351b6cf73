import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Working {
  /// Looks once a day, with the first run of the scheduler, and writes down what it finds.
  ///
  /// Reading holds no lock. What was done before is kept by now: nothing that goes wrong here undoes it, or says so.
  func checkStaffing(_ ticked: inout Ticked) {
    // Time stands there now; a relative one would be counted twice.
    terms.now = nil
    do {
      guard let found = try lookAtStaffing() else { return }
      let counts = Staffing.Counts(
        open: found.open, stuck: found.stuck.count, unattended: found.unattended.count)
      let isFirst = try act { acting in
        let (session, transaction) = (acting.session, acting.writer)
        guard try transaction.setting(.staffingDay) != found.day else { return false }
        try transaction.keep(found.day, as: .staffingDay)
        guard counts.stuck + counts.unattended > 0 else { return true }
        let record = StaffingRecord(
          day: found.day, open: found.open, stuck: found.stuck.map(\.reference),
          unattended: found.unattended.map(\.reference))
        let receipt = try transaction.administer(
          .staffingChecked(record), by: .machine, at: session.now, from: session.machineOrigin)
        (ticked.seq, ticked.head) = (receipt.seq, receipt.hash)
        return true
      }
      if isFirst { ticked.staffing = counts }
    } catch {
      let words = (error as? StoreFault)?.sentence ?? (error as? TaskingError)?.message ?? "\(error)"
      ticked.staffingFault = "whether anybody is there was not looked at: \(words); the next tick tries again"
    }
  }

  /// What is found, if nobody has looked today.
  private func lookAtStaffing() throws -> Staffing? {
    try look { context in
      let session = context.session
      guard try context.reader.setting(.staffingDay) != session.zone.local(session.now).date.iso else { return nil }
      return try context.staffing(at: session.now)
    }
  }
}
