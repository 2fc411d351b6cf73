import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Context {
  /// A text that has passed every check, and what there is to warn of.
  func check(_ source: Command.SourceText) throws -> (source: Source, warnings: [String]) {
    let desk = try checkingDesk(
      for: source.text, on: session.zone.date(at: session.now), staff: try staff())
    return try desk.source(source.text, file: source.file)
  }

  /// What a text is checked by: what the store has in use.
  func checkingDesk(for text: String, on day: CivilDate, staff: Staff?) throws -> CheckingDesk {
    let calendars = try reader.sources(texts: false).filter { $0.kind == .calendar && $0.isActive }.map(\.name)
    return CheckingDesk(
      registers: try shelf.registers(in: reader), calendars: Set(calendars), on: day, staff: staff,
      workflows: try CheckingDesk.kind(of: text) == .retention
        ? shelf.definitions(in: reader).map(\.definition) : [],
      zone: { [surroundings] in surroundings.zone($0) })
  }

  /// Who holds which role now.
  fileprivate func staff() throws -> Staff {
    var holders: [String: Set<String>] = [:]
    for row in try reader.people() {
      for role in row.person(openRequests: 0).roles(at: session.now) {
        holders[role, default: []].insert(row.record.id)
      }
    }
    // People can be added after a definition is put to use.
    return Staff(holders: holders, isStill: false)
  }
}

extension Acting {
  /// People read times in the zone of the calendar of the first workflow.
  func keepZone() throws {
    guard let name = try writer.sources(texts: false).first(where: { $0.kind == .workflow && $0.isActive })?.name
    else { return }
    let definition = try shelf.definition(workflow: name, in: writer).definition
    let calendar = try shelf.calendar(definition.calendar, around: session.now, in: writer)
    try writer.keep(calendar.zone.name, as: .zone)
  }
}
