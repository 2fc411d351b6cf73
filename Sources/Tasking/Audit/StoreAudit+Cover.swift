import Store
import Workflow

extension StoreAudit {
  /// Compares handovers, and each day's look at who is there, with the administrative events.
  func compareCover(_ fold: AdministrationFold, _ transaction: any ReadTransaction) throws {
    var handovers: [Int64: HandoverRow] = [:]
    for row in try transaction.handovers(of: nil, openOnly: false) { handovers[row.seq] = row }
    for seq in Set(fold.handovers.keys).union(handovers.keys).sorted() where fold.handovers[seq] != handovers[seq] {
      find(ProjectionDrift(of: "\(seq)", seq: seq, .handover))
    }
    var days: [String: StaffingRow] = [:]
    for row in try transaction.staffing() { days[row.record.day] = row }
    for day in Set(fold.staffing.keys).union(days.keys).sorted() where fold.staffing[day] != days[day] {
      find(ProjectionDrift(of: day, seq: fold.staffing[day]?.seq, .staffing))
    }
  }
}
