import Tasking
import Workflow

extension Renderer {
  /// What happened, the first event first; below each one what it wrote.
  func lines(_ history: History) -> [String] {
    let width = history.events.map { String($0.version).count }.max() ?? 1
    return [Visible.line(history.reference)] + history.events.flatMap { lines($0, width: width) }
  }

  private func lines(_ event: History.Line, width: Int) -> [String] {
    let number = String(repeating: " ", count: max(0, width - String(event.version).count)) + String(event.version)
    let isClaimed = event.actor != Actor.machineID
    let late =
      event.recordedAt == event.occurredAt
      ? "" : ", \(isClaimed ? "as claimed; " : "")recorded \(times.moment(event.recordedAt))"
    let head =
      "  \(number)  \(times.moment(event.occurredAt))  \(event.kind) → \(event.state)  by \(event.actor)\(event.actingFor.map { " for \($0)" } ?? "") via "
      + "\(event.via)\(late)"
    let indent = String(repeating: " ", count: width + 4)
    var notes: [String] = []
    if event.isErased { notes.append("its contents were erased") }
    if let version = event.corrects {
      notes.append(
        Visible.line("CORRECTS version \(version): \((event.correctedFields ?? []).joined(separator: ", "))"))
    }
    if let versions = event.correctedBy {
      notes.append("CORRECTED by version \(versions.map(String.init).joined(separator: ", "))")
    }
    if let party = event.disclosedTo {
      notes.append(Visible.line("given to \(party): \(event.disclosedFields?.joined(separator: ", ") ?? "all of it")"))
    }
    if let reason = event.reason { notes += Self.hung("reason: ", Visible.lines(reason)) }
    if let entry = event.retention { notes += self.notes(entry) }
    for name in event.fields.keys.sorted() {
      guard let value = event.fields[name] else { continue }
      notes += Self.hung("\(Visible.line(name)): ", Visible.lines(Self.words(value)))
    }
    if !event.cleared.isEmpty { notes.append("cleared: " + Visible.line(event.cleared.joined(separator: ", "))) }
    if let assignee = event.assignee {
      notes.append(assignee.isEmpty ? "given to nobody" : "given to " + Visible.line(assignee))
    }
    if let waiver = event.waiver { notes.append("separation waived: " + Visible.line(waiver)) }
    if !event.rungs.isEmpty { notes.append("due: " + Visible.line(event.rungs.joined(separator: ", "))) }
    if !event.clocks.isEmpty { notes.append("clocks: " + Visible.line(event.clocks.joined(separator: ", "))) }
    if !event.claimed.isEmpty {
      notes.append("by the times claimed: " + Visible.line(event.claimed.joined(separator: ", ")))
    }
    if !event.acknowledged.isEmpty {
      notes.append("acknowledged: " + Visible.line(event.acknowledged.joined(separator: ", ")))
    }
    if !event.told.isEmpty { notes.append("told: " + Visible.line(event.told.joined(separator: ", "))) }
    return [Visible.line(head)] + notes.map { indent + $0 }
  }

  private static func hung(_ label: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { $0 == 0 ? label + $1 : String(repeating: " ", count: label.count) + $1 }
  }

  /// A value in one run of words.
  static func words(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number): String(number)
    case .list(let list): list.map(words).joined(separator: "; ")
    case .record(let record):
      record.keys.sorted().map { name in "\(name) \(record[name].map(words) ?? "")" }.joined(separator: ", ")
    }
  }
}
