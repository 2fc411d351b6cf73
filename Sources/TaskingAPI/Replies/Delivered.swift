/// What one run of delivery did.
package struct Delivered: Codable, Hashable, Sendable {
  /// Notices whose ways were chosen.
  package var routed = 0
  /// Messages that arrived.
  package var sent = 0
  /// Notices in them.
  package var notices = 0
  /// Attempts that failed, and are made again.
  package var failed = 0
  /// Messages that were given up.
  package var dead = 0
  /// Channels that failed, with why; and what was given up.
  package var faults: [String] = []
  /// Whether the time ran out before all was done.
  package var isCut = false

  package init() {}

  enum CodingKeys: String, CodingKey {
    case routed, sent, notices, failed, dead, faults
    case isCut = "cut"
  }
}
