import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.EndAbsence: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.end(self)
  }
}

extension Acting {
  /// Writes down that somebody is there again, or will not be away.
  func end(_ end: Command.EndAbsence) throws -> AbsenceWritten {
    let person = try known(end.person ?? session.person)
    try refuseCovering(for: person.record.id)
    let rows = try absences(toEnd: end.number, of: person)
    try refuseGain() { $0.ending(Set(rows.map(\.seq)), of: person.record.id, at: session.now) }
    var last: Receipt?
    for row in rows {
      last = try writer.administer(
        .absenceEnded(.init(absence: row.seq, person: person.record.id)), by: session.actor, at: session.now,
        from: session.origin)
    }
    guard let receipt = last, let row = rows.first else { throw TaskingError(.internalFault, "nothing was ended") }
    let hasBegun = rows.contains { $0.record.from <= session.now }
    var written = AbsenceWritten(
      person: person.record.id, done: hasBegun ? .ended : .calledOff, seq: receipt.seq, head: receipt.hash)
    written.number = row.seq
    (written.from, written.until) = (row.record.from, row.record.until)
    return written
  }
}

extension Context {
  /// The absences that are meant: that of the number, those in force, or the only one to come.
  fileprivate func absences(toEnd number: Int64?, of person: PersonRow) throws -> [AbsenceRow] {
    let open = person.absences.filter { row in
      row.ended == nil && row.record.until.map { session.now < $0 } ?? true
    }
    if let number {
      guard let row = open.first(where: { $0.seq == number }) else {
        throw TaskingError(
          .notFound, "\(person.record.id) has no absence \(number) that is not over", hint: "tasking absence list")
      }
      return [row]
    }
    let known = open.filter { !$0.isDeparture }
    let present = known.filter { $0.record.from <= session.now }
    if !present.isEmpty { return present }
    guard let only = known.first else {
      if let left = open.first {
        throw TaskingError(
          .refused, "\(person.record.id) has left, or will, for good",
          hint: "if they stay: tasking absence end \(person.record.id) --number \(left.seq)")
      }
      throw TaskingError(.notFound, "\(person.record.id) is not away", hint: "tasking absence list")
    }
    guard known.count == 1 else {
      let numbers = known.map { String($0.seq) }.joined(separator: ", ")
      throw TaskingError(
        .usage, "\(person.record.id) has several absences to come", hint: "say which with --number: \(numbers)")
    }
    return [only]
  }
}
