import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Service {
  /// Looks at the store as it was at a moment of the past.
  ///
  /// Whoever may not see a request now may not see what it was; and what was somebody's draft then is their own.
  /// - Throws: `usage` for a command that has no past, `malformed` for a moment that is none, or is still to come.
  func lookBack<Asked: Look>(_ phrase: AsAt.Phrase, _ asked: Asked, _ present: Context) throws
    -> Reply<Asked.Answer>
  {
    guard Asked.hasPast else {
      throw TaskingError(.usage, "only show, list, history and why can look at the past", hint: "leave --as-at away")
    }
    let (session, transaction) = (present.session, present.reader)
    if let subject = asked.subject { _ = try visibleRow(subject, session, transaction) }
    let asAt = AsAt(instant: try moment(phrase, session), sense: phrase.sense)
    let past = PastTransaction(transaction, asAt) { digest in
      try self.shelf.definition(digest: digest, in: transaction).definition
    }
    let then = session.standing(at: asAt.instant)
    var reply = then.reply(try asked.run(in: Context(self, then, present.terms, present.caller, past)))
    reply.asAt = asAt
    // How late the scheduler is now says nothing of then.
    reply.warnings = []
    return reply
  }

  private func moment(_ phrase: AsAt.Phrase, _ session: Session) throws(TaskingError) -> Instant {
    let instant: Instant
    do throws(InstantPhraseFault) {
      instant = try InstantPhrase(now: session.now, zone: session.zone, isPast: true).instant(phrase.text)
    } catch {
      throw TaskingError(
        .malformed, "--as-at: \(error.sentence)", hint: "write 2026-11-20 14:00, fri 16:00, 20 Nov or -3h")
    }
    guard instant <= session.now else {
      throw TaskingError(
        .malformed, "--as-at: \(session.words(instant)) is still to come", hint: "what will fall due: tasking why REF")
    }
    return instant
  }
}
