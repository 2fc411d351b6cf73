import Tasking
import TaskingAPI
import WorkingTime

// The forms for programs: JSON is the body as it encodes itself, the others are made of its lines.

extension Renderer {
  /// The body as one object; a body that is a list is the object's only member.
  func json(_ reply: Reply) throws -> String {
    return switch reply.body {
    case .written(let body): try JSONText.object(body, of: reply)
    case .list(let body): try JSONText.object(body, of: reply)
    case .request(let body): try JSONText.object(body, of: reply)
    case .next(let body): try JSONText.object(body, of: reply)
    case .why(let body): try JSONText.object(body, of: reply)
    case .history(let body): try JSONText.object(body, of: reply)
    // As it is sealed: no member beside its own.
    case .certificate(let body): String(decoding: try body.bytes().dropLast(), as: UTF8.self)
    case .corrections(let body): try JSONText.object(body, of: reply)
    case .move(let body): try JSONText.object(body, of: reply)
    case .ticked(let body): try JSONText.object(body, of: reply)
    case .planned(let body): try JSONText.object(body, of: reply)
    case .quietness(let body): try JSONText.object(body, of: reply)
    case .delivered(let body): try JSONText.object(body, of: reply)
    case .inbox(let body): try JSONText.object(body, of: reply)
    case .outbox(let body): try JSONText.object(body, of: reply)
    case .revived(let body): try JSONText.object(body, of: reply)
    case .activated(let body): try JSONText.object(body, of: reply)
    case .impact(let body): try JSONText.object(body, of: reply)
    case .pressure(let body): try JSONText.object(body, of: reply)
    case .simulated(let body): try JSONText.object(body, of: reply)
    case .workflows(let body): try JSONText.object(["workflows": body], of: reply)
    case .workflow(let body): try JSONText.object(body, of: reply)
    case .calendar(let body): try JSONText.object(body, of: reply)
    case .people(let body): try JSONText.object(["people": body], of: reply)
    case .person(let body): try JSONText.object(body, of: reply)
    case .left(let body): try JSONText.object(body, of: reply)
    case .audit(let body): try JSONText.object(body, of: reply)
    case .consistency(let body): try JSONText.object(body, of: reply)
    case .anchored(let body): try JSONText.object(body, of: reply)
    case .keyRenewed(let body): try JSONText.object(body, of: reply)
    case .retained(let body): try JSONText.object(body, of: reply)
    case .retentionDue(let body): try JSONText.object(body, of: reply)
    case .absences(let body): try JSONText.object(body, of: reply)
    case .absence(let body): try JSONText.object(body, of: reply)
    case .handover(let body): try JSONText.object(body, of: reply)
    case .handovers(let body): try JSONText.object(["handovers": body], of: reply)
    case .staffing(let body): try JSONText.object(body, of: reply)
    }
  }

  /// An object a line of a list; what is no list is one line.
  func jsonLines(_ reply: Reply) throws -> [String] {
    return switch reply.body {
    case .list(let body): try body.requests.map { try JSONText.object($0, of: reply) }
    case .history(let body): try body.events.map { try JSONText.object($0, of: reply) }
    case .corrections(let body): try body.corrections.map { try JSONText.object($0, of: reply) }
    case .next(let body): try body.moves.map { try JSONText.object($0, of: reply) }
    case .impact(let body): try body.lines.map { try JSONText.object($0, of: reply) }
    case .planned(let body): try body.lines.map { try JSONText.object($0, of: reply) }
    case .pressure(let body): try body.rules.map { try JSONText.object($0, of: reply) }
    case .inbox(let body): try body.notices.map { try JSONText.object($0, of: reply) }
    case .outbox(let body): try body.lines.map { try JSONText.object($0, of: reply) }
    case .workflows(let body): try body.map { try JSONText.object($0, of: reply) }
    case .calendar(let body): try body.years.map { try JSONText.object($0, of: reply) }
    case .people(let body): try body.map { try JSONText.object($0, of: reply) }
    case .retentionDue(let body): try body.requests.map { try JSONText.object($0, of: reply) }
    case .absences(let body): try body.absences.map { try JSONText.object($0, of: reply) }
    case .handover(let body): try body.lines.map { try JSONText.object($0, of: reply) }
    case .handovers(let body): try body.map { try JSONText.object($0, of: reply) }
    // Anchors as they are kept: what was signed has no other member.
    case .anchored(let body): body.lines
    default: [try json(reply)]
    }
  }

  /// References, names or ids alone.
  func ids(_ reply: Reply) throws -> [String] {
    let ids: [String] =
      switch reply.body {
      case .written(let body): [body.reference]
      case .list(let body): body.requests.map(\.reference)
      case .request(let body): [body.reference]
      case .next(let body): body.moves.filter(\.isOpen).map(\.name)
      case .why(let body): [body.reference]
      case .history(let body): [body.reference]
      case .certificate(let body): [body.statement.reference]
      case .corrections(let body): Array(Set(body.corrections.map(\.reference))).sorted()
      case .move(let body): [body.name]
      case .activated(let body): [body.name]
      case .pressure(let body): body.rules.map(\.name)
      case .impact(let body): Array(Set(body.lines.map(\.reference))).sorted()
      case .workflows(let body): body.map(\.name)
      case .workflow(let body): [body.name]
      case .calendar(let body): body.years.flatMap(\.days).map(\.date)
      case .people(let body): body.map(\.id)
      case .person(let body): [body.id]
      case .left(let body): body.work.map(\.reference)
      case .retained(let body): [body.reference]
      case .retentionDue(let body): body.requests.map(\.reference)
      case .planned(let body): Array(Set(body.lines.map(\.reference))).sorted()
      case .quietness(let body): [body.reference]
      case .inbox(let body): body.notices.map(\.notice)
      case .outbox(let body): body.lines.map(\.notice)
      case .absences(let body): body.absences.map { String($0.number) }
      case .absence(let body): [body.person]
      case .handover(let body): body.lines.map(\.reference)
      case .handovers(let body): body.map { String($0.number) }
      case .staffing(let body): (body.stuck + body.unattended).map(\.reference)
      case .ticked, .delivered, .revived, .simulated, .audit, .consistency, .anchored, .keyRenewed:
        throw Self.noForm("ids")
      }
    return ids.map(Visible.line)
  }

  /// A header and a line of cells an element; lists only.
  func csv(_ reply: Reply) throws -> [String] {
    switch reply.body {
    case .list(let body):
      let header = [
        "reference", "priority", "state", "stage", "kind", "establishment", "title", "waits_for", "assignee", "raiser",
        "version", "next_due", "next_due_clock", "told", "told_at", "acknowledged_until",
      ]
      return [CSVText.line(header)]
        + body.requests.map { line in
          CSVText.line([
            line.reference, line.priority ?? "", line.state, line.stage, line.kind ?? "", line.establishment ?? "",
            line.title ?? "", line.waitsFor ?? "", line.assignee ?? "", line.raiser, String(line.version),
            line.nextDue?.rfc3339 ?? "", line.nextDueClock ?? "", line.told ?? "", line.toldAt?.rfc3339 ?? "",
            line.acknowledgedUntil?.rfc3339 ?? "",
          ])
        }
    case .corrections(let body): return csv(body)
    case .pressure(let body):
      return [CSVText.line(["rule", "held", "refused", "alone", "last_refused"])]
        + body.rules.map { line in
          CSVText.line([
            line.name, String(line.held), String(line.refused), String(line.alone), line.lastRefused?.rfc3339 ?? "",
          ])
        }
    case .impact(let body):
      return [CSVText.line(["reference", "priority", "state", "clock", "before", "after", "change"])]
        + body.lines.map { line in
          CSVText.line([
            line.reference, line.priority ?? "", line.state, line.clock, line.before?.rfc3339 ?? "",
            line.after?.rfc3339 ?? "", line.change,
          ])
        }
    case .planned(let body): return [CSVText.line(Self.dueColumns)] + body.lines.map { CSVText.line(Self.cells($0)) }
    case .people(let body):
      return [CSVText.line(["id", "name", "uid", "roles", "covers", "limit", "open_requests"])]
        + body.map { person in
          CSVText.line([
            person.id, person.name, person.uid.map(String.init) ?? "", person.roles.map(\.role).joined(separator: " "),
            person.covers.joined(separator: " "), person.limit.map(String.init) ?? "", String(person.openRequests),
          ])
        }
    case .retentionDue(let body):
      let header = ["reference", "group", "closed_at", "clear_since", "due", "held_for", "proposed_by"]
      return [CSVText.line(header)]
        + body.requests.map { line in
          CSVText.line([
            line.reference, line.group, line.closedAt.rfc3339, line.clearSince.rfc3339, line.due,
            line.heldFor.joined(separator: " "), line.proposedBy ?? "",
          ])
        }
    case .inbox(let body): return Self.csv(body)
    case .outbox(let body): return Self.csv(body)
    case .workflows(let body):
      return [CSVText.line(["name", "version", "digest", "active", "open_requests"])]
        + body.map { CSVText.line([$0.name, "\($0.version)", $0.digest, "\($0.isActive)", "\($0.openRequests)"]) }
    case .calendar(let body):
      return [CSVText.line(["calendar", "version", "date", "weekday", "kind", "name", "hours", "beyond_horizon"])]
        + body.years.flatMap(\.days).map { day in
          CSVText.line([
            body.calendar, "\(body.version)", day.date, day.weekday, day.kind, day.name ?? "",
            day.hours.joined(separator: " "), "\(body.horizon.map { $0 < day.date } ?? true)",
          ])
        }
    default: throw Self.noForm("csv")
    }
  }

  private static func noForm(_ name: String) -> TaskingError {
    TaskingError(.usage, "this cannot be written as \(name)", hint: "use --format table or --format json")
  }
}
