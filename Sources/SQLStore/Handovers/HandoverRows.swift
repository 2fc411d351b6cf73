import Store
import Workflow
import WorkingTime

/// Shifts that were handed over.
enum HandoverRows: SQLAdministrationProjection {
  static let tables = [ProjectedTable("handover")]
  static let kinds: Set<AdministrativeEvent.Kind> = [.handedOver, .handoverAccepted, .handoverWithdrawn]

  static func check(
    _ event: AdministrativeEvent, at instant: Instant, in transaction: SQLTransaction
  ) throws(StoreFault) {
    switch event {
    case .handedOver(let handover):
      for id in [handover.from, handover.to] where try transaction.person(id: id) == nil {
        throw .noSuchPerson(id: id)
      }
    case .handoverAccepted(let acceptance): try checkOpen(acceptance.handover, in: transaction)
    case .handoverWithdrawn(let withdrawal): try checkOpen(withdrawal.handover, in: transaction)
    default: throw .incoherent("\(event.kind.rawValue) is about no handover")
    }
  }

  private static func checkOpen(_ handover: Int64, in transaction: SQLTransaction) throws(StoreFault) {
    guard let row = try transaction.handover(handover), row.accepted == nil, row.withdrawn == nil else {
      throw .noSuchHandover(id: handover)
    }
  }

  static func apply(_ change: AdministrationChange, in transaction: SQLTransaction) throws(StoreFault) {
    let (entry, instant) = (change.entry, change.entry.recordedAt.secondsSinceEpoch)
    switch entry.event {
    case .handedOver(let handover):
      try transaction.run(
        "INSERT INTO handover (seq, giver, receiver, record, actor, at, accepted) VALUES (?, ?, ?, ?, ?, ?, NULL)",
        entry.seq, handover.from, handover.to, try JSONBytes.text(handover), entry.actor.id, instant)
    case .handoverAccepted(let acceptance):
      try transaction.run("UPDATE handover SET accepted = ? WHERE seq = ?", instant, acceptance.handover)
    case .handoverWithdrawn(let withdrawal):
      try transaction.run("UPDATE handover SET withdrawn = ? WHERE seq = ?", instant, withdrawal.handover)
    default: throw .incoherent("\(entry.event.kind.rawValue) is about no handover")
    }
  }

  static func rows(in transaction: SQLTransaction) throws(StoreFault) -> [HandoverRow] {
    try transaction.handovers(of: nil, openOnly: false)
  }

  static func refold(_ entries: [AdministrativeEntry]) -> [HandoverRow] {
    var rows: [Int64: HandoverRow] = [:]
    for entry in entries {
      switch entry.event {
      case .handedOver(let record):
        rows[entry.seq] = HandoverRow(seq: entry.seq, record: record, actor: entry.actor.id, at: entry.recordedAt)
      case .handoverAccepted(let acceptance): rows[acceptance.handover]?.accepted = entry.recordedAt
      case .handoverWithdrawn(let withdrawal): rows[withdrawal.handover]?.withdrawn = entry.recordedAt
      default: continue
      }
    }
    return rows.values.sorted { $0.seq < $1.seq }
  }

  static func compare(_ found: [HandoverRow], with made: [HandoverRow]) -> [ProjectionDrift] {
    Set(found).symmetricDifference(made).map(\.seq).uniqueSorted()
      .map { ProjectionDrift(of: "\($0)", seq: $0, .handover) }
  }
}
