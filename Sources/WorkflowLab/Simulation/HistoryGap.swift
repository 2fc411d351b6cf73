/// What a simulation needs to know and a history does not say.
package enum HistoryGap: Hashable, Sendable {
  /// Too few requests, or too few days.
  case arrivals(requests: Int, days: Int)
  /// No request of which a priority is known.
  case priorities
  /// Nobody moved on what was there.
  case ways(state: String)
  /// No length of work, or of a wait, can be told.
  case length(state: String, role: String?)
  /// Neither the definition nor a file says whose work it is.
  case role(state: String)
  /// The premise that came of it does not fit the definition.
  case unfit(PremiseFault)
}
