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
    let crowds = CrowdReader(reader)
    let lines = try entries.map { entry in
      let told = try (entry.event.payload?.notices ?? []).flatMap { notice in
        try words(notice, try crowds.people(of: notice, in: entry, among: entries))
      }
      var line = History.Line(entry, told: told)
      line.correctedBy = correctedBy[entry.event.version]
      return line
    }
    return History(reference: row.reference, events: lines)
  }

  /// Who was told, and as what; of more than a few only how many.
  private func words(_ notice: Notice, _ people: [String]) throws -> [String] {
    if people.isEmpty { return ["nobody as \(notice.capacity)"] }
    guard people.count <= Context.mostNamed else { return ["\(people.count) people as \(notice.capacity)"] }
    return people.map { "\($0) as \(notice.capacity)" }
  }

  /// Of more people than this nobody reads the names.
  private static let mostNamed = 25
}
