import Store
import TaskingAPI
import Workflow
import WorkflowFile
import WorkingTime

extension Command.Activate: Job {
  static var mayBeNumbered: Bool { true }

  func run(in context: Working) throws -> Reply<Activated> {
    let foreseen = try context.look { try $0.foresee(source) }
    return try context.change(Foreseen(source: source, impact: foreseen))
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
