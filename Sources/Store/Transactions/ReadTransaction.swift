package import WorkingTime

/// One unchanging state of a store; not to be kept beyond the call that lends it.
package protocol ReadTransaction: JournalReading, AccessReading, RequestReading, PostReading, PeopleReading,
  SourceReading,
  ScheduleReading, SettingReading, Soundness
{}

extension ReadTransaction {
  /// As of everybody, for a store that counts no less for less.
  package func openRequestCounts(of people: Set<String>) throws(StoreFault) -> [String: Int64] {
    people.isEmpty ? [:] : try openRequestCounts().filter { people.contains($0.key) }
  }

  /// References of requests for which something has fallen due by `instant`, the earliest first, then by reference.
  ///
  /// - Throws: as `due(at:after:limit:)`.
  package func due(at instant: Instant, limit: Int) throws(StoreFault) -> [String] {
    try due(at: instant, after: nil, limit: limit).map(\.reference)
  }

  /// The notices that a person has not seen, what is most urgent first.
  package func unreadNotices(for person: String) throws(StoreFault) -> [InboxLine] {
    try inbox(of: person, all: false, limit: .max)
  }
}
