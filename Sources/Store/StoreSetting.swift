/// A setting of a store: no decision, so no event.
package enum StoreSetting: String, CaseIterable, Sendable {
  /// The time zone in which people read and type times, by its name.
  case zone
  /// The instant at which the time of a rehearsal stands, in RFC 3339; a live store has none.
  case rehearsalTime = "rehearsal-time"
  /// The last day on which it was looked whether enough people are there, as `2026-11-23`.
  case staffingDay = "staffing-day"
  /// Where anchors are kept and how often, and what became of the last: `AnchorPlan` as JSON.
  case anchors
  /// Whether the write-ahead log may hold something erased, as of the last write: `yes` once something was, and until
  /// a write finds the log empty.
  case erasureOwed = "erasure-owed"
}
