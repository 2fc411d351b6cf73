import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.Leave: Act {
  /// Says that somebody is gone for good: their roles end, their login is theirs no longer, and what they have goes on.
  func run(in context: Acting) throws -> PersonLeft {
    let (session, transaction) = (context.session, context.writer)
    let row = try context.onRecord(person)
    let id = row.record.id
    let from = try context.time(self.from, "--from") ?? session.now
    if let leaves = row.leaves {
      throw TaskingError(
        .refused, "\(id) leaves, or left, on \(session.zone.local(leaves).date.iso) already",
        hint: "if they stay, end that absence; its number: tasking absence list \(id)")
    }
    guard id != session.person else {
      throw TaskingError(
        .notPermitted, "nobody leaves by their own word: there would be nobody to say so",
        hint: "whoever follows you says it: tasking person leave \(id)")
    }
    let roles = row.grants.map(\.roleGrant).filter { $0.until.map { from < $0 } ?? true }.map(\.role)
    let receipt = try transaction.administer(
      .personLeft(.init(person: id, from: from)), by: session.actor, at: session.now, from: session.origin)
    var left = PersonLeft(id: id, from: from, roles: Set(roles).sorted(), seq: receipt.seq, head: receipt.hash)
    left.hadLogin = row.record.uid
    left.work = try work(of: id, at: from, context)
    left.deputyOf = try transaction.people().filter { $0.record.deputy == id && !$0.isGone(at: from) }.map(\.record.id)
    return left
  }

  /// What somebody has, or what waits for them, and what becomes of it once they are gone.
  private func work(of person: String, at instant: Instant, _ context: Context) throws -> [PersonLeft.Work] {
    let transaction = context.reader
    var query = RequestQuery()
    query.openOnly = true
    var (given, raised) = (query, query)
    given.assignee = .person(person)
    raised.raiser = person
    var seen: Set<String> = []
    let rows = try transaction.requests(where: given) + transaction.requests(where: raised)
    return try rows.sorted(by: query.precedes).compactMap { row in
      guard seen.insert(row.reference).inserted, let digest = row.definition else { return nil }
      let pinned = try context.shelf.definition(digest: digest, in: transaction)
      let isAssigned = row.assignee == person
      // A draft goes by itself, and what others have to do next goes on without its raiser.
      guard isAssigned || row.waitsFor == .person(person), !pinned.definition.isPrivate(row.state) else { return nil }
      let kernel = try context.kernel(pinned)
      let number = row.reference
      let goesOn = kernel.isCovered(state: row.state, fields: row.fields) && isAssigned
      let giving = pinned.definition.moves.first { move in
        !move.isMachines && move.asks.contains(Definition.assigneeWord)
          && pinned.definition.selects(move.from, row.state)
      }
      let todo: String
      if let giving, isAssigned {
        todo =
          "tasking \(giving.name) \(number) assignee=SOMEBODY"
          + (giving.asks.contains(Definition.reasonWord) ? " reason=…" : "")
      } else {
        todo = "tasking next \(number)"
      }
      return PersonLeft.Work(
        reference: row.reference, state: row.state, priority: row.priority, isAssignee: isAssigned,
        isTakenByMachine: goesOn, next: todo)
    }
  }
}
