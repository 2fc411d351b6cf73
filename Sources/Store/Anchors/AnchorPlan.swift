package import WorkingTime

/// Where anchors are kept and how often, and what became of the last at each place: the setting `anchors`.
package struct AnchorPlan: Codable, Hashable, Sendable {
  /// So many new entries of the journal bring a new anchor.
  package var every: Int64
  package var places: [Place]

  /// What is set where nobody has said otherwise.
  package static let usualInterval: Int64 = 1_000

  package init(every: Int64 = usualInterval, places: [Place] = []) {
    self.every = every
    self.places = places
  }

  /// One place that anchors go to, and the last that got there.
  package struct Place: Codable, Hashable, Sendable {
    /// As people write it.
    package let target: String
    /// The journal's head in the last anchor that got there; nil before the first.
    package var seq: Int64?
    /// When that was.
    package var at: Instant?
    /// When the first of the failures since then was; nil if the last attempt went well.
    package var failedAt: Instant?
    /// Why the last attempt failed.
    package var failure: String?

    package init(_ target: AnchorTarget) {
      self.target = target.text
    }

    enum CodingKeys: String, CodingKey {
      case target, seq, at
      case failedAt = "failed_at"
      case failure
    }
  }

  /// Whether a place waits for an anchor: it never had one, the last attempt failed, enough happened, or a day ended.
  ///
  /// Days end at midnight, UTC.
  package func isDue(_ place: Place, head: Int64, now: Instant) -> Bool {
    guard place.failedAt == nil, let seq = place.seq, let at = place.at else { return true }
    return head - seq >= every || Self.day(of: at) < Self.day(of: now)
  }

  /// The plan when an anchor got to a place, or did not.
  package mutating func note(_ failure: String?, at target: String, head: Int64, now: Instant) {
    guard let index = places.firstIndex(where: { $0.target == target }) else { return }
    if let failure {
      places[index].failedAt = places[index].failedAt ?? now
      places[index].failure = failure
    } else {
      (places[index].seq, places[index].at) = (head, now)
      (places[index].failedAt, places[index].failure) = (nil, nil)
    }
  }

  /// The plan with other places; what is known of those that stay is kept.
  package func with(_ targets: [AnchorTarget]) -> AnchorPlan {
    var plan = self
    plan.places = targets.map { target in places.first { $0.target == target.text } ?? Place(target) }
    return plan
  }

  private static func day(of instant: Instant) -> Int64 {
    let seconds = instant.secondsSinceEpoch
    return seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
  }
}

extension ReadTransaction {
  /// Where anchors are kept and how often.
  ///
  /// - Throws: `.unreadable` if the setting says nothing that is known.
  package func anchorPlan() throws(StoreFault) -> AnchorPlan {
    guard let text = try setting(.anchors) else { return AnchorPlan() }
    return try JSONBytes.decode(AnchorPlan.self, from: Array(text.utf8), at: "the setting anchors")
  }
}
