import Store
import Workflow
import WorkingTime

/// The kernels by which the machine acts, for one transaction: each made once, and each failure told once.
///
/// Whom to tell is asked of everybody; how much everybody has is counted only where a definition's own machine moves and
/// clocks ask for it, since to count it is a walk over every assigned request.
final class MachineKernels {
  private let service: Service
  private let now: Instant
  private let transaction: any ReadTransaction
  private var made: [String: Result<Kernel, TaskingError>] = [:]
  private var people: [Bool: [String: Person]] = [:]

  init(_ service: Service, at now: Instant, _ transaction: any ReadTransaction) {
    self.service = service
    self.now = now
    self.transaction = transaction
  }

  /// The kernel of the definition of that digest.
  /// - Throws: why the definition, its calendar or a register cannot be read; the same again when asked again.
  func kernel(_ digest: String) throws -> Kernel {
    if let known = made[digest] { return try known.get() }
    do {
      let kernel = try make(digest)
      made[digest] = .success(kernel)
      return kernel
    } catch let error as TaskingError {
      made[digest] = .failure(error)
      throw error
    } catch let fault as StoreFault where fault.isDamage {
      let error = TaskingError(fault)
      made[digest] = .failure(error)
      throw error
    }
  }

  private func make(_ digest: String) throws -> Kernel {
    let rulebook = try service.shelf.rulebook(digest: digest, in: transaction)
    let world = World(
      people: try everybody(withLoads: rulebook.definition.machineReadsLoads),
      registers: try service.shelf.registers(in: transaction),
      calendar: try service.shelf.calendar(rulebook.definition.calendar, around: now, in: transaction),
      zones: service.surroundings.zones)
    return Kernel(rulebook, world: world)
  }

  private func everybody(withLoads: Bool) throws -> [String: Person] {
    if let known = people[withLoads] { return known }
    let counts = withLoads ? try transaction.openRequestCounts() : [:]
    var found: [String: Person] = [:]
    for row in try transaction.people() {
      found[row.record.id] = row.person(openRequests: counts[row.record.id] ?? 0)
    }
    people[withLoads] = found
    return found
  }
}

extension Definition {
  /// Whether anything that happens by itself depends on how much somebody has.
  var machineReadsLoads: Bool {
    let moves = moves.filter(\.isMachines)
    let tests = moves.flatMap(\.rules).compactMap { rules[$0]?.test } + moves.compactMap(\.at)
    let clocks = clocks.flatMap { [$0.whileTest, $0.noLaterThan].compactMap(\.self) }
    return (tests + clocks).contains { $0.source.contains("open_requests") }
  }
}
