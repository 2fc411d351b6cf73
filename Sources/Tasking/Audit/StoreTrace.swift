package import Store
import WorkingTime

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
  /// - Throws: `notFound` if a person was named who is none of this store; a `StoreFault`.
  package func line(_ act: String, _ detail: Detail, in transaction: any ReadTransaction) throws -> Access {
    let actor: String
    if let person {
      guard try transaction.person(id: person) != nil else {
        throw TaskingError(
          .notFound, "there is no person '\(person.prefix(60))' in that store",
          hint: "leave --as and TASKING_AS away, or: tasking person list")
      }
      actor = person
    } else {
      actor = try transaction.person(uid: caller.uid)?.record.id ?? caller.via
    }
    return Access(
      actor: actor, via: caller.via, act: act, request: nil, at: try present(transaction),
      detail: try JSONBytes.text(detail))
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
