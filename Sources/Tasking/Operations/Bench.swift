import Store
import TaskingAPI
import Workflow
import WorkingTime

/// Where the world of a decision is put together, from one snapshot, and the kernel that decides in it.
///
/// A world holds how much somebody has in hand only of those who were asked for: a rule that reads it of anybody else fails,
/// and what it decides is refused.
struct Bench {
  let shelf: Shelf
  let now: Instant
  let reader: any ReadTransaction

  /// Of whom it is counted how much they have in hand.
  enum Loads {
    /// Of everybody; cost: what everybody has.
    case everybody
    /// Of these; cost: what they have.
    case of(Set<String>)
  }

  /// Everybody on record, by id.
  func people(_ loads: Loads) throws -> [String: Person] { try people(loads, among: reader.people()) }

  private func people(_ loads: Loads, among rows: [PersonRow]) throws -> [String: Person] {
    switch loads {
    case .everybody: rows.people(openRequests: try reader.openRequestCounts())
    case .of(let ids): rows.people(openRequests: try reader.openRequestCounts(of: ids), of: ids)
    }
  }

  /// The kernel of a definition among these people.
  func kernel(_ rulebook: Rulebook, among people: [String: Person]) throws -> Kernel {
    Kernel(rulebook, world: try world(of: rulebook.definition, people))
  }

  /// The same of a definition that may be stored nowhere.
  func kernel(_ definition: Definition, _ loads: Loads) throws -> Kernel {
    Kernel(definition: definition, world: try world(of: definition, people(loads)))
  }

  /// The same kernel for a request that was not re-dated since another version of its calendar was put to use: until now
  /// its clocks are counted by the earlier one.
  func kernel(_ kernel: Kernel, counting snapshot: Snapshot) throws -> Kernel {
    guard let version = kernel.calendarVersion(countedUntilNow: snapshot) else { return kernel }
    return kernel.counting(
      from: try shelf.calendar(kernel.world.calendar.name, version: version, around: now, in: reader))
  }

  private func world(of definition: Definition, _ people: [String: Person]) throws -> World {
    World(
      people: people, registers: try shelf.registers(in: reader),
      calendar: try shelf.calendar(definition.calendar, around: now, in: reader), zones: shelf.zones)
  }
}

extension Bench {
  /// The kernel for an attempt on a request, which may read the load of whoever acts, raised it, has it, is to get it, or
  /// would stand in for one of them.
  func kernel(
    _ definition: Definition, actor: String?, _ snapshot: Snapshot?, assigning entries: [Entry] = []
  ) throws -> Kernel {
    let rows = try reader.people()
    let given = entries.filter { $0.key == Definition.assigneeWord }.compactMap(\.value)
    var ids = Set([actor, snapshot?.raiser, snapshot?.assignee].compactMap(\.self) + given)
    let deputies = Dictionary(
      rows.map { ($0.record.id, [$0.record.deputy].compactMap(\.self) + $0.absences.compactMap(\.record.deputy)) },
      uniquingKeysWith: { first, _ in first })
    var left = Array(ids)
    while let id = left.popLast() {
      for deputy in deputies[id, default: []] where ids.insert(deputy).inserted { left.append(deputy) }
    }
    let kernel = Kernel(definition: definition, world: try world(of: definition, people(.of(ids), among: rows)))
    return try snapshot.map { try self.kernel(kernel, counting: $0) } ?? kernel
  }
}
