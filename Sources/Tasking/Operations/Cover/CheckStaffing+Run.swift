import Store
import TaskingAPI
import Workflow
import WorkingTime

extension Command.CheckStaffing: Look {
  func run(in context: Context) throws -> Staffing {
    try context.staffing(day)
  }
}

extension Context {
  /// Which open requests nobody who is there may move on: now, on a day to come, or as was found on a day that is past.
  func staffing(_ day: String?) throws -> Staffing {
    let today = session.zone.local(session.now).date
    guard let day else { return try staffing(at: session.now) }
    guard let instant = try instant(day, "--on") else {
      throw TaskingError(.internalFault, "a day without a time")
    }
    let wanted = session.zone.local(instant).date
    if wanted == today { return try staffing(at: session.now) }
    if wanted > today {
      let noon = session.zone.instant(of: wanted, secondOfDay: 12 * 3_600)
      return try staffing(at: noon)
    }
    guard let row = try reader.staffing(on: wanted.iso) else {
      throw TaskingError(
        .notFound, "nothing was found on \(wanted.iso), or nobody looked", hint: "look now: tasking staffing")
    }
    return Context.recorded(row)
  }

  fileprivate static func recorded(_ row: StaffingRow) -> Staffing {
    var staffing = Staffing(day: row.record.day, at: row.at, isRecorded: true, open: row.record.open)
    staffing.stuck = row.record.stuck.map { Staffing.Line(reference: $0) }
    staffing.unattended = row.record.unattended.map { Staffing.Line(reference: $0) }
    return staffing
  }

  /// Works it out for an instant, the requests being as they are now.
  ///
  /// Cost: the rows of all open requests, in pages; and the events of those that nobody may move by a role alone.
  func staffing(at instant: Instant) throws -> Staffing {
    let people = try reader.people()
    let standIns = Context.standIns(people)
    var look = StaffingLook(at: instant, standIns: standIns, policy: try shelf.noticePolicy(at: instant, in: reader))
    var staffing = Staffing(day: session.zone.local(instant).date.iso, at: instant, isRecorded: false, open: 0)
    staffing.away = people.filter { !$0.isGone(at: instant) }.map(\.record.id)
      .filter { standIns.people[$0]?.isAbsent(at: instant) ?? false }
      .map { Staffing.Away(person: $0, standIn: standIns.answer(for: $0, at: instant).id) }
    var query = RequestQuery()
    query.openOnly = true
    query.order = .reference
    query.limit = 500
    while true {
      let rows = try reader.requests(where: query)
      for row in rows {
        guard let digest = row.definition else { continue }
        guard let kernel = try readable(digest, &look) else {
          // What follows a definition that cannot be read is moved on by nobody.
          staffing.open += 1
          staffing.stuck.append(Staffing.Line(reference: row.reference, priority: row.priority, state: row.state))
          continue
        }
        // A draft is its author's alone, and goes by itself.
        guard !kernel.definition.isPrivate(row.state) else { continue }
        staffing.open += 1
        let line = Staffing.Line(
          reference: row.reference, priority: row.priority, state: row.state, waitsFor: row.waitsFor?.id,
          assignee: row.assignee)
        if look.isUnattended(row, kernel) { staffing.unattended.append(line) }
        let isMovable = try look.isMovable(row, kernel) {
          Snapshot.fold(try reader.events(of: row.reference).map(\.event))
        }
        if !isMovable { staffing.stuck.append(line) }
      }
      guard let last = rows.last, rows.count == query.limit else { return staffing }
      query.after = last.reference
    }
  }

  /// The kernel of a definition; nil if it cannot be read, which the scheduler tells of each request.
  fileprivate func readable(_ digest: String, _ look: inout StaffingLook) throws -> Kernel? {
    if let known = look.kernels[digest] { return known }
    if look.unreadable.contains(digest) { return nil }
    do {
      let kernel = try kernel(try shelf.definition(digest: digest, in: reader))
      look.kernels[digest] = kernel
      return kernel
    } catch is TaskingError {
      look.unreadable.insert(digest)
    } catch let fault as StoreFault where fault.isDamage {
      look.unreadable.insert(digest)
    }
    return nil
  }
}

/// Looks at requests one after the other, and remembers what is the same for many.
private struct StaffingLook {
  let instant: Instant
  let standIns: StandIns
  let policy: NoticePolicy
  var kernels: [String: Kernel] = [:]
  /// Digests of definitions that cannot be read.
  var unreadable: Set<String> = []
  /// Whether somebody may move requests of a kind on by a role alone.
  private var byRole: [[String]: Bool] = [:]

  init(at instant: Instant, standIns: StandIns, policy: NoticePolicy) {
    self.instant = instant
    self.standIns = standIns
    self.policy = policy
  }

  /// Whether it is with somebody who is away while nobody stands in who could have it.
  func isUnattended(_ row: RequestRow, _ kernel: Kernel) -> Bool {
    guard let assignee = row.assignee, row.waitsFor == .person(assignee) else { return false }
    switch standIns.answer(for: assignee, at: instant) {
    case .present: return false
    case .person(let deputy): return !kernel.couldHold(Snapshot(row), deputy, at: instant)
    case .nobody, .circle, .unfit: return true
    }
  }

  /// Whether anybody who is there and can be reached may make a working move on it; `folded` gives the whole request.
  mutating func isMovable(_ row: RequestRow, _ kernel: Kernel, folded: () throws -> Snapshot?) throws -> Bool {
    let isReached = { [policy] in policy.isReached($0, priority: row.priority) }
    let key =
      [row.definition ?? "", row.state, row.establishment ?? "", row.priority ?? ""] + conditions(of: row, kernel)
    let byRole: Bool
    if let known = self.byRole[key] {
      byRole = known
    } else {
      byRole = kernel.isMovable(Snapshot(row), at: instant, byRoleAlone: true, isReached: isReached)
      self.byRole[key] = byRole
    }
    if byRole { return true }
    guard let snapshot = try folded() else { return true }
    return kernel.isMovable(snapshot, at: instant, byRoleAlone: false, isReached: isReached)
  }

  /// What the conditions of moves read of it.
  private func conditions(of row: RequestRow, _ kernel: Kernel) -> [String] {
    kernel.conditionFields.map { row.fields[$0]?.text ?? "" }
  }
}

extension Snapshot {
  /// As much of a request as its row says: enough for who may move it by a role alone.
  init(_ row: RequestRow) {
    self.init(reference: row.reference, at: row.raisedAt)
    state = row.state
    fields = row.fields
  }
}
