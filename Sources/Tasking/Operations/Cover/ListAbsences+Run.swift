import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ListAbsences: Look {
  func run(in context: Context) throws -> Absences {
    try context.absences(self)
  }
}

extension Context {
  /// Who is away or will be, and who stands in.
  func absences(_ query: Command.ListAbsences) throws -> Absences {
    let rows = try reader.people()
    let wanted = try query.person.map { [try known($0)] } ?? rows
    let standIns = Context.standIns(rows)
    let mayKnow = try mayCover()
    var lines: [Absences.Line] = []
    for row in wanted {
      for absence in row.absences {
        let line = Context.line(
          of: absence, standIns, mayKnowReason: mayKnow || row.record.id == session.person, at: session.now)
        // Those who are gone are many in the end, and no news.
        if query.isAll || (line.phase != .over && (query.person != nil || line.phase == .planned || !line.isDeparture))
        {
          lines.append(line)
        }
      }
    }
    lines.sort { ($0.from, $0.person, $0.number) < ($1.from, $1.person, $1.number) }
    let deputies = wanted.compactMap { row in
      row.record.deputy.map { Absences.Deputy(person: row.record.id, deputy: $0) }
    }
    return Absences(absences: lines, deputies: deputies)
  }

  fileprivate static func line(
    of row: AbsenceRow, _ standIns: StandIns, mayKnowReason: Bool, at now: Instant
  ) -> Absences.Line {
    let absence = row.absence
    let isOver = [row.record.until, row.ended].compactMap(\.self).contains { $0 <= now }
    var line = Absences.Line(
      number: row.seq, person: row.record.person, from: row.record.from, until: row.record.until,
      phase: isOver ? .over : absence.since <= now ? .now : .planned, recorded: row.recorded)
    line.ended = row.ended
    line.isDeparture = row.isDeparture
    line.deputy = row.record.deputy
    line.reason = mayKnowReason ? row.record.reason : nil
    guard !isOver else { return line }
    switch standIns.answer(for: row.record.person, at: max(absence.since, now)) {
    case .person(let id): line.standIn = id
    case .circle(let ids): line.circle = ids
    case .present, .nobody, .unfit: break
    }
    return line
  }
}
