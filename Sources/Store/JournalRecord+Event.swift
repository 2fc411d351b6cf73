package import Workflow
package import WorkingTime

extension JournalRecord {
  /// The entry of a request's event, neither digested nor chained yet.
  package init(_ event: Event, seq: Int64, origin: Origin, salt: [UInt8]) {
    self.init(
      seq: seq, request: event.request, version: event.version, kind: event.kind, state: event.state,
      actor: event.actor.id, origin: origin, occurredAt: event.occurredAt, recordedAt: event.recordedAt,
      erases: event.erases, payload: JSONBytes.write(event.payload ?? Payload()), salt: salt)
  }

  /// The entry of an administrative event, neither digested nor chained yet.
  ///
  /// - Throws: `.incoherent` if the payload has no JSON.
  package init(
    _ event: AdministrativeEvent, seq: Int64, actor: Actor, at instant: Instant, origin: Origin, salt: [UInt8]
  ) throws(StoreFault) {
    self.init(
      seq: seq, request: nil, version: nil, kind: event.kind.rawValue, state: nil, actor: actor.id, origin: origin,
      occurredAt: instant, recordedAt: instant, erases: false, payload: try event.payload(), salt: salt)
  }

  /// The entry read as an event of a request; nil if it is an administrative one.
  ///
  /// - Throws: `.unreadable` if its payload says nothing that is known.
  package func entry() throws(StoreFault) -> JournalEntry? {
    guard let request, let version, let state else { return nil }
    let read: Payload? =
      if let payload { try JSONBytes.read(Payload.self, from: payload, at: place) } else { nil }
    var event = Event(
      request: request, version: version, kind: kind, state: state, actor: Actor(id: actor), occurredAt: occurredAt,
      recordedAt: recordedAt, payload: read)
    event.erases = erases
    return JournalEntry(
      seq: seq, event: event, origin: Origin(via: via, command: command), payloadDigest: payloadDigest,
      previousHash: previousHash, hash: hash)
  }

  /// The entry read as an administrative event; nil if it is one of a request.
  ///
  /// - Throws: `.unreadable` if its kind and payload say nothing that is known.
  package func administrativeEntry() throws(StoreFault) -> AdministrativeEntry? {
    guard request == nil, let payload else { return nil }
    return AdministrativeEntry(
      seq: seq, event: try AdministrativeEvent(kind: kind, payload: payload, at: place), actor: Actor(id: actor),
      recordedAt: recordedAt, origin: Origin(via: via, command: command), hash: hash)
  }

  /// The proof that it was written.
  package var receipt: Receipt { Receipt(seq: seq, hash: hash.hex, version: version) }

  private var place: String { "journal entry \(seq)" }
}
