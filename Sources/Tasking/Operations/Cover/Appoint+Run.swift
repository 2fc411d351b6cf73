import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Appoint: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.appoint(self)
  }
}

extension Acting {
  /// Says who stands in for somebody whenever an absence names nobody.
  fileprivate func appoint(_ appointment: Command.Appoint) throws -> AbsenceWritten {
    let person = try known(appointment.person)
    try refuseCovering(for: person.record.id)
    if let deputy = appointment.deputy {
      try refuseNamingMyself(deputy, for: person.record.id)
      try checkDeputy(deputy, of: person.record.id, at: session.now)
    }
    var record = person.record
    record.deputy = appointment.deputy
    try refuseGain() { $0.naming(appointment.deputy, for: record.id) }
    try refuseSame(record, as: person.record)
    let receipt = try writer.administer(
      .personChanged(record), by: session.actor, at: session.now, from: session.origin)
    var written = AbsenceWritten(person: record.id, done: .appointed, seq: receipt.seq, head: receipt.hash)
    written.deputy = record.deputy
    return session.remarking(written, warnings: try coverWarnings(of: record.id, at: session.now))
  }
}
