import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Command.Activate: Job {
  static var mayBeNumbered: Bool { true }

  /// Puts the text to use in one act.
  ///
  /// After another version of a calendar open requests are re-dated in short acts, between which others write: one that was
  /// not yet goes by the version that counted for it, until its turn or its next event. What was cut off goes on when the
  /// same text is activated again.
  func run(in context: Working) throws -> Reply<Activated> {
    let foreseen = try context.look { try $0.foresee(source) }
    var reply = try context.change(Foreseen(source: source, impact: foreseen))
    guard let calendar = try context.look({ try $0.activeCalendar(of: source) }) else { return reply }
    var redating = Redating(calendar, from: foreseen?.from ?? calendar.version)
    var place = Context.Place.start
    while place != .end {
      do {
        let step = redating
        (redating, place) = try context.act { try step.gone(on: place, in: $0) }
      } catch let error as TaskingError {
        throw redating.cutOff(by: error)
      } catch let fault as StoreFault {
        throw redating.cutOff(by: TaskingError(fault))
      }
      if place != .end { context.store.giveWay() }
    }
    reply.amend { activated in
      if foreseen != nil || redating.impact.moved > 0 { activated.impact = redating.impact }
    }
    return reply
  }
}

/// Open requests on the way to the version of a calendar that is in use, and what that does to them.
private struct Redating {
  private let calendar: SourceRow
  private(set) var impact: Impact

  init(_ calendar: SourceRow, from version: Int) {
    self.calendar = calendar
    impact = Impact(
      kind: calendar.kind.rawValue, name: calendar.name, from: version, to: calendar.version, isDone: true)
  }

  /// The same after the next requests were re-dated, and where it stopped.
  func gone(on place: Context.Place, in context: Acting) throws -> (Redating, Context.Place) {
    guard try context.writer.source(.calendar, name: calendar.name)?.digest == calendar.digest else {
      throw TaskingError(.refused, "another version of \(calendar.name) was put to use meanwhile")
    }
    var next = self
    let stop = try context.eachOpen(from: place, isBrief: true) { kernel, snapshot, caughtUp in
      guard kernel.definition.calendar == calendar.name else { return }
      let event = try asking(snapshot.reference) { () throws(KernelFault) in
        try kernel.recalendared(snapshot, by: context.session.actor, at: context.session.now)
      }
      try context.add(to: &next.impact, snapshot, event)
      if let event { _ = try context.keep(caughtUp, event, on: snapshot, under: kernel.definition) }
    }
    return (next, stop)
  }

  /// An error that says how far it came.
  func cutOff(by error: TaskingError) -> TaskingError {
    var told = error
    told.message +=
      "; \(calendar.name) version \(calendar.version) is in use, and \(Context.requests(impact.considered)) "
      + (impact.considered == 1 ? "was" : "were") + " re-dated before that"
    told.hint = "activate it again for the rest; until then each goes by the version that counted for it"
    return told
  }
}

extension Context {
  /// The calendar that is in use and is this text; nil for another kind of text.
  fileprivate func activeCalendar(of source: Command.SourceText) throws -> SourceRow? {
    let checked: Source
    do { checked = try check(source).source } catch is TaskingError { return nil }
    guard checked.kind == .calendar, let row = try reader.source(.calendar, name: checked.name),
      row.digest == checked.digest
    else { return nil }
    return row
  }
}

/// A text to be put to use, with what was foreseen of it before the writers' lock was taken.
private struct Foreseen: Act {
  typealias Answer = Activated
  static let name = Command.Activate.name
  static let permission = Command.Activate.permission

  let source: Command.SourceText
  let impact: Impact?

  var ordered: any Encodable { Command.Activate(source) }

  func run(in context: Acting) throws -> Activated {
    try context.activate(source, foreseen: impact)
  }
}

extension Acting {
  /// Makes a definition, calendar or register the one in use, after every check.
  ///
  /// - Parameter foreseen: What it was worked out to do to requests before.
  fileprivate func activate(_ source: Command.SourceText, foreseen: Impact?) throws -> Activated {
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
    activated.foreseen = foreseen?.counts
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
  /// What a definition or calendar would do to requests, worked out before the writers' lock is taken; nothing for the first
  /// of its name, for another kind of text, or for one that cannot be used.
  func foresee(_ source: Command.SourceText) throws -> Impact? {
    let checked: Source
    do { checked = try check(source).source } catch is TaskingError { return nil }
    guard checked.kind == .workflow || checked.kind == .calendar,
      let present = try reader.source(checked.kind, name: checked.name), present.version < checked.version
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
