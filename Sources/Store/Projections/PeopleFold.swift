import Workflow
import WorkingTime

/// What the administrative events of a journal make of people, their roles and absences: what their rows must say.
///
/// Pure: give it every administrative event in the order of `seq`.
package struct PeopleFold: Sendable {
  private var people: [String: Somebody] = [:]

  /// The people of whom these events tell.
  package init(_ entries: [AdministrativeEntry] = []) {
    for entry in entries { take(entry) }
  }

  /// Everybody, by id, as their rows must say.
  package var rows: [PersonRow] {
    people.values.map {
      PersonRow(
        record: $0.record, added: $0.added, grants: $0.grants, absences: $0.absences, formerLogins: $0.formerLogins)
    }
    .sorted { $0.record.id < $1.record.id }
  }

  /// The last event that was about a person.
  package func lastSeq(of person: String) -> Int64? { people[person]?.seq }

  /// Takes the next event.
  package mutating func take(_ entry: AdministrativeEntry) {
    switch entry.event {
    case .initialised, .anchorKeyRenewed, .lossAccepted, .disposed, .sourceActivated, .handedOver, .handoverAccepted,
      .handoverWithdrawn, .staffingChecked:
      break
    case .personAdded(let record):
      people[record.id] = Somebody(record: record, added: entry.recordedAt, seq: entry.seq)
    case .personChanged(let record): change(record.id, entry.seq) { $0.take(record) }
    case .roleGranted(let grant):
      change(grant.person, entry.seq) {
        if grant.replaces == true { $0.revoke(grant.role, at: entry.recordedAt) }
        $0.grants.append(
          PersonRow.Grant(role: grant.role, since: entry.recordedAt, until: grant.until, revoked: nil))
      }
    case .roleRevoked(let revocation):
      change(revocation.person, entry.seq) { $0.revoke(revocation.role, at: revocation.from ?? entry.recordedAt) }
    case .personLeft(let departure):
      change(departure.person, entry.seq) { $0.leave(departure, entry.seq, recorded: entry.recordedAt) }
    case .absenceRecorded(let absence):
      change(absence.person, entry.seq) {
        $0.absences.append(AbsenceRow(seq: entry.seq, record: absence, recorded: entry.recordedAt))
      }
    case .absenceEnded(let end):
      change(end.person, entry.seq) { $0.end(end.absence, at: entry.recordedAt) }
    }
  }

  private mutating func change(_ id: String, _ seq: Int64, _ body: (inout Somebody) -> Void) {
    guard var somebody = people[id] else { return }
    body(&somebody)
    somebody.seq = seq
    people[id] = somebody
  }

  /// Somebody, as far as the events were taken.
  private struct Somebody: Sendable {
    var record: PersonRecord
    let added: Instant
    var grants: [PersonRow.Grant] = []
    var absences: [AbsenceRow] = []
    var formerLogins: [Int64] = []
    /// The last event about them.
    var seq: Int64

    init(record: PersonRecord, added: Instant, seq: Int64) {
      self.record = record
      self.added = added
      self.seq = seq
    }

    mutating func take(_ record: PersonRecord) {
      formerLogins = PersonRow.formerLogins(formerLogins, from: self.record.uid, to: record.uid)
      self.record = record
    }

    mutating func end(_ absence: Int64, at instant: Instant) {
      guard let index = absences.firstIndex(where: { $0.seq == absence && $0.ended == nil }) else { return }
      absences[index].ended = instant
    }

    mutating func leave(_ departure: AdministrativeEvent.Departure, _ seq: Int64, recorded: Instant) {
      for role in Set(grants.map(\.role)) { revoke(role, at: departure.from) }
      if departure.from <= recorded { record.uid = nil }
      let record = AbsenceRecord(person: departure.person, from: departure.from, until: nil)
      absences.append(AbsenceRow(seq: seq, record: record, recorded: recorded, isDeparture: true))
    }

    mutating func revoke(_ role: String, at instant: Instant) {
      for (index, grant) in grants.enumerated() {
        guard grant.role == role, grant.revoked.map({ $0 > instant }) ?? true, grant.until.map({ $0 > instant }) ?? true
        else { continue }
        grants[index] = PersonRow.Grant(role: role, since: grant.since, until: grant.until, revoked: instant)
      }
    }
  }
}
