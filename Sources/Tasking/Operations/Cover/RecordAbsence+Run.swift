import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.RecordAbsence: Act {
  func run(in context: Acting) throws -> AbsenceWritten {
    try context.record(self)
  }
}

extension Acting {
  /// Writes down that somebody is away.
  func record(_ new: Command.RecordAbsence) throws -> AbsenceWritten {
    let person = try known(new.person ?? session.person)
    try refuseCovering(for: person.record.id)
    let from = try instant(new.from, "--from") ?? session.now
    let until = try instant(new.until, "--until")
    if let until, until <= max(from, session.now) {
      throw TaskingError(
        .malformed, "--until: \(session.words(until)) is \(until <= from ? "not after the beginning" : "past")",
        hint: "give the time at which they are there again, or none")
    }
    guard !person.isGone(at: max(from, session.now)) else {
      throw TaskingError(.refused, "\(person.record.id) has left", hint: "tasking person list")
    }
    if let deputy = new.deputy {
      try refuseNamingMyself(deputy, for: person.record.id)
      try checkDeputy(deputy, of: person.record.id, at: max(from, session.now))
    }
    let record = AbsenceRecord(
      person: person.record.id, from: from, until: until, deputy: new.deputy, reason: try word(new.reason))
    if let same = person.absences.first(where: { row in
      row.ended == nil && row.record.until == until && row.record.deputy == record.deputy
        && (row.record.from == from || row.record.from <= session.now && from <= session.now)
    }) {
      throw TaskingError(.refused, "that is on record already, as absence \(same.seq)", hint: "tasking absence list")
    }
    try refuseGain() { $0.adding(record, at: session.now) }
    let receipt = try writer.administer(
      .absenceRecorded(record), by: session.actor, at: session.now, from: session.origin)
    var written = AbsenceWritten(person: record.person, done: .recorded, seq: receipt.seq, head: receipt.hash)
    written.number = receipt.seq
    (written.from, written.until, written.deputy) = (from, until, record.deputy)
    let warnings = try coverWarnings(of: record.person, at: max(from, session.now))
    return session.remarking(written, warnings: warnings)
  }
}

extension Context {
  /// A reason is a word: what somebody is ill with is nobody's business here.
  fileprivate func word(_ text: String?) throws -> String? {
    guard let text else { return nil }
    guard (2...30).contains(text.utf8.count), text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D }) else {
      throw TaskingError(
        .malformed, "--reason: '\(text.prefix(60))' is no word", hint: "one word, such as leave, sick, training, court")
    }
    return text
  }
}
