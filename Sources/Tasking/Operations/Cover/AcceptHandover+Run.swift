import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.AcceptHandover: Act {
  func run(in context: Acting) throws -> Handover {
    try context.acceptHandover(number)
  }
}

extension Acting {
  /// The receiver takes over.
  fileprivate func acceptHandover(_ number: Int64) throws -> Handover {
    let row = try visible(number)
    guard row.record.to == session.person else {
      throw TaskingError(
        .notPermitted, "handover \(number) is for \(row.record.to) to accept",
        hint: "tasking --as \(row.record.to) handover accept \(number)")
    }
    guard row.accepted == nil else {
      throw TaskingError(.refused, "handover \(number) was accepted already", hint: "tasking handover show \(number)")
    }
    try refuseWithdrawn(row)
    _ = try writer.administer(
      .handoverAccepted(HandoverAcceptance(handover: number)), by: session.actor, at: session.now,
      from: session.origin)
    var accepted = try handover(number)
    accepted.standing = try standing(of: row.record)
    return accepted
  }
}

extension Context {
  /// With whom each request of a handover is now: to accept it moves nothing.
  fileprivate func standing(of record: HandoverRecord) throws -> [Handover.Standing] {
    var seen: Set<String> = []
    return try record.items.compactMap { item in
      guard seen.insert(item.request).inserted, let row = try reader.request(item.request),
        let digest = row.definition
      else { return nil }
      var standing = Handover.Standing(
        reference: row.reference, state: row.state, assignee: row.assignee, waitsFor: row.waitsFor?.id)
      guard row.isOpen, let assignee = row.assignee, assignee != record.to else { return standing }
      let pinned = try shelf.definition(digest: digest, in: reader)
      let giving = pinned.definition.moves.first { move in
        !move.isMachines && move.asks.contains(Definition.assigneeWord)
          && pinned.definition.selects(move.from, row.state)
      }
      standing.next = giving.map { move in
        "tasking \(move.name) \(row.reference) assignee=\(record.to)"
          + (move.asks.contains(Definition.reasonWord) ? " reason=…" : "")
          + " (\(move.by.map(\.word).joined(separator: " or ")))"
      }
      return standing
    }
  }
}
