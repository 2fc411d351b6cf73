import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ListHandovers: Look {
  func run(in context: Context) throws -> Handovers {
    try context.handovers()
  }
}

extension Context {
  /// Handovers that whoever asks gave, is to accept, or did; whoever covers for others sees everybody's.
  func handovers() throws -> Handovers {
    let whose = try mayCover() ? nil : session.person
    let rows = try reader.handovers(of: whose, openOnly: false)
    return Handovers(rows.map(HandoverSummary.init))
  }

  /// What waits for somebody's acceptance, or for that of whoever they handed over to.
  func openHandovers(of person: String) throws -> [String] {
    try reader.handovers(of: person, openOnly: true).map { row in
      row.record.to == person
        ? "handover \(row.seq) from \(row.record.from) waits for you: tasking handover accept \(row.seq)"
        : "handover \(row.seq) is not accepted by \(row.record.to) yet"
    }
  }
}
