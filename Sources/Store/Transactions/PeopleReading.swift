package import WorkingTime

/// What is read of people: who they are, who is away, what they handed over, who is there.
package protocol PeopleReading: AnyObject {
  /// Everybody, by id, with every grant of a role that they ever had.
  func people() throws(StoreFault) -> [PersonRow]

  /// The person of that id.
  func person(id: String) throws(StoreFault) -> PersonRow?

  /// The person whom that login belongs to.
  func person(uid: Int64) throws(StoreFault) -> PersonRow?

  /// Who has an absence that counts at some instant from `start` on and not after `end`, by id.
  func absentees(from start: Instant, through end: Instant) throws(StoreFault) -> [String]

  /// Handovers, the oldest first: those that a person gave or was to get, or everybody's; all, or those not accepted.
  func handovers(of person: String?, openOnly: Bool) throws(StoreFault) -> [HandoverRow]

  /// The handover that was recorded with that journal entry.
  func handover(_ seq: Int64) throws(StoreFault) -> HandoverRow?

  /// The look at who was there on that day, as `2026-11-23`; the latest of all for nil.
  func staffing(on day: String?) throws(StoreFault) -> StaffingRow?

  /// Every look at who was there, by day.
  func staffing() throws(StoreFault) -> [StaffingRow]
}
