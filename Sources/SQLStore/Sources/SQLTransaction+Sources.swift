package import Store
package import Workflow
package import WorkingTime

extension SQLTransaction {
  package func source(_ kind: Source.Kind, name: String) throws(StoreFault) -> SourceRow? {
    try sources("WHERE kind = ? AND name = ? AND is_active = 1", [kind.rawValue, name], texts: true).first
  }

  package func source(digest: String) throws(StoreFault) -> SourceRow? {
    try sources("WHERE digest = ?", [digest], texts: true).first
  }

  package func sources(texts: Bool) throws(StoreFault) -> [SourceRow] {
    try sources("ORDER BY kind, name, activated_seq", [], texts: texts)
  }

  package func activate(
    _ source: Source, approval: AdministrativeEvent.Approval?, by actor: Actor, at instant: Instant,
    from origin: Origin
  ) throws(StoreFault) -> Receipt {
    let event = AdministrativeEvent.sourceActivated(
      .init(
        kind: source.kind, name: source.name, version: source.version, digest: source.digest,
        approval: approval.flatMap { $0.isEmpty ? nil : $0 }))
    return try administer(event, text: source.text, by: actor, at: instant, from: origin)
  }

  private func sources(
    _ condition: String, _ arguments: [any SQLArgument], texts: Bool
  ) throws(StoreFault) -> [SourceRow] {
    let text = texts ? "text" : "NULL"
    return try rows(
      "SELECT digest, kind, name, version, \(text), activated_seq, is_active FROM source \(condition)",
      arguments: arguments
    ) { row in
      let word = try row.text(1)
      guard let kind = Source.Kind(rawValue: word) else {
        throw StoreFault.unreadable(place: "a source", detail: "kind is \(word)")
      }
      return SourceRow(
        kind: kind, name: try row.text(2), version: try row.int(3), digest: try row.text(0),
        text: try row.optionalText(4), activatedSeq: try row.int64(5), isActive: try row.bool(6))
    }
  }
}
