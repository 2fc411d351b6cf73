import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.AddPerson: Act {
  /// Adds somebody.
  func run(in context: Acting) throws -> PersonWritten {
    let (session, transaction) = (context.session, context.writer)
    let record = try context.personReader().record(id, fields)
    if let deputy = record.deputy {
      try context.refuseNamingMyself(deputy, for: record.id)
      try context.checkDeputy(deputy, of: record.id, at: session.now)
    }
    let receipt = try transaction.administer(
      .personAdded(record), by: session.actor, at: session.now, from: session.origin)
    return PersonWritten(id: record.id, done: "added", seq: receipt.seq, head: receipt.hash)
  }
}
