package import Store
package import Workflow
package import WorkingTime

extension SQLTransaction {
  package func administer(
    _ event: AdministrativeEvent, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt {
    if case .sourceActivated = event {
      return try writing { () throws(StoreFault) in throw .incoherent("a source is activated with its text") }
    }
    return try administer(event, text: nil, by: actor, at: instant, from: origin)
  }

  /// Writes an administrative event, with the text that comes with it, and every row that follows from it.
  func administer(
    _ event: AdministrativeEvent, text: String?, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt {
    try writing { () throws(StoreFault) in
      let projections = Projections.ofAdministration(event.kind)
      for projection in projections { try projection.check(event, at: instant, in: self) }
      let record = try write(
        JournalRecord(event, seq: 0, actor: actor, at: instant, origin: origin, salt: salt()))
      let entry = AdministrativeEntry(
        seq: record.seq, event: event, actor: actor, recordedAt: instant, origin: origin, hash: record.hash)
      let change = AdministrationChange(entry, text: text)
      for projection in projections { try projection.apply(change, in: self) }
      return record.receipt
    }
  }
}
