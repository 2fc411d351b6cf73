package import Store
package import TaskingAPI
import Workflow
import WorkingTime

extension Checkup {
  /// What the store promises and cannot keep as things stand: a line for each promise.
  ///
  /// - Parameter key: The key beside the store, or why there is none.
  /// - Throws: what no check expects.
  package func promises(key: Result<AnchorKey, TaskingError>) throws -> [Diagnosis.Line] {
    try looked("time", time) + looked("head") { [head()] } + looked("key") { [try self.key(key)] }
      + looked("anchors") { [try anchors()] } + looked("backups") { [try backups()] }
      + looked("roles") { [try roles()] } + looked("addresses") { try addresses() }
      + looked("disposal") { [try disposal()] }
  }

  private var isRehearsal: Bool { store.identity.kind == .rehearsal }

  /// What moves time, and is in no chain, as it should be.
  private func time() throws -> [Diagnosis.Line] {
    let audit = StoreAudit(store, shelf, .none, at: try present())
    let faults = try store.read { transaction in
      try shelf.refresh(in: transaction)
      return try audit.settingFaults(in: transaction)
    }
    if faults.isEmpty { return [.ok("time", "its settings are what the store's logs say")] }
    return faults.map {
      .error("time", $0, "somebody changed the file: tasking audit verify, then restore the last backup", .integrity)
    }
  }

  /// What is kept outside of the database and its log.
  private func head() -> Diagnosis.Line {
    if let loss = store.loss { return .error("head", TaskingError(loss)) }
    if let fault = store.headFault {
      return .warning(
        "head", "how far the journal goes cannot be kept beside the store: \(fault.sentence)",
        "put the file right; the next write makes it anew")
    }
    guard let head = store.head else {
      return .ok("head", "how far the journal goes is not kept beside the store yet; the next write does it")
    }
    return .ok("head", "the journal has entry \(head.journal.seq), which is kept beside the store")
  }

  private func key(_ key: Result<AnchorKey, TaskingError>) throws -> Diagnosis.Line {
    let named = try store.read { try $0.anchorKeys() }.last?.key
    guard let named else { return .ok("key", "the store has no key, and signs nothing") }
    switch key {
    case .failure(let error):
      return .warning("key", "anchors cannot be signed: \(error.message)", error.hint ?? "tasking audit key --new")
    case .success(let key) where key.publicKey != named:
      return .warning(
        "key", "the key beside the store is not the one that its journal names: anchors cannot be signed",
        "put the right one back, or make another: tasking audit key --new")
    case .success: return .ok("key", "the key beside the store is the one that its journal names")
    }
  }

  private func anchors() throws -> Diagnosis.Line {
    let plan = try store.read { try $0.anchorPlan() }
    let now = try present()
    if let failing = plan.places.first(where: { $0.failedAt != nil }), let since = failing.failedAt {
      return .warning(
        "anchors",
        "nobody has taken an anchor at \(failing.target) for \(Context.age(max(0, since.seconds(to: now)))): "
          + (failing.failure ?? "nothing is known of why"), "put the place right; the next tick tries again")
    }
    guard !plan.places.isEmpty else {
      let finding = "they go nowhere: a journal that was written anew with care would not be noticed"
      return isRehearsal
        ? .ok("anchors", "they go nowhere, and a rehearsal needs none")
        : .warning("anchors", finding, "tasking audit anchor --to file:/PATH, or syslog, or 'command:/PATH WORD…'")
    }
    let oldest = plan.places.compactMap(\.at).min()
    guard let oldest else {
      let places = plan.places.map(\.target).joined(separator: ", ")
      return .warning("anchors", "none has been sent yet to \(places)", "tasking tick")
    }
    let age = oldest.seconds(to: now)
    guard age <= Self.day * 2 else {
      return .warning(
        "anchors", "the last was sent \(Context.age(age)) ago",
        "see that the scheduler runs: it sends one each midnight")
    }
    return .ok("anchors", "\(plan.places.count == 1 ? "1 place" : "\(plan.places.count) places"), each up to date")
  }

  private func backups() throws -> Diagnosis.Line {
    let now = try present()
    let last = try store.read { try $0.lastAccess(of: [Access.Act.backup, Access.Act.restored]) }
    guard let last else {
      let age = store.identity.created.seconds(to: now)
      if isRehearsal || age <= Self.day { return .ok("backups", "none was made yet") }
      return .warning(
        "backups", "none was ever made, and the store is \(Context.age(age)) old", "tasking backup FILE, by a timer")
    }
    let age = max(0, last.access.at.seconds(to: now))
    let finding = "the last was made \(Context.age(age)) ago"
    return isRehearsal || age <= Self.day * 7
      ? .ok("backups", finding) : .warning("backups", finding, "tasking backup FILE, by a timer")
  }

  /// Roles of the definitions in use which nobody who is there holds.
  private func roles() throws -> Diagnosis.Line {
    let now = try present()
    return try store.read { transaction in
      try shelf.refresh(in: transaction)
      var roles: Set<String> = []
      for row in try transaction.sources(texts: false) where row.kind == .workflow && row.isActive {
        roles.formUnion(try shelf.definition(digest: row.digest, in: transaction).definition.roles.names)
      }
      roles.formUnion(try shelf.rolesOfSchedule(in: transaction))
      let people = try transaction.people().map { $0.person(openRequests: 0) }
      let standIns = Context.standIns(try transaction.people())
      let there = people.filter { !(standIns.people[$0.id]?.isAbsent(at: now) ?? false) }
      let vacant = roles.filter { role in !there.contains { $0.holds(role, at: now) } }.sorted()
      guard let first = vacant.first else {
        return .ok("roles", "each of \(roles.count) is held by somebody who is there")
      }
      return .warning(
        "roles", "nobody who is there holds \(vacant.joined(separator: ", "))",
        "tasking person grant SOMEBODY \(first)")
    }
  }

  /// Channels, and who holds a role and has no address there.
  private func addresses() throws -> [Diagnosis.Line] {
    let now = try present()
    return try store.read { transaction in
      try shelf.refresh(in: transaction)
      let plan = try shelf.notices(in: transaction)
      guard !plan.channels.isEmpty else { return [] }
      let needing = try transaction.people().filter { !$0.person(openRequests: 0).roles(at: now).isEmpty }
      let lines = plan.channels.names.compactMap { channel -> Diagnosis.Line? in
        let without = needing.filter { $0.record.addresses?[channel] == nil }.map(\.record.id)
        guard let first = without.first else { return nil }
        let named = without.prefix(5).joined(separator: ", ")
        let more = without.count > 5 ? " and \(without.count - 5) more" : ""
        return .warning(
          "addresses", "\(channel) reaches nobody at the address of \(named)\(more): they have none",
          "tasking person set \(first) \(channel)=ADDRESS")
      }
      return lines.isEmpty ? [.ok("addresses", "everybody who holds a role has one at every channel")] : lines
    }
  }

  private func disposal() throws -> Diagnosis.Line {
    try store.read { transaction in
      guard try transaction.sources(texts: false).contains(where: { $0.kind == .retention && $0.isActive }) else {
        return .ok("disposal", "the store has no schedule of retention: nothing is disposed of")
      }
      let schedule = try shelf.schedule(in: transaction).schedule
      if schedule.disposes { return .ok("disposal", "the schedule \(schedule.name) disposes") }
      let finding = "it is switched off in the schedule \(schedule.name): nothing is disposed of, whatever is due"
      return isRehearsal
        ? .ok("disposal", finding)
        : .warning("disposal", finding, "once its owner approves it: tasking workflow activate FILE --approved-by NAME")
    }
  }

  private static let day: Int64 = 86_400
}
