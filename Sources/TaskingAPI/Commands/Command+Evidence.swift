package import Workflow

// What orders about evidence, corrections and keeping say.

extension Command {
  /// What a walk through the store is to be compared with.
  package struct Verify: Codable, Hashable, Sendable {
    /// JSON lines: receipts and anchors; nil for none.
    package var receipts: SourceText?
    /// A public key that was kept elsewhere; nil for the store's own.
    package var key: SourceText?

    package init(receipts: SourceText? = nil, key: SourceText? = nil) {
      self.receipts = receipts
      self.key = key
    }
  }

  /// Two heads of the journal: `seq:hash`, or a receipt or an anchor in JSON.
  package struct Consistent: Codable, Hashable, Sendable {
    package var first: String
    package var second: String

    package init(first: String, second: String) {
      self.first = first
      self.second = second
    }
  }

  /// Anchors to be made now.
  package struct Anchor: Codable, Hashable, Sendable {
    /// The places that anchors go to from here on; nil for those that there are.
    package var places: [String]?
    /// How many new entries bring a new one; nil to leave it.
    package var every: Int?

    package init(places: [String]? = nil, every: Int? = nil) {
      self.places = places
      self.every = every
    }
  }

  /// The public half of another key.
  package struct RenewKey: Codable, Hashable, Sendable {
    /// In hexadecimal.
    package var key: String

    package init(key: String) { self.key = key }
  }
}

extension Command {
  /// What was decided about a finished request.
  package struct RetentionDecision: Codable, Hashable, Sendable {
    package var reference: String
    /// `outcome`, `group`, `basis`, `reason`.
    package var fields: [Entry]
    /// Whether it is only to be said what would happen.
    package var isTrial: Bool

    package init(reference: String, fields: [Entry], isTrial: Bool = false) {
      self.reference = reference
      self.fields = fields
      self.isTrial = isTrial
    }
  }

  /// A hold, or its release.
  package struct RecordHold: Codable, Hashable, Sendable {
    package var reference: String
    /// `basis`, `officer`, `reason`.
    package var fields: [Entry]
    package var isRelease: Bool
    /// Whether it is only to be said what would happen.
    package var isTrial: Bool

    package init(reference: String, fields: [Entry], isRelease: Bool = false, isTrial: Bool = false) {
      self.reference = reference
      self.fields = fields
      self.isRelease = isRelease
      self.isTrial = isTrial
    }
  }

  /// Facts of one request that were recorded wrongly.
  package struct Correct: Codable, Hashable, Sendable {
    package var reference: String
    package var fields: [Entry]
    /// The version of the mistaken event; nil for the last that wrote the fields.
    package var of: Int?

    package init(reference: String, fields: [Entry], of version: Int? = nil) {
      self.reference = reference
      self.fields = fields
      of = version
    }
  }

  /// What was given to whom.
  package struct Disclose: Codable, Hashable, Sendable {
    package var reference: String
    /// The party, in words.
    package var to: String
    /// Names of fields; nil for all of it.
    package var fields: [String]?
    package var reason: String?
    /// When it happened, as people type it; nil for now.
    package var occurred: String?

    package init(
      reference: String, to party: String, fields: [String]? = nil, reason: String? = nil, occurred: String? = nil
    ) {
      self.reference = reference
      to = party
      self.fields = fields
      self.reason = reason
      self.occurred = occurred
    }
  }
}
