package import TaskingAPI
package import Workflow
import WorkingTime

extension Renderer {
  /// What happened, the first event first; below each one what it wrote.
  package func lines(_ history: History) -> [String] {
    let width = history.events.map { String($0.version).count }.max() ?? 1
    return [Visible.line(history.reference)] + Self.stretches(history.events).flatMap { lines($0, width: width) }
  }

  /// Events in order, each alone but for rungs that came again and again while nothing else happened: those together.
  private static func stretches(_ events: [History.Line]) -> [[History.Line]] {
    var stretches: [[History.Line]] = []
    var places: [String: Int] = [:]
    for event in events {
      guard let key = key(event) else {
        places = [:]
        stretches.append([event])
        continue
      }
      if let place = places[key] {
        stretches[place].append(event)
      } else {
        places[key] = stretches.count
        stretches.append([event])
      }
    }
    return stretches
  }

  /// What an event that only says which rungs fell due has in common with others that say the same; nil for others.
  private static func key(_ event: History.Line) -> String? {
    guard event.kind == Event.Kind.rung, !event.rungs.isEmpty, event.fields.isEmpty, event.cleared.isEmpty,
      event.reason == nil, event.assignee == nil, !event.isErased, event.corrects == nil, event.correctedBy == nil
    else { return nil }
    let rungs = Set(event.rungs.map(base)).sorted()
    return ([event.state, event.actor, event.via] + rungs + event.clocks + event.claimed).joined(separator: "\n")
  }

  /// `update 200%` of `update 200% (7)`.
  private static func base(_ rung: String) -> String {
    guard let open = rung.firstIndex(of: "("), let close = rung[open...].firstIndex(of: ")") else { return rung }
    return String(rung[..<open].dropLast()) + rung[rung.index(after: close)...]
  }

  private func lines(_ events: [History.Line], width: Int) -> [String] {
    guard let event = events.first, let last = events.last else { return [] }
    let number = String(repeating: " ", count: max(0, width - String(event.version).count)) + String(event.version)
    let isClaimed = event.actor != Actor.machineID
    let late =
      event.recordedAt == event.occurredAt
      ? "" : ", \(isClaimed ? "as claimed; " : "")recorded \(times.moment(event.recordedAt))"
    let again =
      events.count > 1 ? "  ×\(events.count), last \(times.moment(last.occurredAt)) (version \(last.version))" : ""
    let head =
      "  \(number)  \(times.moment(event.occurredAt))  \(event.kind) → \(event.state)  by \(event.actor)\(event.actingFor.map { " for \($0)" } ?? "") via "
      + "\(event.via)\(late)\(again)"
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
      notes += Self.hung("\(Visible.line(name)): ", Visible.lines(words(value)))
    }
    if !event.cleared.isEmpty { notes.append("cleared: " + Visible.line(event.cleared.joined(separator: ", "))) }
    if let assignee = event.assignee {
      notes.append(assignee.isEmpty ? "given to nobody" : "given to " + Visible.line(assignee))
    }
    if let waiver = event.waiver { notes.append("separation waived: " + Visible.line(waiver)) }
    let rungs = events.flatMap(\.rungs)
    if !rungs.isEmpty {
      let due = rungs.count > 1 ? Folded.words(rungs.map(Self.base)) : rungs[0]
      notes.append("due: " + Visible.line(due))
    }
    if !event.clocks.isEmpty { notes.append("clocks: " + Visible.line(event.clocks.joined(separator: ", "))) }
    if !event.claimed.isEmpty {
      notes.append("by the times claimed: " + Visible.line(event.claimed.joined(separator: ", ")))
    }
    if !event.acknowledged.isEmpty {
      notes.append("acknowledged: " + Visible.line(event.acknowledged.map(readableEnd).joined(separator: ", ")))
    }
    let told = Folded.words(events.flatMap(\.told))
    if !told.isEmpty { notes.append("told: " + Visible.line(told)) }
    return [Visible.line(head)] + notes.map { indent + $0 }
  }

  private static func hung(_ label: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { $0 == 0 ? label + $1 : String(repeating: " ", count: label.count) + $1 }
  }

  /// A value in one run of words.
  package func words(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): readable(text)
    case .flag(let flag): flag ? "yes" : "no"
    case .number(let number): String(number)
    case .list(let list): list.map(words).joined(separator: "; ")
    case .record(let record):
      record.keys.sorted().map { name in "\(name) \(record[name].map(words) ?? "")" }.joined(separator: ", ")
    }
  }
}
