package import Store
package import TaskingAPI
package import WorkingTime

/// What the access log says of somebody who did something with the store as a whole: copied, restored, upgraded it.
package struct StoreTrace {
  let caller: Caller
  let person: String?
  let surroundings: Surroundings

  /// - Parameter person: In whose name; nil for the person with the caller's login.
  package init(caller: Caller, person: String?, surroundings: Surroundings) {
    self.caller = caller
    self.person = person
    self.surroundings = surroundings
  }

  /// A line for an act; a login that is no person on record, as that of a timer may be, stands for itself.
  ///
  /// - Throws: `notFound` if a person was named who is none of this store, `notPermitted` if they have another login; a
  ///   `StoreFault`.
  package func line(_ act: String, _ detail: Detail, in transaction: any ReadTransaction) throws -> Access {
    return Access(
      actor: try actor(in: transaction), via: caller.via, act: act, request: nil, at: try present(transaction),
      detail: try JSONBytes.text(detail))
  }

  private func actor(in transaction: any ReadTransaction) throws -> String {
    guard let person else { return try transaction.person(uid: caller.uid)?.record.id ?? caller.via }
    guard let row = try transaction.person(id: person) else {
      throw TaskingError(
        .notFound, "there is no person '\(person.prefix(60))' in that store",
        hint: "leave --as and TASKING_AS away, or: tasking person list")
    }
    try Asker.refuseOtherLogin(of: row.record, caller, in: transaction)
    return person
  }

  /// The id of the person in whose name something is done that only somebody on record may do.
  ///
  /// - Throws: `notFound` if a person was named who is none of this store, `notPermitted` if the login is nobody's; a
  ///   `StoreFault`.
  package func someone(in transaction: any ReadTransaction) throws -> String {
    let actor = try actor(in: transaction)
    guard actor != caller.via else {
      throw TaskingError(
        .notPermitted, "your login (uid \(caller.uid)) is no person of this store", hint: "say --as PERSON")
    }
    return actor
  }

  /// When something is done now: never before the journal's last event.
  ///
  /// - Throws: a `StoreFault`.
  package func time(in transaction: any ReadTransaction) throws -> Instant {
    let present = try present(transaction)
    return max(present, try transaction.head()?.recordedAt ?? present)
  }

  /// In a rehearsal time stands.
  private func present(_ transaction: any ReadTransaction) throws -> Instant {
    guard let text = try transaction.setting(.rehearsalTime) else { return surroundings.now() }
    return try Instant(rfc3339: text)
  }

  /// What such a line says beside who and when.
  package struct Detail: Encodable {
    /// The name of the other file, without its folder.
    var file: String
    /// How far its journal goes, and its last hash.
    var seq: Int64?
    var head: String?
    /// Versions of the schema.
    var from: Int64?
    var to: Int64?

    /// A copy, and how far it goes.
    package init(file path: String, _ extent: StoreExtent) {
      file = Self.name(path)
      seq = extent.head.seq
      head = extent.head.hash.hex
    }

    /// An upgrade, and the copy of what was there before.
    package init(_ upgrade: StoreUpgrade) {
      file = Self.name(upgrade.copy)
      from = upgrade.from
      to = upgrade.to
    }

    private static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
  }
}
