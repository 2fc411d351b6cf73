import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Context {
  /// A clock as of now; a clock that counts every second needs no calendar.
  func line(of row: ClockRow, _ reference: String) throws -> ClockLine {
    let clock = row.state
    var used = clock.used
    var breach = clock.breachedAt
    if clock.phase == .running {
      if clock.budget.isElapsed {
        used += max(0, clock.since.seconds(to: session.now))
      } else {
        let calendar = try shelf.calendar(
          clock.calendar, version: clock.calendarVersion, around: session.now, in: reader)
        used = try asking(reference) { () throws(KernelFault) in
          do throws(CalendarFault) {
            return try ClockArithmetic(calendar: calendar).used(of: clock, at: session.now)
          } catch { throw .calendar(error) }
        }
      }
    }
    if breach == nil, clock.phase != .stopped, let due = clock.due, due < session.now { breach = due }
    var line = ClockLine(
      name: clock.clock, state: clock.phase.rawValue, budgetSeconds: clock.budget.seconds,
      isElapsed: clock.budget.isElapsed, usedSeconds: used, due: clock.due, breachedAt: breach,
      verdict: clock.verdict?.rawValue, lap: clock.lap)
    line.claimed = row.claim.map { ClockLine.Claimed(due: $0.due, verdict: $0.verdict?.rawValue) }
    return line
  }

  /// What is late: places that no anchor gets to, and the scheduler if it last ran more than two of its intervals ago,
  /// stands still because this machine's clock has gone back, could not bring everything up to date, or has left undone
  /// what was to fall due at `nextAt`.
  func lateness(of nextAt: Instant? = nil) throws -> [String] {
    let anchors = try anchorWarnings()
    guard let schedule = try reader.schedule() else {
      let isLate = nextAt.map { $0.seconds(to: session.now) > Context.tickInterval * 2 } ?? false
      return anchors + (isLate ? ["the scheduler has never run"] : [])
    }
    return anchors + Context.warnings(of: schedule, TimeWords(now: session.now, zone: session.zone))
  }

  /// What is wrong with how the scheduler stands.
  static func warnings(of schedule: Schedule, _ times: TimeWords) -> [String] {
    let now = times.now
    let ago = schedule.lastAt.seconds(to: now)
    var warnings: [String] = []
    if ago < -Session.tolerance {
      warnings.append(
        "the scheduler stands still: it last ran at \(times.moment(schedule.lastAt)), and this machine's clock has gone back"
      )
    } else if let setBack = schedule.setBackTo {
      warnings.append(
        "the scheduler stood still: this machine's clock had gone back to \(times.moment(setBack));"
          + " it last ran \(age(max(0, ago))) ago")
    } else if ago > tickInterval * 2 {
      warnings.append("scheduler last ran \(age(ago)) ago")
    }
    if schedule.left > 0 { warnings.append("the scheduler had no time for \(requests(schedule.left))") }
    if schedule.errors > 0 {
      warnings.append("the scheduler could not bring \(requests(schedule.errors)) up to date")
    }
    return warnings
  }

  /// `1 request`, `3 requests`.
  static func requests(_ count: Int) -> String { "\(count) request\(count == 1 ? "" : "s")" }

  /// How often the scheduler is meant to run, in seconds: as the unit files have it.
  static let tickInterval: Int64 = 60

  /// `3 h 12 m`, `2 d 4 h`, `45 s`.
  static func age(_ seconds: Int64) -> String {
    switch seconds {
    case ..<60: "\(seconds) s"
    case ..<3_600: "\(seconds / 60) m"
    case ..<86_400: "\(seconds / 3_600) h \(seconds % 3_600 / 60) m"
    default: "\(seconds / 86_400) d \(seconds % 86_400 / 3_600) h"
    }
  }
}

extension RequestRow {
  /// Whether that it is erased keeps nobody from seeing what is left: a draft that went is still its author's alone, what
  /// was disposed of was everybody's.
  func mayBeSeenErased(by person: String) -> Bool {
    !isErased || raiser == person || retention?.disposedAt != nil
  }
}

extension RequestDetail {
  /// What a row says by itself.
  init(_ row: RequestRow) {
    self.init(
      reference: row.reference, workflow: row.workflow, workflowVersion: row.workflowVersion,
      definition: row.definition, version: row.version, state: row.state, stage: row.stage.rawValue,
      priority: row.priority, assignee: row.assignee, assigneeName: nil, waitsFor: row.waitsFor?.id,
      raiser: row.raiser, raiserName: nil, raisedAt: row.raisedAt, enteredAt: row.enteredAt,
      changedAt: row.changedAt, cycle: row.cycle, isOpen: row.isOpen, isErased: row.isErased, fields: row.fields,
      lines: [], clocks: [], nextDue: row.nextDue, nextDueClock: row.nextDueClock, nextAt: row.nextAt,
      retention: row.retention)
  }
}

extension History.Line {
  /// The same as an entry of the journal has it.
  ///
  /// - Parameter told: Whom its notices told, and as what.
  init(_ entry: JournalEntry, told: [String]) {
    let payload = entry.event.payload
    self.init(
      version: entry.event.version, seq: entry.seq, head: entry.hash.hex, occurredAt: entry.event.occurredAt,
      recordedAt: entry.event.recordedAt, kind: entry.event.kind, state: entry.event.state,
      actor: entry.event.actor.id, via: entry.origin.via, actingFor: payload?.actingFor, reason: payload?.reason,
      fields: payload?.fields ?? [:],
      cleared: payload?.cleared ?? [], assignee: payload?.assignee, waiver: payload?.waiver,
      rungs: (payload?.firings ?? []).map {
        "\($0.clock) \($0.percent)%" + ($0.occurrence > 1 ? " (\($0.occurrence))" : "")
          + ($0.superseded ? " superseded" : "")
      },
      clocks: (payload?.clocks ?? []).map { "\($0.clock) \($0.verdict?.rawValue ?? $0.phase.rawValue)" },
      claimed: (payload?.claimedClocks ?? []).map { "\($0.clock) \($0.verdict?.rawValue ?? $0.phase.rawValue)" },
      told: told,
      acknowledged: (payload?.acknowledged ?? []).map { "\($0.clock) until \($0.until.rfc3339)" },
      isErased: payload == nil, retention: payload?.retention, corrects: payload?.corrects?.version,
      correctedFields: payload?.corrects?.fields, correctedBy: nil, disclosedTo: payload?.disclosed?.to,
      disclosedFields: payload?.disclosed?.fields)
  }
}
