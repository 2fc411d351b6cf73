import CEL
import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

/// Definitions, calendars and registers of a store, read when they are first asked for.
///
/// Their texts were checked when they were activated; here they are only read. Not for several threads.
final class Shelf {
  private let surroundings: Surroundings
  private var definitions: [String: PinnedDefinition] = [:]
  private var rulebooks: [String: Rulebook] = [:]
  private var registers: NameTable<Register>?
  private var schedule: (digest: String, schedule: RetentionSchedule)?
  private var calendars: [String: WorkingCalendar] = [:]
  private var notices: NoticePlan?
  /// The last activation that what was read can be of.
  private var asOf: Int64?

  /// The zones of the system, for rules.
  var zones: ZoneTable { surroundings.zones }

  init(surroundings: Surroundings) {
    self.surroundings = surroundings
  }

  /// The definition of that digest, whichever is active.
  func definition(digest: String, in store: any ReadTransaction) throws -> PinnedDefinition {
    if let known = definitions[digest] { return known }
    guard let row = try store.source(digest: digest), let text = row.text else {
      throw TaskingError(.integrity, "the store has no definition \(digest)", hint: "restore it from a backup")
    }
    let loaded = DefinitionFile.read(text, file: row.name)
    guard let definition = loaded.value else { throw Shelf.unreadable(row, loaded.diagnostics) }
    let pinned = PinnedDefinition(digest: digest, definition: definition)
    definitions[digest] = pinned
    return pinned
  }

  /// The definition of that digest with its look-ups worked out.
  func rulebook(digest: String, in store: any ReadTransaction) throws -> Rulebook {
    if let known = rulebooks[digest] { return known }
    let rulebook = Rulebook(try definition(digest: digest, in: store).definition)
    rulebooks[digest] = rulebook
    return rulebook
  }

  /// The active definition of a workflow, or of the only one there is.
  func definition(workflow name: String?, in store: any ReadTransaction) throws -> PinnedDefinition {
    let active = try store.sources(texts: false).filter { $0.kind == .workflow && $0.isActive }
    if let name {
      guard let row = active.first(where: { $0.name == name }) else {
        throw TaskingError(
          .notFound, "no workflow named '\(name)'", hint: Suggestion.hint(for: name, among: active.map(\.name)))
      }
      return try definition(digest: row.digest, in: store)
    }
    guard let row = active.first, active.count == 1 else {
      let names = active.map(\.name).joined(separator: ", ")
      throw TaskingError(
        .usage, active.isEmpty ? "the store has no workflow" : "the store has several workflows",
        hint: active.isEmpty ? "tasking workflow activate FILE" : "say which with --workflow: \(names)")
    }
    return try definition(digest: row.digest, in: store)
  }

  /// Every definition that some request may follow.
  func definitions(in store: any ReadTransaction) throws -> [PinnedDefinition] {
    try store.sources(texts: false).filter { $0.kind == .workflow }
      .map { try definition(digest: $0.digest, in: store) }
  }

  /// The schedule of retention in use, and its digest.
  func schedule(in store: any ReadTransaction) throws -> (digest: String, schedule: RetentionSchedule) {
    guard let row = try activeSchedule(in: store) else {
      throw TaskingError(
        .refused, "the store has no schedule of retention",
        hint: "tasking workflow activate retention.yaml; the one that is shipped is in the folder workflows")
    }
    if let schedule, schedule.digest == row.digest { return schedule }
    guard let text = try store.source(digest: row.digest)?.text else {
      throw TaskingError(.integrity, "the store has no text of its schedule", hint: "restore it from a backup")
    }
    let loaded = RetentionFile.read(text, file: row.name, zone: { surroundings.zone($0) })
    guard let read = loaded.value else { throw Shelf.unreadable(row, loaded.diagnostics) }
    schedule = (row.digest, read)
    return (row.digest, read)
  }

  /// The roles that the schedule in use brings with it; none without one.
  func rolesOfSchedule(in store: any ReadTransaction) throws -> [String] {
    try activeSchedule(in: store) == nil ? [] : schedule(in: store).schedule.roles.names
  }

  private func activeSchedule(in store: any ReadTransaction) throws -> SourceRow? {
    try store.sources(texts: false).first { $0.kind == .retention && $0.isActive }
  }

  /// The active registers.
  func registers(in store: any ReadTransaction) throws -> NameTable<Register> {
    if let registers { return registers }
    var table: NameTable<Register> = []
    for row in try store.sources(texts: true) where row.kind == .register && row.isActive {
      let loaded = RegisterFile.read(row.text ?? "", file: row.name)
      guard let register = loaded.value else { throw Shelf.unreadable(row, loaded.diagnostics) }
      table.append(register)
    }
    registers = table
    return table
  }

  /// The plan of notices in use, the last activated of them; inboxes only where there is none.
  func notices(in store: any ReadTransaction) throws -> NoticePlan {
    if let notices { return notices }
    let row = try store.sources(texts: true).filter { $0.kind == .notices && $0.isActive }
      .max { $0.activatedSeq < $1.activatedSeq }
    guard let row else { return .bare }
    let loaded = NoticeFile.read(row.text ?? "", file: row.name)
    guard let plan = loaded.value else { throw Shelf.unreadable(row, loaded.diagnostics) }
    notices = plan
    return plan
  }

  /// The active calendar of that name, for the years around `now` in which work is done.
  func calendar(_ name: String, around now: Instant, in store: any ReadTransaction) throws -> WorkingCalendar {
    let year = Zone.utc.local(now).date.year
    let key = "\(name) \(year)"
    if let known = calendars[key] { return known }
    let calendar = try self.calendar(name, years: year - 12...year + 12, in: store)
    calendars[key] = calendar
    return calendar
  }

  /// The active calendar of that name, for some years; it is read anew each time.
  func calendar(_ name: String, years: ClosedRange<Int>, in store: any ReadTransaction) throws -> WorkingCalendar {
    guard let row = try store.source(.calendar, name: name) else {
      throw TaskingError(.integrity, "the store has no calendar '\(name)'", hint: "tasking workflow activate FILE")
    }
    return try calendar(row, years: years)
  }

  /// The version of a calendar that counted then, whichever is in use now.
  func calendar(_ name: String, version: Int, around now: Instant, in store: any ReadTransaction) throws
    -> WorkingCalendar
  {
    let active = try calendar(name, around: now, in: store)
    if active.version == version { return active }
    let year = Zone.utc.local(now).date.year
    let key = "\(name) \(version) \(year)"
    if let known = calendars[key] { return known }
    let row = try store.sources(texts: true)
      .last { $0.kind == .calendar && $0.name == name && $0.version == version }
    guard let row else {
      throw TaskingError(
        .integrity, "the store has no version \(version) of calendar '\(name)'", hint: "restore it from a backup")
    }
    let calendar = try calendar(row, years: year - 12...year + 12)
    calendars[key] = calendar
    return calendar
  }

  /// A calendar that has been checked and is not in the store yet.
  func calendar(_ source: Source, around now: Instant) throws -> WorkingCalendar {
    let row = SourceRow(
      kind: source.kind, name: source.name, version: source.version, digest: source.digest, text: source.text,
      activatedSeq: 0, isActive: false)
    let year = Zone.utc.local(now).date.year
    return try calendar(row, years: year - 12...year + 12)
  }

  private func calendar(_ row: SourceRow, years: ClosedRange<Int>) throws -> WorkingCalendar {
    let loaded = CalendarFile.read(
      row.text ?? "", file: row.name, years: years, zone: { surroundings.zone($0) })
    guard let calendar = loaded.value else { throw Shelf.unreadable(row, loaded.diagnostics) }
    return calendar
  }

  /// Forgets what was read if anything has been activated since, by whomever; first thing in each transaction.
  func refresh(in store: any ReadTransaction) throws {
    let latest = try store.sources(texts: false).map(\.activatedSeq).max()
    guard latest != asOf else { return }
    forget()
    asOf = latest
  }

  /// Forgets what another activation may have replaced, until the next transaction at least.
  func forget() {
    asOf = nil
    registers = nil
    calendars = [:]
    notices = nil
  }

  private static func unreadable(_ row: SourceRow, _ diagnostics: [Diagnostic]) -> TaskingError {
    TaskingError(
      .integrity, "the \(row.kind.rawValue) '\(row.name)' of the store cannot be read",
      hint: diagnostics.first.map(\.description))
  }
}

/// A definition with the digest that requests pin.
struct PinnedDefinition: Sendable {
  let digest: String
  let definition: Definition
}
