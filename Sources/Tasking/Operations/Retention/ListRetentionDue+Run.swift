import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.ListRetentionDue: Look {
  /// Finished requests whose review is due by a day, of those that the caller may decide on; the earliest due first.
  ///
  /// Cost: the rows of what was closed long enough ago; where something of it may be due, the rows of all requests, of
  /// which one that names the same subject puts a review off.
  func run(in context: Context) throws -> RetentionDue {
    let (session, transaction) = (context.session, context.reader)
    let (digest, schedule) = try context.shelf.schedule(in: transaction)
    guard let id = session.person, let me = try transaction.person(id: id)?.person(openRequests: 0),
      schedule.deciders.contains(where: { me.holds($0, at: session.now) })
    else {
      throw TaskingError(
        .notPermitted, "this takes a \(Blocker.or(schedule.deciders))", hint: "who holds it: tasking person list")
    }
    let day = try day(schedule, session)
    let old = RequestQuery(
      .all([
        .not(.isOpen), .not(.flag(.isErased)),
        .number(.enteredAt, .atMost, schedule.latestClosing(dueBy: day).secondsSinceEpoch),
      ]))
    let rows = try transaction.requests(where: old).filter { row in
      schedule.review(closed: row.enteredAt, fields: row.fields, row.retention, .none)?.due.map { $0 <= day } ?? false
    }
    let index = try rows.isEmpty ? AttentionIndex(path: nil) : context.attention(schedule)
    var due: [(day: CivilDate, line: RetentionDue.Line)] = []
    for row in rows {
      let attention = index.attention(to: row.fields, of: row.reference)
      guard me.reaches(row.establishment),
        let review = schedule.review(closed: row.enteredAt, fields: row.fields, row.retention, attention),
        let clearSince = review.clearSince, let first = review.due, first <= day
      else { continue }
      var line = RetentionDue.Line(
        reference: row.reference, group: review.group.name, closedAt: row.enteredAt, clearSince: clearSince,
        due: first.iso)
      line.isNeverDisposed = review.group.isNeverDisposed
      line.heldFor = row.retention?.holds.map(\.basis) ?? []
      if let proposal = schedule.standingProposal(row.retention, by: digest, at: session.now) {
        line.proposedBy = proposal.by
        line.lapses = schedule.lapse(of: proposal.at)
      }
      due.append((first, line))
    }
    due.sort { ($0.day, $0.line.reference) < ($1.day, $1.line.reference) }
    return RetentionDue(
      schedule: schedule.name, version: schedule.version, disposes: schedule.disposes, by: day.iso,
      requests: due.map(\.line))
  }

  /// The day that is meant.
  private func day(_ schedule: RetentionSchedule, _ session: Session) throws(TaskingError) -> CivilDate {
    guard let text = by else { return schedule.zone.date(at: session.now) }
    do throws(InstantPhraseFault) {
      return schedule.zone.date(at: try InstantPhrase(now: session.now, zone: schedule.zone).instant(text))
    } catch {
      throw TaskingError(.malformed, "--by: \(error.sentence)", hint: "write 2033-01-31 or +30d")
    }
  }
}
