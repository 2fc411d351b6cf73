import Store
import TaskingAPI
import Workflow
import WorkingTime

/// What a job is carried out with: it looks and acts in short steps, between which others write.
final class Working {
  private let service: Service
  let caller: Caller
  /// What came with the order; `now` is gone once time stands there.
  var terms: Terms
  private let permission: Permission
  private let isForLogs: Bool

  /// - Parameter isForLogs: Whether what it says is for logs, and so in UTC.
  init(_ service: Service, _ terms: Terms, _ caller: Caller, _ permission: Permission, isForLogs: Bool = false) {
    self.service = service
    self.caller = caller
    self.terms = terms
    self.permission = permission
    self.isForLogs = isForLogs
  }

  var store: any RequestStore { service.store }
  var shelf: Shelf { service.shelf }
  var surroundings: Surroundings { service.surroundings }
  var watch: Watch { service.watch }
  var courier: CourierDesk? { service.courier }
  var anchors: AnchorDesk? { service.anchors }
  var canOnlyLook: Bool { service.canOnlyLook }
  /// The version of this program.
  var program: String { service.program }
  var isRehearsal: Bool { store.identity.kind == .rehearsal }

  /// Who asks, and when.
  func session(_ transaction: any ReadTransaction) throws -> Session {
    try Session(terms, caller, permission, service, transaction, isForLogs: isForLogs)
  }

  /// One look, on a snapshot of its own.
  func look<Result>(_ body: (Context) throws -> Result) throws -> Result {
    try store.read { reader in
      try shelf.refresh(in: reader)
      return try body(Context(service, try session(reader), terms, caller, reader))
    }
  }

  /// One act, in a transaction of its own.
  func act<Result>(_ body: (Acting) throws -> Result) throws -> Result {
    try store.write { writer in
      try shelf.refresh(in: writer)
      let session = try session(writer)
      try session.keepTime(writer)
      let result = try body(Acting(service, session, terms, caller, writing: writer))
      // Time stands there now; a relative one would be counted twice.
      terms.now = nil
      return result
    }
  }

  /// How long a step may keep others from writing, but for what one request takes.
  static let patience = Duration.milliseconds(40)

  /// One act as others order it.
  func change<Asked: Act>(_ asked: Asked) throws -> Reply<Asked.Answer> { try service.act(terms, caller, asked) }

  /// An answer to somebody who need be no person on record.
  func reply<Answer>(_ answer: Answer) throws -> Reply<Answer> {
    let (zone, now) = try store.read { reader in
      (try reader.setting(.zone) ?? Zone.utc.name, try reader.now(by: surroundings))
    }
    return Reply(answer, isRehearsal: isRehearsal, now: now, zone: zone)
  }
}

extension ReadTransaction {
  /// The time, which in a rehearsal may stand.
  func now(by surroundings: Surroundings) throws -> Instant {
    guard let text = try setting(.rehearsalTime) else { return surroundings.now() }
    let last = try head()?.recordedAt
    let standing = try Instant(rfc3339: text)
    return max(standing, last ?? standing)
  }
}
