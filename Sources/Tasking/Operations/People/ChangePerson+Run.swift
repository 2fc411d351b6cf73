import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ChangePerson: Act {
  /// Changes what is on record of somebody: what is not named stays.
  func run(in context: Acting) throws -> PersonWritten {
    let (session, transaction) = (context.session, context.writer)
    guard let row = try transaction.person(id: id) else {
      throw TaskingError(.notFound, "there is no person '\(id.prefix(60))'", hint: "tasking person list")
    }
    guard !fields.isEmpty else {
      throw TaskingError(.usage, "nothing is said of what to change", hint: "tasking person set \(id) mail=…")
    }
    let record = try context.personReader().record(row.record, changedBy: fields)
    try context.refuseSame(record, as: row.record)
    if let deputy = record.deputy, deputy != row.record.deputy {
      try context.refuseNamingMyself(deputy, for: record.id)
      try context.checkDeputy(deputy, of: record.id, at: session.now)
    }
    if record.deputy != row.record.deputy {
      try context.refuseGain() { $0.naming(record.deputy, for: record.id) }
    }
    let receipt = try transaction.administer(
      .personChanged(record), by: session.actor, at: session.now, from: session.origin)
    return PersonWritten(id: record.id, done: "changed", seq: receipt.seq, head: receipt.hash)
  }
}
