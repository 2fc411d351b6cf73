package import WorkingTime

/// What was corrected, and everybody to whom the mistaken fact went: `corrections [REF]`.
///
/// The JSON names are kept stable.
package struct CorrectionList: Codable, Hashable, Sendable {
  package var corrections: [Line]

  package init(corrections: [Line]) { self.corrections = corrections }

  /// One correction.
  package struct Line: Codable, Hashable, Sendable {
    package var reference: String
    /// The version that the correction made.
    package var version: Int
    /// The version that was mistaken.
    package var corrects: Int
    /// The mistaken event: its kind, by whom, and when it was recorded.
    package var act: String
    package var mistakenBy: String
    package var mistakenAt: Instant
    /// Names of what was mistaken.
    package var fields: [String]
    package var by: String
    package var at: Instant
    package var reason: String?
    /// To whom it went, those first who have not been told.
    package var recipients: [Recipient]

    package init(
      reference: String, version: Int, corrects: Int, act: String, mistakenBy: String, mistakenAt: Instant,
      fields: [String], by: String, at: Instant, reason: String? = nil, recipients: [Recipient]
    ) {
      self.reference = reference
      self.version = version
      self.corrects = corrects
      self.act = act
      self.mistakenBy = mistakenBy
      self.mistakenAt = mistakenAt
      self.fields = fields
      self.by = by
      self.at = at
      self.reason = reason
      self.recipients = recipients
    }

    enum CodingKeys: String, CodingKey {
      case reference, version, corrects, act
      case mistakenBy = "mistaken_by"
      case mistakenAt = "mistaken_at"
      case fields, by, at, reason, recipients
    }
  }

  /// Somebody who had the mistaken fact.
  package struct Recipient: Codable, Hashable, Sendable {
    /// A person's id, or a party in words.
    package var party: String
    package var isPerson: Bool
    package var ways: [Way] = []
    /// How they were told of the correction; nil if they were not.
    @Null package var told: Told?
    /// What to type once they are told; nil if they were.
    @Null package var toTell: String?

    package init(party: String, isPerson: Bool) {
      self.party = party
      self.isPerson = isPerson
    }

    enum CodingKeys: String, CodingKey {
      case party
      case isPerson = "person"
      case ways, told
      case toTell = "to_tell"
    }

    /// By which parties are the same.
    package var key: String { party.lowercased() }

    /// Adds a way in which it went to them.
    package mutating func add(_ kind: Way.Kind, _ version: Int) {
      if let place = ways.firstIndex(where: { $0.way == kind }) {
        if ways[place].versions.last != version { ways[place].versions.append(version) }
      } else {
        ways.append(Way(way: kind, versions: [version]))
      }
    }

    /// The same with what to type once they are told of a correction.
    package func toTell(of version: Int, _ reference: String) -> Recipient {
      var other = self
      let quoted = party.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      other.toTell = "tasking disclose \(reference) to='\(quoted)' reason='correction of version \(version)'"
      return other
    }

    /// A way in which it went to somebody, and the versions of the request in which it did.
    package struct Way: Codable, Hashable, Sendable {
      package var way: Kind
      package var versions: [Int]

      package init(way: Kind, versions: [Int]) {
        self.way = way
        self.versions = versions
      }

      /// The ways.
      package enum Kind: String, Codable, CaseIterable, Hashable, Sendable {
        /// They did something with the request.
        case acted
        /// They had it.
        case assigned
        /// A notice went to them.
        case notice
        /// They took a certificate of an event.
        case certificate
        /// It is on record as given to them.
        case disclosure
      }
    }

    /// That they know of the correction.
    package struct Told: Codable, Hashable, Sendable {
      package var version: Int
      package var at: Instant
      /// `notice` or `disclosure`.
      package var by: Way.Kind

      package init(version: Int, at: Instant, by: Way.Kind) {
        self.version = version
        self.at = at
        self.by = by
      }
    }
  }
}
