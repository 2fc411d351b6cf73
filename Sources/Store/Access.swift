package import WorkingTime

/// Who did, or was refused, what: a line of the access log.
package struct Access: Hashable, Sendable {
  /// The person's id, or whatever is known of somebody who is no person on record.
  package let actor: String
  /// The way in, such as `uid 1000`.
  package let via: String
  /// What it was, such as `Act.refused`.
  package let act: String
  /// The request that it was about; nil when it was about none.
  package let request: String?
  package let at: Instant
  /// JSON: codes and names, never the text of a field.
  package let detail: String?

  package init(actor: String, via: String, act: String, request: String?, at instant: Instant, detail: String?) {
    self.actor = actor
    self.via = via
    self.act = act
    self.request = request
    self.at = instant
    self.detail = detail
  }

  /// Acts that are known.
  package enum Act {
    /// A move, or a look, that was not allowed; `detail` has the codes of its blockers.
    package static let refused = "refused"
    /// Somebody took a certificate of an event; `detail` has its version.
    package static let certified = "certified"
    /// Somebody took a copy of the whole store; `detail` has its file's name and how far it goes.
    package static let backup = "backup"
    /// The store was made of a backup; `detail` has its file's name and how far it went.
    package static let restored = "restored"
    /// The store was brought to another schema; `detail` has both versions and the name of the copy of what it was.
    package static let upgraded = "upgraded"
    /// The time of a rehearsal was set; `at` is that time.
    package static let timeSet = "time-set"
    /// A request was disposed of; `detail` has codes, and who proposed it.
    package static let erased = "erased"
  }
}
