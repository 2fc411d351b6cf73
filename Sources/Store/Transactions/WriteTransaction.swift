package import Workflow
package import WorkingTime

/// The one change of a store that is being made; everything that a `ReadTransaction` gives, its own writes included.
package protocol WriteTransaction: ReadTransaction, PostTransaction {
  /// The number of the next request to be raised, from one sequence that is never reset.
  ///
  /// It is taken by appending that request's first event: asked twice before, it answers the same twice.
  func nextNumber() throws(StoreFault) -> Int64

  /// Writes events of one request, and everything that follows from them: its row, clocks, firings and notices.
  ///
  /// `snapshot` is the fold of all its events, these included; `definition` the one that the snapshot follows, nil
  /// once it is erased. An event that erases takes every payload of the request with it.
  ///
  /// - Throws: `.conflict` if another event has that version by now, `.alreadyFired` if a rung was claimed before.
  func append(
    _ events: [Event], becoming snapshot: Snapshot, under definition: Definition?, from origin: Origin
  ) throws(StoreFault) -> [Receipt]

  /// Writes an administrative event, and the people and roles that follow from it.
  ///
  /// - Throws: `.personExists`, `.loginTaken`, `.noSuchPerson`, `.noSuchGrant`, `.noSuchAbsence` or `.noSuchHandover` if
  ///   it does not fit who is there.
  func administer(
    _ event: AdministrativeEvent, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt

  /// Stores a source, unless its text is stored already, and makes it the active one of its kind and name.
  func activate(
    _ source: Source, approval: AdministrativeEvent.Approval?, by actor: Actor, at instant: Instant,
    from origin: Origin
  ) throws(StoreFault) -> Receipt

  /// Writes a line of the access log.
  func log(_ access: Access) throws(StoreFault) -> Head

  /// Keeps what was ordered under a command id, as a digest of the order's bytes with random salt.
  ///
  /// - Throws: `.incoherent` if that id was used before.
  func keep(_ command: CommandRecord, order: [UInt8]) throws(StoreFault)

  /// Keeps how the scheduler stands, in place of how it stood before.
  func keep(_ schedule: Schedule) throws(StoreFault)

  /// Puts a row at the end of the scheduler's chain.
  func append(_ tick: Tick) throws(StoreFault) -> Head

  /// Keeps that a person has seen what others recorded of them, up to a place in the journal.
  func keep(seenAdministration seq: Int64, by person: String) throws(StoreFault)

  /// Keeps a setting, in place of what it was before.
  ///
  /// - Throws: `.rehearsalOnly` for a setting that only a rehearsal store has.
  func keep(_ value: String, as name: StoreSetting) throws(StoreFault)
}

extension WriteTransaction {
  /// The same without a word of who approved it.
  ///
  /// - Throws: as `activate(_:approval:by:at:from:)`.
  package func activate(
    _ source: Source, by actor: Actor, at instant: Instant, from origin: Origin
  ) throws(StoreFault) -> Receipt {
    try activate(source, approval: nil, by: actor, at: instant, from: origin)
  }
}
