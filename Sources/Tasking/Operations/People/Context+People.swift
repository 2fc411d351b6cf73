import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Context {
  /// A person on record.
  func onRecord(_ id: String) throws -> PersonRow {
    if let row = try reader.person(id: id) { return row }
    throw TaskingError(.notFound, "there is no person '\(id.prefix(60))'", hint: "tasking person list")
  }

  /// A time to come as people type it.
  func time(_ text: String?, _ flag: String) throws -> Instant? {
    guard let instant = try instant(text, flag) else { return nil }
    guard instant > session.now else {
      throw TaskingError(.malformed, "\(flag): \(session.words(instant)) has passed", hint: "give a later date")
    }
    return instant
  }

  /// Reads what is given of a person.
  func personReader() throws -> PersonReader {
    let calendars = try reader.sources(texts: false).filter { $0.kind == .calendar && $0.isActive }.map(\.name)
    return PersonReader(
      reserved: try reservedWords(),
      establishments: try shelf.registers(in: reader)["establishments"],
      calendars: calendars,
      channels: try shelf.notices(in: reader).channels)
  }
}

extension Context {
  /// Refuses an entry of the journal that would say nothing new of somebody.
  func refuseSame(_ record: PersonRecord, as present: PersonRecord) throws(TaskingError) {
    guard record == present else { return }
    throw TaskingError(
      .refused, "that is so of \(record.id) already: nothing would change", hint: "tasking person list")
  }
}
