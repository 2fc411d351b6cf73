import Store
import WorkingTime

/// Every definition, calendar and register that was ever put to use, with its text.
enum SourceRows: SQLAdministrationProjection {
  static let tables = [ProjectedTable("source")]
  static let kinds: Set<AdministrativeEvent.Kind> = [.sourceActivated]

  static func check(
    _ event: AdministrativeEvent, at instant: Instant, in transaction: SQLTransaction
  ) throws(StoreFault) {
    guard case .sourceActivated(let said) = event else {
      throw .incoherent("\(event.kind.rawValue) is about no source")
    }
    if let known = try transaction.source(digest: said.digest), (known.kind, known.name) != (said.kind, said.name) {
      throw .incoherent("the text of \(said.name) is that of \(known.kind.rawValue) \(known.name)")
    }
  }

  static func apply(_ change: AdministrationChange, in transaction: SQLTransaction) throws(StoreFault) {
    guard case .sourceActivated(let said) = change.entry.event, let text = change.text else {
      throw .incoherent("\(change.entry.event.kind.rawValue) comes with no text")
    }
    try transaction.run(
      "UPDATE source SET is_active = 0 WHERE kind = ? AND name = ? AND is_active = 1", said.kind.rawValue, said.name)
    try transaction.run(
      """
      INSERT INTO source (digest, kind, name, version, text, activated_seq, is_active) VALUES (?, ?, ?, ?, ?, ?, 1)
      ON CONFLICT (digest) DO UPDATE SET activated_seq = excluded.activated_seq, is_active = 1
      """,
      said.digest, said.kind.rawValue, said.name, said.version, text, change.entry.seq)
  }

  static func rows(in transaction: SQLTransaction) throws(StoreFault) -> [SourceRow] {
    try transaction.sources(texts: true)
  }

  static func refold(_ entries: [AdministrativeEntry]) -> SourceFold { SourceFold(entries) }

  static func compare(_ found: [SourceRow], with made: SourceFold) -> [ProjectionDrift] {
    var rest = Dictionary(found.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first })
    var drifts = made.holds.subtracting(made.sources.keys).sorted()
      .map { ProjectionDrift(of: $0, seq: 1, .sourceMissing) }
    for (digest, wanted) in made.sources.sorted(by: { $0.value.seq < $1.value.seq }) {
      guard let row = rest.removeValue(forKey: digest) else {
        drifts.append(ProjectionDrift(of: digest, seq: wanted.seq, .sourceMissing))
        continue
      }
      if Fingerprint(of: row.text ?? "").hex != digest {
        drifts.append(ProjectionDrift(of: digest, seq: wanted.seq, .sourceText))
      }
      if (row.kind, row.name, row.version, row.activatedSeq, row.isActive)
        != (wanted.kind, wanted.name, wanted.version, wanted.seq, wanted.isActive)
      {
        drifts.append(ProjectionDrift(of: digest, seq: wanted.seq, .source))
      }
    }
    return drifts + rest.keys.sorted().map { ProjectionDrift(of: $0, seq: nil, .sourceUnknown) }
  }
}
