import Store
import TaskingAPI
import Workflow
import WorkingTime

// What others record of somebody, they are told in their inbox: it is read off the journal's administrative entries, and
// up to which of them somebody has seen is kept with the person.

extension Context {
  /// What others recorded of a person, the oldest first; what they have seen as well if `all` is said.
  func matters(about person: String, all: Bool) throws -> [Inbox.Line] {
    let seen = try reader.seenAdministration(by: person)
    let isNews = try all || reader.administration(after: seen).contains { $0.event.isAbout(person) }
    // Of a handover only its number is said when it is withdrawn.
    guard try isNews || !reader.handovers(of: person, openOnly: false).isEmpty else { return [] }
    var walk = MatterWalk(person: person)
    for entry in try reader.administration() { walk.take(entry) }
    return walk.matters.filter { all || seen < $0.entry }.map { matter in
      var line = Inbox.Line(
        notice: Inbox.Matter.notice(ofEntry: matter.entry), reference: "", kind: nil, priority: nil, about: matter.kind,
        percent: nil,
        capacity: "yourself", at: matter.at, read: nil, why: NoticeText.Why.told.rawValue, isVoid: false)
      line.matter = matter
      line.isSeen = matter.entry <= seen
      return line
    }
  }
}

extension AdministrativeEvent {
  /// Whether it names somebody; of what was only withdrawn or accepted it does not say.
  fileprivate func isAbout(_ person: String) -> Bool {
    switch self {
    // Who stood in before is not in it.
    case .personChanged: true
    case .roleGranted(let grant): grant.person == person
    case .roleRevoked(let revocation): revocation.person == person
    case .absenceRecorded(let absence): absence.person == person || absence.deputy == person
    case .absenceEnded(let end): end.person == person
    case .handedOver(let handover): handover.to == person || handover.from == person
    case .initialised, .personAdded, .personLeft, .sourceActivated, .anchorKeyRenewed, .disposed, .lossAccepted,
      .handoverAccepted, .handoverWithdrawn, .staffingChecked:
      false
    }
  }
}

/// Goes through the administrative entries, and keeps what others recorded of one person.
private struct MatterWalk {
  let person: String
  private(set) var matters: [Inbox.Matter] = []
  private var deputies: [String: String] = [:]
  private var absences: [Int64: AbsenceRecord] = [:]
  private var handovers: [Int64: HandoverRecord] = [:]

  init(person: String) { self.person = person }

  mutating func take(_ entry: AdministrativeEntry) {
    var matter = Inbox.Matter(
      entry: entry.seq, kind: entry.event.kind.rawValue, by: entry.actor.id, at: entry.recordedAt)
    let isTold: Bool
    switch entry.event {
    case .personAdded(let record):
      deputies[record.id] = record.deputy
      isTold = false
    case .personChanged(let record): isTold = take(record, &matter)
    case .roleGranted(let grant):
      (matter.role, matter.until) = (grant.role, grant.until)
      isTold = grant.person == person && grant.replaces == true
    case .roleRevoked(let revocation):
      (matter.role, matter.from) = (revocation.role, revocation.from)
      isTold = revocation.person == person
    case .absenceRecorded(let absence):
      absences[entry.seq] = absence
      matter.write(absence, number: entry.seq)
      isTold = absence.person == person || absence.deputy == person
    case .absenceEnded(let end):
      if let absence = absences[end.absence] { matter.write(absence, number: end.absence) }
      isTold = end.person == person
    case .handedOver(let record):
      handovers[entry.seq] = record
      isTold = take(record, entry.seq, &matter)
    case .handoverAccepted(let acceptance):
      isTold = handovers[acceptance.handover].map { take($0, acceptance.handover, &matter) } ?? false
    case .handoverWithdrawn(let withdrawal):
      isTold = handovers[withdrawal.handover].map { take($0, withdrawal.handover, &matter) } ?? false
    case .initialised, .personLeft, .sourceActivated, .anchorKeyRenewed, .disposed, .lossAccepted, .staffingChecked:
      isTold = false
    }
    if isTold, entry.actor.id != person { matters.append(matter) }
  }

  /// Who stands in for somebody was changed, among other things perhaps.
  private mutating func take(_ record: PersonRecord, _ matter: inout Inbox.Matter) -> Bool {
    let before = deputies.removeValue(forKey: record.id)
    deputies[record.id] = record.deputy
    (matter.person, matter.deputy) = (record.id, record.deputy)
    guard before != record.deputy else { return false }
    return [record.id, record.deputy, before].contains(person)
  }

  private func take(_ record: HandoverRecord, _ number: Int64, _ matter: inout Inbox.Matter) -> Bool {
    (matter.person, matter.deputy, matter.number) = (record.from, record.to, number)
    return record.from == person || record.to == person
  }
}

extension Inbox.Matter {
  fileprivate mutating func write(_ absence: AbsenceRecord, number: Int64) {
    (person, from, until, deputy) = (absence.person, absence.from, absence.until, absence.deputy)
    self.number = number
  }
}
