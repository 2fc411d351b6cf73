import Store
import TaskingAPI

extension HandoverSummary {
  /// The same as the store has it.
  init(_ row: HandoverRow) {
    self.init(
      number: row.seq, from: row.record.from, to: row.record.to, at: row.at, accepted: row.accepted,
      withdrawn: row.withdrawn,
      counts: Dictionary(grouping: row.record.items, by: \.part.rawValue).mapValues(\.count))
  }
}

extension Handover.Part {
  /// The same as the journal has it.
  init(_ part: HandoverRecord.Part) {
    switch part {
    case .open: self = .open
    case .held: self = .held
    case .ending: self = .ending
    case .escalation: self = .escalation
    case .asked: self = .asked
    }
  }
}
