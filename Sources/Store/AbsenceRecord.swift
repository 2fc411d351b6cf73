package import Workflow
package import WorkingTime

/// What the journal says of somebody who is away.
package struct AbsenceRecord: Codable, Hashable, Sendable {
  /// The person's id.
  package let person: String
  /// The first instant of it, as was said.
  package let from: Instant
  /// The first instant at which they are there again; nil until that is known.
  package let until: Instant?
  /// Who stands in; nil for the person's standing deputy.
  package let deputy: String?
  /// A word, such as `leave`; never a text.
  package let reason: String?

  package init(person: String, from: Instant, until: Instant?, deputy: String? = nil, reason: String? = nil) {
    self.person = person
    self.from = from
    self.until = until
    self.deputy = deputy
    self.reason = reason
  }
}

/// An absence with what became of it.
package struct AbsenceRow: Hashable, Sendable {
  /// The journal entry that recorded it.
  package let seq: Int64
  package let record: AbsenceRecord
  /// When it was written down.
  package let recorded: Instant
  /// When it was said to be over before its time, or not to begin at all; nil if it was not.
  package var ended: Instant?
  /// Whether they are gone for good, as the entry says that recorded it.
  package let isDeparture: Bool

  package init(
    seq: Int64, record: AbsenceRecord, recorded: Instant, ended: Instant? = nil, isDeparture: Bool = false
  ) {
    self.seq = seq
    self.record = record
    self.recorded = recorded
    self.ended = ended
    self.isDeparture = isDeparture
  }

  /// The same as decisions know it: it counts from when it was recorded, and until whichever end came first.
  package var absence: Absence {
    Absence(
      id: seq, since: max(record.from, recorded), until: [record.until, ended].compactMap(\.self).min(),
      deputy: record.deputy)
  }
}
