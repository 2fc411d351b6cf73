/// An event that wrote a field, or cleared it.
package struct FieldOrigin: Hashable, Sendable {
  package let version: Int
  /// The act as which it counts: a correction counts as the act that it corrects.
  package let act: String
  package let isCorrection: Bool
  /// The person who wrote it; nil for the machine.
  package let by: String?
  /// Whether it is another value than before.
  package let isChange: Bool
}

extension Snapshot {
  /// The last event that wrote a field; nil if none did.
  package func origin(of field: String) -> FieldOrigin? { origins[field]?.last }

  /// Takes down which fields an event wrote.
  ///
  /// Whoever corrects what an act wrote is no second person for that act.
  mutating func trace(_ event: Event, _ payload: Payload) {
    for (name, value) in payload.fields ?? [:] { trace(name, event, payload, isChange: fields[name] != value) }
    for name in payload.cleared ?? [] { trace(name, event, payload, isChange: fields[name] != nil) }
  }

  private mutating func trace(_ field: String, _ event: Event, _ payload: Payload, isChange: Bool) {
    var act = event.kind
    var isCorrection = false
    if let corrects = payload.corrects, corrects.fields.contains(field) {
      isCorrection = true
      act = origins[field]?.last { $0.version == corrects.version }?.act ?? act
      if case .person(let person) = event.actor {
        for name in names(of: act) { correctors[name, default: []].insert(person) }
      }
    }
    let person: String? = if case .person(let id) = event.actor { id } else { nil }
    origins[field, default: []].append(
      FieldOrigin(version: event.version, act: act, isCorrection: isCorrection, by: person, isChange: isChange))
  }
}
