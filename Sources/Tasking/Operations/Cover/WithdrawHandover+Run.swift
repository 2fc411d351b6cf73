import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.WithdrawHandover: Act {
  func run(in context: Acting) throws -> Handover {
    try context.withdrawHandover(number)
  }
}

extension Acting {
  /// Whoever handed over, or may say so for them, takes it back before it is accepted.
  fileprivate func withdrawHandover(_ number: Int64) throws -> Handover {
    let row = try visible(number)
    let mayCover = try mayCover()
    guard [row.record.from, row.actor].contains(session.person) || mayCover else {
      throw TaskingError(
        .notPermitted, "handover \(number) is for \(row.record.from) to withdraw",
        hint: "if it is not yours to take over, tell \(row.record.from)")
    }
    if let accepted = row.accepted {
      throw TaskingError(
        .refused, "\(row.record.to) accepted handover \(number) on \(session.zone.local(accepted).date.iso)",
        hint: "hand it over anew: tasking handover --to SOMEBODY")
    }
    try refuseWithdrawn(row)
    _ = try writer.administer(
      .handoverWithdrawn(HandoverWithdrawal(handover: number)), by: session.actor, at: session.now,
      from: session.origin)
    return try handover(number)
  }
}
