import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Acting {
  /// Makes a definition, calendar or register the one in use, after every check.
  ///
  /// - Parameter foreseen: What it was worked out to do to requests before.
  func activate(_ source: Command.SourceText, foreseen: Impact?) throws -> Activated {
    let (checked, warnings) = try check(source)
    let row = try writer.source(checked.kind, name: checked.name)
    var activated = Activated(
      kind: checked.kind.rawValue, name: checked.name, version: checked.version, digest: checked.digest, seq: 0,
      head: "", staying: 0, isUnchanged: row?.digest == checked.digest)
    if let row, activated.isUnchanged {
      activated.seq = row.activatedSeq
      activated.head = try writer.journalHash(at: row.activatedSeq)?.hex ?? ""
      return session.remarking(activated, warnings: warnings)
    }
    if let row, row.version >= checked.version {
      throw TaskingError(
        .refused,
        "\(checked.name) version \(row.version) is in use, and this text is another version \(checked.version)",
        hint: "give the new text a higher version")
    }
    if checked.kind == .retention { try refuseSecondSchedule(checked) }
    let collisions = try refuseTakenIDs(checked)
    let strands = try self.strands(checked, at: session.now)
    try refuseStrands(strands, of: checked, isTold: source.strand ?? false)
    // The old version still counts until now.
    if checked.kind == .calendar, row != nil {
      activated.impact = try recalendar(checked)
    }
    activated.foreseen = (activated.impact ?? foreseen)?.counts
    let approval = AdministrativeEvent.Approval(
      by: try approver(source.approvedBy), reason: source.reason, impact: activated.foreseen)
    let receipt = try writer.activate(
      checked, approval: approval, by: session.actor, at: session.now, from: session.origin)
    activated.seq = receipt.seq
    activated.head = receipt.hash
    if checked.kind == .workflow {
      var query = RequestQuery()
      query.openOnly = true
      activated.staying = try writer.requests(where: query).filter { $0.workflow == checked.name }.count
    }
    shelf.forget()
    try keepZone()
    let told = strands.prefix(Strands.mostListed).map { "stranded: \($0)" }
    return session.remarking(activated, warnings: warnings + collisions + told + wordsOfStaying(foreseen))
  }
}

extension Context {
  /// What a definition would do to requests, worked out before the writers' lock is taken; nothing for the first of its
  /// name, for another kind of text, or for one that cannot be used.
  func foresee(_ source: Command.SourceText) throws -> Impact? {
    let checked: Source
    do { checked = try check(source).source } catch is TaskingError { return nil }
    guard checked.kind == .workflow, let present = try reader.source(.workflow, name: checked.name),
      present.version < checked.version
    else { return nil }
    return try impact(of: checked, from: present.version)
  }

  /// A store has one schedule of retention.
  fileprivate func refuseSecondSchedule(_ checked: Source) throws {
    let other = try reader.sources(texts: false)
      .first { $0.kind == .retention && $0.isActive && $0.name != checked.name }
    guard let other else { return }
    throw TaskingError(
      .refused, "the store's schedule of retention is '\(other.name)', and there can be only one",
      hint: "give this one that name, and a version higher than \(other.version)")
  }

  fileprivate func approver(_ text: String?) throws(TaskingError) -> String? {
    guard let text else { return nil }
    guard !FieldValue.text(text).isBlank, text.count <= 200 else {
      throw TaskingError(.malformed, "--approved-by wants a name, at most 200 characters", hint: "--approved-by \"…\"")
    }
    return text
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

  /// Refuses an entry of the journal that would say nothing new of somebody.
  func refuseSame(_ record: PersonRecord, as present: PersonRecord) throws(TaskingError) {
    guard record == present else { return }
    throw TaskingError(
      .refused, "that is so of \(record.id) already: nothing would change", hint: "tasking person list")
  }
}
