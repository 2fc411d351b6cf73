/// What is read of the journal: every event, and everything that an office did.
package protocol JournalReading: AnyObject {
  /// The last entry of the journal; nil in a store that is just being made.
  func head() throws(StoreFault) -> Head?

  /// The events of one request by version; none if it does not exist.
  func events(of reference: String) throws(StoreFault) -> [JournalEntry]

  /// The events of one request that correct earlier ones, by version.
  func corrections(of reference: String) throws(StoreFault) -> [JournalEntry]

  /// References of the requests of which something was ever corrected, sorted by their bytes.
  func correctedRequests() throws(StoreFault) -> [String]

  /// What a command of that id wrote, by `seq`; none if it never ran, or wrote nothing.
  func journal(command: String) throws(StoreFault) -> [JournalRecord]

  /// The administrative events, by `seq`.
  func administration() throws(StoreFault) -> [AdministrativeEntry]

  /// The administrative events behind a place in the journal, by `seq`.
  func administration(after seq: Int64) throws(StoreFault) -> [AdministrativeEntry]

  /// Every entry of the journal from `seq` on as it is stored, for the verifier and for backups; at most `limit`.
  func journal(from seq: Int64, limit: Int) throws(StoreFault) -> [JournalRecord]

  /// Whether a definition, calendar or register was put to use behind that entry of the journal.
  func hasActivation(after seq: Int64) throws(StoreFault) -> Bool
}
