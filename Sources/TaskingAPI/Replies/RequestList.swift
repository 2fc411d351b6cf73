package import WorkingTime

/// Requests, the most urgent first.
package struct RequestList: Codable, Hashable, Sendable {
  package var view: Command.List.View
  package var requests: [Line]
  /// How many there are, limit left aside.
  package var total: Int
  /// When the scheduler last ran; nil if it never did.
  @Null package var lastTick: Instant?

  package init(view: Command.List.View, requests: [Line], total: Int, lastTick: Instant?) {
    self.view = view
    self.requests = requests
    self.total = total
    self.lastTick = lastTick
  }

  /// One request.
  package struct Line: Codable, Hashable, Sendable {
    package var reference: String
    @Null package var priority: String?
    package var state: String
    package var stage: String
    @Null package var kind: String?
    @Null package var establishment: String?
    @Null package var title: String?
    @Null package var waitsFor: String?
    @Null package var assignee: String?
    /// Who has it and is away, where whoever asks stands in for them.
    @Null package var standsInFor: String?
    package var raiser: String
    package var version: Int
    @Null package var nextDue: Instant?
    @Null package var nextDueClock: String?
    /// The highest step of that clock's ladder that was told, in words: `supervisor told 35 m ago` without the time.
    @Null package var told: String?
    @Null package var toldAt: Instant?
    /// Until when that is acknowledged; nil if it is not, or not any more.
    @Null package var acknowledgedUntil: Instant?

    package init(reference: String, state: String, stage: String, raiser: String, version: Int) {
      self.reference = reference
      self.state = state
      self.stage = stage
      self.raiser = raiser
      self.version = version
    }

    enum CodingKeys: String, CodingKey {
      case reference, priority, state, stage, kind, establishment, title
      case waitsFor = "waits_for"
      case assignee
      case standsInFor = "stands_in_for"
      case raiser, version
      case nextDue = "next_due"
      case nextDueClock = "next_due_clock"
      case told
      case toldAt = "told_at"
      case acknowledgedUntil = "acknowledged_until"
    }
  }

  enum CodingKeys: String, CodingKey {
    case view, requests, total
    case lastTick = "last_tick"
  }
}
