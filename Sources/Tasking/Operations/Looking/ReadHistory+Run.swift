import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ReadHistory: Look {
  static var hasPast: Bool { true }
  var subject: String? { reference }

  func run(in context: Context) throws -> History {
    try context.history(reference)
  }
}

extension Context {
  /// What happened, the first event first.
  func history(_ text: String) throws -> History {
    let row = try visibleRow(text)
    let entries = try reader.events(of: row.reference)
    var correctedBy: [Int: [Int]] = [:]
    for event in entries.map(\.event) {
      if let corrects = event.payload?.corrects { correctedBy[corrects.version, default: []].append(event.version) }
    }
    let lines = entries.map { entry in
      var line = History.Line(entry)
      line.correctedBy = correctedBy[entry.event.version]
      return line
    }
    return History(reference: row.reference, events: lines)
  }
}
