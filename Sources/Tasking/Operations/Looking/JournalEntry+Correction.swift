import Store
import Workflow
import WorkingTime

extension [JournalEntry] {
  /// What had happened to a request by an instant, as is known now.
  ///
  /// A correction says what was so since the event that it corrects: of one that was made later, its facts count from then,
  /// and nothing else of it does.
  func asItWas(at instant: Instant) -> [JournalEntry] {
    var since: [Int: Instant] = [:]
    var past: [JournalEntry] = []
    for entry in self {
      let event = entry.event
      let corrected = (event.payload?.corrects?.version).flatMap { since[$0] }
      since[event.version] = Swift.min(corrected ?? event.occurredAt, event.occurredAt)
      if event.occurredAt <= instant {
        past.append(entry)
      } else if let corrected, corrected <= instant, let last = past.last {
        past.append(entry.facts(after: last.event))
      }
    }
    return past
  }
}

extension JournalEntry {
  /// A correction without anything but its facts, as if the request had been where an earlier event left it.
  fileprivate func facts(after earlier: Event) -> JournalEntry {
    var event = event
    let names = Set(event.payload?.corrects?.fields ?? [])
    var payload = Payload()
    payload.corrects = event.payload?.corrects
    payload.reason = event.payload?.reason
    payload.fields = event.payload?.fields?.filter { names.contains($0.key) }
    payload.cleared = event.payload?.cleared?.filter(names.contains)
    payload.nextAt = earlier.payload?.nextAt
    event.payload = payload
    event.state = earlier.state
    return JournalEntry(
      seq: seq, event: event, origin: origin, payloadDigest: payloadDigest, previousHash: previousHash, hash: hash)
  }
}
