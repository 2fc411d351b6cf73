package import WorkingTime

/// What a look at the people who are there found, once a day.
package struct StaffingRecord: Codable, Hashable, Sendable {
  /// The day, as `2026-11-23`, on the wall of the store's zone.
  package let day: String
  /// How many open requests were looked at.
  package let open: Int
  /// References of those that nobody who is there may move on.
  package let stuck: [String]
  /// References of those whose assignee is away without anybody who stands in.
  package let unattended: [String]

  package init(day: String, open: Int, stuck: [String], unattended: [String]) {
    self.day = day
    self.open = open
    self.stuck = stuck
    self.unattended = unattended
  }
}

/// The look of a day.
package struct StaffingRow: Hashable, Sendable {
  /// The journal entry that recorded it.
  package let seq: Int64
  package let record: StaffingRecord
  package let at: Instant

  package init(seq: Int64, record: StaffingRecord, at instant: Instant) {
    self.seq = seq
    self.record = record
    at = instant
  }
}
