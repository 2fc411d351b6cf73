package import WorkingTime

/// A moment of the past from which a store is looked at.
package struct AsAt: Codable, Hashable, Sendable {
  package var instant: Instant
  package var sense: Sense

  package init(instant: Instant, sense: Sense) {
    self.instant = instant
    self.sense = sense
  }

  /// Which of an event's two times says whether it belongs to the past that is meant.
  package enum Sense: String, Codable, CaseIterable, Hashable, Sendable {
    /// What had been written down by then: what anybody could know.
    case known
    /// What had happened by then, as is claimed now, whenever it was written down.
    case was
  }

  enum CodingKeys: String, CodingKey {
    case instant = "at"
    case sense
  }

  /// The same as people ask for it.
  package struct Phrase: Codable, Hashable, Sendable {
    /// A date or time as people type it, in the past.
    package var text: String
    package var sense: Sense

    package init(_ text: String, sense: Sense = .known) {
      self.text = text
      self.sense = sense
    }
  }
}
