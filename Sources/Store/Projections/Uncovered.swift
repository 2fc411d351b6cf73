/// A part of a store that no chain covers, and that cannot be made again from one: what was changed there is not found.
package struct Uncovered: Codable, Hashable, Sendable {
  /// What it is, for people.
  package let what: String
  /// The table, as the schema names it.
  package let table: String
  /// Its columns.
  package let columns: [String]
  /// Which rows, in words or by name; nil for all.
  package let rows: [String]?

  init(_ what: String, _ table: String, _ columns: [String], rows: [String]? = nil) {
    self.what = what
    self.table = table
    self.columns = columns
    self.rows = rows
  }

  /// Everything that verifying does not cover.
  ///
  /// None of it says when something falls due, or who may do what.
  package static let all = [
    Uncovered("whether a notice was sent, seen or overtaken", "outbox", ["status", "routed_at", "read_at"]),
    Uncovered(
      "whom the notices of an erased request told what", "outbox",
      ["recipient", "capacity", "crowd", "about", "percent"],
      rows: ["is_erased"]),
    Uncovered(
      "which way each notice went, and when", "delivery",
      [
        "notice", "recipient", "channel", "why", "seq", "is_urgent", "not_before", "status", "message", "read_at",
      ]),
    Uncovered(
      "messages, and what became of them", "message",
      [
        "id", "channel", "recipient", "is_urgent", "created_at", "status", "attempts", "next_at", "error", "sent_at",
        "held_until",
      ]),
    Uncovered(
      "what was ordered under a command id, and when", "command", ["id", "operation", "at", "salt", "digest"]),
    Uncovered("how far a person has seen what others recorded of them", "person", ["seen"]),
    Uncovered(
      "what the scheduler counted since the last line of its log", "schedule",
      [
        "considered", "rungs", "moves", "errors", "remaining", "quiet_count", "quiet_gap_from", "quiet_gap",
        "set_back_to", "program", "seen",
      ]),
    Uncovered(
      "where anchors go, the day of the last look at who is there, whether the log is to be emptied", "setting",
      ["value"], rows: [StoreSetting.anchors, .staffingDay, .erasureOwed].map(\.rawValue)),
  ]
}
