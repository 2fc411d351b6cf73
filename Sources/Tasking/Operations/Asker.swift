import Store
import TaskingAPI
import Workflow
import WorkingTime

/// In whose name an order is, and by which way in.
///
/// Whoever opens the store's file is trusted, and may act for others. In a live store they may not act for somebody who
/// has a login of their own, unless the store was made for training.
struct Asker {
  let caller: Caller
  /// Who was named; nil for the person with the caller's login.
  let named: String?
  let isRehearsal: Bool
  let now: Instant
  /// The zone in which people read times.
  let zone: Zone

  /// The person in whose name it is.
  ///
  /// - Throws: `notPermitted` if the caller may not act for them, or they are gone; `notFound` if there is none.
  func person(in transaction: any ReadTransaction) throws -> String {
    let row = try found(in: transaction)
    if row.isGone(at: now), let leaves = row.leaves {
      let day = zone.local(leaves).date.iso
      throw TaskingError(
        .notPermitted, "\(row.record.id) left on \(day)",
        hint: "if they are back: tasking absence list \(row.record.id)")
    }
    return row.record.id
  }

  /// How the journal names the way in: in a live store also whose login it is, if it is not theirs in whose name it is.
  func via(as person: String, in transaction: any ReadTransaction) throws -> String {
    guard named != nil, !isRehearsal, let login = try transaction.person(uid: caller.uid)?.record.id, login != person
    else { return caller.via }
    return "\(caller.via) (\(login))"
  }

  private func found(in transaction: any ReadTransaction) throws -> PersonRow {
    guard let named else {
      guard let row = try transaction.person(uid: caller.uid) else {
        throw TaskingError(
          .notPermitted, "your login (uid \(caller.uid)) is no person of this store",
          hint: "say --as PERSON, or: tasking --as OWNER person add YOUR.ID name=… uid=\(caller.uid)")
      }
      return row
    }
    guard caller.isTrusted else {
      throw TaskingError(.notPermitted, "you may not act for others", hint: "leave --as away")
    }
    guard let row = try transaction.person(id: named) else {
      let ids = try transaction.people().map(\.record.id)
      throw TaskingError(
        .notFound, "there is no person '\(named.prefix(60))'",
        hint: Suggestion.hint(for: named, among: ids) ?? "tasking person list")
    }
    try Asker.refuseOtherLogin(of: row.record, caller, in: transaction)
    return row
  }

  /// Refuses to act for somebody with a login of their own in a live store that is not for training.
  ///
  /// - Throws: `notPermitted` if the caller has another login.
  static func refuseOtherLogin(of person: PersonRecord, _ caller: Caller, in transaction: any ReadTransaction) throws {
    guard let uid = person.uid, uid != caller.uid else { return }
    let first = try transaction.journal(from: 1, limit: 1).first?.administrativeEntry()
    if case .initialised(let said)? = first?.event, said.kind == .rehearsal || said.direct == .anybody { return }
    throw TaskingError(
      .notPermitted, "\(person.id) has a login of their own (uid \(uid)), and this is uid \(caller.uid)",
      hint: "\(person.id) does it under that login; a store for training is made with: tasking init --direct anybody")
  }
}
