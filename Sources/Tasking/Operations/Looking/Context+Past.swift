import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Context {
  /// Looks at the store as it was at a moment of the past.
  ///
  /// Whoever may not see a request now may not see what it was; and what was somebody's draft then is their own.
  /// - Throws: `usage` for a command that has no past, `malformed` for a moment that is none, or is still to come.
  func lookBack<Asked: Look>(_ phrase: AsAt.Phrase, _ asked: Asked) throws -> Reply<Asked.Answer> {
    guard Asked.hasPast else {
      throw TaskingError(.usage, "only show, list, history and why can look at the past", hint: "leave --as-at away")
    }
    if let subject = asked.subject { _ = try visibleRow(subject) }
    let asAt = AsAt(instant: try moment(phrase), sense: phrase.sense)
    let past = PastTransaction(reader, asAt) { [shelf, reader] digest in
      try shelf.definition(digest: digest, in: reader).definition
    }
    let then = standing(at: asAt.instant).reading(past)
    var reply = then.session.reply(try asked.run(in: then))
    reply.asAt = asAt
    // How late the scheduler is now says nothing of then.
    reply.warnings = []
    return reply
  }

  fileprivate func moment(_ phrase: AsAt.Phrase) throws(TaskingError) -> Instant {
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
