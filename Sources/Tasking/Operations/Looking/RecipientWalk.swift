import Store
import TaskingAPI
import Workflow
import WorkingTime

// Between the event that had a fact wrong and the one that corrects it, the fact went to whoever did something with the request,
// had it, was told of it, took a certificate that shows it, or is on record as having been given it. Who only looked is not
// in the journal, and not listed.

/// Finds to whom facts of one request went.
struct RecipientWalk {
  /// Every event of the request.
  let entries: [JournalEntry]
  /// Every certificate that was taken of it.
  let certificates: [Certificate]
  /// The ids of everybody on record.
  let people: Set<String>
  /// Whom each notice told, by the version of its event: a crowd as it was then.
  let told: [Int: Set<String>]

  /// A certificate of one event.
  struct Certificate {
    let person: String
    let version: Int
    let at: Instant
  }

  typealias Recipient = CorrectionList.Recipient

  /// To whom it went by a correction, but for the corrector, and who was told since; those not told come first.
  func recipients(of correction: Event, _ corrects: Payload.Correction) -> [Recipient] {
    let told = self.told(of: correction, corrects)
    return recipients(of: corrects, before: correction.version, at: correction.recordedAt)
      .filter { $0.key != correction.actor.id.lowercased() }
      .map { recipient in
        var recipient = recipient
        recipient.told = told[recipient.key]
        return recipient
      }
      .sorted { ($0.told == nil ? 0 : 1, $0.key) < ($1.told == nil ? 0 : 1, $1.key) }
  }

  /// To whom it went before a version, which was made at an instant.
  func recipients(of corrects: Payload.Correction, before version: Int, at instant: Instant) -> [Recipient] {
    var found: [String: Recipient] = [:]
    func add(_ party: String, _ way: Recipient.Way.Kind, _ version: Int) {
      let key = party.lowercased()
      guard key != Actor.machineID else { return }
      let isPerson = way != .disclosure || people.contains(key)
      var recipient = found[key] ?? Recipient(party: isPerson ? key : party, isPerson: isPerson)
      recipient.isPerson = recipient.isPerson || isPerson
      recipient.add(way, version)
      found[key] = recipient
    }
    guard let mistaken = entries.first(where: { $0.event.version == corrects.version })?.event else { return [] }
    var assignee: String?
    for event in entries.map(\.event) {
      let before = assignee
      if let person = event.payload?.assignee { assignee = person.isEmpty ? nil : person }
      let isBetween = corrects.version < event.version && event.version < version
      if event.version == corrects.version || isBetween {
        for person in told[event.version, default: []].sorted() { add(person, .notice, event.version) }
        if let assignee, assignee != before || event.version == corrects.version {
          add(assignee, .assigned, event.version)
        }
      }
      if isBetween { add(event.actor.id, .acted, event.version) }
      if let disclosed = event.payload?.disclosed, disclosed.covers(corrects.fields),
        event.version > corrects.version, event.occurredAt < instant || event.version < version
      {
        add(disclosed.to, .disclosure, event.version)
      }
    }
    for certificate in certificates
    where corrects.version <= certificate.version && certificate.version < version
      && mistaken.recordedAt <= certificate.at && certificate.at <= instant
    {
      add(certificate.person, .certificate, certificate.version)
    }
    return found.values.sorted { $0.key < $1.key }
  }

  /// Who was told of a correction: by its own notices, or by a disclosure since.
  private func told(of correction: Event, _ corrects: Payload.Correction) -> [String: Recipient.Told] {
    var told: [String: Recipient.Told] = [:]
    for notice in correction.payload?.notices ?? [] where notice.about == Event.Kind.correct {
      guard let person = notice.recipient else { continue }
      told[person.lowercased()] = Recipient.Told(version: correction.version, at: correction.recordedAt, by: .notice)
    }
    for event in entries.map(\.event)
    where event.version > correction.version && event.occurredAt >= correction.recordedAt {
      guard let disclosed = event.payload?.disclosed, disclosed.covers(corrects.fields) else { continue }
      let key = disclosed.to.lowercased()
      if told[key] == nil {
        told[key] = Recipient.Told(version: event.version, at: event.occurredAt, by: .disclosure)
      }
    }
    return told
  }
}
