package import WorkingTime

/// What a message says: reference, kind, priority, what it is about and how late; nothing else gets in.
package struct NoticeText: Hashable, Sendable {
  package let subject: String
  /// Lines without line ends.
  package let lines: [String]

  /// One notice, as far as a message tells it.
  package struct Fact: Hashable, Sendable {
    package let reference: String
    package let kind: String?
    package let priority: String?
    package let notice: Notice
    package let at: Instant
    package let why: Why

    package init(
      reference: String, kind: String?, priority: String?, notice: Notice, at instant: Instant, why: Why
    ) {
      self.reference = reference
      self.kind = kind
      self.priority = priority
      self.notice = notice
      self.at = instant
      self.why = why
    }
  }

  /// Why somebody gets a notice.
  package enum Why: String, CaseIterable, Sendable {
    /// It is for them.
    case told
    /// Nobody holds the role that it is for, or nobody who does is there; and they are on duty.
    case vacant
    /// It could not be delivered, and they are on duty.
    case dead
  }

  /// Words a message about notices, the most urgent first.
  ///
  /// - Parameters:
  ///   - zone: In which times are written.
  ///   - isRehearsal: Whether it is said that nothing of it is real.
  /// - Throws: `.control` if a value has a line break or another control character.
  package init(_ facts: [Fact], words: NoticeWords, zone: Zone, isRehearsal: Bool) throws(NoticeTemplateFault) {
    func value(_ slot: NoticeTemplate.Slot, _ fact: Fact?) -> String {
      guard let fact else { return slot == .count ? "0" : "" }
      return switch slot {
      case .reference: fact.reference
      case .kind: fact.kind ?? "-"
      case .priority: fact.priority ?? "-"
      case .about: fact.notice.about
      case .step: fact.notice.percent.map { "\($0)%" } ?? ""
      case .capacity: fact.notice.capacity
      case .at: NoticeText.time(fact.at, zone)
      case .count: "\(facts.count)"
      }
    }
    let template = facts.count == 1 ? words.subject : words.digestSubject
    let subject = template.filled { value($0, facts.first) }
    var lines = facts.map { fact in
      switch fact.why {
      case .told: words.line.filled { value($0, fact) }
      case .vacant: "nobody is there for it: " + words.line.filled { value($0, fact) }
      case .dead: "could not be delivered: " + words.line.filled { value($0, fact) }
      }
    }
    if !words.closing.isEmpty { lines += ["", words.closing] }
    if isRehearsal { lines.insert(contentsOf: ["REHEARSAL: nothing of this is real.", ""], at: 0) }
    self.subject = (isRehearsal ? "REHEARSAL " : "") + subject
    self.lines = lines
    guard ([self.subject] + lines).allSatisfy({ !$0.unicodeScalars.contains(where: NoticeText.isControl) }) else {
      throw .control
    }
  }

  /// Whether a character has no place in a line: it could begin another header, or move a terminal's cursor.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
  }

  /// `Fri 20 Nov 2026 09:37`, as a clock on the wall of that zone shows it: a message may be read in another year.
  private static func time(_ instant: Instant, _ zone: Zone) -> String {
    TimeWords(now: instant, zone: zone).full(instant)
  }
}
