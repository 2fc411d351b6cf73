import Store
import TaskingAPI
import Workflow
import WorkingTime

/// The kernels by which the machine acts, for one reader: each made once, and each failure told once.
///
/// Whom to tell is asked of everybody; how much everybody has is counted only where a definition's own machine moves and
/// clocks ask for it, since to count it is a walk over every assigned request. What moves for absences ask is asked only
/// of a request whose assignee was away.
final class MachineKernels {
  let now: Instant
  let reader: any ReadTransaction
  private let shelf: Shelf
  private var made: [Key: Result<Kernel, TaskingError>] = [:]
  private var people: [Bool: [String: Person]] = [:]
  private var readings: [String: Reading] = [:]
  private var knownPolicy: NoticePolicy?

  private struct Reading {
    let always: Bool
    let forAbsences: Bool
  }

  private struct Key: Hashable {
    let digest: String
    let withLoads: Bool
  }

  init(_ shelf: Shelf, at now: Instant, _ reader: any ReadTransaction) {
    self.shelf = shelf
    self.now = now
    self.reader = reader
  }

  /// The kernel for a request as it is.
  /// - Throws: why the definition, its calendar or a register cannot be read; the same again when asked again.
  func kernel(for snapshot: Snapshot) throws -> Kernel {
    let kernel = try kernel(snapshot.definition, withLoads: false)
    let reading = reading(of: kernel.definition, snapshot.definition)
    let readsLoads = reading.always || (reading.forAbsences && kernel.mayBeCovered(snapshot))
    let wanted = readsLoads ? try self.kernel(snapshot.definition, withLoads: true) : kernel
    return try bench.kernel(wanted, counting: snapshot)
  }

  /// Makes sure that there is a kernel of the definition of that digest.
  /// - Throws: why there is none.
  func check(_ digest: String) throws { _ = try kernel(digest, withLoads: false) }

  /// Whether anything of a request of that definition could be taken out of its assignee's hands.
  func covers(_ row: RequestRow, by digest: String) throws -> Bool {
    try kernel(digest, withLoads: false).isCovered(state: row.state, fields: row.fields)
  }

  /// By which ways people are told.
  func policy() throws -> NoticePolicy {
    if let knownPolicy { return knownPolicy }
    let policy = try shelf.noticePolicy(at: now, in: reader)
    knownPolicy = policy
    return policy
  }

  /// Whoever gets a request has one more when the next is looked at.
  func account(for act: MachineAct) {
    let (giver, receiver) = (act.definition.bearer(of: act.before), act.definition.bearer(of: act.after))
    guard giver != receiver, var loaded = people[true] else { return }
    if let giver { loaded[giver]?.openRequests -= 1 }
    if let receiver { loaded[receiver]?.openRequests += 1 }
    people[true] = loaded
    for (key, result) in made where key.withLoads {
      guard case .success(let kernel) = result else { continue }
      var world = kernel.world
      world.people = loaded
      made[key] = .success(Kernel(kernel.rulebook, world: world))
    }
  }

  /// When a definition asks how much somebody has: to find out is a walk over all of its tests.
  private func reading(of definition: Definition, _ digest: String) -> Reading {
    if let known = readings[digest] { return known }
    let reading = Reading(always: definition.machineReadsLoads, forAbsences: definition.coverReadsLoads)
    readings[digest] = reading
    return reading
  }

  private func kernel(_ digest: String, withLoads: Bool) throws -> Kernel {
    let key = Key(digest: digest, withLoads: withLoads)
    if let known = made[key] { return try known.get() }
    do {
      let kernel = try make(key)
      made[key] = .success(kernel)
      return kernel
    } catch let error as TaskingError {
      made[key] = .failure(error)
      throw error
    } catch let fault as StoreFault where fault.isDamage {
      let error = TaskingError(fault)
      made[key] = .failure(error)
      throw error
    }
  }

  private var bench: Bench { Bench(shelf: shelf, now: now, reader: reader) }

  private func make(_ key: Key) throws -> Kernel {
    try bench.kernel(shelf.rulebook(digest: key.digest, in: reader), among: everybody(withLoads: key.withLoads))
  }

  private func everybody(withLoads: Bool) throws -> [String: Person] {
    if let known = people[withLoads] { return known }
    let found = try bench.people(withLoads ? .everybody : .of([]))
    people[withLoads] = found
    return found
  }
}

extension Definition {
  /// Whether anything that happens by itself depends on how much somebody has, while nobody is away.
  var machineReadsLoads: Bool {
    let moves = moves.filter { $0.isMachines && $0.occasion != .assigneeAbsent }
    let tests = moves.flatMap(\.rules).compactMap { rules[$0]?.test } + moves.compactMap(\.at)
    let clocks = clocks.flatMap { [$0.whileTest, $0.noLaterThan].compactMap(\.self) }
    return (tests + clocks).contains { $0.source.contains("open_requests") }
  }

  /// Whether it depends on that what becomes of the work of those who are away.
  var coverReadsLoads: Bool {
    moves.filter { $0.occasion == .assigneeAbsent }.flatMap(\.rules)
      .contains { rules[$0]?.test.source.contains("open_requests") ?? false }
  }

  /// For whom a request counts as one that they have.
  fileprivate func bearer(of snapshot: Snapshot) -> String? {
    guard let stage = states[snapshot.state]?.stage, stage == .assign || stage == .act else { return nil }
    return snapshot.assignee
  }
}
