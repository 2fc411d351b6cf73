package import Store
package import TaskingAPI
import Workflow
import WorkingTime

/// The one way in: takes orders, says who may, lets the kernel decide, has the store remember, and answers.
///
/// One value is used by one thread. Cost of an order on one request: the fold of its own events.
package final class Service {
  let store: any RequestStore
  let surroundings: Surroundings
  let shelf: Shelf
  /// The machine's part in anchors; nil where none are kept.
  let anchors: AnchorDesk?
  /// The machine's part in notices; nil where none are sent.
  let courier: CourierDesk?
  /// Who looks on while something takes long.
  let watch: Watch
  /// The version of this program.
  let program: String
  /// Whether the store's file cannot be written, so that nothing is logged and no notice counts as seen.
  let canOnlyLook: Bool

  /// A service over an open store.
  package init(
    store: any RequestStore, surroundings: Surroundings, anchors: AnchorDesk? = nil, courier: CourierDesk? = nil,
    watch: Watch? = nil, program: String = ProgramVersion.current, canOnlyLook: Bool = false
  ) {
    self.store = store
    self.surroundings = surroundings
    self.anchors = anchors
    self.courier = courier
    self.watch = watch ?? .none
    self.program = program
    self.canOnlyLook = canOnlyLook
    shelf = Shelf(surroundings: surroundings)
  }

  /// Carries out an order.
  /// - Throws: why it could not be; what was refused is in the access log by then.
  package func perform(_ order: Order, from caller: Caller) throws(TaskingError) -> Reply {
    do {
      return try answer(order, from: caller)
    } catch let error as TaskingError {
      throw error
    } catch let fault as StoreFault {
      throw TaskingError(fault)
    } catch {
      throw TaskingError(.internalFault, "\(error)")
    }
  }

  private func answer(_ order: Order, from caller: Caller) throws -> Reply {
    try refuseAdministration(order.command, caller)
    switch order.command {
    case .verify(let verify): return try self.verify(verify)
    case .consistent(let pair): return try consistent(pair)
    case .anchor(let anchor): return try self.anchor(anchor)
    case .tick(let run): return try tick(run, order, caller)
    case .plan(let plan): return try self.plan(plan, order, caller)
    case .deliver(let deliver): return try self.deliver(deliver, order, caller)
    case .inbox(var inbox) where inbox.keep || canOnlyLook:
      var order = order
      inbox.keep = true
      order.command = .inbox(inbox)
      return try lookOnly(order, caller)
    case .raise, .move, .set, .note, .correct, .disclose, .acknowledge, .activate, .migrate, .addPerson, .changePerson,
      .grant, .renewKey, .certify, .decideRetention, .holdRecord, .revive, .inbox, .see, .recordAbsence, .endAbsence,
      .appoint, .handOver, .acceptHandover, .withdrawHandover, .revoke, .leave:
      guard order.asAt == nil else { throw TaskingError(.usage, "nothing can be done in the past") }
      try warmUp(for: order.command)
      let foreseen = try foresee(order, caller)
      let answer = try store.write { transaction in
        try shelf.refresh(in: transaction)
        let session = try Session(order, caller, self, transaction)
        try session.keepTime(transaction)
        return try write(order, foreseen, session, transaction)
      }
      var reply = try answer.get()
      if store.owesCheckpoint { tellDebt(&reply) }
      return reply
    default: return try lookOnly(order, caller)
    }
  }

  private func lookOnly(_ order: Order, _ caller: Caller) throws -> Reply {
    var order = order
    if order.now != nil {
      try store.write { transaction in try Session(order, caller, self, transaction).keepTime(transaction) }
      // Time stands there now; a relative one would be counted twice.
      order.now = nil
    }
    return try store.read { transaction in
      try shelf.refresh(in: transaction)
      let session = try Session(order, caller, self, transaction, looks: true)
      var reply =
        try order.asAt.map { try lookBack($0, order, session, transaction) } ?? look(order, session, transaction)
      if let warning = session.clockWarning { reply.warnings.append(warning) }
      if canOnlyLook { reply.warnings.append(Self.wordOfLooking(order.command)) }
      return reply
    }
  }

  private static func wordOfLooking(_ command: Command) -> String {
    let marked = if case .inbox = command { ", and no notice counts as seen" } else { "" }
    return "the store cannot be written here: this was not logged\(marked)"
  }

  private func deliver(_ deliver: Command.Deliver, _ order: Order, _ caller: Caller) throws -> Reply {
    let session = try store.write { transaction in
      let session = try Session(order, caller, self, transaction)
      try session.keepTime(transaction)
      return session
    }
    return session.reply(.delivered(try self.deliver(within: .seconds(deliver.seconds ?? 600))))
  }

  /// Says that what was erased is not gone yet.
  private func tellDebt(_ reply: inout Reply) {
    reply.warnings.append(
      "something that was erased may still be in the store's log, because something else reads the store: the next write, "
        + "or tick, empties it")
    guard case .retained(var kept) = reply.body else { return }
    kept.isInLog = true
    reply.body = .retained(kept)
  }

  /// People, roles and definitions are the owner's of the store to change; what a change would do names every request,
  /// and a simulation of the history says how much whose desk gets done.
  private func refuseAdministration(_ command: Command, _ caller: Caller) throws(TaskingError) {
    switch command {
    case .activate, .previewCalendar, .previewWorkflow, .simulate, .migrate, .addPerson, .changePerson, .grant,
      .revoke, .leave:
      guard caller.isTrusted else {
        throw TaskingError(.notPermitted, "only the owner of the store changes people, roles and definitions")
      }
    case .verify, .consistent, .anchor, .renewKey:
      guard caller.isTrusted else {
        throw TaskingError(.notPermitted, "only the owner of the store verifies it and anchors its journal")
      }
    case .tick, .plan, .proveQuiet:
      guard caller.isTrusted else {
        throw TaskingError(.notPermitted, "only the owner of the store runs the scheduler, and sees all that falls due")
      }
    case .deliver, .outbox, .revive:
      guard caller.isTrusted else {
        throw TaskingError(.notPermitted, "only the owner of the store looks after its outbox")
      }
    default: return
    }
  }

  /// Reads what a decision needs before the writers' lock is taken, so that nobody waits for the reading.
  private func warmUp(for command: Command) throws {
    switch command {
    case .raise, .move, .set, .note, .correct, .disclose, .acknowledge, .decideRetention, .holdRecord:
      try store.read { transaction in
        try shelf.refresh(in: transaction)
        _ = try shelf.registers(in: transaction)
        for row in try transaction.sources(texts: false) where row.kind == .workflow && row.isActive {
          let definition = try shelf.definition(digest: row.digest, in: transaction).definition
          _ = try shelf.calendar(definition.calendar, around: surroundings.now(), in: transaction)
        }
      }
    default: return
    }
  }

  private func foresee(_ order: Order, _ caller: Caller) throws -> Impact? {
    guard case .activate(let source) = order.command else { return nil }
    return try store.read { transaction in
      try shelf.refresh(in: transaction)
      return try foresee(source, try Session(order, caller, self, transaction), transaction)
    }
  }

  /// A refusal that has left its mark in the store is returned, not thrown: throwing would take the mark away.
  private func write(_ order: Order, _ foreseen: Impact?, _ session: Session, _ transaction: any WriteTransaction)
    throws -> Result<Reply, TaskingError>
  {
    switch order.command {
    case .raise(let raise): try self.raise(raise, order, session, transaction)
    case .move(let move):
      try act(.move(move.name), on: move.reference, move.fields, move.occurred, order, session, transaction)
    case .set(let set): try act(.set, on: set.reference, set.fields, nil, order, session, transaction)
    case .note(let note):
      try act(.note, on: note.reference, note.fields, note.occurred, order, session, transaction)
    case .acknowledge(let heard):
      try act(.acknowledge, on: heard.reference, heard.fields, nil, order, session, transaction)
    case .correct(let correct):
      try act(.correct(of: correct.of), on: correct.reference, correct.fields, nil, order, session, transaction)
    case .disclose(let disclose): try self.disclose(disclose, order, session, transaction)
    case .activate(let source): .success(try activate(source, foreseen: foreseen, session, transaction))
    case .migrate(let migrate): .success(try self.migrate(migrate, session, transaction))
    case .addPerson(let person): .success(try add(person, session, transaction))
    case .changePerson(let person): .success(try change(person, session, transaction))
    case .revive(let revive): .success(try self.revive(revive, session, transaction))
    case .inbox(let inbox): .success(try self.inbox(inbox, session, transaction))
    case .see(let notices): .success(try see(notices, session, transaction))
    case .grant(let grant): .success(try self.grant(grant, session, transaction))
    case .revoke(let revocation): .success(try revoke(revocation, session, transaction))
    case .leave(let departure): .success(try leave(departure, session, transaction))
    case .recordAbsence(let absence): .success(try record(absence, session, transaction))
    case .endAbsence(let absence): .success(try end(absence, session, transaction))
    case .appoint(let appointment): .success(try appoint(appointment, session, transaction))
    case .handOver(let handover): .success(try handOver(handover, session, transaction))
    case .acceptHandover(let number): .success(try acceptHandover(number, session, transaction))
    case .withdrawHandover(let number): .success(try withdrawHandover(number, session, transaction))
    case .certify(let certify): .success(try self.certify(certify, session, transaction))
    case .decideRetention(let decision): try decide(decision, order, session, transaction)
    case .holdRecord(let hold): try self.hold(hold, order, session, transaction)
    case .renewKey(let renewal): .success(try renewKey(renewal, session, transaction))
    default: throw TaskingError(.internalFault, "a look is no write")
    }
  }

  /// Answers what changes nothing.
  func look(_ order: Order, _ session: Session, _ transaction: any ReadTransaction) throws -> Reply {
    switch order.command {
    case .list(let list): try self.list(list, session, transaction)
    case .show(let subject): try show(subject.reference, session, transaction)
    case .next(let subject): try next(subject.reference, session, transaction)
    case .why(let subject): try why(subject.reference, session, transaction)
    case .history(let subject): try history(subject.reference, session, transaction)
    case .corrections(let text): try corrections(text, session, transaction)
    case .explain(let explain): try self.explain(explain.move, session, transaction)
    case .previewCalendar(let source): try preview(source, of: .calendar, session, transaction)
    case .previewWorkflow(let source): try preview(source, of: .workflow, session, transaction)
    case .pressure(let workflow): try pressure(workflow, session, transaction)
    case .simulate(let simulate): try self.simulate(simulate, session, transaction)
    case .workflows: try workflows(session, transaction)
    case .workflow(let name): try workflow(name, session, transaction)
    case .calendar(let calendar): try self.calendar(calendar, session, transaction)
    case .inbox(let inbox): try self.inbox(inbox, session, transaction)
    case .outbox(let outbox): try self.outbox(outbox, session, transaction)
    case .people: try people(session, transaction)
    case .retentionDue(let day): try retentionDue(by: day, session, transaction)
    case .proveQuiet(let prove): try proveQuiet(prove, session, transaction)
    case .absences(let query): try absences(query, session, transaction)
    case .handover(let number): try handover(number, session, transaction)
    case .handovers: try handovers(session, transaction)
    case .staffing(let day): try staffing(day, session, transaction)
    default: throw TaskingError(.internalFault, "a write is no look")
    }
  }
}
