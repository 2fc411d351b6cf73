import Store
import TaskingAPI
import Workflow
import WorkingTime

// What is common to all looks, and to all acts, happens here, once.

extension Service {
  /// Carries out a look on one snapshot.
  func look<Asked: Look>(_ given: Terms, _ caller: Caller, _ asked: Asked) throws -> Reply<Asked.Answer> {
    let permission = Asked.permission
    var terms = given
    if terms.now != nil {
      try store.write { try Session(terms, caller, permission, self, $0).keepTime($0) }
      // Time stands there now; a relative one would be counted twice.
      terms.now = nil
    }
    return try store.read { transaction in
      try shelf.refresh(in: transaction)
      let session = try Session(terms, caller, permission, self, transaction, looks: true)
      let context = Context(self, session, terms, caller, transaction)
      var reply =
        try terms.asAt.map { try context.lookBack($0, asked) } ?? session.reply(asked.run(in: context))
      if let warning = session.clockWarning { reply.warnings.append(warning) }
      if canOnlyLook {
        let omission = Asked.omission.map { ", and \($0)" } ?? ""
        reply.warnings.append("the store cannot be written here: this was not logged\(omission)")
      }
      return reply
    }
  }

  /// Carries out an act in one transaction.
  func act<Asked: Act>(_ terms: Terms, _ caller: Caller, _ asked: Asked) throws -> Reply<Asked.Answer> {
    guard terms.asAt == nil else { throw TaskingError(.usage, "nothing can be done in the past") }
    if Asked.isDecidedByDefinition { try warmUp() }
    let answer: Result<Reply<Asked.Answer>, LoggedRefusal> = try store.write { transaction in
      try shelf.refresh(in: transaction)
      let session = try Session(terms, caller, Asked.permission, self, transaction)
      try session.keepTime(transaction)
      do {
        let context = Acting(self, session, terms, caller, writing: transaction)
        let order = try RememberedOrder(asked, terms, session)
        if let before = try order?.before(in: transaction) {
          let answer = try asked.answer(again: before.entries, in: context)
          return .success(answer.map { session.reply($0) } ?? session.reply(before.receipt))
        }
        let answer = try asked.run(in: context)
        try order?.keep(at: session, in: transaction)
        return .success(session.reply(answer))
      } catch let refusal as LoggedRefusal {
        // Throwing it here would take its mark away.
        return .failure(refusal)
      }
    }
    guard case .success(var reply) = answer else {
      if case .failure(let refusal) = answer { throw refusal.error }
      throw TaskingError(.internalFault, "an act without an end")
    }
    if store.owesCheckpoint {
      reply.warnings.append(
        "something that was erased may still be in the store's log, because something else reads the store: the next write, "
          + "or tick, empties it")
      reply.amend { Asked.noteDebt(in: &$0) }
    }
    return reply
  }

  /// Reads what a decision needs before the writers' lock is taken, so that nobody waits for the reading.
  fileprivate func warmUp() throws {
    try store.read { transaction in
      try shelf.refresh(in: transaction)
      _ = try shelf.registers(in: transaction)
      for row in try transaction.sources(texts: false) where row.kind == .workflow && row.isActive {
        let definition = try shelf.definition(digest: row.digest, in: transaction).definition
        _ = try shelf.calendar(definition.calendar, around: surroundings.now(), in: transaction)
      }
    }
  }
}
