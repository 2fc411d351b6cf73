import CEL
package import WorkingTime

// Every change that a blocker suggests is tried, and what the kernel then says decides; a change that lifts no blocker is
// not built upon. What a move asks for and what it needs is taken as given: that is no change, it only has to be typed.

/// Finds the smallest change, of one thing or two, that would let a move be made.
package struct Counterfactual: Sendable {
  let kernel: Kernel
  let move: MoveRule
  /// How often the kernel is asked at most.
  private let limit: Int

  package init(_ kernel: Kernel, move: MoveRule, limit: Int = 2_000) {
    self.kernel = kernel
    self.move = move
    self.limit = limit
  }

  /// The changes; none when nothing stands in the way, nil when no two changes would do.
  ///
  /// Cost: as many decisions as there are values and people to try, `limit` at most.
  package func smallest(for actor: Actor, on snapshot: Snapshot, at now: Instant) throws(KernelFault)
    -> [SupposedChange]?
  {
    let start = Supposition(
      snapshot: snapshot, attempt: Attempt(actor: actor, act: .move(move.name), now: now))
    let blockers = try standing(start)
    if blockers.isEmpty { return [] }
    var asked = 0
    var promising: [(change: SupposedChange, supposition: Supposition, blockers: [Blocker])] = []
    for change in changes(suggestedBy: blockers, on: start) {
      guard asked < limit else { return nil }
      asked += 1
      let supposition = start.with(change)
      let left = try standing(supposition)
      if left.isEmpty { return [change] }
      if left.count < blockers.count { promising.append((change, supposition, left)) }
    }
    for (first, supposition, left) in promising {
      for second in changes(suggestedBy: left, on: supposition) where second.matter != first.matter {
        guard asked < limit else { return nil }
        asked += 1
        if try standing(supposition.with(second)).isEmpty { return [first, second] }
      }
    }
    return nil
  }

  /// What stands in the way, apart from what only has to be given.
  private func standing(_ supposition: Supposition) throws(KernelFault) -> [Blocker] {
    guard case .refused(let blockers) = try kernel.decide(supposition.attempt, on: supposition.snapshot) else {
      return []
    }
    return blockers.filter { !$0.isAboutGiving }
  }

  private func changes(suggestedBy blockers: [Blocker], on supposition: Supposition) -> [SupposedChange] {
    var seen: Set<SupposedChange> = []
    return blockers.flatMap { changes(suggestedBy: $0, on: supposition) }.filter { seen.insert($0).inserted }
  }

  private func changes(suggestedBy blocker: Blocker, on supposition: Supposition) -> [SupposedChange] {
    let (snapshot, now) = (supposition.snapshot, supposition.attempt.now)
    switch blocker.fault {
    case .role, .scope, .separation, .staysBarred, .changedIt, .overrideBy, .implied:
      return people { kernel.mayMake(move, $0, on: snapshot, at: now) }.map { .actor($0) }
    case .onlyFor(let field, let values, _): return values.map { .field(field, .text($0)) }
    case .notFor(let field, let value): return codes(of: field).filter { $0 != value }.map { .field(field, .text($0)) }
    case .noAssignee: return people { _ in true }.map { .assignee($0) }
    case .rule(let name, _), .ruleFault(let name, _):
      return kernel.definition.rules[name].map { changes(for: $0, on: supposition) } ?? []
    default: return []
    }
  }

  private func changes(for rule: Rule, on supposition: Supposition) -> [SupposedChange] {
    let values = SupposedValues(kernel: kernel, now: supposition.attempt.now)
    return rule.test.program.paths.sorted { $0.joined(separator: ".") < $1.joined(separator: ".") }
      .flatMap { path -> [SupposedChange] in
        switch path.first {
        case "request" where path.count > 1:
          return values.values(of: path[1], now: supposition.snapshot.fields[path[1]]).map { .field(path[1], $0) }
        case Definition.assigneeWord: return people { _ in true }.map { .assignee($0) }
        case "actor":
          return people { kernel.mayMake(move, $0, on: supposition.snapshot, at: supposition.attempt.now) }
            .map { .actor($0) }
        case "now": return values.later(than: supposition.snapshot).map { .time($0) }
        default: return []
        }
      }
  }

  private func people(_ isOne: (String) -> Bool) -> [String] { kernel.world.people.keys.sorted().filter(isOne) }

  private func codes(of field: String) -> [String] {
    guard case .code(let codes)? = kernel.definition.fields[field]?.shape else { return [] }
    return codes
  }
}
